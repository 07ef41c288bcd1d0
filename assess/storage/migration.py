"""Bringing a database to today's schema, or refusing one that is not ours."""

import logging
import threading
from pathlib import Path

from sqlalchemy import Connection, column, inspect, select, table, text

from assess.storage.database import Database, DatabaseUnusable
from assess.storage.schema import HEAD, VERSION_TABLE, metadata

FOLDER = Path(__file__).parent / "migrations"
_log = logging.getLogger(__name__)
_running = threading.Lock()  # Alembic keeps the running migration in module globals
_ADVISORY_LOCK = 0x61737365  # "asse": no two processes create the tables of a PostgreSQL database at once


def prepare(database: Database) -> None:
    """Makes a database ready for use: checks that it is ours and whole, and runs the missing migrations.

    A file that is not ours is left exactly as it was.

    Raises:
        DatabaseUnusable: it holds something else, is damaged, or was made by a newer version.
    """
    with database.read() as connection:
        revision = _revision(connection, database)
    if database.is_sqlite:
        _prepare_file(database)
    if revision == HEAD:
        return
    with _running, database.write() as connection:
        if not database.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
        revision = _revision(connection, database)  # another process may have been first
        if revision != HEAD:
            _upgrade(connection, revision, database)


def _revision(connection: Connection, database: Database) -> str | None:
    """The migration a database is at; None for one with no tables yet."""
    tables = set(inspect(connection).get_table_names())
    if VERSION_TABLE in tables:
        found: str | None = connection.scalar(select(column("version_num")).select_from(table(VERSION_TABLE)))
        return found
    # A PostgreSQL database may be shared with other programs, a file may not.
    foreign = tables if database.is_sqlite else tables & set(metadata.tables)
    if foreign:
        raise DatabaseUnusable("database_foreign", database.location, found=", ".join(sorted(foreign)[:3]))
    return None


def _prepare_file(database: Database) -> None:
    with database.raw() as connection:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise DatabaseUnusable("database_damaged", database.location, found=str(found).splitlines()[-1])
        connection.execute("PRAGMA journal_mode = WAL")  # kept in the file


def _upgrade(connection: Connection, revision: str | None, database: Database) -> None:
    from alembic import command  # a tenth of a second, needed once in the life of a schema
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision is not None and revision not in known:
        raise DatabaseUnusable("database_newer", database.location, found=revision, expected=HEAD)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    _log.info("schema of %s brought from %s to %s", database.location, revision, HEAD)
