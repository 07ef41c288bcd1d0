"""Mean annual losses in closed form, λ · E[loss]: exact, so that what a gap costs needs no simulation."""

import math

from scipy.special import ndtr

from assess.risk.controls import Factors
from assess.risk.inputs import Transfer
from assess.risk.register import Risk
from assess.sampling import Lognormal


def annual_mean(risk: Risk, factors: Factors, transfer: Transfer | None = None) -> float:
    """The mean loss per year with these factors and this insurance, its premium left out."""
    return risk.frequency.mean * factors.frequency * event_mean(risk.loss, factors.loss, transfer)


def event_mean(loss: Lognormal, factor: float, transfer: Transfer | None = None) -> float:
    """The mean of what one event costs the company.

    Of a loss Y it bears Y − min(max(Y − deductible, 0), limit), whose mean is
    E[Y] − (E[min(Y, deductible + limit)] − E[min(Y, deductible)]).
    """
    if factor <= 0:
        return 0.0
    left = Lognormal(loss.mu + math.log(factor), loss.sigma)
    if transfer is None:
        return left.mean
    paid = _capped(left, transfer.deductible + transfer.limit) - _capped(left, transfer.deductible)
    return min(max(left.mean - paid, 0.0), left.mean)


def _capped(loss: Lognormal, cap: float) -> float:
    """E[min(Y, cap)] of a lognormal Y."""
    if cap <= 0:
        return 0.0
    z = (math.log(cap) - loss.mu) / loss.sigma
    return float(loss.mean * ndtr(z - loss.sigma) + cap * ndtr(-z))


def rosi(before: float, after: float, cost: float) -> float | None:
    """Return on a control: what it saves per year over what it costs per year, minus 1; None without a cost.

    `before` and `after` are mean annual losses (Sonnenreich and others 2006; ENISA 2012).
    """
    return (before - after - cost) / cost if cost > 0 else None
