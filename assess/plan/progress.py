"""What became of an accepted plan: what was done, and what it brought compared with what was promised.

Both are reckoned anew on the assessment as it stands. A step that was reached brings the points of its level,
and the losses that it avoids on top of the steps before it, as far as evidence stands behind it now; so what
the steps brought adds up. What was done beyond the plan is nobody's promise and counts for none of them.
"""

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from typing import Literal

from pydantic import Field

from assess.applicable import Row, applicable
from assess.assessment import Assessment
from assess.models import Result
from assess.plan.effects import Losses
from assess.plan.inputs import Accepted, AcceptedStep, Status
from assess.risk.controls import Standing
from assess.rubric import Rubric
from assess.scoring import level_worth

Outcome = Literal["done", "claimed", "open", "not_comparable"]
"""`claimed`: the level is reached without valid evidence. `not_comparable`: no level is known any more."""


class Payoff(Result):
    """What something adds to readiness and takes off the mean loss of a year."""

    points: float
    loss_avoided: float | None
    """Null where no losses are known, or where they were promised in another currency."""


class StepProgress(Result):
    """One step, as promised and as it stands."""

    criterion: str
    from_: int = Field(alias="from")
    to: int
    owner: str
    due: dt.date | None
    status: Status
    """What the company says of it."""
    level: int | None
    """What the assessment says of it."""
    outcome: Outcome
    carried: bool
    """Whether the answer was copied and not confirmed since."""
    promised: Payoff
    brought: Payoff


class PlanProgress(Result):
    """All steps of an accepted plan, in its order."""

    date: dt.date
    currency: str
    steps: tuple[StepProgress, ...]
    promised: Payoff
    brought: Payoff


def plan_progress(rubric: Rubric, assessment: Assessment) -> PlanProgress | None:
    """What became of the plan that an assessment carries; None where none was accepted."""
    accepted = assessment.plan.accepted
    if accepted is None:
        return None
    steps = tuple(_Comparison(rubric, assessment, accepted).steps())
    return PlanProgress(
        date=accepted.date,
        currency=accepted.currency,
        steps=steps,
        promised=_sum(step.promised for step in steps),
        brought=_sum(step.brought for step in steps),
    )


def overdue(step: StepProgress, day: dt.date) -> bool:
    """Whether a step should be there before a day, and is neither said to be finished nor dropped."""
    if step.due is None or step.outcome == "done" or step.status in ("done", "dropped"):
        return False
    return step.due < day


def _sum(payoffs: Iterable[Payoff]) -> Payoff:
    found = list(payoffs)
    known = [payoff.loss_avoided for payoff in found if payoff.loss_avoided is not None]
    return Payoff(points=sum(p.points for p in found), loss_avoided=sum(known) if known else None)


class _Comparison:
    """One accepted plan beside one assessment."""

    def __init__(self, rubric: Rubric, assessment: Assessment, accepted: Accepted) -> None:
        self.accepted, self.stage = accepted, assessment.profile.stage
        counted = applicable(rubric, assessment)
        self.rows, self.worth = counted.by_criterion, level_worth(rubric, counted, self.stage)
        same_money = accepted.currency == assessment.profile.currency
        self.losses = Losses.of(rubric, assessment) if same_money else None
        # First everything the plan reached is undone; then step after step is done again.
        self.standings: dict[str, Standing] = {}
        for step in sorted(accepted.steps, key=lambda step: -step.from_):
            row = self.rows.get(step.criterion)
            if row is not None and row.value > step.from_:
                self.standings[step.criterion] = Standing(step.from_, step.evidenced)
        self.loss = self._residual()

    def steps(self) -> Iterable[StepProgress]:
        """Each step in the plan's order."""
        for step in self.accepted.steps:
            row = self.rows.get(step.criterion)
            yield StepProgress.model_validate(
                {
                    "criterion": step.criterion,
                    "from": step.from_,
                    "to": step.to,
                    "owner": step.owner,
                    "due": step.due,
                    "status": step.status,
                    "level": row.level if row else None,
                    "outcome": _outcome(step, row),
                    "carried": bool(row and row.answer and row.answer.carried),
                    "promised": Payoff(points=step.points, loss_avoided=step.loss_avoided),
                    "brought": self._brought(step, row),
                }
            )

    def _brought(self, step: AcceptedStep, row: Row | None) -> Payoff:
        nothing = None if self.losses is None else 0.0
        if row is None or row.value <= step.from_:
            return Payoff(points=0.0, loss_avoided=nothing)
        level, target = min(row.value, step.to), row.criterion.target.at(self.stage)
        levels = max(0, min(level, target) - step.from_)
        points = self.worth.get(step.criterion, Fraction(0)) * levels
        before = self.loss
        self.standings[step.criterion] = Standing(level, row.evidenced)
        self.loss = self._residual()
        return Payoff(points=float(points), loss_avoided=nothing if nothing is None else before - self.loss)

    def _residual(self) -> float:
        return self.losses.residual(self.standings) if self.losses else 0.0


def _outcome(step: AcceptedStep, row: Row | None) -> Outcome:
    if row is None or row.level is None:
        return "not_comparable"
    if row.level < step.to:
        return "open"
    return "done" if row.evidenced else "claimed"
