"""Which criteria count for an assessment, and the level of each in its three readings."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property

from assess.assessment import Assessment, LevelAnswer, NotApplicable, Unknown
from assess.rubric import TOP_LEVEL, Criterion, Rubric
from assess.scorecard import LeftOut


@dataclass(frozen=True)
class Row:
    """One criterion that counts: `floor` is what evidence supports, `value` what is claimed,
    `ceiling` what is still possible."""

    criterion: Criterion
    weight: int
    answer: LevelAnswer | Unknown | None
    level: int | None
    floor: int
    value: int
    ceiling: int
    evidenced: bool


Reading = Callable[[Row], int]


def floor(row: Row) -> int:
    """The reading of what evidence supports."""
    return row.floor


def value(row: Row) -> int:
    """The reading of what is claimed."""
    return row.value


def ceiling(row: Row) -> int:
    """The reading of what is still possible."""
    return row.ceiling


@dataclass(frozen=True)
class Applicable:
    """The criteria that count, by dimension, and those that do not."""

    rows: dict[str, list[Row]]
    left_out: tuple[LeftOut, ...]

    @cached_property
    def waived(self) -> set[str]:
        """Criteria that the company itself declared not applicable."""
        return {out.id for out in self.left_out if out.why == "answer"}

    @cached_property
    def by_criterion(self) -> dict[str, Row]:
        """The rows by criterion id."""
        return {row.criterion.id: row for rows in self.rows.values() for row in rows}


def applicable(rubric: Rubric, assessment: Assessment, only: Collection[str] | None = None) -> Applicable:
    """What counts: `applies` true for the profile, in the mode, and not answered not applicable.

    `only` leaves the other criteria aside altogether.
    """
    rows: dict[str, list[Row]] = {d.id: [] for d in rubric.dimensions}
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
    return Applicable(rows, tuple(left_out))


def _row(criterion: Criterion, answer: LevelAnswer | Unknown | None, assessment: Assessment) -> Row:
    if not isinstance(answer, LevelAnswer):
        return Row(criterion, criterion.weight, answer, None, 0, 0, TOP_LEVEL, evidenced=False)
    level, evidenced = answer.level, answer.evidenced(assessment.profile.as_of)
    supported = level if evidenced else min(level, 1)
    return Row(criterion, criterion.weight, answer, level, supported, level, level, evidenced)
