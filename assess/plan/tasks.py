"""The steps of a plan as tasks to hand over: who does what until when.

Where a plan was accepted, its steps are the tasks: they are what the company set out to do. A day that nobody
has set follows from the month in which the plan has the step, counted from the day that the answers describe.
"""

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from assess.assessment import Assessment
from assess.plan.inputs import AcceptedStep, Status
from assess.plan.results import Action, Plan


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
    """None where the plan, as it stands now, does not have the step."""
    due: dt.date | None
    """The company's own day, else the last one of the plan's month; None where there is neither."""
    owner: str
    status: Status
    action: Action | None
    """The step in the plan as it stands now."""

    @property
    def id(self) -> str:
        """`criterion@level`."""
        return f"{self.criterion}@{self.to}"


def tasks(assessment: Assessment, found: Plan) -> tuple[Task, ...]:
    """The accepted steps in their order, else those of the plan."""
    begin, accepted = assessment.profile.as_of, assessment.plan.accepted
    actions = {action.id: action for action in found.actions}
    if accepted is not None:
        return tuple(_accepted(step, actions, begin) for step in accepted.steps)
    return tuple(_planned(action, begin) for action in found.actions)


def currency_of(assessment: Assessment, found: Plan) -> str:
    """That of the tasks' amounts: an accepted plan keeps its own."""
    accepted = assessment.plan.accepted
    return accepted.currency if accepted else found.currency


def month_start(begin: dt.date, month: int) -> dt.date:
    """The first day of a month of the plan; 1 begins at `begin`.

    A day that a month lacks is its last one, and no month comes after the last that a date can name.
    """
    year, at = divmod(begin.year * 12 + begin.month - 1 + month - 1, 12)
    if year > dt.MAXYEAR:
        return dt.date.max
    return dt.date(year, at + 1, min(begin.day, calendar.monthrange(year, at + 1)[1]))


def month_end(begin: dt.date, month: int) -> dt.date:
    """The last day of a month of the plan."""
    following = month_start(begin, month + 1)
    return following if following == dt.date.max else following - dt.timedelta(days=1)


def _planned(action: Action, begin: dt.date) -> Task:
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
        action=action,
    )


def _accepted(step: AcceptedStep, actions: Mapping[str, Action], begin: dt.date) -> Task:
    action = actions.get(f"{step.criterion}@{step.to}")
    planned = month_end(begin, action.finish_month) if action else None
    return Task(
        criterion=step.criterion,
        from_=step.from_,
        to=step.to,
        evidenced=step.evidenced,
        days=step.days,
        cost=step.cost,
        points=step.points,
        loss_avoided=step.loss_avoided,
        start=month_start(begin, action.start_month) if action else None,
        due=step.due or planned,
        owner=step.owner,
        status=step.status,
        action=action,
    )
