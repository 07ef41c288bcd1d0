"""Backups: everything that is stored about assessments as one JSON document, and back."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from assess.assessment import Answer, Assessment, fit
from assess.documents import Document, parse
from assess.problems import InputError, Problem
from assess.rubric import Rubric
from assess.storage.records import ImportResult
from assess.validation import check_format, validate

FORMAT: Final = "assess/backup@1"

MAX_BACKUP_BYTES = 50_000_000
"""Largest backup that is read: some three hundred assessments, each with three hundred changes."""


def _utc(moment: dt.datetime) -> dt.datetime:
    # Within these years every time zone can show it, and every database can hold it.
    if not 1970 <= moment.year < 9000:
        raise PydanticCustomError("datetime_parsing", "out of range")
    return moment.astimezone(dt.UTC)


Moment = Annotated[AwareDatetime, AfterValidator(_utc)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Change(_Model):
    """One change of an answer: what it was changed to; what it was before, the change before says."""

    at: Moment
    who: str
    answer: Answer | None


class Record(_Model):
    """Everything that is stored about one assessment."""

    assessment: Assessment
    profile_revision: Annotated[int, Field(ge=1, lt=2**31)]
    economics_revision: Annotated[int, Field(ge=1, lt=2**31)] = 1
    risks_revision: Annotated[int, Field(ge=1, lt=2**31)] = 1
    plan_revision: Annotated[int, Field(ge=1, lt=2**31)] = 1
    created: Moment
    changed: Moment
    changed_by: str
    deleted: Moment | None = None
    deleted_by: str | None = None
    history: dict[str, Annotated[tuple[Change, ...], Field(min_length=1)]] = {}
    """The changes of each criterion, first to last."""


class Backup(_Model):
    """The document."""

    format: Literal["assess/backup@1"]
    assessments: tuple[Record, ...]


def dump_backup(records: Iterable[Record]) -> bytes:
    """The bytes of a backup, the same for the same content."""
    content = Backup(format=FORMAT, assessments=tuple(records)).model_dump(mode="json")
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def load_backup(data: bytes, file: str, rubric: Rubric) -> tuple[Record, ...]:
    """The records of a backup, as this rubric reads them: earlier criterion ids replaced by today's.

    Raises:
        InputError: with every problem found.
    """
    document = parse(data, file, MAX_BACKUP_BYTES)
    check_format(document, FORMAT)
    backup: Backup = validate(document, Backup)
    problems: list[Problem] = []
    records = []
    seen: set[str] = set()
    for number, record in enumerate(backup.assessments):
        place = f"assessments.{number}"
        try:
            records.append(_fit(record, rubric, document, place))
        except InputError as error:
            problems.extend(error.problems)
        if record.assessment.id in seen:
            path = f"{place}.assessment.id"
            problems.append(document.problem("repeated_id", path, found=record.assessment.id))
        seen.add(record.assessment.id)
    if problems:
        raise InputError(problems)
    return tuple(records)


def _fit(record: Record, rubric: Rubric, document: Document, place: str) -> Record:
    try:
        assessment = fit(record.assessment, rubric)
    except InputError as error:
        inside = f"{place}.assessment."
        found = [document.problem(p.code, inside + p.path, **p.params) for p in error.problems]
        raise InputError(found) from None
    history: dict[str, tuple[Change, ...]] = {}
    problems = []
    for key, changes in record.history.items():
        current, path = rubric.renamed.get(key, key), f"{place}.history.{key}"
        if current not in rubric.by_id:
            problems.append(document.problem("unknown_criterion", path, found=key, near=""))
            continue
        if current in history:
            problems.append(document.problem("answered_twice", path, found=key, expected=current))
        history[current] = changes
    for key in sorted(assessment.answers.keys() | history.keys()):
        last = history[key][-1].answer if key in history else None
        if assessment.answers.get(key) != last:
            problems.append(document.problem("history_differs", f"{place}.history.{key}", found=key))
    if problems:
        raise InputError(problems)
    return record.model_copy(update={"assessment": assessment, "history": history})


def settle(incoming: Iterable[Record], stored: Mapping[str, Record]) -> tuple[list[Record], ImportResult]:
    """Which records of a backup are new here, under which ids; nothing that is stored is ever replaced.

    An id that stands for something else here gets a number behind it,
    and what was copied from that assessment follows it to the new id.
    """
    records = list(incoming)
    taken = {record.assessment.id for record in records} | stored.keys()
    new: list[tuple[str, Record]] = []
    skipped: list[str] = []
    renamed: dict[str, str] = {}
    follow: dict[str, str] = {}
    for record in records:
        id = record.assessment.id
        if id not in stored:
            new.append((id, record))
        elif _same(record, stored[id]):
            skipped.append(id)
        else:
            follow[id] = _other_id(record, stored, taken)
            if follow[id] in stored:
                skipped.append(id)
                continue
            renamed[id] = follow[id]
            taken.add(follow[id])
            new.append((follow[id], record))
    settled = [_under(record, id, follow) for id, record in new]
    return settled, ImportResult(tuple(id for id, _ in new), tuple(skipped), renamed)


def _other_id(record: Record, stored: Mapping[str, Record], taken: set[str]) -> str:
    """A free id like the record's own, or the one that an earlier import gave to the same record."""
    number = 2
    while True:
        suffix = f"-{number}"
        candidate = record.assessment.id[: 80 - len(suffix)] + suffix
        if candidate not in taken or (candidate in stored and _same(record, stored[candidate])):
            return candidate
        number += 1


def _same(record: Record, other: Record) -> bool:
    """Whether two records differ at most in ids, which an earlier import may have changed."""
    names = {"id": other.assessment.id, "previous": other.assessment.previous}
    return record.model_copy(update={"assessment": record.assessment.model_copy(update=names)}) == other


def _under(record: Record, id: str, follow: Mapping[str, str]) -> Record:
    previous = record.assessment.previous
    names = {"id": id, "previous": follow.get(previous, previous) if previous else previous}
    return record.model_copy(update={"assessment": record.assessment.model_copy(update=names)})
