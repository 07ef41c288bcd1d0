"""Simulated years of losses, in order: what is read from them."""

import math
from dataclasses import dataclass

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


@dataclass(frozen=True, eq=False)
class Years:
    """Annual losses, of which most may be nothing."""

    n: int
    losses: Floats
    """Those above zero, ascending; at least those that `figures` reads are in their places."""
    sd: float

    @classmethod
    def of(cls, drawn: Floats, *, ordered: bool = True) -> "Years":
        """From n ≥ 1 years, which stay as they are.

        Not `ordered`, they give `figures` alone, which takes a part of the time.
        """
        n = len(drawn)
        losses = drawn.compress(drawn > 0)
        sd = _sd(losses, n)
        if ordered:
            losses.sort()
        elif places := _places(n, n - len(losses)):
            losses.partition(places)
        return cls(n, losses, sd)

    def quantile(self, p: float) -> float:
        """The quantile of all years, linear between the two nearest ranks (Hyndman–Fan 7)."""
        below, above = _ranks(self.n, p)
        low, high = self._ranked(below), self._ranked(above)
        return low + (p * (self.n - 1) - below) * (high - low)

    def _ranked(self, rank: int) -> float:
        place = rank - (self.n - len(self.losses))
        return float(self.losses[place]) if place >= 0 else 0.0

    def worst(self, share: float) -> float:
        """The mean of that share of the years that lose most, by rank: right also where most lose nothing."""
        count = math.ceil(share * self.n)
        return float(self.losses[-count:].sum()) / count

    def exceeding(self, loss: float) -> float:
        """The share of the years that lose more."""
        return (len(self.losses) - int(np.searchsorted(self.losses, loss, side="right"))) / self.n

    def figures(self, mean: float) -> AnnualLoss:
        """What they say, around the exact mean."""
        return AnnualLoss(
            mean=mean,
            se=self.sd / math.sqrt(self.n),
            **{f"p{100 * p:.0f}": self.quantile(p) for p in QUANTILES},
            es90=self.worst(WORST),
            prob_none=1 - len(self.losses) / self.n,
        )


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


def _places(n: int, without: int) -> list[int]:
    """Where among the losses those stand that `figures` reads, so many years being without a loss."""
    ranks = {rank for p in QUANTILES for rank in _ranks(n, p)} | {n - math.ceil(WORST * n)}
    return sorted(rank - without for rank in ranks if rank >= without)


def exceedance(inherent: Years, residual: Years, target: Years) -> tuple[ExceedancePoint, ...]:
    """The three curves on one logarithmic grid of losses; empty where no year has a loss."""
    states = {"inherent": inherent, "residual": residual, "target": target}
    having = [years.losses for years in states.values() if len(years.losses)]
    if not having:
        return ()
    low = min(float(np.quantile(losses, CURVE[0])) for losses in having)
    high = max(float(np.quantile(losses, CURVE[1])) for losses in having)
    return tuple(
        ExceedancePoint(loss=loss, **{name: years.exceeding(loss) for name, years in states.items()})
        for loss in (np.geomspace(low, high, POINTS).tolist() if low < high else [low])
    )
