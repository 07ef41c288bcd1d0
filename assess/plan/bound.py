"""How much loss a set could avoid at most, as rows of an integer program.

Avoided loss f is a product of effects: it grows with every step, and each step adds less the more others are
there (it is submodular). So from any set T that holds what its steps need, two planes lie above f everywhere
(Nemhauser and Wolsey 1981), with ρ_j(U) what step j adds to U:

    f(S) ≤ f(T) + Σ over S \\ T of ρ_j(T with what j needs)
    f(S) ≤ f(T) − Σ over T \\ S of ρ_j(all but what needs j) + Σ over S \\ T of ρ_j(what j needs)

They touch f at T, and of each scenario they can be had apart. Where steps do not add less and less, only the
plane through nothing holds, with the most that each step can add: f(S) ≤ Σ over S of `loss`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assess.plan.problem import Item, Problem
from assess.plan.program import Row

Floats = NDArray[np.float64]

UNIT = 1e6
"""All loss there is, in the units of the program: then the solver's tolerance is 1e-12 of it."""


@dataclass
class Loss:
    """Avoided loss of sets of one problem's usable steps; each set is valued once."""

    problem: Problem
    items: tuple[Item, ...]
    known: dict[frozenset[str], Floats] = field(default_factory=dict)

    def of(self, chosen: frozenset[str]) -> float:
        """Avoided per year."""
        return float(self.parts(chosen).sum())

    def parts(self, chosen: frozenset[str]) -> Floats:
        """Avoided per year, by scenario where they can be had apart."""
        if chosen not in self.known:
            self.known[chosen] = np.asarray(self._value(chosen), dtype=float)
        return self.known[chosen]

    @cached_property
    def _value(self) -> Callable[[frozenset[str]], tuple[float, ...]]:
        problem = self.problem
        return problem.parts or (lambda chosen: (problem.avoided(chosen),))

    @cached_property
    def count(self) -> int:
        """Scenarios that are told apart."""
        return len(self.parts(frozenset()))

    @cached_property
    def all(self) -> float:
        """What all steps together avoid, the excluded and unaffordable included; 1 where it is nothing."""
        return self.problem.avoided(frozenset(self.problem.order)) or 1.0

    @cached_property
    def linear(self) -> bool:
        """Whether it is the sum of the steps' `loss`."""
        return self.problem.joint is None and self.problem.parts is None

    def first(self) -> list[Row]:
        """Rows to begin with: the most that each step adds, and the planes at nothing and at everything."""
        rows = [self._plane(None, 0.0, {i: item.loss for i, item in enumerate(self.items)})]
        if self.linear or not self.problem.diminishing:
            return rows
        everything = frozenset(item.id for item in self.items)
        return [*rows, *self.planes(frozenset()), *self.planes(everything)]

    def planes(self, base: frozenset[str]) -> list[Row]:
        """The rows that touch the loss at a set."""
        if self.linear or not self.problem.diminishing:
            return []
        here = self.parts(base)
        added = {i: self._adds(base, item) for i, item in enumerate(self.items) if item.id not in base}
        alone = {i: self._alone[i] for i in added}
        lost = {i: self._last[i] for i, item in enumerate(self.items) if item.id in base}
        fixed = here - sum(lost.values(), np.zeros(self.count))
        rows = []
        for part in range(self.count):
            rows.append(self._plane(part, here[part], {i: d[part] for i, d in added.items()}))
            if base:
                steps = {i: d[part] for i, d in (lost | alone).items()}
                rows.append(self._plane(part, fixed[part], steps))
        return rows

    def _adds(self, base: frozenset[str], item: Item) -> Floats:
        without = base | (self.problem.needs[item.id] - {item.id})
        return np.maximum(self.parts(without | {item.id}) - self.parts(without), 0)

    @cached_property
    def _alone(self) -> list[Floats]:
        return [self._adds(frozenset(), item) for item in self.items]

    @cached_property
    def _last(self) -> list[Floats]:
        """What each step adds at least: when everything but what needs it is there."""
        ids = frozenset(item.id for item in self.items)
        behind = {id: frozenset(o for o in ids if id in self.problem.needs[o]) for id in ids}
        return [self._adds(ids - behind[item.id], item) for item in self.items]

    def _plane(self, part: int | None, base: float, steps: Mapping[int, float]) -> Row:
        """Loss of one scenario, or of all, ≤ base + Σ steps."""
        scale, first = UNIT / self.all, len(self.items)
        columns = range(self.count) if part is None else (part,)
        terms = {column: -value * scale for column, value in steps.items() if value}
        return Row(terms | {first + column: 1.0 for column in columns}, base * scale)
