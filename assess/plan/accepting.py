"""A plan that a company sets out to do: what it promises, kept as it was on that day."""

import datetime as dt

from assess.plan.inputs import Accepted, AcceptedStep
from assess.plan.months import month_end, month_start
from assess.plan.results import Action, Plan


def accept(found: Plan, day: dt.date) -> Accepted | None:
    """The promise of a plan, whose first month begins on that day; None where there is nothing to do."""
    steps = tuple(_promised(action, day) for action in found.actions)
    return Accepted(date=day, currency=found.currency, steps=steps) if steps else None


def _promised(action: Action, day: dt.date) -> AcceptedStep:
    avoided = action.loss_avoided
    return AcceptedStep.model_validate(
        {
            "criterion": action.criterion,
            "from": action.from_,
            "to": action.to,
            "evidenced": action.evidenced,
            "start": month_start(day, action.start_month),
            "due": month_end(day, action.finish_month),
            "points": action.points,
            # Two sums that are equal may differ in their last digit.
            "loss_avoided": None if avoided is None else max(0.0, avoided),
            "days": action.days,
            "cost": action.cost,
        }
    )
