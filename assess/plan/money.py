"""What losses leave of the money, before and after some criteria come further."""

from collections.abc import Mapping

from assess.assessment import Assessment
from assess.plan.effects import Losses, proven
from assess.plan.results import MoneyAfterLosses
from assess.risk.joint import columns, joinable


def money_after_losses(
    assessment: Assessment, losses: Losses, levels: Mapping[str, int], *, n: int, seed: int
) -> MoneyAfterLosses | None:
    """The same joint simulation as things stand and with some criteria at these levels, with evidence.

    None without economics, or where they are in another currency.
    """
    economics = joinable(assessment, losses.known)
    if economics is None:
        return None
    cases = {"before": losses.cases({}), "after": losses.cases(proven(levels))}
    found = columns(losses.risks, cases, economics, n=n, seed=seed)
    before, after = found["before"], found["after"]
    return MoneyAfterLosses(
        n=n,
        seed=seed,
        npv_before=before.npv_direct,
        npv_after=after.npv_direct,
        prob_cash_out_before=before.prob_cash_out,
        prob_cash_out_after=after.prob_cash_out,
    )
