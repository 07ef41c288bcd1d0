"""What every budget would buy: the best value from nothing to everything, and what a little more would add.

Every point is a plan of its own, solved anew, so that what a day is worth is what a day buys: unlike a price
from the linear relaxation, which speaks of fractions of steps. As in a plan, gates go first: where one more
gate is met, the value may fall.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from assess.plan.choice import choose
from assess.plan.problem import ZERO, Choice, Problem

Axis = Literal["days", "money"]

MORE: dict[Axis, Fraction] = {"days": Fraction(1), "money": Fraction(1_000)}
"""The little more of which it is said what it buys."""
GAP = 0.01
"""Share of its bound by which avoided loss may fall short in a frontier, which is drawn, not followed."""


@dataclass(frozen=True)
class Point:
    """The best plan of one budget."""

    budget: Fraction
    value: Fraction | float
    bound: Fraction | float
    points: Fraction
    loss: float
    gates: int
    optimal: bool


@dataclass(frozen=True)
class Frontier:
    """The best plans of many budgets, everything else as in the problem."""

    axis: Axis
    points: tuple[Point, ...]
    """From a budget of nothing to one that pays for every step."""
    knee: int | None
    """The point farthest above the line from the first to the last; None where none lies above it."""


@dataclass(frozen=True)
class Gain:
    """What a larger budget adds to a plan."""

    value: Fraction | float
    points: Fraction
    loss: float
    gates: int


def frontier(problem: Problem, steps: int = 30, axis: Axis = "days") -> Frontier:
    """The best plans of `steps` budgets above nothing, evenly spaced up to everything."""
    budgets = _budgets(problem, steps, axis)
    choices = (choose(_with(problem, axis, budget), ties=False, gap=GAP) for budget in budgets)
    points = tuple(map(_point, budgets, choices))
    return Frontier(axis, points, _knee(points))


def gain(problem: Problem, choice: Choice, axis: Axis, more: Fraction | None = None) -> Gain | None:
    """What one more day, or 1,000 units more money, adds to the choice for a problem; None without a limit.

    Where gates take what is added, points or loss may fall.
    """
    now = problem.budget.days if axis == "days" else problem.budget.money
    if now is None:
        return None
    added = MORE[axis] if more is None else more
    other = choose(_with(problem, axis, now + added), ties=False)
    return Gain(
        value=other.value - choice.value,
        points=other.points - choice.points,
        loss=other.loss - choice.loss,
        gates=other.gates - choice.gates,
    )


def _budgets(problem: Problem, steps: int, axis: Axis) -> list[Fraction]:
    items = [item for item in problem.items if item.id not in problem.out]
    total = sum((item.all_days if axis == "days" else item.money for item in items), ZERO)
    budgets = [total * turn / steps for turn in range(steps + 1)]
    if total >= steps:  # whole days, whole units: nobody plans with a third of one
        budgets = [Fraction(math.ceil(budget)) for budget in budgets]
    return sorted(set(budgets))


def _with(problem: Problem, axis: Axis, amount: Fraction) -> Problem:
    budget = problem.budget
    changed = replace(budget, days=amount) if axis == "days" else replace(budget, money=amount)
    return replace(problem, budget=changed)


def _point(budget: Fraction, choice: Choice) -> Point:
    return Point(
        budget=budget,
        value=choice.value,
        bound=choice.bound,
        points=choice.points,
        loss=choice.loss,
        gates=choice.gates,
        optimal=choice.optimal,
    )


def _knee(points: Sequence[Point]) -> int | None:
    first, last = points[0], points[-1]
    width, height = float(last.budget - first.budget), float(last.value - first.value)
    if width <= 0 or height <= 0:
        return None
    above = [
        float(point.value - first.value) / height - float(point.budget - first.budget) / width
        for point in points
    ]
    highest = max(range(len(points)), key=lambda place: above[place])
    return highest if above[highest] > 0 else None
