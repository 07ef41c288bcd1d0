"""The repository: everything the product keeps, one transaction per change."""

import datetime as dt
import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Literal

from sqlalchemy import Connection, delete, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from assess.assessment import Answer, Assessment
from assess.economics.inputs import Economics
from assess.plan.inputs import Planning
from assess.problems import InputError, Problem
from assess.profile import MAX_TEXT, Profile
from assess.risk.inputs import Risks
from assess.rubric import Mode, Rubric
from assess.storage.backup import Change, Record, dump_backup, load_backup, settle
from assess.storage.database import Database
from assess.storage.records import (
    Conflict,
    Event,
    IdTaken,
    ImportResult,
    NotFound,
    NothingToUndo,
    ProfileConflict,
    Saved,
    SectionConflict,
    Stored,
    Summary,
)
from assess.storage.rows import (
    all_records,
    append_change,
    current_answer,
    find_row,
    hold,
    insert_records,
    rename_sections,
    stored,
    touch,
)
from assess.storage.schema import answers, assessments, events, marks

Summaries = list[Summary]
Events = list[Event]
_log = logging.getLogger(__name__)


class Repository:
    """Assessments in a database, safe to use from many threads and processes at once.

    Times are given by the caller and carry a time zone. `who` is a short name for the history.
    Every method raises `DatabaseUnusable` when the database is damaged, full, locked or away,
    and `NotFound` for an unknown id; what changes an assessment raises `InBin` if it is in the bin.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def location(self) -> str:
        """Where the data is: a path, or a URL without its password."""
        return self._database.location

    def close(self) -> None:
        """Closes idle connections; the repository can still be used, and opens new ones."""
        self._database.close()

    def create(self, assessment: Assessment, *, now: dt.datetime, who: str = "local") -> None:
        """Stores a new assessment; its answers begin their histories.

        Raises:
            IdTaken: there is one with this id, perhaps in the bin.
        """
        history: dict[str, tuple[Change, ...]] = {
            key: (Change(at=now, who=who, answer=answer),) for key, answer in assessment.answers.items()
        }
        record = Record(
            assessment=assessment,
            profile_revision=1,
            created=now,
            changed=now,
            changed_by=who,
            history=history,
        )
        try:
            with self._database.write() as connection:
                insert_records(connection, [record])
        except IntegrityError:
            raise IdTaken(assessment.id) from None

    def load(self, id: str) -> Stored:
        """An assessment as it stands, also from the bin."""
        with self._database.read() as connection:
            return stored(connection, id)

    def list(self) -> Summaries:
        """The assessments, newest change first, without those in the bin."""
        return self._summaries(in_bin=False)

    def bin(self) -> Summaries:
        """The assessments in the bin, newest change first."""
        return self._summaries(in_bin=True)

    def _summaries(self, *, in_bin: bool) -> Summaries:
        there = assessments.c.deleted.is_not(None) if in_bin else assessments.c.deleted.is_(None)
        query = select(assessments).where(there).order_by(assessments.c.changed.desc(), assessments.c.id)
        with self._database.read() as connection:
            rows = connection.execute(query).all()
        return [
            Summary(
                id=row.id,
                title=row.title,
                company=row.profile.company,
                stage=row.profile.stage,
                mode=row.mode,
                as_of=row.profile.as_of,
                created=row.created,
                changed=row.changed,
                previous=row.previous,
                what_ifs=tuple(one.name for one in row.plan.what_ifs),
            )
            for row in rows
        ]

    def save_answer(
        self,
        id: str,
        criterion: str,
        answer: Answer | None,
        *,
        expected: int,
        now: dt.datetime,
        who: str = "local",
    ) -> Saved:
        """Gives, changes or (None) clears an answer; the same answer again is no change.

        Raises:
            Conflict: this criterion's revision is no longer `expected`.
        """
        with self._changing(id) as connection:
            current, revision = current_answer(connection, id, criterion)
            if revision != expected:
                raise Conflict(current, revision)
            if answer == current:
                return Saved(revision, now)
            return append_change(
                connection, id, criterion, current, answer, revision=revision, now=now, who=who
            )

    def undo(self, id: str, criterion: str, *, expected: int, now: dt.datetime, who: str = "local") -> Saved:
        """Gives the answer again that stood before the last change, as a change of its own.

        So a second undo takes the first one back; older answers are in the history.

        Raises:
            Conflict: this criterion's revision is no longer `expected`.
            NothingToUndo: it was never answered.
        """
        with self._changing(id) as connection:
            current, revision = current_answer(connection, id, criterion)
            if revision != expected:
                raise Conflict(current, revision)
            if revision == 0:
                raise NothingToUndo(criterion)
            last = (events.c.assessment == id, events.c.criterion == criterion, events.c.number == revision)
            before: Answer | None = connection.execute(select(events.c.old).where(*last)).scalar_one()
            return append_change(
                connection, id, criterion, current, before, revision=revision, now=now, who=who
            )

    def confirm(
        self, id: str, criteria: Iterable[str], *, now: dt.datetime, who: str = "local"
    ) -> dict[str, int]:
        """Makes carried answers this assessment's own; gives the new revisions of those that were carried."""
        confirmed = {}
        with self._changing(id) as connection:
            for criterion in criteria:
                answer, revision = current_answer(connection, id, criterion)
                if answer is not None and answer.carried:
                    own = answer.model_copy(update={"carried": False})
                    saved = append_change(
                        connection, id, criterion, answer, own, revision=revision, now=now, who=who
                    )
                    confirmed[criterion] = saved.revision
        return confirmed

    def history(self, id: str, criterion: str) -> Events:
        """Every change of an answer, newest first."""
        query = select(events).where(events.c.assessment == id, events.c.criterion == criterion)
        with self._database.read() as connection:
            find_row(connection, id)
            rows = connection.execute(query.order_by(events.c.number.desc())).all()
        return [Event(number=e.number, at=e.at, who=e.who, old=e.old, new=e.new) for e in rows]

    def save_profile(
        self,
        id: str,
        profile: Profile,
        *,
        title: str,
        mode: Mode,
        expected: int,
        now: dt.datetime,
        who: str = "local",
    ) -> Saved:
        """Replaces the profile, the title and the mode.

        Raises:
            ProfileConflict: the profile's revision is no longer `expected`.
            InputError: the title is too long.
        """
        if len(title) > MAX_TEXT:
            raise InputError([Problem("too_long", path="title", params={"limit": str(MAX_TEXT)})])
        with self._changing(id) as connection:
            row = find_row(connection, id)
            if row.profile_revision != expected:
                raise ProfileConflict(row.profile, row.title, row.mode, row.profile_revision)
            if (profile, title, mode) == (row.profile, row.title, row.mode):
                return Saved(expected, now)
            touch(
                connection,
                id,
                now,
                who,
                profile=profile,
                title=title,
                mode=mode,
                profile_revision=expected + 1,
            )
        return Saved(expected + 1, now)

    def save_economics(
        self, id: str, economics: Economics | None, *, expected: int, now: dt.datetime, who: str = "local"
    ) -> Saved:
        """Replaces the economics, or (None) takes them away; the same again is no change.

        Raises:
            SectionConflict: their revision is no longer `expected`.
        """
        return self._save_section(id, "economics", economics, expected=expected, now=now, who=who)

    def save_risks(
        self, id: str, risks: Risks, *, expected: int, now: dt.datetime, who: str = "local"
    ) -> Saved:
        """Replaces what is entered about risks; the same again is no change.

        Raises:
            SectionConflict: its revision is no longer `expected`.
        """
        return self._save_section(id, "risks", risks, expected=expected, now=now, who=who)

    def save_plan(
        self, id: str, plan: Planning, *, expected: int, now: dt.datetime, who: str = "local"
    ) -> Saved:
        """Replaces what is entered about the plan; the same again is no change.

        Raises:
            SectionConflict: its revision is no longer `expected`.
        """
        return self._save_section(id, "plan", plan, expected=expected, now=now, who=who)

    def _save_section(
        self,
        id: str,
        section: Literal["economics", "risks", "plan"],
        entered: Economics | Risks | Planning | None,
        *,
        expected: int,
        now: dt.datetime,
        who: str,
    ) -> Saved:
        """Replaces a section, which has a column and a revision of its own."""
        counted = f"{section}_revision"
        with self._changing(id) as connection:
            row = find_row(connection, id)._mapping
            if row[counted] != expected:
                raise SectionConflict(row[section], row[counted])
            if entered == row[section]:
                return Saved(expected, now)
            touch(connection, id, now, who, **{section: entered, counted: expected + 1})
        return Saved(expected + 1, now)

    def save_later(
        self, id: str, criterion: str, marked: bool, *, now: dt.datetime, who: str = "local"
    ) -> None:
        """Marks a criterion to come back to, or takes the mark away; the last one to say so wins."""
        mark = (marks.c.assessment == id, marks.c.criterion == criterion)
        with self._changing(id) as connection:
            there = connection.scalar(select(marks.c.position).where(*mark)) is not None
            if there == marked:
                return
            if marked:
                last = connection.scalar(select(func.max(marks.c.position)).where(marks.c.assessment == id))
                position = 0 if last is None else last + 1
                connection.execute(
                    insert(marks).values(assessment=id, criterion=criterion, position=position)
                )
            else:
                connection.execute(delete(marks).where(*mark))
            touch(connection, id, now, who)

    def delete(self, id: str, now: dt.datetime, who: str = "local") -> None:
        """Puts an assessment into the bin; one that is there already stays as it is."""
        alive = (assessments.c.id == id, assessments.c.deleted.is_(None))
        with self._database.write() as connection:
            changed = connection.execute(
                update(assessments).where(*alive).values(deleted=now, deleted_by=who)
            )
            if changed.rowcount == 0:
                find_row(connection, id)

    def restore(self, id: str) -> None:
        """Takes an assessment out of the bin."""
        here = assessments.c.id == id
        with self._database.write() as connection:
            changed = connection.execute(
                update(assessments).where(here).values(deleted=None, deleted_by=None)
            )
            if changed.rowcount == 0:
                raise NotFound(id)

    def empty_bin(self) -> int:
        """Removes what is in the bin, with its history, for ever; gives the number of assessments."""
        with self._database.write() as connection:
            return connection.execute(delete(assessments).where(assessments.c.deleted.is_not(None))).rowcount

    def export_all(self) -> bytes:
        """Everything, the bin and every history included, as one JSON document.

        The same content gives the same bytes, so a backup that was imported is exported as it was.
        """
        with self._database.read() as connection:
            records = all_records(connection)
        return dump_backup(records.values())

    def import_all(
        self, data: bytes, file: str, rubric: Rubric, *, now: dt.datetime, who: str = "local"
    ) -> ImportResult:
        """Brings in what a backup holds and the store does not; all of it, or nothing.

        An assessment that is here already with the same content is skipped; one whose id stands
        for something else here comes in under a new id. `file` names the backup in problems;
        `now` and `who` go to the log, since an import leaves the histories as they are.

        Raises:
            InputError: with every problem of the backup, which may hold at most 50 MB.
        """
        records = load_backup(data, file, rubric)
        with self._database.write() as connection:
            if not self._database.is_sqlite:
                connection.execute(text("LOCK TABLE assessments IN SHARE ROW EXCLUSIVE MODE"))
            new, result = settle(records, all_records(connection))
            insert_records(connection, new)
        counts = (len(result.added), len(result.skipped))
        _log.info("%s imported %s at %s: %d added, %d skipped", who, file, now.isoformat(), *counts)
        return result

    def rename(self, renamed: Mapping[str, str]) -> None:
        """Moves what is kept from criterion ids that a rubric has replaced to today's.

        Answers, marks and histories, and the criteria that risks and plans name; what stands under today's
        id already stays. It is no change by anybody: revisions and times stay as they are.

        To be called with `rubric.renamed` when a store is opened for use with a rubric.
        """
        if not renamed:
            return
        with self._database.write() as connection:
            for old, new in renamed.items():
                for table in (answers, events, marks):
                    there = select(table.c.assessment).where(table.c.criterion == new)
                    free = (table.c.criterion == old, table.c.assessment.not_in(there))
                    connection.execute(update(table).where(*free).values(criterion=new))
            rename_sections(connection, renamed)

    @contextmanager
    def _changing(self, id: str) -> Iterator[Connection]:
        """A transaction in which nobody else changes this assessment."""
        with self._database.write() as connection:
            hold(connection, id)
            yield connection
