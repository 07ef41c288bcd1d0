"""The fields of unit economics: which question each belongs to, and what a text typed in one means."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from assess.app.escape import md, short
from assess.economics.inputs import MAX_AMOUNT
from assess.i18n import N_, Translator, show_number
from assess.i18n.amounts import NotAnAmount, read_amount
from assess.i18n.economics import UNIT_INPUT

GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "sell": ("price_per_1m_tokens", "price_per_task"),
        "host": (
            "gpu_hour",
            "tokens_per_second",
            "utilisation",
            "fixed_hosting_per_month",
            "variable_hosting_per_1m_tokens",
        ),
        "api": ("api_input_price", "api_cached_price", "api_output_price"),
        "call": ("input_tokens", "cached_tokens", "output_tokens", "reasoning_tokens"),
        "task": ("calls_per_task", "retry_rate", "tool_cost", "review_minutes", "review_hourly_cost"),
        "customers": ("arpa", "churn", "cac"),
        "growth": ("net_burn", "net_new_arr"),
    }
)
"""The questions, and the fields that answer each."""
CHECKS: Mapping[str, str] = MappingProxyType(
    {"cached_in_input": "cached_tokens", "reasoning_in_output": "reasoning_tokens"}
)
"""How tokens are counted, and the tokens that it concerns."""
PERCENT = frozenset({"utilisation", "retry_rate", "churn"})
MONEY = frozenset(
    {
        "price_per_1m_tokens",
        "price_per_task",
        "gpu_hour",
        "fixed_hosting_per_month",
        "variable_hosting_per_1m_tokens",
        "api_input_price",
        "api_cached_price",
        "api_output_price",
        "tool_cost",
        "review_hourly_cost",
        "arpa",
        "cac",
        "net_burn",
        "net_new_arr",
    }
)
_TROUBLE = {
    "number": N_('**{field}**: not saved. "{found}" is not a number; write one such as 1,200, 0.35 or 12万.'),
    "negative": N_("**{field}**: not saved. {found} is below 0; write 0 or more."),
    "large": N_("**{field}**: not saved. {found} is more than can be reckoned with."),
    "share": N_("**{field}**: not saved. {found} is not a share; write one from 0% to 100%."),
    "retries": N_("**{field}**: not saved. At {found} every attempt fails; write less than 100%."),
    "which": N_(
        "**{field}**: not saved. Is {found} meant as {percent} or as {share}? Write it with the sign %."
    ),
}


class NotRead(ValueError):
    """A text that a field cannot take; its first argument says why, by an id."""


def name(field: str, _: Translator) -> str:
    """What a field is called, as the beginning of a line."""
    words = _(UNIT_INPUT[field])
    return words[:1].upper() + words[1:]


def label(field: str, currency: str, _: Translator) -> str:
    """What stands above a field, with its unit."""
    unit = "%" if field in PERCENT else currency if field in MONEY else ""
    return _("{first}, {second}", first=name(field, _), second=unit) if unit else name(field, _)


def shown(field: str, value: float | None) -> str:
    """A value as its field shows it, every digit of it; nothing for none."""
    if value is None:
        return ""
    # As decimals: a share of 0.07 is 7, not 7.000000000000001.
    exact = Decimal(repr(value)) * (100 if field in PERCENT else 1)
    text = f"{exact:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def read(field: str, text: str) -> float | None:
    """What a text means in a field: None for an empty one; a share as a fraction.

    Raises:
        NotRead: it means no number that the field can hold.
    """
    plain = text.strip()
    if not plain:
        return None
    bare = plain.removesuffix("%").removesuffix("％") if field in PERCENT else plain
    try:
        value = read_amount(bare)
    except NotAnAmount:
        raise NotRead("number") from None
    if value < 0 and field != "net_new_arr":
        raise NotRead("negative")
    if field in PERCENT:
        return _share(field, value, signed=bare != plain)
    if abs(value) > MAX_AMOUNT:
        raise NotRead("large")
    return value


def _share(field: str, percent: float, *, signed: bool) -> float:
    if not signed and 0 < percent < 1:
        raise NotRead("which")  # a hundredfold error would go unseen
    if percent > 100:
        raise NotRead("share")
    if field == "retry_rate" and percent == 100:
        raise NotRead("retries")
    return round(percent / 100, 10)


def trouble(why: str, field: str, typed: str, _: Translator) -> str:
    """Why a text was not saved, as Markdown."""
    values = {"field": name(field, _), "found": md(short(typed.strip()))}
    if why == "which":
        share = read_amount(typed)
        values |= {
            "percent": f"{show_number(share, _.locale, decimals=4)}%",
            "share": f"{show_number(share * 100, _.locale, decimals=4)}%",
        }
    return _(_TROUBLE[why], **values)
