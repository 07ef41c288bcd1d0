"""The method page holds the whole rubric, found by dimension or word, in both languages."""

import pytest
from streamlit.testing.v1 import AppTest

from assess.app.escape import md
from assess.assessment import Assessment, LevelAnswer, RubricRef
from assess.i18n import translator
from assess.i18n.economics import FIGURE
from assess.loading import load_rubric, shipped_rubric
from assess.report.money_method import money_limits, money_method
from assess.storage import Repository
from tests.app.conftest import NOW, ROOT, Open, make, profile, words

RUBRIC = shipped_rubric()


def method(open_app: Open, tab: str, **params: str) -> AppTest:
    at = open_app("method", **params)
    at.session_state["method/tab/en"] = tab
    at.run()
    assert not at.exception
    return at


def listed(at: AppTest) -> list[str]:
    return [str(e.key).removeprefix("method/criterion/") for e in at.expander]


def test_formulas_bands_and_weights_stand_first(store: Repository, open_app: Open) -> None:
    at = open_app("method")
    assert len(at.latex) == 3
    weights = [weight for table in at.table for weight in table.value["Weight"]]
    assert weights == [str(d.weight) for d in RUBRIC.dimensions]
    assert all(band.means.en.split(";")[0] in words(at).replace("\\", "") for band in RUBRIC.manifest.bands)


def test_the_figures_about_money_are_laid_open(store: Repository, open_app: Open) -> None:
    at = method(open_app, "Economics")
    text = words(at).replace("\\", "")
    assert len(at.latex) == 10
    for sentence in (*money_method(translator("en")), *money_limits(translator("en"))):
        assert sentence.replace("\\", "") in text
    assert all(f"**{meant}**" in text for meant in FIGURE.values() if meant not in ("Costs", "Benefits"))


def test_every_criterion_is_listed(store: Repository, open_app: Open) -> None:
    at = method(open_app, "Criteria")
    first = RUBRIC.dimensions[0].id
    assert listed(at) == [c.id for c in RUBRIC.criteria if c.dimension == first]
    at.selectbox(key="method/dimension/en").set_value("all").run()
    assert listed(at) == [c.id for c in RUBRIC.criteria]


def test_a_word_in_either_language_narrows_the_list(store: Repository, open_app: Open) -> None:
    at = method(open_app, "Criteria")
    at.selectbox(key="method/dimension/en").set_value("all").run()
    title = RUBRIC.criteria[0].label
    for word in (title.en, title.zh):
        at.text_input(key="method/words").set_value(word).run()
        assert listed(at)[0] == RUBRIC.criteria[0].id
        assert len(listed(at)) < len(RUBRIC.criteria)


def test_a_criterion_unfolds_to_levels_target_gate_and_dated_sources(
    store: Repository, open_app: Open
) -> None:
    gate = next(c for c in RUBRIC.criteria if c.gate)
    assert gate.gate is not None
    at = method(open_app, "Criteria")
    assert not at.table
    at.selectbox(key="method/dimension/en").set_value(gate.dimension).run()
    at.session_state[f"method/criterion/{gate.id}"] = True
    at.run()
    table = at.table[0].value
    assert list(table["What you would see"]) == [md(gate.levels[n].en) for n in range(5)]
    text = words(at)
    assert md(gate.gate.because.en) in text
    assert md(gate.first_step.en) in text
    for ref in gate.sources:
        source = RUBRIC.source_by_id[ref.ref]
        assert md(source.title.en) in text
    assert "read on" in text


def test_all_questions_and_items_stand_with_the_level_each_got(store: Repository, open_app: Open) -> None:
    item, criterion = next(iter(RUBRIC.serves.items()))
    make(store, answers={criterion.id: LevelAnswer(level=3)})
    at = method(open_app, "30 questions", a="a1")
    text = words(at)
    assert len(at.subheader) == len(RUBRIC.seed) == 30
    assert all(f"**{i.id}** " in text for question in RUBRIC.seed for i in question.items)
    line = next(row for row in text.split("\n") if row.startswith(f"- **{item}** "))
    assert "3 Operating" in line
    shared = next(row for row in text.split("\n") if row.startswith("- **23.1** "))
    assert "same answer as question 6" in shared.replace("\\", "")


def test_a_rubric_that_leaves_items_open_says_which_and_can_hide_them(
    store: Repository, open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSESS_RUBRIC", str(ROOT / "tests" / "fixtures" / "rubric-mini"))
    mini = load_rubric(ROOT / "tests" / "fixtures" / "rubric-mini")
    store.create(
        Assessment(
            id="a1",
            title="",
            rubric=RubricRef(id=mini.id, version=mini.version),
            mode="full",
            profile=profile(),
            answers={},
        ),
        now=NOW,
    )
    at = method(open_app, "30 questions", a="a1")
    uncovered = sum(1 for q in mini.seed if any(i.id not in mini.serves for i in q.items))
    assert words(at).count("Not covered by this rubric yet") == uncovered
    at.toggle(key="method/covered").set_value(True).run()
    assert "Not covered by this rubric yet" not in words(at)


def test_every_source_says_its_day(store: Repository, open_app: Open) -> None:
    text = words(method(open_app, "Sources"))
    assert all(md(source.title.en) in text for source in RUBRIC.sources)


def test_without_an_assessment_the_items_are_there_too(store: Repository, open_app: Open) -> None:
    text = words(method(open_app, "30 questions"))
    assert "Open an assessment to see" in text
    assert "**30.4** " in text
