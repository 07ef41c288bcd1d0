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
from assess.plan.problem import ZERO, Choice, Problem
from assess.plan.program import Program, Row, Unsettled, at_least, at_most, not_all
from assess.plan.remarks import remarks
from assess.plan.ties import first_of_equals
from assess.plan.value import Value

Floats = NDArray[np.float64]
Ids = frozenset[str]

ROUNDS = 25
"""Times that planes are added where the program answers."""


def choose(problem: Problem, *, ties: bool = True, gap: float = 0.0) -> Choice:
    """The best steps for a budget; without `ties` any that have the highest value, and no months: faster.

    With a `gap` avoided loss may fall short of its bound by that share, which is faster by far.
    """
    chooser = _Chooser(problem, 0.0 if problem.mix == 1 else gap)
    chooser.as_many(dict.fromkeys(problem.closed(problem.fixed) & chooser.column.keys(), 1))
    chooser.as_many({item.id: item.gates for item in chooser.items if item.gates})
    bound = chooser.highest_value()
    if ties and chooser.proven:
        chooser.settle_ties()
    return chooser.told(bound, months=ties)


class _Chooser:
    """One problem on its way through the questions."""

    def __init__(self, problem: Problem, gap: float) -> None:
        self.problem, self.limits, self.gap = problem, Limits(problem), gap
        self.items = self.limits.usable
        self.column = {item.id: column for column, item in enumerate(self.items)}
        self.value = Value(problem, self.items)
        self.best: Ids = frozenset()
        self.kept: list[tuple[Mapping[str, int], int]] = []
        """What has been decided: of some steps, how many at least."""
        self.proven = True
        """Whether nothing better than `best` exists, so far as has been asked."""

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

    def told(self, bound: Fraction | float, *, months: bool) -> Choice:
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
            bound=max(bound, value),
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
            found = self._program.best(objective, self._rows())
        except Unsettled as unsettled:
            return None, unsettled.bound
        return (None, -math.inf) if found is None else (self._ids(found.columns), found.bound)

    def _rows(self) -> list[Row]:
        """What has been decided, as rows."""
        return [
            at_least({self.column[id]: Fraction(counts[id]) for id in sorted(counts)}, Fraction(reached))
            for counts, reached in self.kept
        ]

    def _obeys(self, ids: Ids) -> bool:
        return all(_count(counts, ids) >= reached for counts, reached in self.kept)

    @cached_property
    def _program(self) -> Program:
        after = tuple(tuple(self.column[need] for need in item.after) for item in self.items)
        program = Program(after, self.value.tops, self._dishonest, presolve=self.value.exact)
        for limit in self.limits.sums:
            terms = {self.column[id]: w for id, w in limit.weights.items() if id in self.column}
            if sum(terms.values()) > limit.available:
                program.rows.append(at_most(terms, limit.available))
        if not self.value.exact:
            program.rows += self.value.loss.first()
        return program

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
        return [not_all(columns)]

    def _ids(self, columns: frozenset[int]) -> Ids:
        return frozenset(self.items[column].id for column in columns)

    def _floats(self, weights: Mapping[int, Fraction]) -> Floats:
        vector = np.zeros(len(self.items) + len(self.value.tops))
        for column, weight in weights.items():
            vector[column] = float(weight)
        return vector


def _count(counts: Mapping[str, int], ids: Ids) -> int:
    return sum(count for id, count in counts.items() if id in ids)
