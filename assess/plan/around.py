"""What lies around a plan: what other budgets would buy, and how firmly each step stands in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from assess.plan.frontier import MORE, Axis, Frontier, Point, frontier, gain
from assess.plan.problem import Choice
from assess.plan.question import Question
from assess.plan.results import FrontierPoint, Margin, Range, Variation
from assess.plan.robustness import robustness

READINESS, LOSS = Fraction(1), Fraction(0)
"""What steps are chosen by, as a mix."""
BUDGETS = 30
"""Budgets above nothing that are tried."""
DRAWS = 40
"""How often efforts and effects are drawn: a share of the draws is then sure to about 8 in 100."""
EFFORT = Range(low=0.6, high=1.8)
"""What an effort may come to, of what was estimated. Our judgement: work takes longer more often than not."""
EFFECT = Range(low=0.6, high=1.2)
"""What a step may bring, of what was reckoned. Our judgement too."""


@dataclass(frozen=True)
class Around:
    """Other budgets, and how often each step is chosen as figures vary."""

    frontier: tuple[FrontierPoint, ...] = ()
    frontier_money: tuple[FrontierPoint, ...] = ()
    knee_days: float | None = None
    knee_money: float | None = None
    more_days: Margin | None = None
    more_money: Margin | None = None
    variation: Variation | None = None
    robustness: Mapping[str, float] = field(default_factory=dict)


AROUND_NOTHING = Around()
"""Where nobody looked around."""


def look_around(question: Question, choice: Choice, readiness: float | None, seed: int) -> Around:
    """The surroundings of a plan; `readiness` is that of today, to which every budget adds."""
    problem = question.problem
    if not problem.items:
        return AROUND_NOTHING
    days = frontier(problem, BUDGETS, "days")
    costs = any(item.money for item in problem.items)
    money = frontier(problem, BUDGETS, "money") if costs else None
    shares = robustness(
        problem,
        choice,
        effort=(EFFORT.low, EFFORT.high),
        effect=(EFFECT.low, EFFECT.high),
        n=DRAWS,
        seed=seed,
    )
    return Around(
        frontier=_points(question, days, readiness),
        frontier_money=_points(question, money, readiness) if money else (),
        knee_days=_knee(days),
        knee_money=_knee(money) if money else None,
        more_days=_margin(question, choice, "days"),
        more_money=_margin(question, choice, "money") if costs else None,
        variation=Variation(draws=DRAWS, seed=seed, effort=EFFORT, effect=EFFECT),
        robustness=shares,
    )


def _points(question: Question, found: Frontier, readiness: float | None) -> tuple[FrontierPoint, ...]:
    def reached(one: Point) -> float | None:
        return None if readiness is None else readiness + float(one.points)

    def point(one: Point, readiest: Point, safest: Point) -> FrontierPoint:
        return FrontierPoint(
            limit=float(one.budget),
            readiness=reached(one),
            loss_avoided=one.loss if question.losses else None,
            most_readiness=reached(readiest),
            most_avoided=safest.loss if question.losses else None,
            gates=one.gates,
            value=float(one.value),
            bound=float(one.bound),
        )

    readiest = _by(question, found, READINESS)
    safest = _by(question, found, LOSS) if question.losses else found
    return tuple(map(point, found.points, readiest.points, safest.points))


def _by(question: Question, found: Frontier, mix: Fraction) -> Frontier:
    """The best of the same budgets where nothing else is wanted; what was found if nothing else was."""
    if question.problem.mix == mix:
        return found
    return frontier(replace(question.problem, mix=mix), BUDGETS, found.axis)


def _knee(found: Frontier) -> float | None:
    return None if found.knee is None else float(found.points[found.knee].budget)


def _margin(question: Question, choice: Choice, axis: Axis) -> Margin | None:
    found = gain(question.problem, choice, axis)
    if found is None:
        return None
    return Margin(
        more=float(MORE[axis]),
        readiness=float(found.points),
        loss_avoided=found.loss if question.losses else None,
        gates=found.gates,
    )
