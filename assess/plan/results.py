"""What a plan comes to: one frozen, serialisable object that every screen and file reads.

Amounts are in the assessment's currency, losses per year. Figures are unrounded.
"""

from typing import Literal

from pydantic import Field

from assess.models import Result
from assess.plan.inputs import Limits, ObjectiveKind
from assess.plan.problem import Limit, Trouble
from assess.rubric import Band, Role
from assess.sampling import Simulated
from assess.scorecard import GateState

Why = Literal["fixed", "gate", "needed", "points", "loss"]
"""The first that holds: wished by the company, meets a gate, other steps wait for it, what it adds."""
NoteId = (
    Trouble
    | Literal[
        "nothing_known",  # no answer is a level, so there is nothing to start from
        "gate_unknown",  # gates that count as unmet because nothing is known: `about` criteria
        "gate_waits",  # gates that cannot be planned, since something before them is unknown
        "no_rate_left_out",  # without an exchange rate these steps have no price, and money is limited
        "no_rate_not_counted",  # the same where it is not
        "no_losses",  # nothing is known of losses, so they cannot be chosen by
        "no_such_step",  # fixed or excluded, and not among the steps: done, beyond the target, or unknown
        "assumed",  # a quick scan does not ask about these steps, which were taken to be done
        "not_proven",  # other steps may be better, by the gap to the bound at most
    ]
)


class Action(Result):
    """One step of the plan: one level of one criterion."""

    id: str
    """`criterion@level`."""
    criterion: str
    from_: int = Field(alias="from")
    to: int
    evidenced: bool
    """Whether evidence stands behind the level that it begins from."""
    role: Role
    days: float
    """Person-days of the role."""
    cost: float | None
    """Null without an exchange rate."""
    cost_usd: float
    lead_days: int
    """Elapsed days in which others decide, after the work."""
    after: tuple[str, ...]
    """Steps that must be done first."""
    points: float
    """Readiness that it adds."""
    loss_avoided: float | None
    """On top of the actions before it, so that all of them add up; null where no losses are known."""
    why: Why
    needed_by: tuple[str, ...]
    """Steps of the plan that wait for it, directly or through others."""
    start_month: int
    """The month, from 1, in which its work begins."""
    finish_month: int
    """The month in which it is there, lead days included."""
    robustness: float | None
    """How often it is chosen as effort and effect vary, 0–1; null where that was not asked."""


class FrontierPoint(Result):
    """The best that some budget buys."""

    limit: float
    """Person-days, or money."""
    readiness: float | None
    """Null where the stage expects nothing."""
    loss_avoided: float | None
    most_readiness: float | None = None
    """What it buys where readiness is what the steps are chosen by, after gates."""
    most_avoided: float | None = None
    """What it avoids where loss is what they are chosen by, after gates; short of the best by 1 % at most."""
    gates: int
    """Unmet gates that it meets."""
    value: float
    """Of the objective."""
    bound: float


class Margin(Result):
    """What a little more of the budget would buy."""

    more: float
    """Days or money."""
    readiness: float
    """On top of what the plan adds; below zero where it serves a gate or other losses instead."""
    loss_avoided: float | None
    gates: int


class Range(Result):
    """What a figure may come to, as a factor of itself; most likely 1."""

    low: float
    high: float


class Variation(Result):
    """How efforts and effects were varied to see how firmly each step stands in the plan."""

    draws: int
    seed: int
    effort: Range
    effect: Range


class FindOut(Result):
    """A criterion to find out about first: nobody knows how far it has come."""

    criterion: str
    kind: Literal["unknown", "unanswered"]
    target: int
    gap_points: float
    """Readiness that its target is worth."""
    loss_avoided: float | None
    """What its target would save per year if nothing is there; null where no losses are known."""
    gate: bool
    """Whether a gate counts as unmet because of it."""
    days: float
    """Effort to the target if nothing is there."""
    cost: float | None
    cost_usd: float
    blocks: tuple[str, ...]
    """Steps that wait for it."""


class Blocked(Result):
    """A step that cannot be planned."""

    id: str
    why: Literal["unanswered", "no_effort", "circle"]
    by: tuple[str, ...]


class Note(Result):
    """Something that the plan has to say, by an id, and what it is about."""

    id: NoteId
    about: tuple[str, ...] = ()
    """Steps or criteria."""
    because: tuple[str, ...] = ()
    """Steps that stand in the way."""
    limit: Limit | None = None
    """What runs out."""
    role: Role | None = None
    """Whose days run out."""
    needed: float | None = None
    available: float | None = None


class MoneyAfterLosses(Result):
    """What losses leave of the money; the plan's own cost is not taken off."""

    n: int
    seed: int
    npv_before: Simulated
    """Direct benefits only."""
    npv_after: Simulated
    prob_cash_out_before: float
    prob_cash_out_after: float


class Move(Result):
    """A criterion that a what-if puts elsewhere."""

    criterion: str
    from_: int | None = Field(alias="from")
    """Null where no level is answered."""
    to: int


class Tried(Result):
    """A what-if that the company kept: the figures as answered and with its levels."""

    name: str
    moves: tuple[Move, ...]
    """Of criteria that count for this company, in rubric order."""
    readiness_before: float | None
    readiness_after: float | None
    band_before: Band | None
    band_after: Band | None
    gates_before: tuple[GateState, ...]
    gates_after: tuple[GateState, ...]
    loss_before: float | None
    """Mean annual loss as things stand; null where no losses are known."""
    loss_after: float | None
    after_losses: MoneyAfterLosses | None
    """Null without economics or losses to draw together."""


class Plan(Result):
    """What to do within a budget, and what it will change."""

    format: Literal["assess/plan@1"] = "assess/plan@1"
    currency: str
    budget: Limits
    objective: ObjectiveKind
    share: float
    """Of readiness, in a mix."""
    actions: tuple[Action, ...]
    """In the order in which they can be done."""
    readiness_before: float | None
    readiness_after: float | None
    band_before: Band | None
    band_after: Band | None
    gates_before: tuple[GateState, ...]
    gates_after: tuple[GateState, ...]
    loss_before: float | None
    """Mean annual loss as things stand; null where no losses are known."""
    loss_after: float | None
    loss_avoided: float | None
    days: float
    days_by_role: dict[Role, float]
    money: float | None
    """Null where a step has a price and no exchange rate is known."""
    money_usd: float
    months: int
    """Until everything is there."""
    value: float
    """Of the objective: points, loss avoided per year, or the mix of their shares, 0–1."""
    bound: float
    """No plan that meets as many gates has a higher value."""
    optimal: bool
    """Whether it is proven that none has."""
    steps: int
    """How many steps there were to choose from."""
    frontier: tuple[FrontierPoint, ...]
    """For days from none to all, the other limits as they are; empty where that was not asked."""
    frontier_money: tuple[FrontierPoint, ...]
    """The same for money; empty too where no step costs any."""
    knee_days: float | None
    """From here on more days buy markedly less; null where they buy evenly."""
    knee_money: float | None
    more_days: Margin | None
    """Null where days are not limited, or that was not asked."""
    more_money: Margin | None
    variation: Variation | None
    """What the actions' robustness rests on; null where that was not asked."""
    after_losses: MoneyAfterLosses | None
    """Null without economics or losses, or where that was not asked."""
    find_out_first: tuple[FindOut, ...]
    blocked: tuple[Blocked, ...]
    notes: tuple[Note, ...]
    what_ifs: tuple[Tried, ...] | None = None
    """Those that the company kept, which are no part of the plan; null where that was not asked."""
