"""The tables. Every change here needs a migration in `migrations/versions`; a test compares the two.

What a user typed stands in the database as JSON in ASCII, so that any character, NUL included,
is kept by SQLite and PostgreSQL alike.
"""

import datetime as dt
import json
from functools import lru_cache
from typing import Annotated, Any

from pydantic import TypeAdapter
from sqlalchemy import Column, DateTime, ForeignKey, Integer, MetaData, String, Table, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from assess.assessment import Answer
from assess.economics.inputs import Economics, NoneAsEmpty
from assess.plan.inputs import Planning
from assess.profile import Profile, UserText
from assess.risk.inputs import Risks

HEAD = "0004"
"""The migration that leads to these tables."""

SHARED = 8192
"""Answers, or profiles, that are kept as read."""

VERSION_TABLE = "assess_version"
"""Where the database says which migration it is at."""


class AsciiJson(TypeDecorator[Any]):
    """A value of one type as JSON text.

    Values that are `frozen` may be shared, so that a text met again is not validated again: a card that is
    redrawn reads a hundred answers of which one is new. None is no value, unless `none_too`.
    """

    impl = Text
    cache_ok = True

    def __init__(self, adapter: TypeAdapter[Any], *, frozen: bool = False, none_too: bool = False) -> None:
        super().__init__()
        self.adapter = adapter
        self.none_too = none_too
        self.frozen = frozen
        self._read = lru_cache(maxsize=SHARED)(adapter.validate_json) if frozen else adapter.validate_json

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """What is stored."""
        if value is None and not self.none_too:
            return None
        text = json.dumps(self.adapter.dump_python(value, mode="json"), allow_nan=False)
        self.adapter.validate_json(text)  # what could not be read again is not stored
        return text

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """What is read."""
        return None if value is None else self._read(value)


class UtcTime(TypeDecorator[dt.datetime]):
    """A moment; SQLite has no time zones, so that it is UTC there by agreement."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """What is stored."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a time zone")
        moment = value.astimezone(dt.UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """What is read."""
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


_TEXT = AsciiJson(TypeAdapter(str))
_TITLE = AsciiJson(TypeAdapter(UserText))
_PROFILE = AsciiJson(TypeAdapter(Profile), frozen=True)
_ANSWER = AsciiJson(TypeAdapter(Answer), frozen=True)
_ECONOMICS = AsciiJson(TypeAdapter(Annotated[Economics | None, NoneAsEmpty()]), frozen=True, none_too=True)
_RISKS = AsciiJson(TypeAdapter(Risks), frozen=True)
_PLAN = AsciiJson(TypeAdapter(Planning), frozen=True)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)


def _of_assessment() -> Column[str]:
    owner = ForeignKey("assessments.id", ondelete="CASCADE")
    return Column("assessment", String(80), owner, primary_key=True)


assessments = Table(
    "assessments",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("title", _TITLE, nullable=False),
    Column("rubric_id", Text, nullable=False),
    Column("rubric_version", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("profile", _PROFILE, nullable=False),
    Column("profile_revision", Integer, nullable=False),
    Column("economics", _ECONOMICS, nullable=False),
    Column("economics_revision", Integer, nullable=False, server_default="1"),
    Column("risks", _RISKS, nullable=False),
    Column("risks_revision", Integer, nullable=False, server_default="1"),
    Column("plan", _PLAN, nullable=False, server_default="{}"),
    Column("plan_revision", Integer, nullable=False, server_default="1"),
    Column("previous", String(80)),
    Column("created", UtcTime, nullable=False),
    Column("changed", UtcTime, nullable=False),
    Column("changed_by", _TEXT, nullable=False),
    Column("deleted", UtcTime),
    Column("deleted_by", _TEXT),
)
"""One row per assessment, those in the bin too (`deleted`)."""

answers = Table(
    "answers",
    metadata,
    _of_assessment(),
    Column("criterion", String(200), primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("answer", _ANSWER),
)
"""The answers as they stand; a cleared one keeps its row, and so its revision."""

events = Table(
    "events",
    metadata,
    _of_assessment(),
    Column("criterion", String(200), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcTime, nullable=False),
    Column("who", _TEXT, nullable=False),
    Column("old", _ANSWER),
    Column("new", _ANSWER),
)
"""Every change of every answer: only ever added to, until the assessment leaves the bin for good."""

marks = Table(
    "marks",
    metadata,
    _of_assessment(),
    Column("criterion", String(200), primary_key=True),
    Column("position", Integer, nullable=False),
)
"""The criteria marked to come back to, in the order in which they were marked."""
