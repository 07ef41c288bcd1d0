"""How firmly each step stands in a plan when efforts and effects come out other than assumed.

Each step's days and its effect are multiplied by draws from PERT(low, 1, high), in streams of their own, and
the plan is made anew. Avoided loss is then a sum of what each step adds to the plan, or would add: to redo
the product for every draw would take too long, and say little more this near to the plan.
"""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from assess.plan.choice import choose
from assess.plan.problem import Choice, Item, Problem
from assess.sampling import Pert, draw, stream

DIGITS = 1_000
"""Draws are kept to a thousandth, so that sums stay exact and short."""


def robustness(
    problem: Problem,
    choice: Choice,
    *,
    effort: tuple[float, float],
    effect: tuple[float, float],
    n: int,
    seed: int,
) -> dict[str, float]:
    """By step: the share of n draws in which it is in the plan; `choice` is that of the problem.

    Raises:
        InvalidDistribution: a range that does not hold 1.
    """
    efforts = {item.id: _draws(f"plan/effort/{item.id}", effort, n, seed) for item in problem.items}
    effects = {item.id: _draws(f"plan/effect/{item.id}", effect, n, seed) for item in problem.items}
    losses = _added(problem, frozenset(choice.chosen)) if problem.mix < 1 else {}
    counts = dict.fromkeys((item.id for item in problem.items), 0)
    for turn in range(n):
        items = tuple(
            _varied(item, efforts[item.id][turn], effects[item.id][turn], losses.get(item.id, 0.0))
            for item in problem.items
        )
        varied = replace(problem, items=items, joint=None, parts=None, at_stake=None)
        for id in choose(varied, ties=False).chosen:
            counts[id] += 1
    return {id: count / n for id, count in counts.items()}


def _draws(key: str, bounds: tuple[float, float], n: int, seed: int) -> list[Fraction]:
    drawn = draw(Pert(float(bounds[0]), 1.0, float(bounds[1])), stream(seed, key), n)
    return [Fraction(round(factor * DIGITS), DIGITS) for factor in drawn.tolist()]


def _varied(item: Item, effort: Fraction, effect: Fraction, loss: float) -> Item:
    days = {role: amount * effort for role, amount in item.days.items()}
    return replace(item, days=days, points=item.points * effect, loss=loss * float(effect))


def _added(problem: Problem, chosen: frozenset[str]) -> Mapping[str, float]:
    """What each step adds to the loss avoided: the last to come, after those that do not need it."""
    added = {}
    for item in problem.items:
        before = frozenset(id for id in chosen if item.id not in problem.needs[id])
        before |= problem.needs[item.id] - {item.id}
        added[item.id] = max(0.0, problem.avoided(before | {item.id}) - problem.avoided(before))
    return added
