"""What an assessment holds about its plan: what there is to spend, what is wished, and what was accepted.

Amounts are in the assessment's currency. A step is written `criterion@level`: it leads to that level.
"""

import datetime as dt
from collections.abc import Hashable, Iterable, Iterator
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer, model_validator

from assess.models import Model
from assess.problems import Problem
from assess.profile import MAX_AMOUNT, UserText
from assess.rubric import LevelNumber, Role
from assess.validation import refuse

ObjectiveKind = Literal["readiness", "loss", "mix"]
Status = Literal["todo", "doing", "done", "dropped"]

OBJECTIVES: tuple[ObjectiveKind, ...] = get_args(ObjectiveKind)
STATUSES: tuple[Status, ...] = get_args(Status)
ROLES: tuple[Role, ...] = get_args(Role)

MAX_DAYS = 1e6
MAX_MONEY = MAX_AMOUNT
MAX_MONTHS = 120
MAX_STEPS = 2_000
MAX_WHAT_IFS = 50
MAX_NAME = 200
LEAST_A_MONTH = 0.01
"""Smallest amount above nothing that comes in a month: with less, a plan would take millions of years."""

StepId = Annotated[str, Field(pattern=r"^[a-z_]+\.[a-z0-9_]+@[1-4]$")]
Days = Annotated[float, Field(ge=0, le=MAX_DAYS, allow_inf_nan=False)]
Money = Annotated[float, Field(ge=0, le=MAX_MONEY, allow_inf_nan=False)]
Reckoned = Annotated[float, Field(ge=0, allow_inf_nan=False)]
"""An amount that was computed, which may be above what may be entered."""
Points = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Steps = Annotated[tuple[StepId, ...], Field(max_length=MAX_STEPS)]


_LEAST = f"0, ≥ {LEAST_A_MONTH:g}"


class Limits(Model):
    """What there is to spend; a limit that is left out does not bind."""

    days: Days | None = None
    """Person-days in all."""
    money: Money | None = None
    roles: dict[Role, Days] = Field(default_factory=dict)
    """Person-days in all of some roles."""
    roles_per_month: dict[Role, Days] = Field(default_factory=dict)
    """Person-days a month of some roles."""
    money_per_month: Money | None = None
    months: Annotated[int, Field(ge=1, le=MAX_MONTHS)] | None = None
    """Within which everything is to be finished, filings and audits included."""

    @model_validator(mode="after")
    def _comes_in_by_and_by(self) -> Self:
        by_month = {f"roles_per_month.{role}": days for role, days in self.roles_per_month.items()}
        by_month["money_per_month"] = self.money_per_month or 0.0
        refuse(
            Problem("out_of_range", path=path, params={"found": f"{value:g}", "expected": _LEAST})
            for path, value in by_month.items()
            if 0 < value < LEAST_A_MONTH
        )
        return self


class AcceptedStep(Model):
    """A step as it was promised when the plan was accepted, and how it stands."""

    # The key is a keyword of Python; without this it would be written `from_` and not read again.
    model_config = ConfigDict(serialize_by_alias=True)

    criterion: Annotated[str, Field(min_length=1, max_length=MAX_NAME)]
    from_: Annotated[LevelNumber, Field(alias="from")]
    to: LevelNumber
    evidenced: bool = True
    """Whether evidence stood behind the level that the step begins from."""
    owner: UserText = ""
    start: dt.date | None = None
    """The day on which its month began in that plan; null in plans accepted before that was kept."""
    due: dt.date | None = None
    """At first the day on which its month ended."""
    status: Status = "todo"
    points: Points
    """Readiness that it was to add."""
    loss_avoided: Reckoned | None = None
    """What it was to avoid per year; null where no losses were known."""
    days: Days
    cost: Reckoned | None = None
    """Null where no exchange rate was known."""

    @property
    def id(self) -> str:
        """`criterion@level`."""
        return f"{self.criterion}@{self.to}"

    @model_validator(mode="after")
    def _rises(self) -> Self:
        if self.to <= self.from_:
            params = {"found": str(self.to), "expected": f"> {self.from_}"}
            refuse([Problem("out_of_range", path="to", params=params)])
        return self


class Accepted(Model):
    """A plan that the company set out to do; what it promised stays as it was."""

    date: dt.date
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")]
    """That of the amounts: the profile's may have changed since."""
    steps: Annotated[tuple[AcceptedStep, ...], Field(max_length=MAX_STEPS)]

    @model_validator(mode="after")
    def _each_step_once(self) -> Self:
        if not self.steps:  # a least length would be complained of too wherever a step is wrong
            refuse([Problem("empty", path="steps")])
        refuse(_repeated(((s.criterion, s.to) for s in self.steps), "steps", "criterion"))
        return self


class WhatIf(Model):
    """Levels that are tried out, kept under a name; no answer is changed by them."""

    name: Annotated[str, Field(min_length=1, max_length=MAX_NAME)]
    levels: Annotated[dict[str, LevelNumber], Field(min_length=1)]
    """By criterion, each as if there was evidence for it."""


class Planning(Model):
    """Everything about the plan that one assessment holds."""

    budget: Limits = Limits()
    objective: ObjectiveKind = "readiness"
    share: Share = 0.5
    """Of readiness in a mix; the rest is avoided loss."""
    fixed: Steps = ()
    """Steps that are to be in the plan, with what they need."""
    excluded: Steps = ()
    """Steps that are to be left out, with what needs them."""
    accepted: Accepted | None = None
    """The plan that the company set out to do."""
    what_ifs: Annotated[tuple[WhatIf, ...], Field(max_length=MAX_WHAT_IFS)] = ()
    """Levels that were tried out and kept under a name."""

    @property
    def wishes(self) -> "Planning":
        """What a plan rests on: neither what was accepted before nor what was tried."""
        return self.model_copy(update={"accepted": None, "what_ifs": ()})

    @model_serializer(mode="wrap")
    def _nothing_as_empty(self, inner: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {} if self == Planning() else inner(self)

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        refuse((*_repeated((w.name for w in self.what_ifs), "what_ifs", "name"), *self._contradictions()))
        return self

    def _contradictions(self) -> Iterator[Problem]:
        for number, step in enumerate(self.excluded):
            if step in self.fixed:
                yield Problem("step_fixed_and_excluded", path=f"excluded.{number}", params={"found": step})


def _repeated(keys: Iterable[Hashable], path: str, field: str) -> Iterator[Problem]:
    """A problem for each entry of a list whose key another one before it has."""
    seen: set[Hashable] = set()
    for number, key in enumerate(keys):
        if key in seen:
            found = "@".join(map(str, key)) if isinstance(key, tuple) else str(key)
            yield Problem("repeated_name", path=f"{path}.{number}.{field}", params={"found": found})
        seen.add(key)
