"""How long the money lasts."""

import math
from typing import NamedTuple

import numpy as np

from assess.economics.cash_flows import NEAR_ZERO
from assess.sampling import Floats


class Runway(NamedTuple):
    """Months until the cash is gone, or why there is no such month."""

    months: float | None
    reason: str | None


def runway(flows: Floats, funding: Floats, opening_cash: float, months_per_period: int) -> Runway:
    """Months from the decision date until cash falls below zero, linear within a period.

    `flows` are net of direct benefits, without funding. Behind the last period, cash goes on falling at the
    mean burn of the last three months (of the last period, where it is longer), funding left out, since a
    round comes once. Without such a burn the reason is `not_burning`.
    """
    cash = opening_cash + np.cumsum(flows + funding)
    noise = NEAR_ZERO * (opening_cash + float(np.abs(flows).sum() + np.abs(funding).sum()))
    cash[np.abs(cash) <= noise] = 0.0
    below = np.flatnonzero(cash < 0)
    if len(below):
        first = int(below[0])
        if first == 0:
            return Runway(0.0, None)
        before, after = float(cash[first - 1]), float(cash[first])
        return Runway((first - 1 + before / (before - after)) * months_per_period, None)
    last = flows[1:][-last_periods(months_per_period) :]
    burn = -float(last.mean()) / months_per_period
    if burn <= noise:
        return Runway(None, "not_burning")
    months = (len(flows) - 1) * months_per_period + float(cash[-1]) / burn
    return Runway(months, None) if math.isfinite(months) else Runway(None, "not_burning")


def last_periods(months_per_period: int) -> int:
    """How many periods at the end tell the burn that goes on: three months, or one period that is longer."""
    return max(1, 3 // months_per_period)


def runway_paths(cash: Floats, burn: Floats, moved: Floats, months_per_period: int) -> Floats:
    """`runway` of many paths at once: months, infinite where cash never runs out.

    `cash` is what is left at the end of each period, one column a path; `burn` the monthly burn that goes on
    behind the last period; `moved` the money that flowed either way, by which rounding is told from a loss.
    """
    noise = NEAR_ZERO * moved
    below = cash < -noise
    first, ran_out = below.argmax(axis=0), below.any(axis=0)
    path = np.arange(cash.shape[1])
    before = np.maximum(cash[np.maximum(first - 1, 0), path], 0.0)
    after = np.minimum(cash[first, path], 0.0)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):  # of paths that the others answer
        within = np.where(first > 0, first - 1 + before / (before - after), 0.0)
        beyond = len(cash) - 1 + np.maximum(cash[-1], 0.0) / burn / months_per_period
    beyond[burn <= noise] = np.inf
    return np.asarray(np.where(ran_out, within, beyond) * months_per_period)
