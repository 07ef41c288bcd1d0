"""One database: where it is, how it is opened, and transactions that read or write.

SQLite commits with WAL and `synchronous=FULL`: what was acknowledged survives a killed process
and a power cut. Writers take the lock when they begin, so that what they read is what they change.
"""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any
from weakref import WeakSet

from platformdirs import user_data_path
from pydantic import ValidationError
from sqlalchemy import URL, Connection, Engine, create_engine, event, exc, make_url
from sqlalchemy.pool import QueuePool

from assess.problems import InputError, Problem

ENVIRONMENT = "ASSESS_DATABASE"
FILE = "assess.db"
BUSY_SECONDS = 10
"""How long a writer waits for another process before it gives up."""


class DatabaseUnusable(InputError):
    """The database can't be opened, read or written; the problem says why."""

    def __init__(self, code: str, location: str, **params: str) -> None:
        super().__init__([Problem(code, location, params=params)])


def resolve(address: str | None) -> URL:
    """The database meant by an address: a URL, the path of a SQLite file, or None for the usual place.

    The usual place is the environment's `ASSESS_DATABASE`, else `assess.db` in the user's data folder,
    which is created for its owner alone.

    Raises:
        DatabaseUnusable: it is neither SQLite nor PostgreSQL, or the file can't be there.
    """
    address = address or os.environ.get(ENVIRONMENT)
    if not address:
        return _file(_own_folder() / FILE)
    if "://" not in address:
        return _file(Path(address).expanduser())
    scheme = address.partition("://")[0]
    try:
        url = make_url(address)
    except (exc.ArgumentError, ValueError):
        raise DatabaseUnusable("database_url", f"{scheme}://…") from None
    if scheme in ("sqlite", "sqlite+pysqlite"):
        in_memory = url.database in (None, "", ":memory:")
        return URL.create("sqlite") if in_memory else _file(Path(str(url.database)))
    if scheme in ("postgresql", "postgres", "postgresql+psycopg"):
        return url.set(drivername="postgresql+psycopg")
    raise DatabaseUnusable("database_url", f"{scheme}://…")


def _own_folder() -> Path:
    folder = user_data_path("assess", appauthor=False)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        found = error.strerror or str(error)
        raise DatabaseUnusable("database_unreachable", str(folder), found=found) from None
    return folder


def _file(path: Path) -> URL:
    if path.is_dir():
        raise DatabaseUnusable("is_folder", str(path))
    if not path.parent.is_dir():
        raise DatabaseUnusable("not_found", str(path.parent))
    return URL.create("sqlite", database=str(path.absolute()))


def describe(url: URL) -> str:
    """A database in one line, without the password."""
    if url.get_backend_name() == "sqlite":
        return url.database or "sqlite://"
    return url.set(drivername="postgresql", query={}).render_as_string(hide_password=True)


class Database:
    """Connections to one database, shared by the threads of a process."""

    def __init__(self, url: URL) -> None:
        self.location = describe(url)
        self.is_sqlite = url.get_backend_name() == "sqlite"
        self.in_memory = self.is_sqlite and not url.database
        self._engine = _sqlite(url, self.in_memory) if self.is_sqlite else _postgresql(url)
        self._writing = self._new_lock()
        _open_here.add(self)

    def _new_lock(self) -> AbstractContextManager[Any]:
        # Threads queue here: SQLite's own waiting between connections is polling, and slow under load.
        return threading.Lock() if self.is_sqlite else nullcontext()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one moment of the database."""
        with reported(self.location), self._engine.connect() as connection:
            if not self.is_sqlite:
                connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with connection.begin():
                yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that is committed at the end of the block, or rolled back if the block raises."""
        with reported(self.location), self._writing, self._engine.connect() as connection:
            connection.execution_options(writes=True)
            with connection.begin():
                yield connection

    @contextmanager
    def raw(self) -> Iterator[Any]:
        """A connection of the driver, outside of any transaction."""
        with reported(self.location):
            connection = self._engine.raw_connection()
            try:
                yield connection
            finally:
                connection.close()

    def close(self) -> None:
        """Closes the connections that are not in use; the next transaction opens a new one."""
        self._engine.dispose()

    def before_fork(self) -> None:
        """Waits for the writer and closes: a SQLite connection must not be carried into another process."""
        self._writing.__enter__()
        if not self.in_memory:
            self.close()

    def after_fork(self, in_child: bool) -> None:
        """Lets writers in again."""
        if in_child:
            self._writing = self._new_lock()
        else:
            self._writing.__exit__(None, None, None)


def _sqlite(url: URL, in_memory: bool) -> Engine:
    engine = create_engine(
        url,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        poolclass=QueuePool,
        # A database in memory lives as long as its one connection, which threads use in turn.
        pool_size=1 if in_memory else 5,
        max_overflow=0 if in_memory else 10,
    )

    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # transactions begin below, not where the driver sees fit
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgresql(url: URL) -> Engine:
    return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": BUSY_SECONDS})


@contextmanager
def reported(location: str) -> Iterator[None]:
    """Turns what drivers raise when a database is damaged, full, locked or away into a problem with words."""
    try:
        yield
    except exc.TimeoutError as error:
        raise DatabaseUnusable("database_busy", location) from error
    except (exc.DBAPIError, sqlite3.Error) as error:
        code = _code(error)
        if code is None:
            raise
        original = error.orig if isinstance(error, exc.DBAPIError) else error
        found = next(iter(str(original).strip().splitlines()), "")
        raise DatabaseUnusable(code, location, found=found) from error
    except ValidationError as error:
        raise DatabaseUnusable("database_damaged", location, found=error.title) from error


_SQLITE_CODES = {
    sqlite3.SQLITE_BUSY: "database_busy",
    sqlite3.SQLITE_LOCKED: "database_busy",
    sqlite3.SQLITE_FULL: "database_full",
    sqlite3.SQLITE_READONLY: "database_read_only",
    sqlite3.SQLITE_CORRUPT: "database_damaged",
    sqlite3.SQLITE_NOTADB: "database_not_one",
    sqlite3.SQLITE_CANTOPEN: "database_unreachable",
    sqlite3.SQLITE_IOERR: "database_unreachable",
    sqlite3.SQLITE_PERM: "database_unreachable",
}


def _code(error: exc.DBAPIError | sqlite3.Error) -> str | None:
    """The problem that a driver's error stands for; None where it is a fault of this program."""
    original = error.orig if isinstance(error, exc.DBAPIError) else error
    if isinstance(original, sqlite3.Error):
        # The low byte is the kind of error, the rest its finer distinction.
        return _SQLITE_CODES.get(getattr(original, "sqlite_errorcode", 0) & 0xFF)
    return "database_unreachable" if isinstance(error, exc.OperationalError | exc.InterfaceError) else None


_open_here: WeakSet[Database] = WeakSet()
_held: list[Database] = []  # those stopped for the fork that is under way


def _before_fork() -> None:
    _held[:] = list(_open_here)
    for database in _held:
        database.before_fork()


def _after_fork(in_child: bool) -> None:
    for database in _held:
        database.after_fork(in_child)
    _held.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(
        before=_before_fork,
        after_in_parent=lambda: _after_fork(in_child=False),
        after_in_child=lambda: _after_fork(in_child=True),
    )
