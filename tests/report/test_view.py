"""The view says what the scorecard says, in figures as shown and words of one language."""

import datetime as dt
import re

import pytest

from assess.assessment import Evidence, LevelAnswer, NotApplicable, record
from assess.i18n import show_score, translator
from assess.loading import shipped_rubric
from assess.report.parts import ReportView
from assess.report.verdict import reasons
from assess.report.view import build
from assess.report.words import method, words
from assess.rubric import Rubric
from assess.samples import samples
from assess.scoring import score
from assess.text import LOCALES, Locale
from tests.report.conftest import bare, view_of

NAMES = [name for company in samples() for name in company.names]


def view(rubric: Rubric, assessment: object, locale: Locale = "en") -> ReportView:
    return build(rubric, assessment, score(rubric, assessment), locale)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_is_the_scorecards_as_shown_on_screen(name: str) -> None:
    built, card = view_of(name, "en"), view_of(name, "en").scorecard
    assert card.readiness is not None
    assert built.board.readiness is not None

    assert built.board.readiness.value_text == show_score(card.readiness.value)
    assert built.board.readiness.floor_text == show_score(card.readiness.floor)
    assert built.board.readiness.ceiling_text == show_score(card.readiness.ceiling)
    assert [row.text for row in built.board.stages] == [
        show_score(s.readiness) for s in card.readiness_by_stage.values()
    ]
    for part, dimension in zip(built.dimensions, card.dimensions, strict=True):
        assert part.maturity is not None
        assert dimension.maturity is not None
        assert part.maturity.value_text == show_score(dimension.maturity.value)
        assert part.target_text == show_score(dimension.target)


@pytest.mark.parametrize("name", NAMES)
def test_every_gap_stands_in_it_largest_first(name: str, rubric: Rubric) -> None:
    built = view_of(name, "en")

    assert len(built.gaps) == sum(1 for c in built.scorecard.criteria if c.gap)
    assert [g.points_value for g in built.gaps] == sorted((g.points_value for g in built.gaps), reverse=True)
    assert all(gap.why and gap.proof for gap in built.gaps)
    assert all(gap.first_step for gap in built.gaps if gap.level is None or gap.level < 2)


@pytest.mark.parametrize("name", NAMES)
def test_every_criterion_that_counts_and_every_piece_of_evidence_stands_in_it(name: str) -> None:
    built = view_of(name, "zh")
    rows = [row for part in built.dimensions for row in (*part.criteria, *part.not_expected)]
    pieces = [
        e
        for c in built.scorecard.criteria
        if isinstance(a := built.assessment.answers.get(c.id), LevelAnswer)
        for e in a.evidence
    ]

    assert {row.id for row in rows} == {c.id for c in built.scorecard.criteria}
    assert [row.label.text for row in built.evidence] == [e.label for e in pieces]


def test_all_source_questions_stand_in_it_and_uncovered_items_say_so(rubric: Rubric) -> None:
    items = [item for question in view_of("api-product", "en").questions for item in question.items]

    assert len(view_of("api-product", "en").questions) == 30
    assert len(items) == 119
    for item in items:
        assert (item.criterion == "") == (item.key not in rubric.serves)
        assert (item.state == "Not covered by this rubric yet") == (item.criterion == "")


@pytest.mark.parametrize(
    ("evidence", "state"),
    [
        (Evidence(label="Register"), "valid"),
        (Evidence(label="Register", expires=dt.date(2027, 6, 1)), "valid"),
        (Evidence(label="Register", expires=dt.date(2026, 11, 23)), "expiring"),
        (Evidence(label="Register", expires=dt.date(2026, 11, 22)), "expired"),
        (Evidence(label=" ", url="https://example.com"), "unnamed"),
    ],
)
def test_evidence_says_whether_it_counts(rubric: Rubric, evidence: Evidence, state: str) -> None:
    assessment = record(bare(), "ip.assignment", LevelAnswer(level=2, evidence=(evidence,)))

    assert [row.state for row in view(rubric, assessment).evidence] == [state]


def test_evidence_is_judged_on_the_last_day_that_there_is(rubric: Rubric) -> None:
    last = dt.date.max
    answer = LevelAnswer(level=2, evidence=(Evidence(label="Register", expires=last),))
    assessment = record(bare(), "ip.assignment", answer)
    profile = assessment.profile.model_copy(update={"as_of": last})

    assert [
        row.state for row in view(rubric, assessment.model_copy(update={"profile": profile})).evidence
    ] == ["expiring"]


@pytest.mark.parametrize(
    ("link", "is_link"),
    [
        ("https://example.com/room?id=1#a", True),
        ("register.pdf", False),
        ("javascript:alert(1)", False),
        ('https://example.com/"onmouseover="x', False),
        ("data:text/html,x", False),
    ],
)
def test_only_web_addresses_become_links(rubric: Rubric, link: str, is_link: bool) -> None:
    answer = LevelAnswer(level=2, evidence=(Evidence(label="Register", url=link),))
    (row,) = view(rubric, record(bare(), "ip.assignment", answer)).evidence

    assert row.href == (link if is_link else None)
    assert row.link is not None
    assert row.link.text == link


def test_what_was_declared_not_applicable_stands_with_its_reason_gates_first(rubric: Rubric) -> None:
    assessment = bare()
    for criterion in ("ip.copyright", "ip.assignment"):
        assessment = record(assessment, criterion, NotApplicable(reason=f"Reason for {criterion}"))
    rows = view(rubric, assessment).board.left_out

    assert [(row.reason.text, row.waived) for row in rows] == [
        ("Reason for ip.assignment", True),
        ("Reason for ip.copyright", False),
    ]


def test_the_band_withheld_is_explained(rubric: Rubric) -> None:
    built = view(rubric, bare())

    assert built.board.band == "band withheld"
    assert "The band is withheld: 0%" in built.board.verdict[0]


def test_average_and_gate_at_odds_are_explained(rubric: Rubric) -> None:
    built = view_of("api-product", "en")
    card = built.scorecard
    assert (card.band, card.uncapped_band) == ("emerging", "ready")
    titles = [rubric.by_id[gate.criterion].label.en for gate in card.gates]

    assert (
        f"Readiness of {show_score(card.readiness.value if card.readiness else None)} alone"
        in built.board.verdict[0]
    )
    assert all(title in built.board.verdict[0] for title in titles)


def test_nothing_needs_saying_where_all_agree(rubric: Rubric) -> None:
    assessment = bare()
    proof = (Evidence(label="Data room"),)
    for criterion in rubric.asked(assessment.profile, "full"):
        assessment = record(assessment, criterion.id, LevelAnswer(level=4, evidence=proof))

    assert reasons(rubric, score(rubric, assessment), translator("en")) == ()


@pytest.mark.parametrize("locale", LOCALES)
def test_every_fixed_word_is_in_the_language(locale: Locale) -> None:
    _ = translator(locale)
    texts = [re.sub(r"\{\w+\}", "", text) for text in (*words(_).values(), *method(shipped_rubric(), _))]
    chinese = [bool(re.search(r"[\u4e00-\u9fff]", text)) for text in texts if re.search(r"[^\W\d]", text)]

    assert all(chinese) if locale == "zh" else not any(chinese)
