"""Plans and frontiers: over the whole rubric, as steps grow, against greedy and trying everything."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import partial

from assess.loading import shipped_rubric
from assess.plan.choice import choose
from assess.plan.frontier import frontier
from assess.plan.problem import ZERO, Budget, Item, Problem
from assess.profile import Stage
from assess.rubric import Criterion
from benchmarks.figures import Figure
from tests.plan.instances import instance
from tests.plan.naive import brute_force, greedy, points

STAGE: Stage = "growth"
"""Where most is expected, so that there are most steps."""
YUAN = Fraction(71, 10)
"""Units of currency for one dollar."""
DAYS = (30, 60, 120, 240, 480)
"""Budgets of which one plan each is made."""
ROUNDS = 3
GROWTH = (50, 100, 200, 500, 1000)
SMALL = 14
"""Steps of the problems that are solved by trying everything too."""


def measure() -> list[Figure]:
    """Medians over budgets and rounds, after one plan that warms up."""
    whole = _whole_rubric()
    budgets = [replace(whole, budget=Budget(days=Fraction(d), money=Fraction(80_000))) for d in DAYS]
    choose(budgets[0])
    count = len(whole.items)
    plan = [_ms(partial(choose, problem)) for problem in budgets]
    months = replace(budgets[2], budget=replace(budgets[2].budget, months=6))
    hurried = replace(budgets[2], budget=replace(budgets[2].budget, months=3))
    drawn = [_ms(partial(frontier, budgets[2]), rounds=1)]
    ahead = [_ahead(problem) for problem in budgets]
    small = [replace(instance(seed, most=SMALL, least=SMALL), fixed=frozenset()) for seed in range(5)]
    trying = sum(_ms(partial(brute_force, problem, points), rounds=1) for problem in small)
    solving = sum(_ms(partial(choose, problem), rounds=1) for problem in small)
    return [
        Figure(
            "plan",
            f"a plan over all {count} steps, median of budgets",
            statistics.median(plan),
            "ms",
            200,
        ),
        Figure("plan", "… the slowest of them", max(plan), "ms"),
        Figure("plan", "… within six months", _ms(partial(choose, months)), "ms"),
        Figure("plan", f"the frontier of 30 budgets over {count} steps", drawn[0], "ms", 3000),
        Figure("plan", "… within three months", _ms(partial(frontier, hurried), rounds=1), "ms", 3000),
        Figure("plan", "points that greedy leaves, of the plan's, mean", 100 * statistics.mean(ahead), "%"),
        Figure("plan", f"{SMALL} steps, against trying everything", 100 * solving / trying, "%"),
        *(
            Figure("plan", f"a plan over {size:,} made-up steps", _ms(partial(choose, _made_up(size))), "ms")
            for size in GROWTH
        ),
    ]


def _ms(case: Callable[[], object], rounds: int = ROUNDS) -> float:
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        case()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def _ahead(problem: Problem) -> float:
    """Share of the best points that greedy leaves; without gates, which it knows nothing of."""
    items = tuple(replace(item, gates=0) for item in problem.items)
    problem = replace(problem, items=items)
    return float(1 - greedy(problem) / choose(problem, ties=False).points)


def _made_up(size: int) -> Problem:
    problem = instance(size, most=size, least=size, gates=False)
    days = sum((item.all_days for item in problem.items), ZERO)
    money = sum((item.money for item in problem.items), ZERO)
    budget = Budget(days=days / 4, money=money / 4)
    return replace(problem, budget=budget, fixed=frozenset(), excluded=frozenset())


def _whole_rubric() -> Problem:
    """Every step up to the targets, from nothing at all."""
    items = []
    rubric = shipped_rubric()
    all_weights = sum(dimension.weight for dimension in rubric.dimensions)
    for dimension in rubric.dimensions:
        criteria = [criterion for topic in dimension.topics for criterion in topic.criteria]
        expected = sum(criterion.weight * criterion.target.at(STAGE) for criterion in criteria)
        for criterion in criteria:
            share = Fraction(100 * dimension.weight * criterion.weight, all_weights * expected)
            items += _steps(criterion, share)
    known = {item.id for item in items}
    kept = tuple(replace(item, after=tuple(id for id in item.after if id in known)) for item in items)
    return Problem(kept, Budget())


def _steps(criterion: Criterion, share: Fraction) -> list[Item]:
    items = []
    for level in range(1, criterion.target.at(STAGE) + 1):
        step = criterion.levels[level].step
        if step is None:
            continue
        items.append(
            Item(
                id=f"{criterion.id}@{level}",
                days={step.role: Fraction(str(step.days))},
                money=Fraction(str(step.cost_usd)) * YUAN,
                points=share,
                loss=0.0,
                gates=int(criterion.gate is not None and criterion.gate.level == level),
                lead_days=step.lead_days,
                after=(f"{criterion.id}@{level - 1}", *step.after),
            )
        )
    return items
