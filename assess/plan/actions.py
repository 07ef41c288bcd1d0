"""The chosen steps as a plan is read: in the order in which they can be done, each with why and what for."""

import heapq
from collections.abc import Iterator, Mapping
from fractions import Fraction

from assess.plan.effects import proven
from assess.plan.problem import Choice
from assess.plan.question import Question
from assess.plan.results import Action, Why
from assess.plan.steps import PlanStep


def actions(question: Question, choice: Choice, robust: Mapping[str, float]) -> tuple[Action, ...]:
    """The actions of a plan; `robust` says of some steps how often they are chosen as figures vary.

    What an action avoids is reckoned on top of those before it, so that all of them add up to what the
    plan avoids: in another order each would have another share of the same whole.
    """
    return tuple(_Listing(question, choice, robust).actions())


def in_order(question: Question, choice: Choice) -> list[PlanStep]:
    """The chosen steps, none before what it waits for, else by the month of their begin, then as listed."""
    chosen = [step for step in question.steps.steps if step.id in set(choice.chosen)]
    place = {step.id: number for number, step in enumerate(chosen)}
    waits = {step.id: {id for id in step.after if id in place} for step in chosen}

    def key(step: str) -> tuple[int, int]:
        return choice.months.get(step, (0, 0))[0], place[step]

    ready = [key(id) for id, first in waits.items() if not first]
    heapq.heapify(ready)
    ordered: list[PlanStep] = []
    while ready:
        step = chosen[heapq.heappop(ready)[1]]
        ordered.append(step)
        for later, first in waits.items():
            if step.id in first:
                first.remove(step.id)
                if not first:
                    heapq.heappush(ready, key(later))
    return ordered


class _Listing:
    """One choice, action by action."""

    def __init__(self, question: Question, choice: Choice, robust: Mapping[str, float]) -> None:
        self.question, self.choice, self.robust = question, choice, robust
        self.chosen = in_order(question, choice)
        needed = {step.id: question.steps.needed(step.id) for step in self.chosen}
        self.needed_by = {id: tuple(o for o, first in needed.items() if id in first) for id in needed}
        self.for_gates = {id for step in self.chosen if step.gate for id in needed[step.id]}
        self.all_points = sum((step.points for step in question.steps.steps), Fraction(0))
        self.all_losses = question.avoided(frozenset(question.steps.by_id)) or 0.0

    def actions(self) -> Iterator[Action]:
        """Each step with what it takes and brings."""
        levels: dict[str, int] = {}
        left = self._left(levels)
        for step in self.chosen:
            levels[step.criterion] = step.to
            then = self._left(levels)
            avoided = None if left is None or then is None else left - then
            left = then
            start, finish = self.choice.months.get(step.id, (0, 0))
            yield Action.model_validate(
                {
                    "id": step.id,
                    "criterion": step.criterion,
                    "from": step.to - 1,
                    "to": step.to,
                    "evidenced": step.evidenced,
                    "role": step.role,
                    "days": float(step.days),
                    "cost": None if step.money is None else float(step.money),
                    "cost_usd": float(step.cost_usd),
                    "lead_days": step.lead_days,
                    "after": step.after,
                    "points": float(step.points),
                    "loss_avoided": avoided,
                    "why": self._why(step, avoided or 0.0),
                    "needed_by": self.needed_by[step.id],
                    "start_month": start + 1,
                    "finish_month": finish + 1,
                    "robustness": self.robust.get(step.id),
                }
            )

    def _left(self, levels: Mapping[str, int]) -> float | None:
        return self.question.losses.residual(proven(levels)) if self.question.losses else None

    def _why(self, step: PlanStep, avoided: float) -> Why:
        if step.id in self.question.problem.fixed:
            return "fixed"
        if step.gate:
            return "gate"
        mix = float(self.question.problem.mix)
        points = mix * float(step.points / self.all_points) if self.all_points else 0.0
        losses = (1 - mix) * avoided / self.all_losses if self.all_losses > 0 else 0.0
        if step.id in self.for_gates or (self.needed_by[step.id] and points <= 0 and losses <= 0):
            return "needed"
        return "points" if points >= losses else "loss"
