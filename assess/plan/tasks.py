"""The steps of a plan as tasks to hand over: who does what until when.

Where a plan was accepted, its steps are the tasks: they are what the company set out to do, with the days of
that plan. A day that neither it nor anybody has set follows from the month in which the plan as it stands now
has the step, counted from the day that the answers describe.
"""

import datetime as dt
from dataclasses import dataclass

from assess.assessment import Assessment
from assess.plan.inputs import AcceptedStep, Status
from assess.plan.months import month_end, month_start
from assess.plan.reasons import Reason, reasons_of_accepted, reasons_of_plan
from assess.plan.results import Action, Plan
from assess.rubric import Role, Rubric
from assess.rubric import Step as Effort


@dataclass(frozen=True)
class Task:
    """One step with who does it until when."""

    criterion: str
    from_: int
    to: int
    evidenced: bool
    """Whether evidence stands behind the level that it begins from."""
    days: float
    cost: float | None
    """Null where no exchange rate is known."""
    points: float
    loss_avoided: float | None
    start: dt.date | None
    """None where neither the accepted plan nor the one of now says it."""
    due: dt.date | None
    """The company's own day, else the last one of the plan's month; None where there is neither."""
    owner: str
    status: Status
    role: Role | None
    """None where the rubric gives the step no effort any more."""
    lead_days: int | None
    """Elapsed days in which others decide, after the work; None as `role`."""
    reasons: tuple[Reason, ...]
    """Why it is in the plan."""

    @property
    def id(self) -> str:
        """`criterion@level`."""
        return f"{self.criterion}@{self.to}"


def tasks(rubric: Rubric, assessment: Assessment, found: Plan) -> tuple[Task, ...]:
    """The accepted steps in their order, else those of the plan."""
    profile, accepted = assessment.profile, assessment.plan.accepted
    if accepted is None:
        told = reasons_of_plan(found.actions)
        return tuple(_planned(action, profile.as_of, told[action.id]) for action in found.actions)
    actions = {action.id: action for action in found.actions}
    told = reasons_of_accepted(rubric, profile.stage, accepted, assessment.plan.fixed)
    return tuple(
        _accepted(step, actions.get(step.id), _effort(rubric, step), profile.as_of, told[step.id])
        for step in accepted.steps
    )


def currency_of(assessment: Assessment, found: Plan) -> str:
    """That of the tasks' amounts: an accepted plan keeps its own."""
    accepted = assessment.plan.accepted
    return accepted.currency if accepted else found.currency


def _planned(action: Action, begin: dt.date, reasons: tuple[Reason, ...]) -> Task:
    return Task(
        criterion=action.criterion,
        from_=action.from_,
        to=action.to,
        evidenced=action.evidenced,
        days=action.days,
        cost=action.cost,
        points=action.points,
        loss_avoided=action.loss_avoided,
        start=month_start(begin, action.start_month),
        due=month_end(begin, action.finish_month),
        owner="",
        status="todo",
        role=action.role,
        lead_days=action.lead_days,
        reasons=reasons,
    )


def _accepted(
    step: AcceptedStep,
    action: Action | None,
    effort: Effort | None,
    begin: dt.date,
    reasons: tuple[Reason, ...],
) -> Task:
    start, due = step.start, step.due
    if action is not None:
        due = due or month_end(begin, action.finish_month)
        now = month_start(begin, action.start_month)
        start = start or (now if now <= due else None)  # a day of one's own may lie before today's plan
    return Task(
        criterion=step.criterion,
        from_=step.from_,
        to=step.to,
        evidenced=step.evidenced,
        days=step.days,
        cost=step.cost,
        points=step.points,
        loss_avoided=step.loss_avoided,
        start=start,
        due=due,
        owner=step.owner,
        status=step.status,
        role=effort.role if effort else None,
        lead_days=effort.lead_days if effort else None,
        reasons=reasons,
    )


def _effort(rubric: Rubric, step: AcceptedStep) -> Effort | None:
    """What the rubric gives for a step; nothing where it does not have the criterion any more."""
    criterion = rubric.by_id.get(step.criterion)
    return criterion.levels[step.to].step if criterion else None
