"""Where the data is, and what happens when something else is there."""

import sqlite3
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from assess.i18n import translator
from assess.i18n.problems import line
from assess.problems import InputError
from assess.storage import Repository, open_repository
from assess.storage.database import Database, DatabaseUnusable, describe, resolve
from assess.text import LOCALES
from tests.storage.samples import NOW, assessment, level


def refusal(address: str | Path) -> tuple[str, str]:
    """The code and the place of the one problem that opening reports."""
    with pytest.raises(DatabaseUnusable) as refused:
        open_repository(str(address))
    assert isinstance(refused.value, InputError)
    (problem,) = refused.value.problems
    for locale in LOCALES:
        assert line(problem, translator(locale)).startswith(problem.file)
    return problem.code, problem.file


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A database with enough in it to have many pages."""
    path = tmp_path / "assess.db"
    repository = open_repository(str(path))
    for number in range(20):
        repository.create(assessment(f"a{number}", answers={"ip.patents": level(1, "x" * 5_000)}), now=NOW)
    repository.close()
    return path


def test_the_usual_place_is_for_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ASSESS_DATABASE", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "data"))

    repository = open_repository()

    folder = tmp_path / "home" / "data" / "assess"
    assert repository.location == str(folder / "assess.db")
    assert (folder / "assess.db").is_file()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_environment_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSESS_DATABASE", f"sqlite:///{tmp_path}/mine.db")

    assert open_repository().location == str(tmp_path / "mine.db")
    assert open_repository(str(tmp_path / "given.db")).location == str(tmp_path / "given.db")


def test_sqlite_is_opened_for_durability(tmp_path: Path) -> None:
    database = Database(resolve(str(tmp_path / "a.db")))
    open_repository(str(tmp_path / "a.db"))

    with database.read() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys")
        }
    assert settings == {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 10_000, "foreign_keys": 1}


def test_a_password_is_never_shown() -> None:
    url = resolve("postgresql://ada:secret@db.example/assess?password=secret&sslkey=secret")

    assert describe(url) == "postgresql://ada:***@db.example/assess"
    assert resolve("postgres://ada@db.example/assess").drivername == "postgresql+psycopg"


@pytest.mark.parametrize(
    "address", ["mysql://root:secret@host/db", "postgresql://ada:secret@host:port/db", "://"]
)
def test_other_addresses_are_refused_without_repeating_them(address: str) -> None:
    code, place = refusal(address)

    assert code == "database_url"
    assert "secret" not in place


def test_a_server_that_is_away(tmp_path: Path) -> None:
    code, place = refusal(f"postgresql://ada:secret@/assess?host={tmp_path}")

    assert code == "database_unreachable"
    assert place == "postgresql://ada:***@/assess"


def test_places_where_no_file_can_be(tmp_path: Path) -> None:
    assert refusal(tmp_path) == ("is_folder", str(tmp_path))
    assert refusal(tmp_path / "none" / "a.db") == ("not_found", str(tmp_path / "none"))


@pytest.mark.parametrize(
    "content", [b"Not a database at all. " * 500, b"\0" * 5_000, b"PK\x03\x04" + b"x" * 9_000]
)
def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(content)

    assert refusal(path) == ("database_not_one", str(path))
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bookmarks (url)")
    connection.close()
    before = path.read_bytes()

    assert refusal(path) == ("database_foreign", str(path))
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["a.db"]


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    (tmp_path / "a.db").touch()

    assert open_repository(str(tmp_path / "a.db")).list() == []


def test_a_damaged_header(made: Path) -> None:
    made.write_bytes(b"garbage!" + made.read_bytes()[8:])

    assert refusal(made) == ("database_not_one", str(made))


def test_damaged_pages(made: Path) -> None:
    content = bytearray(made.read_bytes())
    for start in range(8 * 4096, len(content) - 4096, 3 * 4096):
        content[start : start + 200] = b"\xa5" * 200
    made.write_bytes(content)

    assert refusal(made) == ("database_damaged", str(made))


def test_a_truncated_file(made: Path) -> None:
    made.write_bytes(made.read_bytes()[: 6 * 4096])

    assert refusal(made) == ("database_damaged", str(made))


def test_damage_found_while_reading(made: Path) -> None:
    repository = open_repository(str(made))
    with sqlite3.connect(made) as connection:
        connection.execute(
            'UPDATE answers SET answer = \'{"kind": "level", "level": 99}\' WHERE assessment = \'a7\''
        )
    connection.close()

    with pytest.raises(DatabaseUnusable) as refused:
        repository.load("a7")

    assert refused.value.problems[0].code == "database_damaged"
    assert repository.load("a8").revisions == {"ip.patents": 1}


def test_a_newer_database_is_refused(address: str, repository: Repository) -> None:
    with Database(resolve(address)).write() as connection:
        connection.exec_driver_sql("UPDATE assess_version SET version_num = '9999'")

    with pytest.raises(DatabaseUnusable) as refused:
        open_repository(address)

    (problem,) = refused.value.problems
    assert (problem.code, problem.params["found"]) == ("database_newer", "9999")


@pytest.mark.postgres
def test_a_postgres_database_may_be_shared_but_not_its_tables(postgres: str) -> None:
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("CREATE SCHEMA shared; CREATE TABLE shared.customers (id int)")
        connection.execute("CREATE SCHEMA clash; CREATE TABLE clash.answers (id int)")

    assert open_repository(f"{postgres}&options=-csearch_path%3Dshared").list() == []
    code, _ = refusal(f"{postgres}&options=-csearch_path%3Dclash")
    assert code == "database_foreign"


def test_a_locked_database_is_said_to_be_busy(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assess.storage.database.BUSY_SECONDS", 0.05)
    repository = open_repository(str(made))
    other = sqlite3.connect(made, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(DatabaseUnusable) as refused:
        repository.save_answer("a1", "ip.patents", None, expected=1, now=NOW)
    assert refused.value.problems[0].code == "database_busy"
    assert repository.load("a1").revisions == {"ip.patents": 1}
    other.execute("ROLLBACK")
    other.close()

    assert repository.save_answer("a1", "ip.patents", None, expected=1, now=NOW).revision == 2


def test_a_full_disk_loses_nothing_and_says_so(made: Path) -> None:
    repository = open_repository(str(made))
    database = repository._database
    with database.raw() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    def fill() -> None:
        for number in range(50):
            repository.create(assessment(f"b{number}", title="x" * 20_000), now=NOW)
            kept.add(f"b{number}")

    kept = {f"a{number}" for number in range(20)}
    with pytest.raises(DatabaseUnusable) as refused:
        fill()

    assert refused.value.problems[0].code == "database_full"
    assert {s.id for s in repository.list()} == kept


def test_a_database_that_may_not_be_written(made: Path) -> None:
    repository = open_repository(str(made))
    with repository._database.raw() as connection:
        connection.execute("PRAGMA query_only = ON")

    with pytest.raises(DatabaseUnusable) as refused:
        repository.save_answer("a1", "ip.patents", None, expected=1, now=NOW)

    assert refused.value.problems[0].code == "database_read_only"


@pytest.mark.postgres
def test_connections_that_the_server_closed_are_replaced(postgres: str) -> None:
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("CREATE SCHEMA restarted")
    repository = open_repository(f"{postgres}&options=-csearch_path%3Drestarted")
    with psycopg.connect(postgres, autocommit=True) as connection:
        ended = connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend'"
            " AND pid <> pg_backend_pid()"
        ).fetchall()

    repository.create(assessment(), now=NOW)

    assert ended
    assert [s.id for s in repository.list()] == ["acme"]
    repository.close()


def test_a_database_in_memory_is_one_for_all_threads() -> None:
    repository = open_repository("sqlite://")
    repository.create(assessment(), now=NOW)
    seen: list[str] = []

    thread = threading.Thread(target=lambda: seen.extend(s.id for s in repository.list()))
    thread.start()
    thread.join()

    assert seen == ["acme"]
    assert repository.location == "sqlite://"


def test_first_opened_by_many_at_once(address: str, open_another: Callable[[str], Repository]) -> None:
    barrier = threading.Barrier(8)
    failures: list[BaseException] = []

    def open_it() -> None:
        barrier.wait()
        try:
            open_another(address).list()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
