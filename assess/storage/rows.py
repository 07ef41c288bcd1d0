"""Rows of the tables, read and written inside a transaction of the repository."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from assess.assessment import Answer, Assessment, RubricRef
from assess.storage.backup import Change, Record
from assess.storage.records import NotFound, Saved
from assess.storage.schema import answers, assessments, events, marks


def find_row(connection: Connection, id: str) -> Row[Any]:
    """The row of an assessment.

    Raises:
        NotFound: there is none.
    """
    row = connection.execute(select(assessments).where(assessments.c.id == id)).one_or_none()
    if row is None:
        raise NotFound(id)
    return row


def current_answer(connection: Connection, id: str, criterion: str) -> tuple[Answer | None, int]:
    """The answer as it stands, and its revision."""
    query = select(answers.c.answer, answers.c.revision)
    row = connection.execute(
        query.where(answers.c.assessment == id, answers.c.criterion == criterion)
    ).one_or_none()
    return (None, 0) if row is None else (row.answer, row.revision)


def append_change(
    connection: Connection,
    id: str,
    criterion: str,
    old: Answer | None,
    new: Answer | None,
    *,
    revision: int,
    now: dt.datetime,
    who: str,
) -> Saved:
    """The new value and its event; `revision` is the one before."""
    number = revision + 1
    if revision == 0:
        row = insert(answers).values(assessment=id, criterion=criterion, revision=number, answer=new)
        connection.execute(row)
    else:
        here = (answers.c.assessment == id, answers.c.criterion == criterion)
        connection.execute(update(answers).where(*here).values(revision=number, answer=new))
    event = {
        "assessment": id,
        "criterion": criterion,
        "number": number,
        "at": now,
        "who": who,
        "old": old,
        "new": new,
    }
    connection.execute(insert(events).values(**event))
    touch(connection, id, now, who)
    return Saved(number, now)


def touch(connection: Connection, id: str, now: dt.datetime, who: str, **values: object) -> None:
    """Says when and by whom an assessment was changed, and sets more columns of its row."""
    here = assessments.c.id == id
    connection.execute(update(assessments).where(here).values(changed=now, changed_by=who, **values))


def assessment_of(row: Row[Any], given: Iterable[Row[Any]], later: Iterable[str]) -> Assessment:
    """The assessment of a row, the rows of its answers and the criteria marked."""
    return Assessment(
        id=row.id,
        title=row.title,
        rubric=RubricRef(id=row.rubric_id, version=row.rubric_version),
        mode=row.mode,
        profile=row.profile,
        answers={a.criterion: a.answer for a in given if a.answer is not None},
        later=tuple(later),
        previous=row.previous,
        economics=row.economics,
        risks=row.risks,
    )


def all_records(connection: Connection) -> dict[str, Record]:
    """Everything in the store, by id."""
    given: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(select(answers).order_by(answers.c.assessment, answers.c.criterion)):
        given[row.assessment].append(row)
    later: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(select(marks).order_by(marks.c.assessment, marks.c.position)):
        later[row.assessment].append(row.criterion)
    changes: dict[str, dict[str, list[Change]]] = defaultdict(lambda: defaultdict(list))
    for row in connection.execute(
        select(events).order_by(events.c.assessment, events.c.criterion, events.c.number)
    ):
        changes[row.assessment][row.criterion].append(Change(at=row.at, who=row.who, answer=row.new))
    return {
        row.id: Record(
            assessment=assessment_of(row, given[row.id], later[row.id]),
            profile_revision=row.profile_revision,
            created=row.created,
            changed=row.changed,
            changed_by=row.changed_by,
            deleted=row.deleted,
            deleted_by=row.deleted_by,
            history={key: tuple(made) for key, made in changes[row.id].items()},
        )
        for row in connection.execute(select(assessments).order_by(assessments.c.id))
    }


def insert_records(connection: Connection, records: Iterable[Record]) -> None:
    """New assessments with everything that belongs to them."""
    rows: dict[Any, list[dict[str, object]]] = {table: [] for table in (assessments, answers, events, marks)}
    for record in records:
        a = record.assessment
        rows[assessments].append(
            {
                "id": a.id,
                "title": a.title,
                "rubric_id": a.rubric.id,
                "rubric_version": a.rubric.version,
                "mode": a.mode,
                "profile": a.profile,
                "profile_revision": record.profile_revision,
                "economics": a.economics,
                "risks": a.risks,
                "previous": a.previous,
                "created": record.created,
                "changed": record.changed,
                "changed_by": record.changed_by,
                "deleted": record.deleted,
                "deleted_by": record.deleted_by,
            }
        )
        for key, made in record.history.items():
            of = {"assessment": a.id, "criterion": key}
            rows[answers].append({**of, "revision": len(made), "answer": made[-1].answer})
            old = None
            for number, change in enumerate(made, 1):
                event = {
                    "number": number,
                    "at": change.at,
                    "who": change.who,
                    "old": old,
                    "new": change.answer,
                }
                rows[events].append(of | event)
                old = change.answer
        rows[marks].extend(
            {"assessment": a.id, "criterion": key, "position": n} for n, key in enumerate(a.later)
        )
    for table, values in rows.items():
        if values:
            connection.execute(insert(table), values)
