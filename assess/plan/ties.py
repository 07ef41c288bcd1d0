"""Which of several equally good sets to take: fewer days, then less money, then the first in rubric order."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from assess.plan.problem import ZERO
from assess.plan.program import WHOLE, Check, Program, Row, Settled, Unsettled, another, at_most, common_unit
from assess.plan.value import Value

Floats = NDArray[np.float64]
Columns = frozenset[int]


def first_of_equals(program: Program, value: Value, rows: list[Row], best: Columns) -> Columns:
    """The set to take among all that are worth as much as `best`; `rows` hold for all of them."""
    while True:
        ties = _Ties(program, value, rows, best)
        try:
            ties.cheapest()
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

    def cheapest(self) -> None:
        """Keeps the sets of the fewest days and, of these, the least money."""
        days = _whole({column: item.all_days for column, item in enumerate(self.value.items)})
        money = _whole({column: item.money for column, item in enumerate(self.value.items)})
        step = sum(money.values()) + 1
        if step * sum(days.values()) <= WHOLE:
            # Then both are one sum, of which the money can never make up for a day.
            both = {c: days.get(c, ZERO) * step + money.get(c, ZERO) for c in days.keys() | money.keys()}
            self._least(dict(sorted(both.items())))
        else:
            self._least(days)
            self._least(money)

    def _least(self, terms: dict[int, Fraction]) -> None:
        """Keeps the sets with the smallest sum."""
        if not any(column in terms for column in self.open):
            return
        objective = np.zeros(self.program.size + self.program.free)
        for column, amount in terms.items():
            objective[column] = -float(amount)
        self._keep(terms)
        less = at_most(terms, _sum(terms, self.best) - 1)
        found = self._best(self.program, objective, [less])
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
        """Takes the set that has the earliest steps.

        Asks for the first step that another set has and this one has not, while it has all that this one
        has before; goes there, and asks again, until there is none.
        """
        while True:
            open_ = self.open
            absent = [column for column in open_ if column not in self.best]
            tops = self.program.tops + (1.0,) * len(absent)
            program = replace(self.program, tops=tops, presolve=False)
            rows = self._first_absent(open_, absent)
            objective = np.zeros(program.size + program.free)
            objective[self.program.size + self.program.free :] = -1
            found = self._best(program, objective, rows) if absent else None
            if found is None:
                return
            first = next(column for column in absent if column in found)
            decided = frozenset(column for column in open_ if column <= first)
            self.best = found
            self.settled = Settled(
                self.settled.inside | (decided & found), self.settled.outside | (decided - found)
            )

    def _first_absent(self, open_: Sequence[int], absent: Sequence[int]) -> list[Row]:
        """Rows by which one absent step is there, and all before it that are there now.

        The free columns say by absent step whether the one asked for stands there or further on, so that
        the fewer of them, the earlier it is.
        """
        first, rows, place = self.program.size + self.program.free, list[Row](), 0
        for column in open_:
            if place == len(absent):
                break
            here, next_ = first + place, first + place + 1
            if column != absent[place]:
                rows.append(Row({here: 1.0, column: -1.0}, 0.0))
                continue
            place += 1
            if place == len(absent):
                rows.append(Row({here: 1.0, column: -1.0}, 0.0))
            else:
                rows += [Row({here: 1.0, next_: -1.0, column: -1.0}, 0.0), Row({next_: 1.0, here: -1.0}, 0.0)]
        return [*rows, Row({first: -1.0}, -1.0)]

    def _best(self, program: Program, objective: Floats, rows: Sequence[Row] = ()) -> Columns | None:
        inside, outside = self.settled.inside, self.settled.outside
        found = program.best(objective, [*self.rows, *rows], inside, outside, self._check)
        return None if found is None else found.columns


def _whole(weights: dict[int, Fraction]) -> dict[int, Fraction]:
    """Weights in the largest unit of which all are whole multiples; those of nothing are left out."""
    weights = {column: weight for column, weight in weights.items() if weight}
    unit = common_unit(weights.values())
    return {column: weight / unit for column, weight in weights.items()}


def _sum(terms: dict[int, Fraction], columns: Columns) -> Fraction:
    return sum((terms.get(column, ZERO) for column in columns), ZERO)
