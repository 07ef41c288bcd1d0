"""A Chromium, servers with databases of their own, and visitors to them."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize

from assess.storage import Repository, open_repository
from scripts.serving import Server, chromium, fill, sample_assessments, serve
from tests.browser.visitor import Visitor

HERE = Path(__file__).parent
DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
NOW = dt.datetime(2026, 11, 2, 9, 30, tzinfo=dt.UTC)
PSEUDO = {"ASSESS_LOCALE_QPS": "1"}
"""Lets a test ask for the pseudo-locale; who does not ask sees no difference."""
QUIET_LOG = ("Uvicorn server started on ", "HighsMipSolverData::")
"""What may be written: where the server is, and what the solver says by itself, told to be quiet or not.

HiGHS prints that line past its own log (HiGHS.jl, issue 312), so that no option of scipy's keeps it away.
The commands keep it off their results (`assess.cli.stdout`); a server has other threads, which write too.
"""

Visit = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A failure, not a skip, where there is no Chromium."""
    with chromium() as found:
        yield found


@contextmanager
def clean(server: Server) -> Iterator[Server]:
    """The server must not write anything but where it is until the block ends."""
    before = len(server.log.read_text())
    yield server
    written = server.log.read_text()[before:].splitlines()
    assert not [line for line in written if not any(quiet in line for quiet in QUIET_LOG)], "\n".join(written)


@pytest.fixture(scope="package")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app with all samples."""
    database = tmp_path_factory.mktemp("shared") / "assess.db"
    fill(database, sample_assessments())
    with serve(database, environment=PSEUDO) as server:
        yield server


@pytest.fixture
def store(server: Server) -> Iterator[Repository]:
    """The store of the app with all samples."""
    repository = open_repository(str(server.database))
    yield repository
    repository.close()


@pytest.fixture
def server(shared_server: Server) -> Iterator[Server]:
    """The app with all samples, whose log stays clean."""
    with clean(shared_server):
        yield shared_server


@pytest.fixture
def empty_server(tmp_path: Path) -> Iterator[Server]:
    """The app of a new user, whose log stays clean."""
    with serve(tmp_path / "assess.db", environment=PSEUDO) as started, clean(started):
        yield started


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Opens windows on a server; afterwards none of them may have seen an error."""
    with ExitStack() as stack:
        visitors: list[Visitor] = []

        def begin(
            server: Server,
            *,
            locale: str = "en-GB",
            theme: str = "light",
            viewport: ViewportSize = DESKTOP,
            agent: str | None = None,
        ) -> Visitor:
            context = browser.new_context(
                locale=locale,
                color_scheme=theme,
                viewport=viewport,
                user_agent=agent,
                reduced_motion="reduce",
            )
            stack.callback(context.close)
            visitors.append(Visitor(server, context))
            return visitors[-1]

        yield begin
        assert [error for visitor in visitors for error in visitor.errors] == []
