"""Comparing assessments: what moved, which gates, who is ahead however one weighs."""

import pytest
from hypothesis import given

from assess.assessment import Answer, LevelAnswer, NotApplicable, RubricRef, Unknown
from assess.comparison import compare
from tests.core.strategies import cases
from tests.core.test_scoring import GATE, assessment, criterion, rubric


def test_each_kind_of_change_has_its_name() -> None:
    names = ["up", "down", "same", "lost", "waived"]
    paper = rubric(("a", 1, [criterion(f"a.{n}") for n in names]))
    before: dict[str, Answer] = {f"a.{n}": LevelAnswer(level=1) for n in names}
    after: dict[str, Answer] = {
        "a.up": LevelAnswer(level=2), "a.down": LevelAnswer(level=0), "a.same": LevelAnswer(level=1),
        "a.lost": Unknown(), "a.waived": NotApplicable(reason="no"),
    }  # fmt: skip
    result = compare(paper, [assessment(before), assessment(after)])

    assert [c.change for c in result.criteria] == [
        "improved",
        "worse",
        "same",
        "not_comparable",
        "not_comparable",
    ]
    assert result.common_share == 1
    assert result.same_stage


def test_a_criterion_that_came_later_is_new_and_not_held_against_anyone() -> None:
    paper = rubric(("a", 1, [criterion("a.x", weight=3), criterion("a.young") | {"since": "1.1.0"}]))
    old = assessment({"a.x": LevelAnswer(level=2)})
    young = assessment({"a.x": LevelAnswer(level=2), "a.young": LevelAnswer(level=0)})
    young = young.model_copy(update={"rubric": RubricRef(id="paper", version="1.1.0")})
    result = compare(paper, [old, young])

    assert {c.id: c.change for c in result.criteria} == {"a.x": "same", "a.young": "new"}
    assert result.common_share == 0.75
    assert [o.readiness.value for o in result.overall if o.readiness] == [100, 100]


def test_a_quick_scan_and_a_full_assessment_meet_on_the_quick_criteria() -> None:
    paper = rubric(("a", 1, [criterion("a.x", quick=True), criterion("a.y", weight=4)]))
    answers: dict[str, Answer] = {"a.x": LevelAnswer(level=2), "a.y": LevelAnswer(level=0)}
    result = compare(paper, [assessment(answers, mode="quick"), assessment(answers)])

    assert result.common_share == 0.2
    assert [o.readiness.value for o in result.overall if o.readiness] == [100, 100]


def test_what_a_quick_scan_does_not_ask_is_neither_unanswered_nor_a_change() -> None:
    paper = rubric(("a", 1, [criterion("a.x", quick=True), criterion("a.y"), criterion("a.z")]))
    kept: dict[str, Answer] = {"a.x": LevelAnswer(level=2), "a.z": LevelAnswer(level=1)}
    full: dict[str, Answer] = {"a.y": LevelAnswer(level=3), "a.z": LevelAnswer(level=3)}
    rows = compare(paper, [assessment(kept, mode="quick"), assessment(full)]).criteria

    assert [(c.id, c.kinds, c.values, c.change) for c in rows] == [
        ("a.x", ("level", "unanswered"), (2, None), "not_comparable"),
        ("a.y", ("not_asked", "level"), (None, 3), "not_comparable"),
        ("a.z", ("not_asked", "level"), (None, 3), "not_comparable"),
    ]


def test_a_retired_criterion_is_listed_as_removed() -> None:
    paper = rubric(("a", 1, [criterion("a.x"), criterion("a.gone") | {"retired": {"in": "1.1.0"}}]))
    result = compare(paper, [assessment({"a.gone": LevelAnswer(level=2)}), assessment({})])

    assert {c.id: c.change for c in result.criteria} == {"a.x": "not_comparable", "a.gone": "removed"}


@pytest.mark.parametrize(("first", "last", "change"), [(1, 2, "met"), (3, 0, "lost")])
def test_gates_met_and_lost(first: int, last: int, change: str) -> None:
    paper = rubric(("a", 1, [criterion("a.gate", gate=GATE)]))
    result = compare(paper, [assessment({"a.gate": LevelAnswer(level=n)}) for n in (first, last)])

    assert [(g.criterion, g.change) for g in result.gates] == [("a.gate", change)]


def test_ahead_says_how_robust_a_ranking_is() -> None:
    paper = rubric(("a", 1, [criterion("a.x")]), ("b", 1, [criterion("b.x")]))
    mixed = assessment({"a.x": LevelAnswer(level=4), "b.x": LevelAnswer(level=0)})
    other = assessment({"a.x": LevelAnswer(level=0), "b.x": LevelAnswer(level=2)})
    best = assessment({"a.x": LevelAnswer(level=4), "b.x": LevelAnswer(level=3)})
    ahead = compare(paper, [mixed, other, best]).ahead

    # With weight w on a: 4w against 2(1 − w), so mixed leads for w > 1/3.
    assert ahead[0][1] == pytest.approx(2 / 3, abs=0.02)
    assert ahead[2][1] == 1
    assert ahead[0][2] == 0


@given(cases())
def test_an_assessment_is_level_with_itself(case: tuple) -> None:  # type: ignore[type-arg]
    _, paper, one = case
    result = compare(paper, [one, one])

    assert result.ahead == ((0.5, 0.5), (0.5, 0.5))
    assert {c.change for c in result.criteria} <= {"same", "not_comparable"}
    assert result.gates == ()


def test_one_assessment_is_no_comparison() -> None:
    paper = rubric(("a", 1, [criterion("a.x")]))
    with pytest.raises(ValueError, match="two"):
        compare(paper, [assessment({})])
