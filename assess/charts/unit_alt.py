"""Unit economics in words: the text alternative of each chart, and what a machine can serve. No Plotly."""

import math
from collections.abc import Iterator

from assess.economics.results import HostingComparison, UnitFigures
from assess.i18n import Translator, show_money
from assess.i18n.formats import show_rate
from assess.i18n.unit import COST_PART


def costs_alt(unit: UnitFigures, currency: str, _: Translator) -> str:
    """What a task costs by part, in words."""
    parts = _("; ").join(
        _("{name} {value}", name=_(COST_PART[part.kind]), value=show_money(part.cost, _.locale))
        for part in unit.costs
    )
    cost = show_money(unit.cost_per_task or 0.0, _.locale, currency=currency)
    return _("One task costs {cost}: {parts}.", cost=cost, parts=parts)


def share_of_task(cost: float, unit: UnitFigures, _: Translator) -> str:
    """A part of what a task costs, as a share of it."""
    return show_rate(cost / unit.cost_per_task if unit.cost_per_task else None, _.locale)


def hosting_alt(unit: UnitFigures, currency: str, _: Translator) -> str:
    """What an API and hosting cost a month, and where they meet, in words."""
    return _.sentences(hosting_prices(unit, currency, _), *hosting_facts(unit, _))


def hosting_prices(unit: UnitFigures, currency: str, _: Translator) -> str:
    """What an API and hosting cost, for where the rest stands beside the picture."""
    hosting = unit.hosting
    assert hosting is not None
    return _(
        "Calling the API costs {api} for 1M tokens; hosting costs {fixed} a month and {hosting} for 1M "
        "tokens.",
        api=show_money(hosting.api_per_1m_tokens, _.locale, currency=currency),
        fixed=show_money(hosting.fixed_per_month, _.locale, currency=currency),
        hosting=show_money(hosting.hosting_per_1m_tokens, _.locale, currency=currency),
    )


def hosting_facts(unit: UnitFigures, _: Translator) -> Iterator[str]:
    """Where hosting begins to pay, and how much of that one machine serves; nothing until both are known."""
    if unit.hosting is None:
        return
    meet = unit.break_even_tokens
    if meet is None:
        yield _("At these prices hosting is never cheaper.")
    else:
        yield _("From {tokens} tokens a month on, hosting is cheaper.", tokens=show_money(meet, _.locale))
    if unit.hosting.machine_tokens is None:
        return
    serves = show_money(unit.hosting.machine_tokens, _.locale)
    machines = machines_needed(unit.hosting, meet)
    if machines is None:
        yield _("One machine as it is used serves {tokens} tokens a month.", tokens=serves)
    else:
        yield _(
            "One machine as it is used serves {tokens} tokens a month; the break-even takes {n} of them.",
            tokens=serves,
            n=machines,
        )


def machines_needed(hosting: HostingComparison, tokens: float | None) -> int | None:
    """Machines that so many tokens a month take; None where either is unknown."""
    if tokens is None or not hosting.machine_tokens:
        return None
    return max(1, math.ceil(tokens / hosting.machine_tokens))
