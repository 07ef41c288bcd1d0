"""Rows of the tables, read and written inside a transaction of the repository."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, bindparam, insert, select, update

from assess.assessment import Answer, Assessment, RubricRef
from assess.plan.fitting import renamed_planning
from assess.risk.fitting import renamed_risks
from assess.storage.backup import Change, Record
from assess.storage.records import InBin, NotFound, Saved, Stored
from assess.storage.schema import answers, assessments, events, marks

# Built once: putting a statement together takes as long as running it.
_ID: BindParameter[str] = bindparam("this")
_CRITERION: BindParameter[str] = bindparam("asked")
_ASSESSMENT = select(assessments).where(assessments.c.id == _ID)
_ANSWERS = select(answers.c.criterion, answers.c.revision, answers.c.answer).where(
    answers.c.assessment == _ID
)
_LATER = select(marks.c.criterion).where(marks.c.assessment == _ID).order_by(marks.c.position)
_ANSWER = select(answers.c.answer, answers.c.revision).where(
    answers.c.assessment == _ID, answers.c.criterion == _CRITERION
)
_ADD_ANSWER, _ADD_EVENT = insert(answers), insert(events)
_SET_ANSWER = (
    update(answers)
    .where(answers.c.assessment == _ID, answers.c.criterion == _CRITERION)
    .values(revision=bindparam("new_revision"), answer=bindparam("new_answer"))
)
_TOUCH = (
    update(assessments)
    .where(assessments.c.id == _ID)
    .values(changed=bindparam("now"), changed_by=bindparam("who"))
)
_STATE = select(assessments.c.deleted).where(assessments.c.id == _ID).with_for_update()


def find_row(connection: Connection, id: str) -> Row[Any]:
    """The row of an assessment.

    Raises:
        NotFound: there is none.
    """
    row = connection.execute(_ASSESSMENT, {"this": id}).one_or_none()
    if row is None:
        raise NotFound(id)
    return row


def hold(connection: Connection, id: str) -> None:
    """Keeps others from changing an assessment until the transaction ends.

    Raises:
        NotFound: there is none.
        InBin: it is in the bin.
    """
    row = connection.execute(_STATE, {"this": id}).one_or_none()
    if row is None:
        raise NotFound(id)
    if row.deleted is not None:
        raise InBin(id)


def stored(connection: Connection, id: str) -> Stored:
    """An assessment as it stands, also from the bin.

    Raises:
        NotFound: there is none.
    """
    row = find_row(connection, id)
    given = connection.execute(_ANSWERS, {"this": id}).all()
    later = connection.scalars(_LATER, {"this": id}).all()
    return Stored(
        assessment=assessment_of(row, given, later),
        revisions={a.criterion: a.revision for a in given},
        profile_revision=row.profile_revision,
        economics_revision=row.economics_revision,
        risks_revision=row.risks_revision,
        plan_revision=row.plan_revision,
        created=row.created,
        changed=row.changed,
        changed_by=row.changed_by,
        deleted=row.deleted,
    )


def current_answer(connection: Connection, id: str, criterion: str) -> tuple[Answer | None, int]:
    """The answer as it stands, and its revision."""
    row = connection.execute(_ANSWER, {"this": id, "asked": criterion}).one_or_none()
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
    of = {"assessment": id, "criterion": criterion}
    if revision == 0:
        connection.execute(_ADD_ANSWER, {**of, "revision": number, "answer": new})
    else:
        here = {"this": id, "asked": criterion}
        connection.execute(_SET_ANSWER, {**here, "new_revision": number, "new_answer": new})
    connection.execute(_ADD_EVENT, {**of, "number": number, "at": now, "who": who, "old": old, "new": new})
    touch(connection, id, now, who)
    return Saved(number, now)


def touch(connection: Connection, id: str, now: dt.datetime, who: str, **values: object) -> None:
    """Says when and by whom an assessment was changed, and sets more columns of its row."""
    change = _TOUCH.values(**values) if values else _TOUCH
    connection.execute(change, {"this": id, "now": now, "who": who})


def rename_sections(connection: Connection, renamed: Mapping[str, str]) -> None:
    """Today's ids for the criteria that risks and plans name, in the bin too."""
    kept = select(assessments.c.id, assessments.c.risks, assessments.c.plan).with_for_update()
    for row in connection.execute(kept).all():
        risks, plan = renamed_risks(row.risks, renamed), renamed_planning(row.plan, renamed)
        if (risks, plan) != (row.risks, row.plan):
            here = update(assessments).where(assessments.c.id == row.id)
            connection.execute(here.values(risks=risks, plan=plan))


def assessment_of(row: Row[Any], given: Iterable[Row[*tuple[Any, ...]]], later: Iterable[str]) -> Assessment:
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
        plan=row.plan,
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
            economics_revision=row.economics_revision,
            risks_revision=row.risks_revision,
            plan_revision=row.plan_revision,
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
                "economics_revision": record.economics_revision,
                "risks": a.risks,
                "risks_revision": record.risks_revision,
                "plan": a.plan,
                "plan_revision": record.plan_revision,
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
