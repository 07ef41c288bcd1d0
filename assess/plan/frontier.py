"""What every budget would buy: the best value from nothing to everything, and what a little more would add.

Every point is a plan of its own, so that what a day is worth is what a day buys: unlike a price from the
linear relaxation, which speaks of fractions of steps. As in a plan, gates go first: where one more gate is
met, the value may fall.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from assess.plan.choice import choose, choose_each
from assess.plan.problem import ZERO, Budget, Choice, Problem

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
    amounts = _amounts(problem, steps, axis)
    budgets = [_with(problem.budget, axis, amount) for amount in amounts]
    points = tuple(map(_point, amounts, choose_each(problem, budgets, gap=GAP)))
    return Frontier(axis, points, _knee(points))


def gain(problem: Problem, choice: Choice, axis: Axis, more: Fraction | None = None) -> Gain | None:
    """What one more day, or 1,000 units more money, adds to the choice for a problem; None without a limit.

    Where gates take what is added, points or loss may fall.
    """
    now = problem.budget.days if axis == "days" else problem.budget.money
    if now is None:
        return None
    added = MORE[axis] if more is None else more
    other = choose(problem.under(_with(problem.budget, axis, now + added)), ties=False)
    return Gain(
        value=other.value - choice.value,
        points=other.points - choice.points,
        loss=other.loss - choice.loss,
        gates=other.gates - choice.gates,
    )


def _amounts(problem: Problem, steps: int, axis: Axis) -> list[Fraction]:
    items = [item for item in problem.items if item.id not in problem.out]
    total = sum((item.all_days if axis == "days" else item.money for item in items), ZERO)
    amounts = [total * turn / steps for turn in range(steps + 1)]
    if total >= steps:  # whole days, whole units: nobody plans with a third of one
        amounts = [Fraction(math.ceil(amount)) for amount in amounts]
    return sorted(set(amounts))


def _with(budget: Budget, axis: Axis, amount: Fraction) -> Budget:
    return replace(budget, days=amount) if axis == "days" else replace(budget, money=amount)


def _point(amount: Fraction, choice: Choice) -> Point:
    return Point(
        budget=amount,
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
