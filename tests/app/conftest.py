"""The app on a store of its own, driven through its widgets."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assess.assessment import Answer, Assessment, RubricRef
from assess.loading import shipped_rubric
from assess.profile import Profile
from assess.storage import Repository, open_repository

ROOT = Path(__file__).parents[2]
NOW = dt.datetime(2026, 11, 23, 6, 2, tzinfo=dt.UTC)
PAGES = (
    "home",
    "profile",
    "walkthrough",
    "results",
    "economics",
    "risks",
    "plan",
    "report",
    "compare",
    "method",
)

Open = Callable[..., AppTest]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """An empty store, which the app uses too."""
    address = str(tmp_path / "assess.db")
    monkeypatch.setenv("ASSESS_DATABASE", address)
    return open_repository(address)


@pytest.fixture
def open_app(store: Repository) -> Open:
    """Opens a window of the app on a page, as a browser with this address and language would."""

    def open_(page: str = "home", *, locale: str = "en-GB", **params: str) -> AppTest:
        at = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=30)
        at.context = {"locale": locale, "timezone": "Asia/Shanghai"}
        for key, value in params.items():
            at.query_params[key] = value
        at.run()
        if page != "home":
            at.switch_page(f"assess/app/pages/{page}.py").run()
        assert not at.exception
        return at

    return open_


def profile(**changes: object) -> Profile:
    """A seed company that only calls an API."""
    facts = {
        "company": "Example",
        "stage": "seed",
        "model_role": "api_only",
        "markets": ("cn",),
        "personal_data": True,
        "public_service": False,
        "currency": "CNY",
        "as_of": dt.date(2026, 11, 23),
    }
    return Profile.model_validate({**facts, **changes})


def make(
    store: Repository, id: str = "a1", *, answers: dict[str, Answer] | None = None, **changes: object
) -> str:
    """Stores an assessment; gives its id."""
    rubric = shipped_rubric()
    fields = {"title": "First look", "mode": "full", "profile": profile(), **changes}
    assessment = Assessment(
        id=id, rubric=RubricRef(id=rubric.id, version=rubric.version), answers=answers or {}, **fields
    )
    store.create(assessment, now=NOW)
    return id


def words(at: AppTest) -> str:
    """Everything that stands on the page as text."""
    kinds = ("title", "header", "subheader", "markdown", "info", "warning", "error", "success")
    return "\n".join(str(element.value) for kind in kinds for element in getattr(at, kind))


def param(at: AppTest, name: str) -> str | None:
    """What the address says: AppTest gives a list for what a test set, a string for what the app set."""
    value = at.query_params.get(name)
    return value[0] if isinstance(value, list) else value
