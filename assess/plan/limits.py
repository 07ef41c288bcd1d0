"""What a budget allows: every limit as an exact sum over steps, and the steps that could fit at all."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from assess.plan.problem import ZERO, Item, Limit, Problem
from assess.plan.timetable import Timing, timing
from assess.plan.timing import Clock
from assess.rubric import Role


@dataclass(frozen=True)
class Sum:
    """A sum over the chosen steps that may not exceed what is available."""

    limit: Limit
    role: Role | None
    weights: Mapping[str, Fraction]
    """What each step takes of it; a step that takes nothing is left out."""
    available: Fraction

    @cached_property
    def _whole(self) -> tuple[Mapping[str, int], int]:
        """The same in whole numbers, which are faster to add."""
        scale = math.lcm(*(weight.denominator for weight in self.weights.values()))
        weights = {id: int(weight * scale) for id, weight in self.weights.items()}
        return weights, math.floor(self.available * scale)

    def exceeded(self, ids: Iterable[str]) -> bool:
        """Whether some steps take more than there is."""
        weights, most = self._whole
        return sum(weights.get(id, 0) for id in ids) > most

    def needed(self, ids: Iterable[str]) -> Fraction:
        """What some steps take of it."""
        return sum((self.weights[id] for id in ids if id in self.weights), ZERO)

    def cover(self, ids: Iterable[str]) -> list[str]:
        """Few of some steps that exceed it together are enough to exceed it by themselves."""
        taken, total = list[str](), ZERO
        for id in sorted((id for id in ids if id in self.weights), key=lambda id: (-self.weights[id], id)):
            if total > self.available:
                break
            taken.append(id)
            total += self.weights[id]
        return taken


@dataclass
class Limits:
    """All limits of a problem."""

    problem: Problem

    def __post_init__(self) -> None:
        self.clock = Clock(self.problem)

    @cached_property
    def sums(self) -> tuple[Sum, ...]:
        """Those that are sums: days, money, days by role, and what comes in within the months."""
        budget, found = self.problem.budget, list[Sum]()
        if budget.days is not None:
            found.append(self._sum("days", None, budget.days))
        if budget.money is not None:
            found.append(self._sum("money", None, budget.money))
        found += [self._sum("role", role, days) for role, days in sorted(budget.roles.items())]
        for months, items in self.clock.payments():
            come_in = (budget.money_per_month or ZERO) * months
            found.append(Sum("time", None, {item.id: item.money for item in items}, come_in))
        for window in self.clock.windows():
            weights = {item.id: item.days[window.role] for item in self.clock.inside(window)}
            found.append(Sum("time", window.role, weights, window.days))
        return tuple(found)

    def _sum(self, limit: Limit, role: Role | None, available: Fraction) -> Sum:
        weights = {item.id: self._takes(item, limit, role) for item in self.problem.items}
        return Sum(limit, role, {id: weight for id, weight in weights.items() if weight}, available)

    def _takes(self, item: Item, limit: Limit, role: Role | None) -> Fraction:
        if limit == "money":
            return item.money
        return item.all_days if role is None else item.days.get(role, ZERO)

    def broken(self, chosen: Iterable[str]) -> Sum | None:
        """The first limit that a set exceeds."""
        ids = frozenset(chosen)
        return next((limit for limit in self.sums if limit.exceeded(ids)), None)

    def timing(self, chosen: frozenset[str]) -> Timing:
        """When a set could be done; without a horizon it always can, if its roles work at all."""
        return timing(self.clock, chosen)

    def fits(self, chosen: frozenset[str]) -> bool:
        """Whether a set that holds what its steps need keeps every limit."""
        if self.broken(chosen) is not None:
            return False
        if self.clock.horizon is None:
            return all(self.clock.possible(id) for id in chosen)
        return self.timing(chosen).timetable is not None

    @cached_property
    def usable(self) -> tuple[Item, ...]:
        """Steps that are not excluded and would fit, with what they need, if there were no others."""
        return tuple(
            item
            for item in self.problem.items
            if item.id not in self.problem.out
            and self.clock.possible(item.id)
            and self.broken(self.problem.needs[item.id]) is None
        )
