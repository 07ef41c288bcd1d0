"""What the store gives back, and what it refuses."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from assess.assessment import Answer, Assessment
from assess.economics.inputs import Economics
from assess.plan.inputs import Planning
from assess.profile import Profile, Stage
from assess.risk.inputs import Risks
from assess.rubric import Mode


@dataclass(frozen=True)
class Summary:
    """One assessment in a list."""

    id: str
    title: str
    company: str
    stage: Stage
    mode: Mode
    as_of: dt.date
    created: dt.datetime
    changed: dt.datetime
    previous: str | None
    what_ifs: tuple[str, ...]
    """Names of the levels that are tried out and kept with it."""


@dataclass(frozen=True)
class Stored:
    """An assessment as it stands in the store.

    `revisions` counts the changes of each criterion, 0 where it is absent: hand the number back
    with the next change, so that a change made elsewhere meanwhile is noticed.
    """

    assessment: Assessment
    revisions: Mapping[str, int]
    profile_revision: int
    economics_revision: int
    risks_revision: int
    plan_revision: int
    created: dt.datetime
    changed: dt.datetime
    changed_by: str
    deleted: dt.datetime | None
    """When it was put into the bin; None if it is not there."""


@dataclass(frozen=True)
class Saved:
    """Proof that a change is in the store: its revision, and when it was made."""

    revision: int
    at: dt.datetime


@dataclass(frozen=True)
class Event:
    """One change of one answer; events are added and never altered."""

    number: int
    """1 for the first change of this criterion; the revision that it led to."""
    at: dt.datetime
    who: str
    old: Answer | None
    new: Answer | None


@dataclass(frozen=True)
class ImportResult:
    """What an import did."""

    added: tuple[str, ...]
    """Ids, as they are in the store now, of the assessments that came in."""
    skipped: tuple[str, ...]
    """Ids of the backup that were there already, with the same content."""
    renamed: Mapping[str, str]
    """Ids that stood for something else here, and the new id each was given."""


class StorageError(Exception):
    """A request that the store refuses; nothing was changed."""


class NotFound(StorageError):
    """There is no assessment with this id."""

    def __init__(self, id: str) -> None:
        self.id = id
        super().__init__(id)


class InBin(NotFound):
    """The assessment is in the bin: it has to be restored before it can be changed."""


class IdTaken(StorageError):
    """Another assessment, here or in the bin, has this id."""

    def __init__(self, id: str) -> None:
        self.id = id
        super().__init__(id)


class NothingToUndo(StorageError):
    """The criterion was never answered."""


class Conflict(StorageError):
    """The answer was changed elsewhere since it was read."""

    def __init__(self, current: Answer | None, revision: int) -> None:
        self.current = current
        self.revision = revision
        super().__init__(f"revision {revision}")


class SectionConflict(StorageError):
    """What is entered about economics, risks or the plan was changed elsewhere since it was read."""

    def __init__(self, current: Economics | Risks | Planning | None, revision: int) -> None:
        self.current = current
        self.revision = revision
        super().__init__(f"revision {revision}")


class ProfileConflict(StorageError):
    """The profile, the title or the mode was changed elsewhere since it was read."""

    def __init__(self, profile: Profile, title: str, mode: Mode, revision: int) -> None:
        self.profile = profile
        self.title = title
        self.mode = mode
        self.revision = revision
        super().__init__(f"revision {revision}")
