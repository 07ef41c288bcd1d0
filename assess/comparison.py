"""Two or more assessments of one rubric: what changed, and who is ahead.

Scores are compared on the criteria that every assessment's rubric version knows and every one's
mode asks; the share of the rubric's weight that these make up is stated.
"""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from pydantic import BaseModel, ConfigDict

from assess.assessment import Assessment, LevelAnswer, NotApplicable, Unknown, version_key
from assess.comparison_economics import EconomicsComparison, compare_economics
from assess.comparison_risk import RiskComparison, compare_risk
from assess.economics.results import Appraisal
from assess.profile import Stage
from assess.risk.results import RiskProfile
from assess.rubric import Band, Criterion, Rubric
from assess.scorecard import Scorecard, Triple
from assess.scoring import score

Change = Literal["improved", "worse", "same", "not_comparable", "new", "removed"]
CellKind = Literal["level", "unknown", "unanswered", "not_applicable", "absent", "not_asked"]
"""`absent`: not in the rubric version it was made with; `not_asked`: not part of its quick scan."""

WEIGHTINGS = 10_000
"""How many weightings of the dimensions the ranking is tried with."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Compared(_Model):
    """One of the assessments."""

    id: str
    company: str
    title: str
    as_of: str
    stage: Stage
    mode: str
    rubric_version: str


class OverallFigures(_Model):
    """The headline figures of one assessment, on the common criteria."""

    readiness: Triple | None
    maturity: Triple | None
    coverage: float | None
    band: Band | None


class DimensionChange(_Model):
    """One dimension over the assessments; `change` is of maturity, last less first."""

    id: str
    readiness: tuple[float | None, ...]
    maturity: tuple[float | None, ...]
    change: float | None


class CriterionChange(_Model):
    """One criterion over the assessments; `change` is from the first to the last."""

    id: str
    values: tuple[int | None, ...]
    kinds: tuple[CellKind, ...]
    change: Change

    @property
    def tells(self) -> bool:
        """Whether it concerns any of them: a level on both ends, or what only some of them have."""
        if self.change != "not_comparable":
            return True
        return len(set(self.kinds)) > 1 and set(self.kinds) != {"not_asked", "unanswered"}


class GateChange(_Model):
    """A gate asked of both the first and the last assessment that changed between them."""

    criterion: str
    change: Literal["met", "lost"]


class Comparison(_Model):
    """Assessments side by side, in the order given."""

    format: Literal["assess/comparison@1"] = "assess/comparison@1"
    rubric: str
    assessments: tuple[Compared, ...]
    same_stage: bool
    """Whether readiness may rank them; otherwise maturity does."""
    common_share: float
    """Weight of the criteria common to all, as a share of the rubric's."""
    overall: tuple[OverallFigures, ...]
    dimensions: tuple[DimensionChange, ...]
    criteria: tuple[CriterionChange, ...]
    gates: tuple[GateChange, ...]
    ahead: tuple[tuple[float, ...], ...]
    """[i][j]: share of dimension weightings under which i is ahead of j in maturity, ties ½."""
    economics: EconomicsComparison | None
    """Null where no assessment has money entered."""
    risk: RiskComparison | None
    """Null where no scenario of any assessment has an amount."""


def compare(
    rubric: Rubric,
    assessments: Sequence[Assessment],
    appraisals: Sequence[Appraisal | None] = (),
    profiles: Sequence[RiskProfile | None] = (),
    *,
    seed: int = 1,
) -> Comparison:
    """Compare assessments in the order given, the first being the earlier.

    `appraisals` are what the money of each comes to, None where none is entered; `profiles` are their risks,
    None where there are none. Without them, scores alone are compared.

    Raises:
        ValueError: fewer than two assessments, or not as many appraisals or profiles.
    """
    if len(assessments) < 2:
        raise ValueError("a comparison takes two assessments or more")
    common = {c.id for c in rubric.criteria if all(_existed(c, a) and _in_mode(c, a) for a in assessments)}
    cards = [score(rubric, a, only=common) for a in assessments]
    return Comparison(
        rubric=rubric.id,
        assessments=tuple(_compared(a) for a in assessments),
        same_stage=len({a.profile.stage for a in assessments}) == 1,
        common_share=_share(rubric, common),
        overall=tuple(
            OverallFigures(readiness=c.readiness, maturity=c.maturity, coverage=c.coverage, band=c.band)
            for c in cards
        ),
        dimensions=tuple(_dimension(d.id, cards) for d in rubric.dimensions),
        criteria=tuple(
            _criterion(c, rubric, assessments) for c in rubric.all_criteria if _concerns(c, assessments)
        ),
        gates=tuple(_gates(cards[0], cards[-1])),
        ahead=_ahead(cards, seed),
        economics=compare_economics(assessments, appraisals) if appraisals else None,
        risk=compare_risk(rubric, assessments, profiles) if profiles else None,
    )


def _compared(assessment: Assessment) -> Compared:
    profile = assessment.profile
    return Compared(
        id=assessment.id,
        company=profile.company,
        title=assessment.title,
        as_of=profile.as_of.isoformat(),
        stage=profile.stage,
        mode=assessment.mode,
        rubric_version=assessment.rubric.version,
    )


def _existed(criterion: Criterion, assessment: Assessment) -> bool:
    """Whether the rubric version an assessment was made with asked this criterion."""
    made_with = version_key(assessment.rubric.version)
    retired = criterion.retired is not None and version_key(criterion.retired.in_) <= made_with
    return version_key(criterion.since) <= made_with and not retired


def _in_mode(criterion: Criterion, assessment: Assessment) -> bool:
    return assessment.mode == "full" or criterion.quick


def _concerns(criterion: Criterion, assessments: Sequence[Assessment]) -> bool:
    return criterion.retired is None or any(criterion.id in a.answers for a in assessments)


def _share(rubric: Rubric, common: set[str]) -> float:
    """The common criteria's weight, each dimension counting by its own weight."""
    shares = []
    for dimension in rubric.dimensions:
        weights = {c.id: c.weight for t in dimension.topics for c in t.criteria if c.retired is None}
        if weights:
            shares.append(
                (dimension.weight, sum(w for c, w in weights.items() if c in common) / sum(weights.values()))
            )
    return sum(w * s for w, s in shares) / sum(w for w, _ in shares) if shares else 0.0


def _dimension(dimension: str, cards: Sequence[Scorecard]) -> DimensionChange:
    found = [next(d for d in card.dimensions if d.id == dimension) for card in cards]
    maturity = tuple(d.maturity.value if d.maturity else None for d in found)
    first, last = maturity[0], maturity[-1]
    return DimensionChange(
        id=dimension,
        readiness=tuple(d.readiness.value if d.readiness else None for d in found),
        maturity=maturity,
        change=None if first is None or last is None else last - first,
    )


def _criterion(criterion: Criterion, rubric: Rubric, assessments: Sequence[Assessment]) -> CriterionChange:
    cells = [_cell(criterion, a) for a in assessments]
    (first_kind, first), (last_kind, last) = cells[0], cells[-1]
    if criterion.retired is not None:
        change: Change = "removed"
    elif first_kind == "absent" and last_kind != "absent":
        change = "new"
    elif first is None or last is None:
        change = "not_comparable"
    else:
        change = "improved" if last > first else "worse" if last < first else "same"
    return CriterionChange(
        id=criterion.id, values=tuple(v for _, v in cells), kinds=tuple(k for k, _ in cells), change=change
    )


def _cell(criterion: Criterion, assessment: Assessment) -> tuple[CellKind, int | None]:
    answer = assessment.answers.get(criterion.id)
    if answer is None and not _existed(criterion, assessment):
        return "absent", None
    if not criterion.applies.to(assessment.profile):
        return "not_applicable", None
    if not _in_mode(criterion, assessment):  # an answer kept from a full assessment is not scored either
        return "not_asked", None
    if isinstance(answer, NotApplicable):
        return "not_applicable", None
    if isinstance(answer, LevelAnswer):
        return "level", answer.level
    return ("unknown" if isinstance(answer, Unknown) else "unanswered"), None


def _gates(first: Scorecard, last: Scorecard) -> list[GateChange]:
    """Gates that the later scorecard meets and the earlier did not, and the other way round."""
    before, after = ({g.criterion for g in card.gates if g.state == "unmet"} for card in (first, last))
    asked_in_both = {c.id for c in first.criteria} & {c.id for c in last.criteria}
    changed = [(c, "met") for c in before - after] + [(c, "lost") for c in after - before]
    order = [c.id for c in last.criteria]
    kept = sorted((c for c in changed if c[0] in asked_in_both), key=lambda pair: order.index(pair[0]))
    return [GateChange.model_validate({"criterion": c, "change": change}) for c, change in kept]


def _ahead(cards: Sequence[Scorecard], seed: int) -> tuple[tuple[float, ...], ...]:
    """Pairwise shares of weightings, drawn uniformly from the simplex over dimensions that all have."""
    shared = [
        [d.maturity.value for d in dimensions if d.maturity]
        for dimensions in zip(*(card.dimensions for card in cards), strict=True)
        if all(d.maturity for d in dimensions)
    ]
    if not shared:
        return tuple(tuple(0.5 for _ in cards) for _ in cards)
    maturity = np.array(shared).T
    weights = np.random.default_rng(seed).dirichlet(np.ones(len(shared)), WEIGHTINGS)
    totals = weights @ maturity.T
    # Equal profiles must tie exactly, whatever the order in which floats are summed.
    return tuple(
        tuple(
            0.5
            if np.array_equal(maturity[i], maturity[j])
            else float(np.mean(np.where(totals[:, i] == totals[:, j], 0.5, totals[:, i] > totals[:, j])))
            for j in range(len(cards))
        )
        for i in range(len(cards))
    )
