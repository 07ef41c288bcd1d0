"""How much loss a set could avoid at most, as rows of an integer program.

Avoided loss is a product of effects: it grows with every step, and each step adds less the more others are
there. Such a function f (submodular) lies below two planes from any set T that holds what its steps need
(Nemhauser and Wolsey 1981), with ρ_j(U) what step j adds to U; they touch it at T:

    f(S) ≤ f(T) + Σ over S \\ T of ρ_j(T with what j needs)
    f(S) ≤ f(T) − Σ over T \\ S of ρ_j(all but what needs j) + Σ over S \\ T of ρ_j(what j needs)

Known as a sum, or by scenario, the loss itself is that f. Where what is at stake is known too, f is the
logarithm u of what each scenario's loss has been divided by. It is nearly a sum, so that its planes are
nearly it, and the loss avoided, at stake · (1 − e^−u), lies below its tangents.

Where steps do not add less and less, one plane holds: f(S) ≤ Σ over S of the most that each can add.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assess.plan.problem import Item, Problem
from assess.plan.program import Row

Floats = NDArray[np.float64]

UNIT = 1.0
"""All loss there is, in the units of the program, where the solver's tolerance is a millionth."""
TANGENTS = 8
"""Those that a scenario begins with."""
NOTHING = 1e-100
"""Loss that no program can tell from none: one over it would be no number."""
LEFT = 1e-6
"""The smallest share of a scenario's loss that is told from nothing."""
ROUNDING = 1e-9
"""What u may differ by from rounding alone."""


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
            apart = self.problem.parts
            parts = (self.problem.avoided(chosen),) if apart is None else apart(chosen)
            self.known[chosen] = np.asarray(parts, dtype=float)
        return self.known[chosen]

    @cached_property
    def count(self) -> int:
        """Scenarios that are told apart."""
        return len(self.parts(frozenset()))

    @cached_property
    def all(self) -> float:
        """What all steps avoid together, those out of reach included; 1 where that is next to nothing."""
        avoided = self.problem.avoided(frozenset(self.problem.order))
        return avoided if avoided > NOTHING else 1.0

    @cached_property
    def refined(self) -> bool:
        """Whether planes at a set bring the bound closer."""
        linear = self.problem.joint is None and self.problem.parts is None
        return self.problem.diminishing and not linear

    @cached_property
    def curved(self) -> bool:
        """Whether the product itself is followed."""
        return self.refined and self.problem.parts is not None and self.problem.at_stake is not None

    @cached_property
    def tops(self) -> Floats:
        """The most that each free column of the program can be: what scenarios avoid, then their u."""
        most = sum(item.loss for item in self.items)
        if not self.refined:
            return np.full(self.count, most * self._scale)
        everything = self._f(self._everything)
        if not self.curved:
            return everything * self._scale
        return np.concatenate([self._stake * self._scale, everything]) * (1 + ROUNDING)

    def first(self) -> list[Row]:
        """Rows to begin with."""
        if not self.refined:
            return [self._most()]
        rows = self._planes(frozenset()) + self._planes(self._everything)
        if not self.curved:
            return [self._most(), *rows]
        for part, top in enumerate(self.tops[self.count :]):
            starts = np.unique(np.linspace(0, top, TANGENTS))
            rows += [self._tangent(part, float(start)) for start in starts]
        return rows

    def planes(self, base: frozenset[str]) -> list[Row]:
        """The rows that touch the loss at a set."""
        if not self.refined:
            return []
        if not self.curved:
            return self._planes(base)
        at = self._f(base)
        return self._planes(base) + [self._tangent(part, float(at[part])) for part in range(self.count)]

    @cached_property
    def _everything(self) -> frozenset[str]:
        return frozenset(item.id for item in self.items)

    @cached_property
    def _scale(self) -> float:
        return UNIT / self.all

    @cached_property
    def _stake(self) -> Floats:
        return np.asarray(self.problem.at_stake, dtype=float)

    def _f(self, chosen: frozenset[str]) -> Floats:
        """The function whose planes are drawn, by scenario."""
        parts = self.parts(chosen)
        if not self.curved:
            return parts
        share = parts / np.where(self._stake > 0, self._stake, 1)
        return -np.log(np.maximum(1 - share, LEFT))

    def _most(self) -> Row:
        """All that is avoided ≤ Σ of the most that each step can add."""
        terms = {i: -item.loss * self._scale for i, item in enumerate(self.items) if item.loss}
        return Row(terms | {len(self.items) + part: 1.0 for part in range(self.count)}, 0.0)

    def _planes(self, base: frozenset[str]) -> list[Row]:
        here = self._f(base)
        added = {i: self._adds(base, item) for i, item in enumerate(self.items) if item.id not in base}
        # Where every step adds what it does alone, the plane through nothing says it all.
        bent = np.zeros(self.count, dtype=bool) if base else np.ones(self.count, dtype=bool)
        for i, amount in added.items():
            bent |= self._alone[i] - amount > ROUNDING
        lost = {i: self._last[i] for i, item in enumerate(self.items) if item.id in base}
        for i, amount in lost.items():
            bent |= self._alone[i] - amount > ROUNDING
        less = here - sum(lost.values(), np.zeros(self.count))
        rows = []
        for part in np.flatnonzero(bent).tolist():
            rows.append(self._plane(part, here[part], {i: d[part] for i, d in added.items()}))
            if base:
                steps = lost | {i: self._alone[i] for i in added}
                rows.append(self._plane(part, less[part], {i: d[part] for i, d in steps.items()}))
        return rows

    def _adds(self, base: frozenset[str], item: Item) -> Floats:
        without = base | (self.problem.needs[item.id] - {item.id})
        return np.maximum(self._f(without | {item.id}) - self._f(without), 0)

    @cached_property
    def _alone(self) -> list[Floats]:
        return [self._adds(frozenset(), item) for item in self.items]

    @cached_property
    def _last(self) -> list[Floats]:
        """What each step adds at least: when everything but what needs it is there."""
        needs, all_ = self.problem.needs, self._everything
        behind = {id: frozenset(other for other in all_ if id in needs[other]) for id in all_}
        return [self._adds(all_ - behind[item.id], item) for item in self.items]

    def _plane(self, part: int, base: float, steps: Mapping[int, float]) -> Row:
        """f of one scenario ≤ base + Σ steps."""
        scale = 1.0 if self.curved else self._scale
        column = len(self.items) + part + (self.count if self.curved else 0)
        terms = {i: -value * scale for i, value in steps.items() if value > 0}
        return Row(terms | {column: 1.0}, base * scale)

    def _tangent(self, part: int, at: float) -> Row:
        """What a scenario avoids ≤ the tangent to its curve at one u."""
        column = len(self.items) + part
        stake = self._stake[part] * self._scale
        slope = stake * math.exp(-at)
        return Row({column: 1.0, column + self.count: -slope}, -stake * math.expm1(-at) - slope * at)
