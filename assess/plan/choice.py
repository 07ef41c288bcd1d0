"""Which steps to take: one question after the other, each among the answers that the one before leaves.

1. as many of the fixed steps as fit: all of them, unless the budget is too small;
2. as many unmet gates met as can be;
3. the highest value: readiness points, avoided loss, or a mix;
4. the fewest days; 5. the least money; 6. the first steps in rubric order.

Points are exact: the integer program is solved without a gap, and everything is summed again in fractions.
Avoided loss is a product, which the program knows by planes above it: they are added where the program
answers, until value and bound meet or the rounds are used up; then the bound says what is left open.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assess.plan.improving import improved
from assess.plan.limits import Limits
from assess.plan.problem import ZERO, Budget, Choice, Item, Problem
from assess.plan.program import Program, Row, Unsettled, at_least, at_most, not_all
from assess.plan.remarks import remarks
from assess.plan.ties import first_of_equals
from assess.plan.timetable import core
from assess.plan.value import Value

Floats = NDArray[np.float64]
Ids = frozenset[str]

ROUNDS = 25
"""Times that planes are added where the program answers."""


def choose(problem: Problem, *, ties: bool = True, gap: float = 0.0) -> Choice:
    """The best steps for a budget; without `ties` any that have the highest value, and no months: faster.

    With a `gap` avoided loss may fall short of its bound by that share, which is faster by far.
    """
    chooser = _Chooser(problem, gap)
    chooser.settle()
    if ties and chooser.proven:
        chooser.settle_ties()
    return chooser.told(months=ties)


def choose_each(problem: Problem, budgets: Sequence[Budget], *, gap: float = 0.0) -> list[Choice]:
    """The best steps for each of some budgets, none of which has less of anything than the one before.

    As `choose` without ties. The largest comes first: what no larger budget allows, no smaller one does, so
    that each goes on from what has been found out, and where the best steps still fit, they are still best.
    """
    choices, larger = list[Choice](), None
    for budget in reversed(budgets):
        chooser = _Chooser(problem.under(budget), gap, larger)
        chooser.settle()
        choices.append(chooser.told(months=False))
        larger = chooser
    return choices[::-1]


class _Chooser:
    """One problem on its way through the questions.

    Of the same problem with a `larger` budget it takes over the columns, and what has been cut off.
    """

    def __init__(self, problem: Problem, gap: float, larger: "_Chooser | None" = None) -> None:
        self.problem, self.limits, self.larger = problem, Limits(problem), larger
        self.gap = 0.0 if problem.mix == 1 else gap
        usable = self.limits.usable
        self.items: tuple[Item, ...] = larger.items if larger else usable
        self.column = {item.id: column for column, item in enumerate(self.items)}
        self.shut = frozenset(self.column.values()) - {self.column[item.id] for item in usable}
        """Columns of steps that only a larger budget pays for."""
        self.value: Value = larger.value if larger else Value(problem, usable)
        self.cuts: list[Row] = larger.cuts if larger else []
        """Rows that hold for this and every smaller budget."""
        self.proven: bool = larger.certain if larger else True
        """Whether nothing better than `best` exists, so far as has been asked."""
        self.certain: bool = self.proven
        """Whether it is proven of every set that was cut off that it cannot be done."""
        self.kept: list[tuple[Mapping[str, int], int]] = []
        """What has been decided: of some steps, how many at least."""
        self.best: Ids = frozenset()
        self.bound: Fraction | float = math.inf
        """No set that obeys what has been decided is worth more."""

    def settle(self) -> None:
        """Answers the first three questions."""
        if self.larger is not None and self.limits.fits(self.larger.best):
            self.best, self.bound, self.kept = self.larger.best, self.larger.bound, self.larger.kept
            self.proven = self.larger.proven
            return
        usable = self.limits.usable
        self.as_many({i.id: 1 for i in usable if i.id in self.problem.closed(self.problem.fixed)})
        self.as_many({item.id: item.gates for item in usable if item.gates})
        self.bound = self.highest_value()

    def as_many(self, counts: Mapping[str, int]) -> None:
        """As many of some steps as fit beside what has been decided."""
        if not counts:
            return
        together = self.best | self.problem.closed(counts)
        if self.limits.fits(together):
            self.best = together
        else:
            weights = {self.column[id]: Fraction(counts[id]) for id in sorted(counts)}
            self._ask(self._floats(weights), lambda ids: _count(counts, ids))
        self.kept.append((counts, _count(counts, self.best)))

    def highest_value(self) -> Fraction | float:
        """Takes the set of the highest value, and returns a bound on all values."""
        bound, of = math.inf, self.value.of
        before = self.best
        if self.items:
            self._program.gap = self.gap / 2
        for turn in range(ROUNDS):
            found, limit = self._found(self.value.vector)
            if limit / float(self.value.scale) < of(self.best) - self.value.close:
                break  # the solver has lost an answer that it had; the last bound stands
            bound = min(bound, limit / float(self.value.scale))
            if found is not None and (turn == 0 or of(found) > of(self.best)):
                self.best = found
            if found is None or bound * (1 - self.gap) <= of(self.best) + self.value.close:
                break
            planes = [] if self.value.exact else self.value.loss.planes(found)
            if not planes:
                break
            self._program.rows += planes
        if math.isinf(bound):  # the solver told of none: all steps together bring as much as any of them
            bound = float(of(frozenset(self.column)))
        if of(before) > of(self.best):
            self.best = before
        if bound * (1 - self.gap) > of(self.best) + self.value.close:
            self.best = improved(self.best, self.limits, of, self._obeys)
        self.proven &= self._met(bound)
        return of(self.best) if self._met(bound) else bound

    def _met(self, bound: float) -> bool:
        return bound <= self.value.of(self.best) + self.value.close

    def settle_ties(self) -> None:
        """Fewer days, then less money, then the first in rubric order, of all that are worth as much."""
        if self.items:
            columns = frozenset(self.column[id] for id in self.best)
            columns = first_of_equals(self._program, self.value, self._rows(), columns)
            self.best = self._ids(columns)

    def told(self, *, months: bool) -> Choice:
        """The choice with all that is to be said about it."""
        chosen = [item for item in self.problem.items if item.id in self.best]
        value = self.value.of(self.best)
        timetable = self.limits.timing(self.best).timetable if months else None
        return Choice(
            chosen=tuple(item.id for item in chosen),
            points=sum((item.points for item in chosen), ZERO),
            loss=self.problem.avoided(self.best),
            days=sum((item.all_days for item in chosen), ZERO),
            money=sum((item.money for item in chosen), ZERO),
            gates=sum(item.gates for item in chosen),
            value=value,
            bound=max(self.bound, value),
            optimal=self.proven,
            problems=remarks(self.problem, self.limits, self.best),
            months={} if timetable is None else timetable.months(self.limits.clock),
        )

    def _ask(self, objective: Floats, of: Callable[[Ids], int]) -> None:
        found, bound = self._found(objective)
        if found is not None:
            self.best = found
        elif of(self.best) < math.floor(bound):
            self.best = improved(self.best, self.limits, of, self._obeys)
            self.proven &= of(self.best) >= math.floor(bound)

    def _found(self, objective: Floats) -> tuple[Ids | None, float]:
        """What the program answers, or a bound alone where it does not settle."""
        if not self.items:
            return None, 0.0
        try:
            found = self._program.best(objective, self._rows(), outside=self.shut)
        except Unsettled as unsettled:
            return None, unsettled.bound
        return (None, -math.inf) if found is None else (self._ids(found.columns), found.bound)

    def _rows(self) -> list[Row]:
        """The limits and what has been decided, as rows."""
        decided = [
            at_least({self.column[id]: Fraction(counts[id]) for id in sorted(counts)}, Fraction(reached))
            for counts, reached in self.kept
        ]
        return self._limits + decided

    @cached_property
    def _limits(self) -> list[Row]:
        found = []
        for limit in self.limits.sums:
            terms = {self.column[id]: w for id, w in limit.weights.items() if id in self.column}
            if sum(terms.values()) > limit.available:
                found.append(at_most(terms, limit.available))
        return found

    def _obeys(self, ids: Ids) -> bool:
        return all(_count(counts, ids) >= reached for counts, reached in self.kept)

    @cached_property
    def _program(self) -> Program:
        after = tuple(tuple(self.column[need] for need in item.after) for item in self.items)
        if not self.value.exact and not self.cuts:
            self.cuts += self.value.loss.first()
        tops, presolve = self.value.tops, self.value.exact
        return Program(after, tops, self._dishonest, presolve=presolve, rows=self.cuts)

    def _dishonest(self, columns: frozenset[int], free: Floats) -> Sequence[Row]:
        """Cuts off what breaks a limit in exact sums, or cannot be done in time."""
        ids = self._ids(columns)
        limit = self.limits.broken(ids)
        if limit is not None:
            return [not_all(self.column[id] for id in limit.cover(ids))]
        if self.limits.clock.horizon is None:
            return ()
        window = self.limits.clock.fullest(ids)
        if window is not None:
            inside = (item for item in self.limits.clock.inside(window) if item.id in self.column)
            return [at_most({self.column[i.id]: i.days[window.role] for i in inside}, window.days)]
        timing = self.limits.timing(ids)
        if timing.timetable is not None:
            return ()
        self.proven &= timing.proven
        self.certain &= timing.proven
        return [not_all(self.column[id] for id in core(self.limits.clock, ids))]

    def _ids(self, columns: frozenset[int]) -> Ids:
        return frozenset(self.items[column].id for column in columns)

    def _floats(self, weights: Mapping[int, Fraction]) -> Floats:
        vector = np.zeros(len(self.items) + len(self.value.tops))
        for column, weight in weights.items():
            vector[column] = float(weight)
        return vector


def _count(counts: Mapping[str, int], ids: Ids) -> int:
    return sum(count for id, count in counts.items() if id in ids)
