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


@dataclass(frozen=True, eq=False)
class Years:
    """Annual losses, of which most may be nothing."""

    n: int
    losses: Floats
    """Those above zero, ascending."""
    sd: float

    @classmethod
    def of(cls, drawn: Floats) -> "Years":
        """From n ≥ 1 years, which stay as they are."""
        sd = float(drawn.std(ddof=1)) if len(drawn) > 1 else 0.0
        return cls(len(drawn), np.sort(drawn[drawn > 0]), sd)

    def quantile(self, p: float) -> float:
        """The quantile of all years, linear between the two nearest ranks (Hyndman–Fan 7)."""
        at = p * (self.n - 1)
        below = math.floor(at)
        low, high = self._ranked(below), self._ranked(min(below + 1, self.n - 1))
        return low + (at - below) * (high - low)

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
            p50=self.quantile(0.5),
            p90=self.quantile(0.9),
            p95=self.quantile(0.95),
            p99=self.quantile(0.99),
            es90=self.worst(0.1),
            prob_none=1 - len(self.losses) / self.n,
        )


def exceedance(inherent: Years, residual: Years) -> tuple[ExceedancePoint, ...]:
    """Both curves on one logarithmic grid of losses; empty where no year has a loss."""
    having = [years.losses for years in (inherent, residual) if len(years.losses)]
    if not having:
        return ()
    low = min(float(np.quantile(losses, CURVE[0])) for losses in having)
    high = max(float(np.quantile(losses, CURVE[1])) for losses in having)
    return tuple(
        ExceedancePoint(loss=loss, inherent=inherent.exceeding(loss), residual=residual.exceeding(loss))
        for loss in (np.geomspace(low, high, POINTS).tolist() if low < high else [low])
    )
