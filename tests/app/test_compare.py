"""Comparing assessments: which ones, in what order, what changed, and who may be ranked by what."""

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assess.app.escape import md
from assess.app.widgets.compare_choice import names
from assess.assessment import Answer, Assessment, LevelAnswer
from assess.assessment_file import dump_assessment, load_assessment
from assess.charts.alt import shown
from assess.comparison import compare
from assess.comparison_economics import compare_economics
from assess.economics.appraisal import appraise
from assess.i18n import translator
from assess.loading import shipped_rubric
from assess.report.comparison_money import compared_money
from assess.storage import Repository
from assess.text import Locale
from tests.app.conftest import NOW, ROOT, Open, make, profile, words

RUBRIC = shipped_rubric()
CHOSEN = "compare/chosen"


def sample(name: str) -> Assessment:
    file = Path(ROOT / "assess" / "samples" / f"{name}.json")
    return load_assessment(file.read_bytes(), str(file), RUBRIC)


EARLIER, LATER, OTHER = sample("fine-tuner-2026q3"), sample("fine-tuner"), sample("model-maker")


@pytest.fixture
def page(store: Repository, open_app: Open) -> AppTest:
    for assessment in (LATER, EARLIER, OTHER):
        store.create(assessment, now=NOW)
    return open_app("compare", a=LATER.id)


def upload(at: AppTest, *files: tuple[str, bytes]) -> AppTest:
    uploader: Any = at.file_uploader(key="compare/files")
    uploader.set_value([(name, data, "application/json") for name, data in files]).run()
    assert not at.exception
    return at


def table(at: AppTest, column: str) -> Any:
    """The table that has a column, as a data frame, without what keeps a figure and its unit together."""
    frames = [element.value.replace("\u2060", "", regex=True) for element in (*at.table, *at.dataframe)]
    return next(frame for frame in frames if column in frame.columns)


def test_the_open_assessment_and_the_one_before_it_are_chosen_earlier_first(page: AppTest) -> None:
    assert set(page.multiselect(key=CHOSEN).value) == {EARLIER.id, LATER.id}
    result = compare(RUBRIC, [EARLIER, LATER])
    before, after = (figures.readiness for figures in result.overall)
    assert before is not None
    assert after is not None
    steps = f"**{shown(RUBRIC, before.value)}** → **{shown(RUBRIC, after.value)}**"
    assert steps in words(page)


def test_one_is_not_enough(page: AppTest) -> None:
    page.multiselect(key=CHOSEN).set_value([LATER.id]).run()
    assert not page.exception
    assert "Choose two or more" in words(page)
    assert not page.table


def test_criteria_that_moved_are_listed_in_words_and_others_on_request(page: AppTest) -> None:
    result = compare(RUBRIC, [EARLIER, LATER])

    def listed() -> int:
        return len(table(page, "Criterion"))

    counts = {
        change: sum(c.change == change for c in result.criteria) for change in ("improved", "worse", "same")
    }
    assert all(counts.values())
    assert listed() == counts["improved"] + counts["worse"]
    assert any("Higher" in cell for cell in table(page, "Criterion")["Change"])

    page.button_group(key="compare/changes/en").set_value(["same"]).run()

    assert listed() == counts["same"]


def test_gates_met_and_lost_are_named(page: AppTest) -> None:
    gates = compare(RUBRIC, [EARLIER, LATER]).gates
    assert gates
    for gate in gates:
        met = gate.change == "met"
        word = "Met by the last, not by the first" if met else "Met by the first, not by the last"
        assert f"{word}: **{RUBRIC.by_id[gate.criterion].label.en}**" in words(page)


def test_between_stages_maturity_ranks(page: AppTest) -> None:
    page.multiselect(key=CHOSEN).set_value([LATER.id, OTHER.id]).run()
    assert "so maturity ranks them" in words(page)
    readiness = [m for m in page.metric if m.label == "Readiness"]
    assert not any(m.delta for m in readiness)


def test_robustness_says_under_which_share_of_weightings_one_is_ahead(page: AppTest) -> None:
    page.multiselect(key=CHOSEN).set_value([EARLIER.id, LATER.id, OTHER.id]).run()
    assert not page.exception
    matrix = table(page, "Ahead of")
    assert list(matrix.columns[1:]) == ["1", "2", "3"]
    ahead = compare(RUBRIC, [EARLIER, LATER, OTHER]).ahead
    assert matrix.iloc[2, 1] == ("100%" if ahead[2][0] == 1 else f"{int(ahead[2][0] * 100)}%")


def test_pseudonyms_hide_companies(page: AppTest) -> None:
    page.multiselect(key=CHOSEN).set_value([LATER.id, OTHER.id]).run()
    company = md(OTHER.profile.company)
    assert company in words(page)
    page.toggle(key="compare/pseudonyms").set_value(True).run()
    shown_words = words(page)
    assert company not in shown_words
    assert "Company A" in shown_words
    assert "Company B" in shown_words


def test_a_file_is_compared_and_not_kept(page: AppTest, store: Repository) -> None:
    page.multiselect(key=CHOSEN).set_value([LATER.id]).run()
    upload(page, ("before.json", dump_assessment(EARLIER.model_copy(update={"id": "from-a-file"}))))
    assert "One company over time" in words(page)
    assert {s.id for s in store.list()} == {EARLIER.id, LATER.id, OTHER.id}


def test_a_bad_file_gets_a_line_per_problem_and_the_rest_is_compared(page: AppTest) -> None:
    bad = json.loads(dump_assessment(EARLIER))
    bad["profile"]["stage"] = "<b>soon</b>"
    bad["answers"]["ip.nothing"] = {"kind": "unknown"}
    upload(page, ("bad.json", json.dumps(bad).encode()), ("worse.json", b"\x00\x01"))
    errors = [e.value for e in page.error]
    assert len(errors) == 2
    assert "\\<b\\>soon" in errors[0]
    assert "bad" in errors[0]
    assert "One company over time" in words(page)


def test_an_older_version_is_compared_on_what_is_common(page: AppTest) -> None:
    old = EARLIER.rubric.model_copy(update={"version": "0.9.0"})
    upload(page, ("old.json", dump_assessment(EARLIER.model_copy(update={"id": "old", "rubric": old}))))
    assert "0% of the rubric by weight" in words(page)
    assert "made with different versions of the rubric" in words(page)
    assert "quick scan" not in words(page)


def test_twins_stay_two_whatever_is_clicked(store: Repository, open_app: Open) -> None:
    """The browser hands back labels, so twins of one title, company and day must not share one."""
    answers: dict[str, Answer] = {c.id: LevelAnswer(level=1) for c in RUBRIC.criteria}
    raised: dict[str, Answer] = {c.id: LevelAnswer(level=3) for c in RUBRIC.criteria}
    make(store, "a1", answers=answers)
    make(store, "a2", answers=raised, previous="a1")
    make(store, "a3", answers=answers, profile=profile(company="Other"))
    at = open_app("compare", a="a2")
    options = at.multiselect(key=CHOSEN).options
    assert len(set(options)) == 3
    assert "First look · Other · 23 November 2026" in options
    moved = next(p for p in words(at).splitlines() if p.startswith("One company over time"))

    at.toggle(key="compare/pseudonyms").set_value(True).run()

    assert not at.exception
    assert set(at.multiselect(key=CHOSEN).value) == {"a1", "a2"}
    assert moved in words(at)
    columns = [h.value for h in at.subheader]
    assert len(set(columns)) == len(columns)
    assert len({m.value for m in at.metric if m.label == "Maturity"}) == 2


def test_a_label_stays_what_it_was_when_a_twin_comes(store: Repository, open_app: Open) -> None:
    make(store, "z")
    make(store, "other", title="Another")
    before = set(open_app("compare").multiselect(key=CHOSEN).options)
    store.create(store.load("z").assessment.model_copy(update={"id": "a"}), now=NOW.replace(hour=9))
    after = set(open_app("compare").multiselect(key=CHOSEN).options)
    assert before < after
    assert len(after) == 3


def test_titles_tell_apart_what_is_of_one_company_and_day() -> None:
    _ = translator("zh")
    twins = [LATER.model_copy(update={"title": title}) for title in ("A", "B")]
    assert names(twins, _, pseudonyms=False) == ["A · 2026年11月18日", "B · 2026年11月18日"]
    assert names(twins, _, pseudonyms=True) == ["2026年11月18日 (1)", "2026年11月18日 (2)"]


@pytest.mark.parametrize("modes", [("quick", "full"), ("full", "quick")])
def test_a_quick_scan_is_named_as_the_reason_not_the_version(
    store: Repository, open_app: Open, modes: tuple[str, str]
) -> None:
    answers: dict[str, Answer] = {c.id: LevelAnswer(level=1) for c in RUBRIC.criteria}
    make(store, "a1", mode=modes[0], answers=answers)
    make(store, "a2", mode=modes[1], answers=answers, previous="a1")
    at = open_app("compare", a="a2")
    quick = sum(c.quick for c in RUBRIC.criteria)
    assert f"The quick scan has {quick} of the rubric's {len(RUBRIC.criteria)} criteria;" in words(at)
    assert "version" not in "".join(info.value for info in at.info)

    at.button_group(key="compare/changes/en").set_value(["not_comparable"]).run()

    cells = [cell.replace("\u00a0", " ") for cell in table(at, "Criterion")["Change"]]
    left_out = [cell for cell in cells if "not part of the quick scan" in cell]
    assert len(left_out) == sum(not c.quick and c.applies.to(profile()) for c in RUBRIC.criteria)
    assert not any("Not answered" in cell for cell in cells)


def test_what_concerns_neither_is_not_listed(store: Repository, open_app: Open) -> None:
    answers: dict[str, Answer] = {c.id: LevelAnswer(level=1) for c in RUBRIC.criteria}
    make(store, "a1", mode="quick", answers=answers)
    make(store, "a2", mode="quick", answers=answers, previous="a1")
    at = open_app("compare", a="a2")
    pills = at.button_group(key="compare/changes/en").options
    asked = sum(c.quick and c.applies.to(profile()) for c in RUBRIC.criteria)
    assert [pill.split("\u00a0")[-1] for pill in pills] == [f"Same {asked}]"]


def test_names_are_unique_and_short_where_they_can_be() -> None:
    _ = translator("en")
    assert names([EARLIER, LATER], _, pseudonyms=False) == ["14 August 2026", "18 November 2026"]
    assert names([LATER, OTHER], _, pseudonyms=True) == ["Company A", "Company B"]
    assert names([LATER, LATER], _, pseudonyms=False) == ["18 November 2026 (1)", "18 November 2026 (2)"]
    assert len(set(names([EARLIER, LATER, OTHER, OTHER], _, pseudonyms=False))) == 4


@pytest.mark.parametrize("locale", ["en", "zh"])
def test_the_economics_stand_side_by_side(store: Repository, open_app: Open, locale: Locale) -> None:
    for assessment in (LATER, EARLIER):
        store.create(assessment, now=NOW)
    at = open_app("compare", a=LATER.id, locale={"en": "en-GB", "zh": "zh-CN"}[locale])
    appraisals = [appraise(one.economics) for one in (EARLIER, LATER) if one.economics]
    found = compare_economics([EARLIER, LATER], appraisals)
    assert found is not None
    expected = compared_money(
        found, names([EARLIER, LATER], translator(locale), pseudonyms=False), translator(locale)
    )
    assert [tuple(row) for row in table(at, expected.head[0]).values] == list(expected.rows)
    assert all(md(note) in words(at) for note in expected.notes)


def test_companies_without_economics_are_told_in_words(store: Repository, open_app: Open) -> None:
    make(store, "a1", title="First")
    make(store, "a2", title="Second", previous="a1")
    assert "None of them has figures about money" in words(open_app("compare", a="a2"))


def test_money_of_two_currencies_is_converted_and_said_so(page: AppTest) -> None:
    page.multiselect(key=CHOSEN).set_value([LATER.id, OTHER.id]).run()
    assert "converted at the rates that the profiles give" in words(page)
    page.toggle(key="compare/pseudonyms").set_value(True).run()
    assert md(OTHER.profile.company) not in words(page)
    assert "Company B" in words(page)
