"""Which of several equally good sets to take: fewer days, then less money, then the first in rubric order."""

from collections.abc import Callable, Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from assess.plan.problem import ZERO, Item
from assess.plan.program import Check, Program, Row, Settled, Unsettled, another, at_most
from assess.plan.value import Value

Floats = NDArray[np.float64]
Columns = frozenset[int]

BLOCK = 20
"""Steps put in order at a time: 2 to this power has to be a whole number to the solver."""


def first_of_equals(program: Program, value: Value, rows: list[Row], best: Columns) -> Columns:
    """The set to take among all that are worth as much as `best`; `rows` hold for all of them."""
    while True:
        ties = _Ties(program, value, rows, best)
        try:
            ties.least(lambda item: item.all_days)
            ties.least(lambda item: item.money)
            ties.first_in_order()
        except Unsettled:
            return ties.best
        if not value.exact or ties.worth(ties.best) == ties.worth(best):
            return ties.best
        # Floats could not tell it apart from one that is exactly better: once more from there.
        best = ties.best


class _Ties:
    """Sets that are worth as much as one, and what has been decided between them."""

    def __init__(self, program: Program, value: Value, rows: list[Row], best: Columns) -> None:
        self.program, self.value, self.best = program, value, best
        worth = self.worth(best)
        self.check: Check = value.check(worth)
        reached = float(worth) * float(value.scale)
        self.settled: Settled = program.settled(value.vector, reached, rows)
        self.rows = [*rows, value.worth(worth)]
        self.sums: list[tuple[dict[int, Fraction], Fraction]] = []

    @property
    def open(self) -> list[int]:
        """Steps in which the sets may differ, in rubric order."""
        settled = self.settled.inside | self.settled.outside
        return [column for column in range(self.program.size) if column not in settled]

    def worth(self, columns: Columns) -> Fraction | float:
        """The value of a set."""
        return self.value.of(frozenset(self.value.items[column].id for column in columns))

    def least(self, of: Callable[[Item], Fraction]) -> None:
        """Keeps the sets with the smallest sum."""
        terms = {column: of(item) for column, item in enumerate(self.value.items) if of(item)}
        if not any(column in terms for column in self.open):
            return
        objective = np.zeros(self.program.size + self.program.free)
        for column, amount in terms.items():
            objective[column] = -float(amount)
        self._keep(terms)
        found = self._best(objective)
        if found is not None and _sum(terms, found) < _sum(terms, self.best):
            self.best = found
            self._keep(terms)

    def _keep(self, terms: dict[int, Fraction]) -> None:
        """From now on only sets whose sum is no larger than that of the best."""
        total = _sum(terms, self.best)
        self.rows.append(at_most(terms, total))
        self.sums.append((terms, total))

    def _check(self, columns: Columns, free: Floats) -> Sequence[Row]:
        """Cuts off what is worth less, or has a larger sum by less than floats can tell."""
        if all(_sum(terms, columns) <= total for terms, total in self.sums):
            return self.check(columns, free)
        return [another(columns, self.program.size)]

    def first_in_order(self) -> None:
        """Takes the set that has the earliest steps."""
        open_ = self.open
        for start in range(0, len(open_), BLOCK):
            block = open_[start : start + BLOCK]
            objective = np.zeros(self.program.size + self.program.free)
            objective[block] = [float(1 << (BLOCK - 1 - place)) for place in range(len(block))]
            found = self._best(objective)
            if found is None:
                return
            self.best = found
            self.settled = Settled(
                self.settled.inside | (found & frozenset(block)),
                self.settled.outside | (frozenset(block) - found),
            )

    def _best(self, objective: Floats) -> Columns | None:
        inside, outside = self.settled.inside, self.settled.outside
        found = self.program.best(objective, self.rows, inside, outside, self._check)
        return None if found is None else found.columns


def _sum(terms: dict[int, Fraction], columns: Columns) -> Fraction:
    return sum((terms.get(column, ZERO) for column in columns), ZERO)
