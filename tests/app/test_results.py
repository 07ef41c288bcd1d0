"""Results say what the scorecard says, how far to trust it, and what to do next."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assess import insight
from assess.app.escape import md
from assess.assessment import Answer, Assessment, Evidence, LevelAnswer, NotApplicable
from assess.assessment_file import load_assessment
from assess.charts.alt import ranked_gaps, shown
from assess.i18n import show_percent, translator
from assess.loading import shipped_rubric
from assess.report.risk_words import gap_price
from assess.risk.analysis import analyse
from assess.scorecard import Scorecard
from assess.scoring import score
from assess.storage import Repository
from tests.app.conftest import NOW, ROOT, Open, make, param, profile, words

RUBRIC = shipped_rubric()
OLD = ROOT / "tests" / "fixtures" / "made-with-1.0.0.json"
SAMPLES = ("api-product", "fine-tuner", "fine-tuner-2026q3", "model-maker")


def sample(name: str) -> Assessment:
    file = Path(ROOT / "assess" / "samples" / f"{name}.json")
    return load_assessment(file.read_bytes(), str(file), RUBRIC)


def keep(store: Repository, assessment: Assessment) -> Scorecard:
    store.create(assessment, now=NOW)
    return score(RUBRIC, assessment)


def results(open_app: Open, assessment: Assessment, **more: str) -> AppTest:
    return open_app("results", a=assessment.id, **more)


def figures(at: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in at.metric}


def links(at: AppTest, label: str) -> list[str]:
    found: list[Any] = list(at.get("page_link"))
    return [link.proto.query_string for link in found if label in link.proto.label]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_figures_are_those_of_the_scorecard(store: Repository, open_app: Open, name: str) -> None:
    card = keep(store, sample(name))
    assert card.readiness is not None

    at = results(open_app, sample(name))

    assert figures(at) == {
        "Claimed": shown(RUBRIC, card.readiness.value),
        "Supported": shown(RUBRIC, card.readiness.floor),
        "Still possible": shown(RUBRIC, card.readiness.ceiling),
        "Answered": show_percent(card.coverage),
    }


@pytest.mark.parametrize("name", SAMPLES)
def test_every_chart_says_its_message_in_words(store: Repository, open_app: Open, name: str) -> None:
    keep(store, sample(name))
    charts: list[Any] = list(results(open_app, sample(name)).get("plotly_chart"))
    assert len(charts) == 5
    assert all(len(chart.proto.alt) > 40 for chart in charts)


def test_where_average_and_gates_disagree_the_page_says_why_and_leads_to_each_gate(
    store: Repository, open_app: Open
) -> None:
    card = keep(store, sample("api-product"))
    unmet = [g.criterion for g in card.gates if g.state == "unmet"]
    assert card.band != card.uncapped_band
    assert unmet

    at = results(open_app, sample("api-product"))

    assert any("alone would mean" in box.value for box in at.warning)
    for criterion in unmet:
        gate = RUBRIC.by_id[criterion].gate
        assert gate is not None
        assert gate.because.en.split(",")[0] in words(at).replace("\\", "")
        topic = RUBRIC.topic_of[criterion].id
        assert any(f"t={topic}" in query for query in links(at, "Open this question"))


def test_a_gate_left_out_shows_its_reason_as_typed(store: Repository, open_app: Open) -> None:
    gate = next(c for c in RUBRIC.criteria if c.gated_at("seed") and c.applies.to(profile()))
    make(store, answers={gate.id: NotApplicable(reason="We have <b>no</b> code.")})
    at = open_app("results", a="a1")
    assert r"Reason given: We have \<b\>no\<\/b\> code\." in words(at)
    assert "the band stays at Ready at most" in words(at)


def test_too_few_answers_withhold_the_band_and_lead_to_what_is_missing(
    store: Repository, open_app: Open
) -> None:
    first = next(c for c in RUBRIC.criteria if c.applies.to(profile()))
    make(store, answers={first.id: LevelAnswer(level=2)})
    stored = store.load("a1").assessment

    at = open_app("results", a="a1")

    assert "Withheld" in words(at)
    missing = insight.open_topics(RUBRIC, score(RUBRIC, stored))
    queries = "\n".join(query for link in at.get("page_link") for query in [link.proto.query_string])
    assert len(missing) > 5
    assert all(f"t={topic.topic}" in queries for topic in missing)


def test_before_the_first_answer_the_page_leads_to_the_walkthrough(store: Repository, open_app: Open) -> None:
    make(store)
    at = open_app("results", a="a1")
    assert "Nothing is answered yet" in words(at)
    assert not at.metric
    assert links(at, "Begin the walkthrough") == ["a=a1"]


def test_the_three_moves_promise_what_they_bring(store: Repository, open_app: Open) -> None:
    card = keep(store, sample("fine-tuner-2026q3"))
    assert card.readiness is not None
    at = results(open_app, sample("fine-tuner-2026q3"))
    shown_moves = [s.value for s in at.subheader if s.value.startswith("+")]
    assert shown_moves == [f"+{shown(RUBRIC, gap.gap_points)}" for gap in ranked_gaps(card)[:3]]
    after = shown(RUBRIC, card.readiness.value + ranked_gaps(card)[0].gap_points)
    assert f"Readiness {shown(RUBRIC, card.readiness.value)} → {after}" in words(at)


def test_a_gap_says_what_it_costs_where_it_holds_a_risk_down(store: Repository, open_app: Open) -> None:
    card = keep(store, sample("fine-tuner"))
    at = results(open_app, sample("fine-tuner"))
    at.toggle(key="results/all_gaps").set_value(True).run()

    prices = {price.criterion: price for price in analyse(RUBRIC, sample("fine-tuner"), n=1).prices}
    said = {str(e.key): e.label for e in at.expander if str(e.key).startswith("results/gap/")}
    costs = {gap.id: gap_price(prices.get(gap.id), "CNY", translator("en")) for gap in ranked_gaps(card)}

    assert all(costs[id.removeprefix("results/gap/")] in label for id, label in said.items())
    assert {bool(cost) for cost in costs.values()} == {True, False}
    assert all(("CNY" in label) == bool(costs[id.removeprefix("results/gap/")]) for id, label in said.items())


def test_gaps_are_ranked_and_all_are_there_on_request(store: Repository, open_app: Open) -> None:
    card = keep(store, sample("fine-tuner-2026q3"))
    gaps = ranked_gaps(card)
    at = results(open_app, sample("fine-tuner-2026q3"))

    def listed() -> list[str]:
        return [str(e.key) for e in at.expander if str(e.key).startswith("results/gap/")]

    assert listed() == [f"results/gap/{gap.id}" for gap in gaps[:10]]
    at.toggle(key="results/all_gaps").set_value(True).run()
    assert listed() == [f"results/gap/{gap.id}" for gap in gaps]


def test_why_this_score_lists_each_criterion_with_its_points(store: Repository, open_app: Open) -> None:
    card = keep(store, sample("fine-tuner"))
    at = results(open_app, sample("fine-tuner"))
    part = insight.decompose(RUBRIC, card)[0]
    at.session_state[f"results/part/{part.dimension.id}"] = True
    at.run()
    lines = next(m.value for m in at.markdown if "to gain" in m.value).split("\n- ")
    assert len(lines) == len(part.expected)
    for row, line in zip(part.expected, lines, strict=True):
        assert f"**{md(RUBRIC.by_id[row.id].label.en)}**" in line
        assert f"{shown(RUBRIC, row.points)} points, {shown(RUBRIC, row.gap_points)} to gain" in line
        assert f"weight {row.weight}" in line
        assert ("evidenced" in line) == row.evidenced
        assert ("carried" in line) == row.carried


def test_evidence_that_expired_or_will_is_named_with_what_hangs_on_it(
    store: Repository, open_app: Open
) -> None:
    day = profile().as_of
    ids = [c.id for c in RUBRIC.criteria if c.applies.to(profile()) and c.target.seed >= 2][:3]
    gone = Evidence(label="Old lease", expires=day - dt.timedelta(1))
    soon = Evidence(label="Licence", expires=day + dt.timedelta(60))
    pieces = ((gone,), (soon,), ())
    answers: dict[str, Answer] = {
        id: LevelAnswer(level=2, evidence=evidence) for id, evidence in zip(ids, pieces, strict=True)
    }
    make(store, answers=answers)

    shown_words = words(open_app("results", a="a1"))

    assert "Expired 1 day ago" in shown_words
    assert "Expires in 60 days" in shown_words
    assert "No evidence" in shown_words
    assert "Old lease" in shown_words
    assert shown_words.count("supported readiness rises by") == 2
    assert shown_words.count("supported readiness falls by") == 1


def test_copying_as_the_next_marks_every_answer_carried_and_opens_the_copy(
    store: Repository, open_app: Open
) -> None:
    before = sample("api-product")
    keep(store, before)
    at = results(open_app, before)
    suggested = at.text_input(key=f"copy/{before.id}/title").value
    assert suggested == f"{before.title or before.profile.company} (2)"
    at.text_input(key=f"copy/{before.id}/title").set_value("Next round")
    at.date_input(key=f"copy/{before.id}/as_of").set_value(dt.date(2027, 2, 1))
    at.button(key="copy/go").click().run()
    assert not at.exception

    copies = [s for s in store.list() if s.previous == before.id]
    assert [c.title for c in copies] == ["Next round"]
    copy = store.load(copies[0].id).assessment
    assert copy.profile.as_of == dt.date(2027, 2, 1)
    assert copy.answers.keys() == before.answers.keys()
    assert all(answer.carried for answer in copy.answers.values())
    assert param(at, "a") == copy.id
    assert store.load(before.id).assessment == before


def test_an_older_rubric_version_is_said(store: Repository, open_app: Open) -> None:
    old = sample("api-product")
    keep(store, old.model_copy(update={"rubric": old.rubric.model_copy(update={"version": "0.9.0"})}))
    assert "Made with version 0.9.0 of the rubric" in words(results(open_app, old))


def test_the_page_speaks_chinese(store: Repository, open_app: Open) -> None:
    keep(store, sample("api-product"))
    at = results(open_app, sample("api-product"), locale="zh-CN")
    assert [h.value for h in at.header][:3] == ["就绪度", "我们够得上哪个阶段？", "成熟度与本阶段目标"]


def test_an_assessment_from_the_first_rubric_keeps_its_answers_and_says_what_is_new(
    store: Repository, open_app: Open
) -> None:
    old = load_assessment(OLD.read_bytes(), OLD.name, RUBRIC)
    assert old.rubric.version == "1.0.0"
    card = keep(store, old)
    kept = {row.id for row in card.criteria if row.kind == "level"}
    assert kept == {key for key, answer in old.answers.items() if answer.kind == "level"}
    at = results(open_app, old)
    said = "\n".join(box.value for box in at.info)
    assert f"Made with version 1.0.0 of the rubric and scored with {RUBRIC.version}." in said
    assert "Evaluation (12)" in said
    assert card.band is None
