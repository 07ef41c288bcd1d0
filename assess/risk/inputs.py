"""What a company enters about its risks: its own view of the catalogue's scenarios, and scenarios of its own.

Amounts are in the assessment's currency.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, Any, Self

from pydantic import (
    Discriminator,
    Field,
    SerializerFunctionWrapHandler,
    Tag,
    model_serializer,
    model_validator,
)

from assess.models import Model
from assess.problems import Problem
from assess.profile import UserText
from assess.risk.catalogue import MAX_LOSS, Control, Frequency, Loss, PositiveLoss, Treatment
from assess.validation import refuse

MAX_SCENARIOS = 200
MAX_CONTROLS = 20
MAX_POINTS = 10

OWN = "x."
"""How the id of a company's own scenario begins."""

OwnId = Annotated[str, Field(pattern=r"^x\.[a-z0-9_-]{1,60}$")]
CatalogueId = Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=80)]
Cost = Annotated[float, Field(ge=0, le=MAX_LOSS, allow_inf_nan=False)]
Probability = Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)]
Reason = Annotated[str, Field(min_length=1, max_length=20_000)]
Controls = Annotated[tuple[Control, ...], Field(max_length=MAX_CONTROLS)]


class Transfer(Model):
    """An insurance, or a contract that has somebody else pay."""

    deductible: Cost = 0.0
    """What of each event the company bears first."""
    limit: PositiveLoss
    """What of each event, above that, the other side pays at most."""
    premium: Cost = 0.0
    """What that costs per year, with certainty."""


class TolerancePoint(Model):
    """A loss that may be exceeded in a year with this probability at most."""

    loss: PositiveLoss
    probability: Probability


class _Entry(Model):
    owner: UserText = ""
    """Who looks after it."""
    contingency: UserText = ""
    """What is ready for the day it happens; empty takes the catalogue's."""
    transfer: Transfer | None = None


class Override(_Entry):
    """The company's own view of a scenario of the catalogue; what is left out stays as there."""

    id: CatalogueId
    dropped: Reason | None = None
    """Why it does not concern this company."""
    frequency: Frequency | None = None
    loss: Loss | None = None
    """Per event, as a plain amount, also where the catalogue's goes by revenue, records or people."""
    controls: Controls | None = None
    treatment: Treatment | None = None

    @model_validator(mode="after")
    def _controls_are_distinct(self) -> Self:
        refuse(_repeated(self.controls or ()))
        return self


class OwnScenario(_Entry):
    """A scenario of the company's own."""

    id: OwnId
    title: UserText = ""
    frequency: Frequency
    loss: Loss
    """Per event."""
    controls: Controls = ()
    treatment: Treatment = "mitigate"

    @model_validator(mode="after")
    def _controls_are_distinct(self) -> Self:
        refuse(_repeated(self.controls))
        return self


def _repeated(controls: tuple[Control, ...]) -> Iterator[Problem]:
    """Controls that stand twice on the same side of a scenario."""
    seen: set[tuple[str, str]] = set()
    for number, control in enumerate(controls):
        key = (control.criterion, control.on)
        if key in seen:
            params = {"found": control.criterion, "on": control.on}
            yield Problem("control_twice", path=f"controls.{number}.criterion", params=params)
        seen.add(key)


def _kind(value: Any) -> str:
    id = value.get("id") if isinstance(value, dict) else getattr(value, "id", "")
    # A title is the company's own to give: without x. before the id, that is the slip to tell of.
    titled = isinstance(value, dict) and "title" in value
    return "[own]" if titled or (isinstance(id, str) and id.startswith(OWN)) else "[override]"


ScenarioEntry = Annotated[
    Annotated[Override, Tag("[override]")] | Annotated[OwnScenario, Tag("[own]")], Discriminator(_kind)
]
"""An id that begins with `x.` is the company's own, any other the catalogue's."""


class Risks(Model):
    """Everything about risk that one assessment holds."""

    catalogue: bool = True
    """Whether the catalogue's scenarios that apply count; without them only those listed here do."""
    tolerance: Annotated[tuple[TolerancePoint, ...], Field(max_length=MAX_POINTS)] = ()
    scenarios: Annotated[tuple[ScenarioEntry, ...], Field(max_length=MAX_SCENARIOS)] = ()

    @model_serializer(mode="wrap")
    def _nothing_as_empty(self, inner: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {} if self == Risks() else inner(self)

    @property
    def entry_by_id(self) -> dict[str, Override | OwnScenario]:
        """What is entered, by scenario."""
        return {entry.id: entry for entry in self.scenarios}

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        refuse((*self._repeated_ids(), *self._tolerance_that_rises()))
        return self

    def _repeated_ids(self) -> Iterator[Problem]:
        seen: set[str] = set()
        for number, entry in enumerate(self.scenarios):
            if entry.id in seen:
                yield Problem("repeated_line_id", path=f"scenarios.{number}.id", params={"found": entry.id})
            seen.add(entry.id)

    def _tolerance_that_rises(self) -> Iterator[Problem]:
        """A larger loss may not be more probable: no curve of losses could touch both points."""
        points = sorted(enumerate(self.tolerance), key=lambda item: item[1].loss)
        for (_, smaller), (number, larger) in pairwise(points):
            if larger.loss == smaller.loss or larger.probability > smaller.probability:
                params = {"found": f"{larger.probability:g}", "expected": f"{smaller.probability:g}"}
                yield Problem("tolerance_rises", path=f"tolerance.{number}.probability", params=params)
