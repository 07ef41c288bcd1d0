"""Simulated years of losses: what is read from them."""

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import groupby

import numpy as np

from assess.risk.results import AnnualLoss, ExceedancePoint
from assess.sampling import Floats

POINTS = 60
"""Points of an exceedance curve."""
CURVE = (0.01, 0.999)
"""The quantiles of the years with a loss between which the curve runs."""
QUANTILES = (0.5, 0.9, 0.95, 0.99)
WORST = 0.1
"""The share of the years whose mean loss is told."""


class Years:
    """Annual losses, of which most may be nothing."""

    def __init__(self, n: int, drawn: Floats) -> None:
        """From some of n ≥ 1 years, the others being without a loss; `drawn` stays as it is."""
        self.n = n
        self.losses = drawn.compress(drawn > 0)
        """Those above zero. Few figures are read from many years, so each is put in its place when it is
        asked for: a sort of all takes several times as long."""
        self._without = n - len(self.losses)
        self._settled: list[int] = []
        self.sd = _sd(self.losses, n)

    def quantile(self, p: float) -> float:
        """The quantile of all years, linear between the two nearest ranks (Hyndman–Fan 7)."""
        below, above = _ranks(self.n, p)
        self._settle(rank - self._without for rank in (below, above))
        low, high = self._ranked(below), self._ranked(above)
        return low + (p * (self.n - 1) - below) * (high - low)

    def _ranked(self, rank: int) -> float:
        place = rank - self._without
        return float(self.losses[place]) if place >= 0 else 0.0

    def worst(self, share: float) -> float:
        """The mean of that share of the years that lose most, by rank: right also where most lose nothing."""
        count = math.ceil(share * self.n)
        self._settle([len(self.losses) - count])
        return float(self.losses[-count:].sum()) / count

    def above(self, losses: Sequence[float]) -> list[float]:
        """The share of the years that lose more than each of some ascending losses."""
        reached = np.searchsorted(np.asarray(losses), self.losses, side="left")
        more = np.bincount(reached, minlength=len(losses) + 1)[::-1].cumsum()[::-1]
        return [count / self.n for count in more[1:].tolist()]

    def between(self, low: float, high: float) -> tuple[float, float]:
        """Two quantiles of the years with a loss, of which there is one or more: each its lower rank."""
        places = [math.floor(p * (len(self.losses) - 1)) for p in (low, high)]
        self._settle(places)
        return float(self.losses[places[0]]), float(self.losses[places[1]])

    def figures(self, mean: float) -> AnnualLoss:
        """What they say, around the exact mean."""
        ranks = {rank for p in QUANTILES for rank in _ranks(self.n, p)} | {self.n - math.ceil(WORST * self.n)}
        self._settle(rank - self._without for rank in ranks)
        return AnnualLoss(
            mean=mean,
            se=self.sd / math.sqrt(self.n),
            **{f"p{100 * p:.0f}": self.quantile(p) for p in QUANTILES},
            es90=self.worst(WORST),
            prob_none=1 - len(self.losses) / self.n,
        )

    def _settle(self, places: Iterable[int]) -> None:
        """Puts the losses of these ranks in their places, all smaller ones before each of them."""
        wanted = sorted({place for place in places if place >= 0}.difference(self._settled))
        ends = [-1, *self._settled, len(self.losses)]
        for after, between in groupby(wanted, key=lambda place: bisect_left(ends, place)):
            first = ends[after - 1] + 1
            self.losses[first : ends[after]].partition([place - first for place in between])
        self._settled = sorted([*self._settled, *wanted])


def _sd(losses: Floats, n: int) -> float:
    """The standard deviation of n years, of which those without a loss are left out."""
    if n < 2:
        return 0.0
    mean = float(losses.sum()) / n
    squares = np.square(losses - mean)  # a product of vectors would wake BLAS's threads
    return math.sqrt((float(squares.sum()) + (n - len(losses)) * mean**2) / (n - 1))


def _ranks(n: int, p: float) -> tuple[int, int]:
    below = math.floor(p * (n - 1))
    return below, min(below + 1, n - 1)


def exceedance(inherent: Years, residual: Years, target: Years) -> tuple[ExceedancePoint, ...]:
    """The three curves on one logarithmic grid of losses; empty where no year has a loss."""
    states = (inherent, residual, target)
    having = [years.between(*CURVE) for years in states if len(years.losses)]
    if not having:
        return ()
    low, high = min(low for low, _ in having), max(high for _, high in having)
    grid = np.geomspace(low, high, POINTS).tolist() if low < high else [low]
    return tuple(
        ExceedancePoint(loss=loss, inherent=before, residual=after, target=reached)
        for loss, before, after, reached in zip(grid, *(years.above(grid) for years in states), strict=True)
    )
