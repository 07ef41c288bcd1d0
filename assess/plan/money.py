"""What losses leave of the money, before and after some criteria come further."""

from collections.abc import Mapping, Sequence

from assess.assessment import Assessment
from assess.plan.effects import Losses, proven
from assess.plan.results import MoneyAfterLosses
from assess.risk.joint import columns, joinable

PATHS = 100_000
"""Paths of the simulation, unless told."""


def money_after_losses(
    assessment: Assessment, losses: Losses, levels: Mapping[str, int], *, n: int, seed: int
) -> MoneyAfterLosses | None:
    """The same joint simulation as things stand and with some criteria at these levels, with evidence.

    None without economics, or where they are in another currency.
    """
    found = money_after_each(assessment, losses, [levels], n=n, seed=seed)
    return found[0] if found else None


def money_after_each(
    assessment: Assessment, losses: Losses, moves: Sequence[Mapping[str, int]], *, n: int, seed: int
) -> tuple[MoneyAfterLosses, ...] | None:
    """The same for several sets of levels on one draw, each with the figures that it would have alone."""
    economics = joinable(assessment, losses.known)
    if economics is None:
        return None
    cases = {str(number): losses.cases(proven(levels)) for number, levels in enumerate(moves)}
    found = columns(losses.risks, {"before": losses.cases({}), **cases}, economics, n=n, seed=seed)
    before = found["before"]
    return tuple(
        MoneyAfterLosses(
            n=n,
            seed=seed,
            npv_before=before.npv_direct,
            npv_after=found[name].npv_direct,
            prob_cash_out_before=before.prob_cash_out,
            prob_cash_out_after=found[name].prob_cash_out,
        )
        for name in cases
    )
