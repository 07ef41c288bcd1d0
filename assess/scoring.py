"""Rubric and assessment in, scorecard out: maturity, readiness, gates and gaps.

Two numbers, never confused. Maturity M is how far the company has come; readiness R is how
much of what its stage expects is there. For a dimension d with the criteria that apply,
criterion weights w, targets t and levels x:

    M_d = 100 · Σ w x / Σ 4 w            R_d = 100 · Σ w min(x, t) / Σ w t   over t > 0

and overall the mean of the dimensions by their weights. Each is computed in three readings of x:
floor (what evidence supports), value (what is claimed), ceiling (what is still possible).
All sums are exact rationals, turned into floats at the end.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from assess.applicable import Applicable, Reading, Row, applicable, ceiling, floor, value
from assess.assessment import Assessment
from assess.profile import STAGES, Stage
from assess.rubric import BANDS, GROUPS, TOP_LEVEL, Band, Rubric
from assess.scorecard import (
    CriterionScore,
    DimensionScore,
    GateState,
    GroupScore,
    RubricStamp,
    Scorecard,
    StageScore,
    Triple,
)

Measure = Callable[[list[Row]], Fraction | None]
Measured = Mapping[str, Fraction | None]
"""A measure of each dimension; None where it has none."""
READINGS: tuple[Reading, ...] = (floor, value, ceiling)


def score(rubric: Rubric, assessment: Assessment, *, only: Collection[str] | None = None) -> Scorecard:
    """The scorecard of an assessment; `only` restricts it to some criteria (for comparison)."""
    counted, stage = applicable(rubric, assessment, only), assessment.profile.stage
    dimensions = [d.id for d in rubric.dimensions]
    standing = {s: _standing(rubric, counted, s, value) for s in STAGES}
    now, supported = standing[stage], _standing(rubric, counted, stage, floor)

    ready = [_measured(counted, partial(_readiness, stage=stage, reading=x)) for x in READINGS]
    mature = [_measured(counted, partial(_maturity, reading=x)) for x in READINGS]

    def readiness(ids: Iterable[str]) -> Triple | None:
        return _triple(*(_overall(rubric, measured, ids) for measured in ready))

    def maturity(ids: Iterable[str]) -> Triple | None:
        return _triple(*(_overall(rubric, measured, ids) for measured in mature))

    return Scorecard(
        rubric=RubricStamp(id=rubric.id, version=rubric.version),
        stage=stage,
        readiness=readiness(dimensions),
        maturity=maturity(dimensions),
        readiness_by_stage={
            s: StageScore(readiness=_float(at.readiness), band=at.band, gates=at.gates)
            for s, at in standing.items()
        },
        coverage=_float(now.coverage),
        band=now.band,
        uncapped_band=now.uncapped_band,
        supported_band=supported.band,
        gates=now.gates,
        groups={
            group: GroupScore(readiness=readiness(ids), maturity=maturity(ids))
            for group in GROUPS
            for ids in [rubric.manifest.groups.get(group, ())]
        },
        dimensions=tuple(
            DimensionScore(
                id=dimension.id,
                weight=dimension.weight,
                readiness=_triple(*(measured[dimension.id] for measured in ready)),
                maturity=_triple(*(measured[dimension.id] for measured in mature)),
                target=_float(_maturity(rows, lambda row: row.criterion.target.at(stage))),
                coverage=_float(_coverage(rows, stage)),
            )
            for dimension in rubric.dimensions
            for rows in [counted.rows[dimension.id]]
        ),
        criteria=_criteria(rubric, counted, stage),
        not_applicable=counted.left_out,
    )


def _maturity(rows: list[Row], reading: Reading) -> Fraction | None:
    whole = TOP_LEVEL * sum(row.weight for row in rows)
    return Fraction(100 * sum(row.weight * reading(row) for row in rows), whole) if whole else None


def _readiness(rows: list[Row], stage: Stage, reading: Reading) -> Fraction | None:
    there = sum(row.weight * min(reading(row), row.criterion.target.at(stage)) for row in rows)
    expected = _expected(rows, stage)
    return Fraction(100 * there, expected) if expected else None


def _expected(rows: list[Row], stage: Stage) -> int:
    return sum(row.weight * row.criterion.target.at(stage) for row in rows)


def _coverage(rows: list[Row], stage: Stage) -> Fraction | None:
    asked = [row for row in rows if row.criterion.target.at(stage)]
    answered = sum(row.weight for row in asked if row.answer is not None and not row.answer.carried)
    return Fraction(answered, sum(row.weight for row in asked)) if asked else None


def _measured(counted: Applicable, measure: Measure) -> Measured:
    return {dimension: measure(rows) for dimension, rows in counted.rows.items()}


def _overall(rubric: Rubric, measured: Measured, ids: Iterable[str]) -> Fraction | None:
    """The mean of a measure over those of the dimensions that have one, by their weights."""
    parts = [(rubric.dimension_by_id[d].weight, m) for d in ids if (m := measured[d]) is not None]
    return sum((w * m for w, m in parts), Fraction(0)) / sum(w for w, _ in parts) if parts else None


def _triple(low: Fraction | None, claimed: Fraction | None, high: Fraction | None) -> Triple | None:
    if low is None or claimed is None or high is None:
        return None
    return Triple(value=float(claimed), floor=float(low), ceiling=float(high))


@dataclass(frozen=True)
class _Standing:
    """Where the company stands against one stage, in one reading; no band while too little is answered."""

    readiness: Fraction | None
    coverage: Fraction | None
    gates: tuple[GateState, ...]
    band: Band | None
    uncapped_band: Band | None


def _standing(rubric: Rubric, counted: Applicable, stage: Stage, reading: Reading) -> _Standing:
    measure, cover = partial(_readiness, stage=stage, reading=reading), partial(_coverage, stage=stage)
    ready = _overall(rubric, _measured(counted, measure), counted.rows)
    covered = _overall(rubric, _measured(counted, cover), counted.rows)
    gates = _gates(rubric, counted, stage, reading)
    if ready is None or covered is None or covered < Fraction(str(rubric.manifest.min_coverage)):
        return _Standing(ready, covered, gates, None, None)
    reached = max(BANDS.index(band.id) for band in rubric.manifest.bands if ready >= band.from_)
    states = {gate.state for gate in gates}
    cap: Band = "emerging" if "unmet" in states else "ready" if "waived" in states else "strong"
    return _Standing(ready, covered, gates, BANDS[min(reached, BANDS.index(cap))], BANDS[reached])


def _gates(rubric: Rubric, counted: Applicable, stage: Stage, reading: Reading) -> tuple[GateState, ...]:
    """The gates asked at a stage that are unmet or waived, in rubric order."""
    states: list[GateState] = []
    for criterion in rubric.criteria:
        if criterion.gate is None or not criterion.gated_at(stage):
            continue
        required = criterion.gate.level
        row = counted.by_criterion.get(criterion.id)
        if row is not None and reading(row) < required:
            states.append(
                GateState(criterion=criterion.id, level=row.level, required=required, state="unmet")
            )
        elif criterion.id in counted.waived:
            states.append(GateState(criterion=criterion.id, level=None, required=required, state="waived"))
    return tuple(states)


def level_worth(rubric: Rubric, counted: Applicable, stage: Stage) -> dict[str, Fraction]:
    """What one level of each criterion that counts, up to its target, adds to overall readiness."""
    expected = {d: _expected(rows, stage) for d, rows in counted.rows.items()}
    weights = {d.id: d.weight for d in rubric.dimensions if expected[d.id]}
    return {
        row.criterion.id: Fraction(100 * weights[d] * row.weight, sum(weights.values()) * expected[d])
        if d in weights
        else Fraction(0)
        for d, rows in counted.rows.items()
        for row in rows
    }


def _criteria(rubric: Rubric, counted: Applicable, stage: Stage) -> tuple[CriterionScore, ...]:
    """Each criterion with its share of overall readiness; the shares and the gaps sum to 100."""
    worth = level_worth(rubric, counted, stage)
    scores: list[CriterionScore] = []
    for rows in counted.rows.values():
        for row in rows:
            target = row.criterion.target.at(stage)
            gap = max(0, target - row.value)
            scores.append(
                CriterionScore(
                    id=row.criterion.id,
                    kind=row.answer.kind if row.answer else "unanswered",
                    level=row.level,
                    target=target,
                    weight=row.weight,
                    points=float(worth[row.criterion.id] * min(row.value, target)),
                    gap=gap,
                    gap_points=float(worth[row.criterion.id] * gap),
                    evidenced=row.evidenced,
                    carried=row.answer is not None and row.answer.carried,
                )
            )
    return tuple(scores)


def _float(figure: Fraction | None) -> float | None:
    return None if figure is None else float(figure)
