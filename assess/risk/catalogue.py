"""The risk catalogue of a rubric, `risks.yaml`: scenarios with how often, how dear, and what holds them down.

Figures are inherent: they stand for a company with every listed control at level 0.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from assess.content import Applies, SourceRef
from assess.models import Model
from assess.problems import Problem
from assess.profile import MAX_AMOUNT
from assess.text import Text
from assess.validation import refuse

On = Literal["frequency", "loss"]
Treatment = Literal["mitigate", "transfer", "avoid", "accept"]
Scale = Literal["none", "revenue", "records", "headcount", "work"]
Overlap = Literal["revenue", "training_compute", "inference_compute", "cash"]
"""Where the economics may say what a scenario says: lines of that category by their range, or the cash."""

MAX_FREQUENCY = 365.0
"""What happens more than once a day is no risk but a cost, and belongs into the economics."""
MAX_LOSS = MAX_AMOUNT
MAX_SPREAD = 1e6
"""Largest ratio of high to low: beyond it the mean is millions of times the median."""

Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Rate = Annotated[float, Field(ge=0, le=MAX_FREQUENCY, allow_inf_nan=False)]
Threshold = Annotated[float, Field(gt=0, allow_inf_nan=False)]
PositiveLoss = Annotated[float, Field(gt=0, le=MAX_LOSS, allow_inf_nan=False)]
Mechanism = Annotated[str, Field(pattern=r"^[a-z0-9_-]{1,60}$")]


class Frequency(Model):
    """Events per year: PERT(low, likely, high), constant where the three are equal."""

    low: Rate
    likely: Rate
    high: Rate

    @model_validator(mode="after")
    def _rises(self) -> Self:
        steps = pairwise((("low", self.low), ("likely", self.likely), ("high", self.high)))
        refuse(
            Problem("figures_fall", path=name, params={"found": f"{value:g}", "expected": f"{before:g}"})
            for (_, before), (name, value) in steps
            if value < before
        )
        return self


class Loss(Model):
    """What one event costs: lognormal, 5 % of events below `low` and 5 % above `high`."""

    low: PositiveLoss
    high: PositiveLoss

    @model_validator(mode="after")
    def _is_a_range(self) -> Self:
        refuse(self._faults())
        return self

    def _faults(self) -> Iterator[Problem]:
        figures = {"found": f"{self.high:g}", "expected": f"{self.low:g}"}
        if self.high <= self.low:
            yield Problem("loss_no_range", path="high", params=figures)
        elif self.high > self.low * MAX_SPREAD:
            yield Problem("loss_too_wide", path="high", params=figures)


class Growth(Model):
    """How a loss grows with what it goes by: it stands for `base` of them, and twice as many cost 2^power."""

    base: Threshold = 1.0
    power: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)] = 1.0

    def factor(self, size: float) -> float:
        """By what the loss is multiplied for so many."""
        return float((size / self.base) ** self.power)


class Control(Model):
    """A criterion that makes events rarer or cheaper."""

    criterion: str
    on: On
    effect: Share
    """The cut at full maturity, 0–1."""
    mechanism: Mechanism | None = None
    """Controls of one scenario that work by the same mechanism count once, the strongest."""


class FigureBasis(Model):
    """Where a figure comes from, and how an industry figure, made with normal controls, was converted."""

    judgement: bool = False
    """Ours, perhaps leaning on the sources."""
    sources: tuple[SourceRef, ...] = ()
    because: Text


class Basis(Model):
    """Where the figures of a scenario come from."""

    frequency: FigureBasis
    loss: FigureBasis


class Scenario(Model):
    """Something that may happen to a company and cost it money."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    title: Text
    cause: Text
    """What leads to it."""
    consequence: Text
    """What it costs the company, and why."""
    applies: Applies = Applies()
    frequency: Frequency
    loss: Loss
    """Per event, in USD; with a `scale`, per unit of it: a share of annual revenue for `revenue`, and for
    `work` months of everybody's work."""
    scale: Scale = "none"
    """The figure of the profile that the loss goes by; `work` goes by the headcount, in months of work."""
    growth: Growth = Growth()
    """From which of that figure the loss stands for, and how it grows with it."""
    overlaps: tuple[Overlap, ...] = ()
    """What in the economics may have this loss already, so that it would count twice."""
    controls: Annotated[tuple[Control, ...], Field(min_length=1, max_length=6)]
    treatment: Treatment
    """The usual one."""
    contingency: Text
    """What to have ready for the day it happens."""
    basis: Basis


class ScoreScale(Model):
    """The mean annual losses in USD at which the risk score is 0 and 100; between them it is logarithmic."""

    low: Threshold
    high: Threshold


class PersonMonth(Model):
    """A month of one person's work, for losses that are work; usual figures where a rubric says nothing."""

    days: Threshold = 21
    """Working days; where the profile has a price for one, that is taken."""
    usd: Threshold = 8_000
    """What the month costs where it has none."""


class RiskRules(Model):
    """How a rubric reckons risk: judgements, written down so that they can be argued with."""

    shares: Annotated[tuple[Share, ...], Field(min_length=5, max_length=5)]
    """What of its effect a control realises at the levels 0 to 4."""
    without_evidence: Share
    """By what a share is multiplied where no valid evidence stands behind the level."""
    likelihood: Annotated[tuple[Threshold, ...], Field(min_length=4, max_length=4)]
    """From how many events per year on the classes 2 to 5 hold; below the first, class 1."""
    impact: Annotated[tuple[Threshold, ...], Field(min_length=4, max_length=4)]
    """The same for the mean loss per event, in USD."""
    score: ScoreScale
    person_month: PersonMonth = PersonMonth()
    because: Text
