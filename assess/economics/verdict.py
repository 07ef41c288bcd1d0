"""Whether the money is enough, and whether what is put in comes back: an appraisal as a judgement.

It looks at the most likely amounts and at direct benefits alone, as the runway does.
"""

from dataclasses import dataclass
from typing import Literal

from assess.economics.cash_flows import NEAR_ZERO
from assess.economics.inputs import PERIODS_PER_YEAR
from assess.economics.results import Appraisal

Cash = Literal["nothing_entered", "lasts", "lasts_the_horizon", "runs_out"]
Return = Literal["no_cost", "no_benefit", "never", "below_rate", "earns", "at_once"]

CLEARLY = 0.05
"""How much of the span from P10 to P90 a plan lies above its own middle before that is worth a word."""


@dataclass(frozen=True)
class Verdict:
    """What the figures of an appraisal come to for somebody who does not read figures."""

    cash: Cash
    least: float
    """Cash at its lowest over the periods; below 0 it is what is missing."""
    gives_back: Return
    only_with_indirect: bool
    """Whether it comes back once indirect benefits are counted, and not before."""
    above_own_ranges: bool
    """Whether its value lies clearly above the median and the mean of its simulated futures."""

    @property
    def in_hand(self) -> bool:
        """Whether the cash and the funding entered carry it through the periods entered."""
        return self.cash in ("lasts", "lasts_the_horizon")

    @property
    def pays(self) -> bool:
        """Whether it comes back with what is asked of it."""
        return self.gives_back in ("earns", "at_once")


def verdict(found: Appraisal) -> Verdict:
    """The judgement that the figures allow."""
    returned = _return(found)
    indirect = found.total.payback is not None and returned in ("never", "no_benefit")
    return Verdict(
        cash=_cash(found),
        least=min(period.cash for period in found.cash),
        gives_back=returned,
        only_with_indirect=indirect,
        above_own_ranges=_above_own_ranges(found),
    )


def _cash(found: Appraisal) -> Cash:
    if found.runway is not None and found.runway < found.periods * 12 / PERIODS_PER_YEAR[found.period]:
        return "runs_out" if _has_money(found) else "nothing_entered"
    return "lasts" if found.runway is None else "lasts_the_horizon"


def _has_money(found: Appraisal) -> bool:
    start = found.cash[0]
    opening = start.cash - start.funding - start.benefit_direct + start.cost
    moved = abs(start.cash) + abs(start.funding) + start.benefit_direct + start.cost
    return opening > NEAR_ZERO * moved or any(period.funding > 0 for period in found.cash)


def _return(found: Appraisal) -> Return:
    direct = found.direct
    if direct.total_cost <= 0:
        return "no_cost"
    if direct.total_benefit <= 0:
        return "no_benefit"
    if direct.payback is None:
        return "never"
    if direct.npv < 0:
        return "below_rate"
    return "at_once" if direct.payback == 0 else "earns"


def _above_own_ranges(found: Appraisal) -> bool:
    simulated = found.simulation.direct.npv
    margin = max(CLEARLY * (simulated.p90 - simulated.p10), 3 * simulated.se)
    return margin > 0 and found.direct.npv - max(simulated.p50, simulated.mean) > margin
