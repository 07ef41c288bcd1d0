"""What a scorecard means for its reader: reasons, next moves, evidence missing, where points come from.

Speaks ids and figures only; words for them are found in the shells.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from assess.assessment import Assessment, Evidence, LevelAnswer, NotApplicable, record
from assess.rubric import BANDS, Band, Rubric, SeedItem, SeedQuestion
from assess.scorecard import CriterionScore, DimensionScore, GateState, LeftOut, Scorecard
from assess.scoring import score

MOVES = 3
"""How many next moves are worth a reader's attention."""


@dataclass(frozen=True)
class Verdict:
    """Why the band is what it is."""

    reason: Literal["nothing_expected", "withheld", "capped_unmet", "capped_waived", "agrees"]
    """`withheld`: too little answered. `capped_…`: readiness alone would give more than the gates allow."""
    unmet: tuple[GateState, ...]
    waived: tuple[GateState, ...]
    supported_behind: bool
    """Whether the evidence supports a lower band than the one claimed."""
    unproven: tuple[str, ...]
    """Criteria of gates that are met by claim and not by evidence."""


def verdict(rubric: Rubric, scorecard: Scorecard) -> Verdict:
    """Whether readiness and gates agree on the band, and if not, which gates hold it down."""
    unmet = tuple(g for g in scorecard.gates if g.state == "unmet")
    waived = tuple(g for g in scorecard.gates if g.state == "waived")
    reason: Literal["nothing_expected", "withheld", "capped_unmet", "capped_waived", "agrees"]
    if scorecard.readiness is None:
        reason = "nothing_expected"
    elif scorecard.band is None:
        reason = "withheld"
    elif scorecard.band == scorecard.uncapped_band:
        reason = "agrees"
    else:
        reason = "capped_unmet" if unmet else "capped_waived"
    behind = _rank(scorecard.supported_band) < _rank(scorecard.band)
    return Verdict(reason, unmet, waived, behind, unproven_gates(rubric, scorecard))


def unproven_gates(rubric: Rubric, scorecard: Scorecard) -> tuple[str, ...]:
    """Criteria whose gate is met by the level claimed at this stage, but not by what evidence supports."""
    unmet = {gate.criterion for gate in scorecard.gates}
    return tuple(
        row.id
        for row in scorecard.criteria
        if (gate := rubric.by_id[row.id].gate) is not None
        and rubric.by_id[row.id].gated_at(scorecard.stage)
        and row.id not in unmet
        and not row.evidenced
        and gate.level > 1  # evidence is needed from level 2 on
    )


def _rank(band: Band | None) -> int:
    return -1 if band is None else BANDS.index(band)


@dataclass(frozen=True)
class Move:
    """One answer that would move readiness: what the score would be with it at its target."""

    criterion: CriterionScore
    readiness: float
    """Readiness with this one answer at its target."""
    band: Band | None
    """Band with this one answer at its target."""
    opens_gate: bool
    """Whether it meets a gate that is unmet now."""


def top_moves(
    rubric: Rubric, assessment: Assessment, scorecard: Scorecard, n: int = MOVES
) -> tuple[Move, ...]:
    """The answers that would add most readiness at their target; unmet gates first among equals."""
    unmet = {g.criterion for g in scorecard.gates if g.state == "unmet"}
    gaps = sorted((c for c in scorecard.criteria if c.gap), key=lambda c: (-c.gap_points, c.id not in unmet))
    return tuple(_move(rubric, assessment, c, opens_gate=c.id in unmet) for c in gaps[:n])


def _move(rubric: Rubric, assessment: Assessment, criterion: CriterionScore, *, opens_gate: bool) -> Move:
    after = score(rubric, record(assessment, criterion.id, LevelAnswer(level=criterion.target)))
    assert after.readiness is not None  # a criterion with a gap has a target, so something is expected
    return Move(criterion, after.readiness.value, after.band, opens_gate)


@dataclass(frozen=True)
class EvidenceNeed:
    """A level whose evidence is missing, expired, or about to expire."""

    criterion: str
    level: int
    state: Literal["missing", "expired", "expiring"]
    evidence: Evidence | None
    """The piece that expired or will; none where evidence is missing."""
    days: int | None
    """Days from the assessment's day to the expiry, negative once expired."""
    points: float
    """Supported readiness that hangs on it: to be gained where it is missing or expired, else to be lost."""


def evidence_needs(
    assessment: Assessment, scorecard: Scorecard, within_days: int
) -> tuple[EvidenceNeed, ...]:
    """Levels without valid evidence, and evidence that expires within so many days; most points first.

    Levels 0 and 1 count in full without evidence, so none is missed there.
    """
    needs: list[EvidenceNeed] = []
    day = assessment.profile.as_of
    for criterion in scorecard.criteria:
        answer = assessment.answers.get(criterion.id)
        if isinstance(answer, LevelAnswer) and answer.level >= 2:
            needs += _needs(criterion, answer, day, within_days)
    return tuple(sorted(needs, key=lambda need: (-need.points, need.state != "expired")))


def _needs(
    criterion: CriterionScore, answer: LevelAnswer, day: dt.date, within_days: int
) -> list[EvidenceNeed]:
    at_stake = _resting_on_evidence(criterion, answer.level)
    if not criterion.evidenced:
        expired = [e for e in answer.evidence if e.label.strip() and e.expires is not None]
        if not expired:
            return [EvidenceNeed(criterion.id, answer.level, "missing", None, None, at_stake)]
        last = max(expired, key=lambda e: e.expires or day)
        return [EvidenceNeed(criterion.id, answer.level, "expired", last, _days(last, day), at_stake)]
    valid = [e for e in answer.evidence if e.valid_on(day)]
    soon = [e for e in valid if e.expires is not None and _days(e, day) <= within_days]
    # While another piece stays valid, the level stays supported: nothing is lost.
    lost = at_stake if len(soon) == len(valid) else 0.0
    return [EvidenceNeed(criterion.id, answer.level, "expiring", e, _days(e, day), lost) for e in soon]


def _days(evidence: Evidence, day: dt.date) -> int:
    assert evidence.expires is not None
    return (evidence.expires - day).days


def _resting_on_evidence(criterion: CriterionScore, level: int) -> float:
    """The part of a criterion's points that counts as supported only with evidence."""
    counted, without = min(level, criterion.target), min(level, criterion.target, 1)
    return criterion.points * (counted - without) / counted if counted else 0.0


@dataclass(frozen=True)
class Part:
    """One dimension's share of the score, down to its criteria."""

    dimension: DimensionScore
    points: float
    """Its share of overall readiness now."""
    gap_points: float
    """What reaching every target in it would add."""
    expected: tuple[CriterionScore, ...]
    """Criteria with a target at this stage, in rubric order."""
    not_expected: tuple[CriterionScore, ...]
    """Criteria that count in maturity only."""
    left_out: tuple[LeftOut, ...]


def decompose(rubric: Rubric, scorecard: Scorecard) -> tuple[Part, ...]:
    """Why this score: over all parts, points sum to readiness, and points and gap points to 100."""
    return tuple(_part(rubric, scorecard, dimension) for dimension in scorecard.dimensions)


def _part(rubric: Rubric, scorecard: Scorecard, dimension: DimensionScore) -> Part:
    criteria = [c for c in scorecard.criteria if rubric.by_id[c.id].dimension == dimension.id]
    return Part(
        dimension=dimension,
        points=sum(c.points for c in criteria),
        gap_points=sum(c.gap_points for c in criteria),
        expected=tuple(c for c in criteria if c.target),
        not_expected=tuple(c for c in criteria if not c.target),
        left_out=tuple(o for o in scorecard.not_applicable if rubric.by_id[o.id].dimension == dimension.id),
    )


@dataclass(frozen=True)
class OpenTopic:
    """A topic with expected criteria that do not count as answered yet."""

    topic: str
    unanswered: tuple[str, ...]
    carried: tuple[str, ...]
    """Copied from an earlier assessment and not confirmed."""


def open_topics(rubric: Rubric, scorecard: Scorecard) -> tuple[OpenTopic, ...]:
    """What keeps coverage below 1, topic by topic in rubric order."""
    found: list[OpenTopic] = []
    row = {c.id: c for c in scorecard.criteria if c.target}
    for topic in rubric.topics:
        rows = [row[c.id] for c in topic.criteria if c.id in row]
        unanswered = tuple(c.id for c in rows if c.kind == "unanswered")
        carried = tuple(c.id for c in rows if c.carried)
        if unanswered or carried:
            found.append(OpenTopic(topic.id, unanswered, carried))
    return tuple(found)


@dataclass(frozen=True)
class Declared:
    """A criterion that the company said does not concern it, and why."""

    criterion: str
    reason: str
    gate: bool
    """Whether it is a gate asked at the stage, so that leaving it out caps the band."""


def declared(assessment: Assessment, scorecard: Scorecard) -> tuple[Declared, ...]:
    """Everything declared not applicable, in rubric order."""
    waived = {g.criterion for g in scorecard.gates if g.state == "waived"}
    rows: list[Declared] = []
    for out in scorecard.not_applicable:
        answer = assessment.answers.get(out.id)
        if out.why == "answer" and isinstance(answer, NotApplicable):
            rows.append(Declared(out.id, answer.reason, out.id in waived))
    return tuple(rows)


SeedState = Literal["level", "unknown", "unanswered", "profile", "mode", "answer", "not_covered"]


@dataclass(frozen=True)
class SeedLevel:
    """A checklist item of a source question, and the level it got."""

    item: SeedItem
    criterion: str | None
    state: SeedState
    """`profile`, `mode`, `answer`: left out, and by what. `not_covered`: no criterion serves it yet."""
    level: int | None
    target: int | None


def seed_levels(
    rubric: Rubric, scorecard: Scorecard
) -> tuple[tuple[SeedQuestion, tuple[SeedLevel, ...]], ...]:
    """The 30 source questions in order, each with its items and the level each got."""
    rows = {c.id: c for c in scorecard.criteria}
    left_out = {o.id: o for o in scorecard.not_applicable}

    def level(item: SeedItem) -> SeedLevel:
        criterion = rubric.serves.get(item.id)
        if criterion is None:
            return SeedLevel(item, None, "not_covered", None, None)
        if (row := rows.get(criterion.id)) is not None:
            return SeedLevel(item, criterion.id, row.kind, row.level, row.target)
        return SeedLevel(item, criterion.id, left_out[criterion.id].why, None, None)

    return tuple((question, tuple(level(item) for item in question.items)) for question in rubric.seed)
