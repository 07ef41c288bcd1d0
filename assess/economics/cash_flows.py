"""Figures of a series of net cash flows, one per period, the first at the decision date.

Rates are fractions per period. `exponents` say when each flow is taken to happen, in periods from the
decision date: t at the end of a period, t − ½ in its middle, t − 1 at its start, and 0 for the first.
Spreadsheets differ: Excel's NPV takes the first flow to be a period away, as `npv_end` does.

A figure that is undefined is None, never infinite and never not-a-number.
"""

import math
from collections.abc import Sequence

import numpy as np

from assess.economics.inputs import Timing
from assess.sampling import Floats

NEAR_ZERO = 1e-12
"""Share of the sum of absolute flows below which a cumulative flow counts as zero: the rounding of a sum."""

Flows = Sequence[float] | Floats


def exponents(periods: int, timing: Timing = "end") -> Floats:
    """When each of the flows 0 … periods happens."""
    when = np.arange(periods + 1, dtype=float)
    when[1:] -= {"end": 0.0, "mid": 0.5, "start": 1.0}[timing]
    return when


def discount_factors(rate: float, when: Floats) -> Floats:
    """(1 + rate)^−exponent."""
    return np.asarray(np.exp(-when * math.log1p(rate)))


def npv(rate: float, flows: Flows, timing: Timing = "end") -> float:
    """Net present value, Σ C_t (1 + r)^−exponent."""
    flows = np.asarray(flows, dtype=float)
    return float(flows @ discount_factors(rate, exponents(len(flows) - 1, timing)))


def npv_end(rate: float, flows: Flows) -> float:
    """Net present value as Excel's NPV has it: the first flow is a period away."""
    return npv(rate, [0.0, *flows])


def npv_mid(rate: float, outlay: float, flows: Flows) -> float:
    """Net present value of an outlay at once and flows in the middle of each period."""
    return npv(rate, [outlay, *flows], "mid")


def mirr(flows: Flows, finance_rate: float, reinvest_rate: float, timing: Timing = "end") -> float | None:
    """Modified internal rate of return, (value of inflows at the end / value of outflows now)^(1/n) − 1.

    None without an inflow or without an outflow.
    """
    flows = np.asarray(flows, dtype=float)
    n = len(flows) - 1
    when = exponents(n, timing)
    paid = float(np.maximum(-flows, 0) @ discount_factors(finance_rate, when))
    received = float(np.maximum(flows, 0) @ discount_factors(reinvest_rate, when - n))
    grown = ratio(received, paid)
    return grown ** (1 / n) - 1 if n and grown else None


def payback(flows: Flows) -> float | None:
    """Periods until the cumulative flow stays at or above zero, linear within a period.

    The last crossing counts, since a flow may fall back. 0 where it is never below zero, None where it
    ends there.
    """
    flows = np.asarray(flows, dtype=float)
    total = np.cumsum(flows)
    total[np.abs(total) <= NEAR_ZERO * float(np.abs(flows).sum())] = 0.0
    below = np.flatnonzero(total < 0)
    if not len(below):
        return 0.0
    last = int(below[-1])
    if last == len(total) - 1:
        return None
    return last + float(-total[last] / (total[last + 1] - total[last]))


def discounted_payback(rate: float, flows: Flows, timing: Timing = "end") -> float | None:
    """Payback of the present values."""
    flows = np.asarray(flows, dtype=float)
    return payback(flows * discount_factors(rate, exponents(len(flows) - 1, timing)))


def bcr(rate: float, benefits: Flows, costs: Flows, timing: Timing = "end") -> float | None:
    """Present value of benefits over that of costs, both given positive; None without a cost."""
    return ratio(npv(rate, benefits, timing), npv(rate, costs, timing))


def roi(benefit: float, cost: float) -> float | None:
    """Return on investment, (B − C) / C; None without a cost."""
    return ratio(benefit - cost, cost)


def annualised(return_: float, years: float) -> float | None:
    """A return over some years as one per year, (1 + R)^(1/years) − 1; None below −1."""
    return compounded(return_, 1 / years)


def compounded(rate: float, periods: float) -> float | None:
    """(1 + rate)^periods − 1; None where that is no finite number."""
    if rate <= -1:
        return -1.0 if rate == -1 else None
    try:
        return math.expm1(math.log1p(rate) * periods)
    except OverflowError:
        return None


def peak_funding(flows: Flows) -> float:
    """What has to be found before the flows carry themselves: the deepest cumulative flow, positive."""
    return max(0.0, -float(np.cumsum(np.asarray(flows, dtype=float)).min()))


def ratio(above: float, below: float) -> float | None:
    """A quotient; None where the divisor is not positive, or so small that the quotient is not finite."""
    if below <= 0:
        return None
    quotient = above / below
    return quotient if math.isfinite(quotient) else None
