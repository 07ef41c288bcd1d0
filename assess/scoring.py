"""Rubric and assessment in, scorecard out: maturity, readiness, gates and gaps.

Two numbers, never confused. Maturity M is how far the company has come; readiness R is how
much of what its stage expects is there. For a dimension d with the criteria A that apply,
criterion weights w, targets t and levels x:

    M_d = 100 · Σ w x / Σ 4 w            R_d = 100 · Σ w min(x, t) / Σ w t   over t > 0

and overall the mean of the dimensions by their weights. Each is computed on three levels:
floor (what evidence supports), value (what is claimed), ceiling (what is still possible).
All sums are exact rationals, turned into floats at the end.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction

from assess.assessment import Answer, Assessment, LevelAnswer, NotApplicable
from assess.profile import STAGES, Stage
from assess.rubric import BANDS, GROUPS, TOP_LEVEL, Band, Criterion, Rubric
from assess.scorecard import (
    CriterionScore,
    DimensionScore,
    GateState,
    GroupScore,
    LeftOut,
    RubricStamp,
    Scorecard,
    StageScore,
    Triple,
)


@dataclass(frozen=True)
class _Row:
    """One criterion of A with its level in the three readings."""

    criterion: Criterion
    weight: int
    answer: Answer | None
    level: int | None
    floor: int
    value: int
    ceiling: int
    evidenced: bool


Rows = dict[str, list[_Row]]
Pick = Callable[[_Row], int]
PICKS: dict[str, Pick] = {
    "value": lambda row: row.value,
    "floor": lambda row: row.floor,
    "ceiling": lambda row: row.ceiling,
}


def score(rubric: Rubric, assessment: Assessment, *, only: Collection[str] | None = None) -> Scorecard:
    """The scorecard of an assessment; `only` restricts it to some criteria (for comparison)."""
    rows, left_out = _applicable(rubric, assessment, only)
    waived = {out.id for out in left_out if out.why == "answer"}
    weights = {d.id: d.weight for d in rubric.dimensions}
    stage = assessment.profile.stage
    min_coverage = Fraction(str(rubric.manifest.min_coverage))
    thresholds = {b.id: Fraction(b.from_) for b in rubric.manifest.bands}

    def overall(
        measure: Callable[[list[_Row]], Fraction | None], ids: Iterable[str] = weights
    ) -> Fraction | None:
        parts = [(weights[d], m) for d in ids if (m := measure(rows[d])) is not None]
        return sum((w * m for w, m in parts), Fraction(0)) / sum(w for w, _ in parts) if parts else None

    def triple(measure: Callable[[list[_Row], Pick], Fraction | None], ids: Iterable[str]) -> Triple | None:
        ids = list(ids)
        parts = {name: overall(lambda r, p=pick: measure(r, p), ids) for name, pick in PICKS.items()}  # type: ignore[misc]
        if parts["value"] is None:
            return None
        return Triple(**{name: float(part) for name, part in parts.items() if part is not None})

    def band(at: Stage, pick: Pick, *, capped: bool = True) -> Band | None:
        covered = overall(lambda r: _coverage(r, at))
        ready = overall(lambda r: _readiness(r, at, pick))
        if ready is None or covered is None or covered < min_coverage:
            return None
        reached = max(i for i, b in enumerate(BANDS) if ready >= thresholds[b])
        if capped:
            states = {g.state for g in _gates(rubric, rows, waived, at, pick)}
            cap = "emerging" if "unmet" in states else "ready" if "waived" in states else "strong"
            reached = min(reached, BANDS.index(cap))
        return BANDS[reached]

    def readiness(r: list[_Row], pick: Pick) -> Fraction | None:
        return _readiness(r, stage, pick)

    value = PICKS["value"]
    expected = {d: sum(r.weight * r.criterion.target.at(stage) for r in rs) for d, rs in rows.items()}
    total_weight = sum(weights[d] for d in weights if expected[d])
    return Scorecard(
        rubric=RubricStamp(id=rubric.id, version=rubric.version),
        stage=stage,
        readiness=triple(readiness, weights),
        maturity=triple(_maturity, weights),
        readiness_by_stage={
            s: StageScore(
                readiness=_float(overall(lambda r, s=s: _readiness(r, s, value))),  # type: ignore[misc]
                band=band(s, value),
                gates=tuple(_gates(rubric, rows, waived, s, value)),
            )
            for s in STAGES
        },
        coverage=_float(overall(lambda r: _coverage(r, stage))),
        band=band(stage, value),
        uncapped_band=band(stage, value, capped=False),
        supported_band=band(stage, PICKS["floor"]),
        gates=tuple(_gates(rubric, rows, waived, stage, value)),
        groups={
            g: GroupScore(readiness=triple(readiness, ids), maturity=triple(_maturity, ids))
            for g in GROUPS
            for ids in [rubric.manifest.groups.get(g, ())]
        },
        dimensions=tuple(
            DimensionScore(
                id=d,
                weight=weights[d],
                readiness=triple(readiness, [d]),
                maturity=triple(_maturity, [d]),
                target=_float(_maturity(rs, lambda r: r.criterion.target.at(stage))),
                coverage=_float(_coverage(rs, stage)),
            )
            for d, rs in rows.items()
        ),
        criteria=tuple(
            _criterion(
                row,
                stage,
                Fraction(100 * weights[d], total_weight * expected[d]) if expected[d] else Fraction(0),
            )
            for d, rs in rows.items()
            for row in rs
        ),
        not_applicable=tuple(left_out),
    )


def _applicable(
    rubric: Rubric, assessment: Assessment, only: Collection[str] | None
) -> tuple[Rows, list[LeftOut]]:
    """The rows of A by dimension, and what was left out of it."""
    rows: Rows = {d.id: [] for d in rubric.dimensions}
    left_out: list[LeftOut] = []
    for criterion in rubric.criteria:
        if only is not None and criterion.id not in only:
            continue
        answer = assessment.answers.get(criterion.id)
        if not criterion.applies.to(assessment.profile):
            left_out.append(LeftOut(id=criterion.id, why="profile"))
        elif assessment.mode == "quick" and not criterion.quick:
            left_out.append(LeftOut(id=criterion.id, why="mode"))
        elif isinstance(answer, NotApplicable):
            left_out.append(LeftOut(id=criterion.id, why="answer"))
        else:
            rows[criterion.dimension].append(_row(criterion, answer, assessment))
    return rows, left_out


def _row(criterion: Criterion, answer: Answer | None, assessment: Assessment) -> _Row:
    if not isinstance(answer, LevelAnswer):
        return _Row(criterion, criterion.weight, answer, None, 0, 0, TOP_LEVEL, False)
    level, evidenced = answer.level, answer.evidenced(assessment.profile.as_of)
    floor = level if evidenced else min(level, 1)
    return _Row(criterion, criterion.weight, answer, level, floor, level, level, evidenced)


def _maturity(rows: list[_Row], pick: Pick) -> Fraction | None:
    if not rows:
        return None
    return Fraction(100 * sum(r.weight * pick(r) for r in rows), sum(TOP_LEVEL * r.weight for r in rows))


def _readiness(rows: list[_Row], stage: Stage, pick: Pick) -> Fraction | None:
    there = expected = 0
    for row in rows:
        target = row.criterion.target.at(stage)
        there += row.weight * min(pick(row), target)
        expected += row.weight * target
    return Fraction(100 * there, expected) if expected else None


def _coverage(rows: list[_Row], stage: Stage) -> Fraction | None:
    asked = [r for r in rows if r.criterion.target.at(stage)]
    if not asked:
        return None
    answered = sum(r.weight for r in asked if r.answer is not None and not r.answer.carried)
    return Fraction(answered, sum(r.weight for r in asked))


def _gates(rubric: Rubric, rows: Rows, waived: Collection[str], stage: Stage, pick: Pick) -> list[GateState]:
    """The gates asked at a stage that are not met, in rubric order."""
    row_of = {r.criterion.id: r for rs in rows.values() for r in rs}
    states: list[GateState] = []
    for criterion in rubric.criteria:
        if criterion.gate is None or not criterion.gated_at(stage):
            continue
        required = criterion.gate.level
        if (row := row_of.get(criterion.id)) is not None:
            if pick(row) < required:
                states.append(
                    GateState(criterion=criterion.id, level=row.level, required=required, state="unmet")
                )
        elif criterion.id in waived:
            states.append(GateState(criterion=criterion.id, level=None, required=required, state="waived"))
    return states


def _criterion(row: _Row, stage: Stage, share: Fraction) -> CriterionScore:
    """One criterion's score; `share` is what one weighted level of its dimension adds to readiness."""
    target = row.criterion.target.at(stage)
    gap = max(0, target - row.value)
    return CriterionScore(
        id=row.criterion.id,
        kind=row.answer.kind if row.answer else "unanswered",  # type: ignore[arg-type]
        level=row.level,
        target=target,
        weight=row.weight,
        points=float(share * row.weight * min(row.value, target)),
        gap=gap,
        gap_points=float(share * row.weight * gap),
        evidenced=row.evidenced,
        carried=bool(row.answer and row.answer.carried),
    )


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
