"""Every page opens in every language, with and without an assessment, and shows what users typed as typed."""

import pytest

from assess.assessment import Evidence, LevelAnswer, NotApplicable, Unknown
from assess.loading import shipped_rubric
from assess.storage import Repository
from tests.app.conftest import PAGES, Open, make, param, profile, words

RUBRIC = shipped_rubric()
ODD = "<script>alert(1)</script> **x** [y](javascript:z) :smile: $a$ #let 𠮷\u202e\x07 " + "长" * 3000


def odd_answers() -> dict[str, LevelAnswer | NotApplicable | Unknown]:
    kinds = (
        LevelAnswer(level=2, note=ODD, evidence=(Evidence(label=ODD, url=ODD),)),
        NotApplicable(reason=ODD),
        Unknown(note=ODD),
    )
    return {c.id: kinds[i % 3] for i, c in enumerate(RUBRIC.criteria)}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
@pytest.mark.parametrize("filled", ["none", "missing", "empty", "odd"])
def test_every_page_opens(store: Repository, open_app: Open, page: str, locale: str, filled: str) -> None:
    if filled in ("empty", "odd"):
        answers = odd_answers() if filled == "odd" else {}
        make(store, title=ODD if filled == "odd" else "", profile=profile(company=ODD), answers=answers)
    at = open_app(page, locale=locale, **({} if filled == "none" else {"a": "a1"}))
    assert not at.exception


@pytest.mark.parametrize("page", ["walkthrough", "results", "report"])
def test_without_an_assessment_a_page_says_what_to_do(store: Repository, open_app: Open, page: str) -> None:
    assert "No assessment is open" in words(open_app(page))
    assert "is not here" in words(open_app(page, a="gone"))


@pytest.mark.parametrize(
    ("browser", "expected"), [("zh-CN", "首页"), ("zh-TW", "首页"), ("en-US", "Home"), ("fr-FR", "Home")]
)
def test_the_language_is_guessed_from_the_browser(
    store: Repository, open_app: Open, browser: str, expected: str
) -> None:
    at = open_app(locale=browser)
    assert (at.segmented_control(key="language").value == "zh") == (expected == "首页")


def test_a_chosen_language_stays_in_the_address_and_beats_the_browser(
    store: Repository, open_app: Open
) -> None:
    at = open_app(locale="zh-CN")
    at.segmented_control(key="language").set_value("en").run()
    assert param(at, "lang") == "en"
    assert "ready for its stage" in open_app(locale="zh-CN", lang="en").title[0].value


def test_the_pseudo_locale_is_for_tests_only(
    store: Repository, open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "⟦" not in words(open_app(lang="qps"))
    monkeypatch.setenv("ASSESS_LOCALE_QPS", "1")
    assert "⟦" in words(open_app(lang="qps"))


def test_an_unusable_store_is_explained(
    open_app: Open, monkeypatch: pytest.MonkeyPatch, store: Repository
) -> None:
    monkeypatch.setenv("ASSESS_DATABASE", "mysql://user:secret@host/db")
    at = open_app()
    shown = words(at)
    assert "mysql" in shown
    assert "secret" not in shown
