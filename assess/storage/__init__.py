"""The store: assessments and the history of their answers, in SQLite or PostgreSQL."""

from assess.storage.backup import MAX_BACKUP_BYTES
from assess.storage.database import Database, DatabaseUnusable, resolve
from assess.storage.migration import prepare
from assess.storage.records import (
    Conflict,
    Event,
    IdTaken,
    ImportResult,
    InBin,
    NotFound,
    NothingToUndo,
    ProfileConflict,
    Saved,
    SectionConflict,
    StorageError,
    Stored,
    Summary,
)
from assess.storage.repository import Repository

__all__ = [
    "MAX_BACKUP_BYTES",
    "Conflict",
    "DatabaseUnusable",
    "Event",
    "IdTaken",
    "ImportResult",
    "InBin",
    "NotFound",
    "NothingToUndo",
    "ProfileConflict",
    "Repository",
    "Saved",
    "SectionConflict",
    "StorageError",
    "Stored",
    "Summary",
    "open_repository",
]


def open_repository(url: str | None = None) -> Repository:
    """The repository at an address: `sqlite:///file.db`, `postgresql://…`, or the path of a SQLite file.

    None means what the environment's `ASSESS_DATABASE` says, else `assess.db` in the user's data folder.
    A new database gets its tables, an older one is brought up to date. Open it once per process.

    Raises:
        DatabaseUnusable: it can't be reached, is damaged, holds something else, or is from a newer version.
    """
    database = Database(resolve(url))
    try:
        prepare(database)
    except DatabaseUnusable:
        database.close()
        raise
    return Repository(database)
