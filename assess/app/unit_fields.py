"""The fields of unit economics: which question each belongs to, and what a text typed in one means."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from assess.app.escape import md
from assess.i18n import Translator
from assess.i18n.economics import UNIT_INPUT
from assess.i18n.problems import describe
from assess.problems import InputError, Problem
from assess.typed import number

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


def read(field: str, text: str, currency: str) -> float | None:
    """What a text means in a field: None for an empty one; a share as a fraction.

    Raises:
        InputError: it means no number that the field can hold.
    """
    money = currency if field in MONEY else None
    value = number(text, percent=field in PERCENT, negative=field == "net_new_arr", currency=money)
    if value is None or field not in PERCENT:
        return value
    if value > 1 or (field == "retry_rate" and value == 1):  # with every attempt to be repeated none succeeds
        expected = "< 100%" if field == "retry_rate" else "0%–100%"
        raise InputError([Problem("out_of_range", params={"found": text.strip(), "expected": expected})])
    return value


def trouble(why: InputError, field: str, _: Translator) -> str:
    """Why a text was not saved, as Markdown."""
    reason = " ".join(describe(problem, _) for problem in why.problems)
    return _("**{field}**: not saved. {reason}.", field=name(field, _), reason=md(reason))
