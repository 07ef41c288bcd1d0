"""The result of scoring: one frozen, serialisable object that every screen and file reads."""

from typing import Literal

from assess.models import Result
from assess.profile import Stage
from assess.rubric import Band, Group

Kind = Literal["level", "unknown", "unanswered"]


class RubricStamp(Result):
    """Which rubric gave the score."""

    id: str
    version: str


class Triple(Result):
    """One figure in its three readings, 0–100, floor ≤ value ≤ ceiling."""

    value: float
    """What is claimed."""
    floor: float
    """What valid evidence supports."""
    ceiling: float
    """What is still possible where nothing was answered."""


class GateState(Result):
    """A gate that is asked and not met, or that was declared not applicable."""

    criterion: str
    level: int | None
    required: int
    state: Literal["unmet", "waived"]


class StageScore(Result):
    """The same answers against the targets of one stage."""

    readiness: float | None
    band: Band | None
    gates: tuple[GateState, ...]


class GroupScore(Result):
    """Business or technology."""

    readiness: Triple | None
    maturity: Triple | None


class DimensionScore(Result):
    """One dimension; null where nothing applies."""

    id: str
    weight: int
    readiness: Triple | None
    maturity: Triple | None
    target: float | None
    """What the stage expects, as maturity."""
    coverage: float | None
    """Share of the expected criteria, by weight, that were answered, 0–1."""


class CriterionScore(Result):
    """One criterion that applies."""

    id: str
    kind: Kind
    level: int | None
    target: int
    weight: int
    points: float
    """Its share of overall readiness now."""
    gap: int
    """Levels missing to the target."""
    gap_points: float
    """What reaching the target would add to overall readiness."""
    evidenced: bool
    carried: bool


class LeftOut(Result):
    """A criterion that is not counted: by profile, by mode, or because the company said so."""

    id: str
    why: Literal["profile", "mode", "answer"]


class Scorecard(Result):
    """Everything the answers say, in figures; criteria and dimensions in rubric order, unrounded."""

    format: Literal["assess/scorecard@1"] = "assess/scorecard@1"
    rubric: RubricStamp
    stage: Stage
    readiness: Triple | None
    maturity: Triple | None
    readiness_by_stage: dict[Stage, StageScore]
    coverage: float | None
    band: Band | None
    """Null while too little is answered."""
    uncapped_band: Band | None
    """What readiness alone would give, without gates."""
    supported_band: Band | None
    """The band of what the evidence supports."""
    gates: tuple[GateState, ...]
    groups: dict[Group, GroupScore]
    dimensions: tuple[DimensionScore, ...]
    criteria: tuple[CriterionScore, ...]
    not_applicable: tuple[LeftOut, ...]
