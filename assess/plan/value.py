"""What a set of steps is worth: in exact or joint figures, and as the integer program sees it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assess.plan.bound import UNIT, Loss
from assess.plan.problem import ZERO, Item, Problem
from assess.plan.program import WHOLE, Check, Row, another, at_least

Floats = NDArray[np.float64]

CLOSE = 1e-9
"""Share of all points up to which a bound is met: what the solver, in floats, can tell apart."""
CLOSE_LOSS = 2e-6
"""Share of all loss, or of a mix, below which two values count as the same."""


@dataclass
class Value:
    """The objective of a problem over the columns of its program."""

    problem: Problem
    items: tuple[Item, ...]
    """The steps that are columns."""

    @cached_property
    def exact(self) -> bool:
        """Whether it is readiness points alone."""
        return self.problem.mix == 1

    @cached_property
    def loss(self) -> Loss:
        """The avoided loss of the steps that are columns."""
        return Loss(self.problem, self.items)

    @cached_property
    def tops(self) -> tuple[float, ...]:
        """The most that the columns for the loss can be, which come after those of the steps."""
        return () if self.exact else tuple(self.loss.tops.tolist())

    @cached_property
    def _all_points(self) -> Fraction:
        return sum((max(item.points, ZERO) for item in self.problem.items), ZERO) or Fraction(1)

    def of(self, chosen: frozenset[str]) -> Fraction | float:
        """The value of a set: points, loss per year, or the mix as a share of all."""
        if self.problem.mix == 0:
            return self.loss.of(chosen)
        points = sum((self.problem.by_id[id].points for id in chosen), ZERO)
        if self.exact:
            return points
        mix = self.problem.mix
        return float(mix * points / self._all_points) + float(1 - mix) * self.loss.of(chosen) / self.loss.all

    @cached_property
    def close(self) -> float:
        """Values that differ by no more are the same."""
        if self.exact:
            return CLOSE * float(self._all_points)
        return CLOSE_LOSS * (self.loss.all if self.problem.mix == 0 else 1.0)

    @cached_property
    def scale(self) -> Fraction:
        """Units of the program in one of value; where it can be, so that values become whole numbers."""
        if not self.exact:
            return Fraction(UNIT) / Fraction(self.loss.all if self.problem.mix == 0 else 1)
        whole = math.lcm(*(item.points.denominator for item in self.items))
        total = sum((abs(item.points) for item in self.items), ZERO)
        return Fraction(whole) if whole * total <= WHOLE else WHOLE / (10 * self._all_points)

    @cached_property
    def vector(self) -> Floats:
        """The value as coefficients of the program's columns."""
        if self.exact:
            return np.array([float(item.points * self.scale) for item in self.items])
        share = self.problem.mix / self._all_points * Fraction(UNIT)
        points = [float(item.points * share) for item in self.items]
        loss = np.zeros(len(self.tops))
        loss[: self.loss.count] = float(1 - self.problem.mix)
        return np.concatenate([points, loss])

    def worth(self, value: Fraction | float) -> Row:
        """The row that keeps sets of at least a value; `check` says whether one truly is."""
        if isinstance(value, Fraction):
            return at_least({c: i.points for c, i in enumerate(self.items) if i.points}, value)
        terms = {column: -float(weight) for column, weight in enumerate(self.vector) if weight}
        return Row(terms, -(value - self.close) * float(self.scale))

    def check(self, value: Fraction | float) -> Check:
        """Cuts off sets that are worth less than a value."""
        least = value if isinstance(value, Fraction) else value - self.close

        def lacking(columns: frozenset[int], free: Floats) -> Sequence[Row]:
            chosen = frozenset(self.items[column].id for column in columns)
            if self.of(chosen) >= least:
                return ()
            planes = () if self.exact else self.loss.planes(chosen)
            return [*planes, another(columns, len(self.items))]

        return lacking
