"""The page about risks: what may be lost, seen, edited, left out and added, with nothing typed lost."""

import pytest
from streamlit.testing.v1 import AppTest

from assess.assessment import LevelAnswer
from assess.assessment_file import load_assessment
from assess.i18n import show_money
from assess.loading import shipped_rubric
from assess.report.risk_words import ranked
from assess.risk.analysis import analyse
from assess.risk.results import RiskProfile
from assess.samples import sample_bytes
from assess.storage import Repository
from tests.app.conftest import NOW, Open, make, profile, words

SIZED = profile(headcount=12, annual_revenue=3_000_000, fx_per_usd=7.1, personal_records=20_000)
LANGUAGES = ("en-GB", "zh-CN")


def opened(store: Repository, open_app: Open, *, locale: str = "en-GB", **changes: object) -> AppTest:
    make(store, **{"profile": SIZED, **changes})
    return open_app("risks", a="a1", locale=locale)


def reckoned(store: Repository) -> RiskProfile:
    return analyse(shipped_rubric(), store.load("a1").assessment)


def key(field: str) -> str:
    return f"risks/a1/{field}"


def listed(at: AppTest) -> list[list[str]]:
    """The rows of the list of scenarios."""
    frames = [element.value for element in at.dataframe]
    return next(f for f in frames if f.columns[0] in ("Scenario", "情景")).values.tolist()


@pytest.mark.parametrize("locale", LANGUAGES)
def test_the_page_says_what_the_core_reckons(store: Repository, open_app: Open, locale: str) -> None:
    at = opened(store, open_app, locale=locale)
    found = reckoned(store)
    lang = "zh" if locale == "zh-CN" else "en"
    assert at.metric[0].value == show_money(found.total.residual.mean, lang)
    assert len(listed(at)) == len(found.scenarios)
    assert [row[2] for row in listed(at)] == [show_money(s.residual.mean, lang) for s in ranked(found)]


def test_a_score_of_risk_says_which_way_is_good(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app)
    place = next(i for i, m in enumerate(at.metric) if m.label == "Risk score")
    assert at.metric[place].value != "–"
    assert "0 is best, 100 worst." in words(at)


def test_a_profile_without_figures_says_which_ones_are_missing(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app, profile=profile())
    assert "No scenario has an amount yet" in words(at)
    assert "exchange rate to the US dollar" in words(at)
    assert not at.metric


def test_a_better_answer_is_seen_at_once(store: Repository, open_app: Open) -> None:
    before = opened(store, open_app).metric[0].value
    store.save_answer("a1", "ip.assignment", LevelAnswer(level=4), expected=0, now=NOW, who="test")
    after = open_app("risks", a="a1").metric[0].value
    assert after != before
    assert after == show_money(reckoned(store).total.residual.mean, "en")


def test_money_and_risk_stand_side_by_side_in_a_sample(store: Repository, open_app: Open) -> None:
    sample = load_assessment(sample_bytes("fine-tuner"), "fine-tuner.json", shipped_rubric())
    store.create(sample, now=NOW)
    at = open_app("risks", a=sample.id)
    joint = analyse(shipped_rubric(), sample).joint
    assert joint is not None
    rows = {row[0]: row[1:] for f in (e.value for e in at.table) for row in f.values.tolist()}
    states = (joint.none, joint.today, joint.targets)
    shown = [show_money(one.npv_direct.mean, "en", currency="CNY") for one in states]
    assert rows["NPV after losses, direct only, mean"] == shown
