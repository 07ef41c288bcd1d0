"""Assessments: recording answers, copying as the next one, and fitting an older one to today's rubric."""

import datetime as dt

import pytest

from assess.assessment import (
    Answer,
    Assessment,
    LevelAnswer,
    NotApplicable,
    RubricRef,
    Unknown,
    copy_as_next,
    fit,
    new_since,
    record,
)
from assess.problems import InputError
from assess.rubric import Rubric
from tests.core.strategies import DAY
from tests.core.test_scoring import assessment, criterion, rubric


@pytest.fixture
def paper() -> Rubric:
    renamed = criterion("a.today") | {"aliases": ["a.yesterday"]}
    gone = criterion("a.gone") | {"retired": {"in": "1.1.0"}}
    young = criterion("a.young") | {"since": "1.1.0"}
    made = rubric(("a", 1, [renamed, gone, young]))
    return made.model_copy(update={"manifest": made.manifest.model_copy(update={"version": "1.1.0"})})


def made_with(version: str, answers: dict[str, Answer], rubric_id: str = "paper") -> Assessment:
    return assessment(answers).model_copy(update={"rubric": RubricRef(id=rubric_id, version=version)})


def codes(error: pytest.ExceptionInfo[InputError]) -> list[tuple[str, str]]:
    return [(p.code, p.path) for p in error.value.problems]


def test_recording_changes_one_answer_and_leaves_the_original() -> None:
    first = assessment({"a.x": Unknown()})
    second = record(first, "a.y", LevelAnswer(level=2))

    assert first.answers == {"a.x": Unknown()}
    assert second.answers == {"a.x": Unknown(), "a.y": LevelAnswer(level=2)}
    assert record(second, "a.x", None).answers == {"a.y": LevelAnswer(level=2)}


def test_the_next_assessment_carries_every_answer_until_confirmed(paper: Rubric) -> None:
    before = made_with(
        "1.0.0", {"a.today": LevelAnswer(level=2, note="kept"), "a.gone": NotApplicable(reason="no")}
    )
    after = copy_as_next(before, new_id="b", title="Q4", as_of=DAY + dt.timedelta(90), rubric=paper)

    assert {key: answer.carried for key, answer in after.answers.items()} == {"a.today": True, "a.gone": True}
    assert after.answers["a.today"].note == "kept"
    assert (after.id, after.previous, after.rubric.version) == ("b", before.id, "1.1.0")
    assert after.profile.as_of == DAY + dt.timedelta(90)


def test_an_older_assessment_opens_keeps_its_answers_and_says_what_is_new(paper: Rubric) -> None:
    old = made_with("1.0.0", {"a.yesterday": LevelAnswer(level=3), "a.gone": LevelAnswer(level=1)})

    assert fit(old, paper).answers == {"a.today": LevelAnswer(level=3), "a.gone": LevelAnswer(level=1)}
    assert [c.id for c in new_since(old, paper)] == ["a.young"]


def test_a_newer_or_foreign_rubric_is_refused(paper: Rubric) -> None:
    with pytest.raises(InputError) as newer:
        fit(made_with("1.2.0", {}), paper)
    with pytest.raises(InputError) as other:
        fit(made_with("1.0.0", {}, rubric_id="other"), paper)

    assert codes(newer) == [("newer_rubric", "rubric.version")]
    assert codes(other) == [("other_rubric", "rubric.id")]


def test_every_unknown_criterion_is_named_with_the_nearest_one(paper: Rubric) -> None:
    with pytest.raises(InputError) as error:
        fit(made_with("1.0.0", {"a.todya": Unknown(), "zzz.q": Unknown()}), paper)

    assert codes(error) == [("unknown_criterion", "answers.a.todya"), ("unknown_criterion", "answers.zzz.q")]
    assert [p.params["near"] for p in error.value.problems] == ["a.today", ""]


def test_one_criterion_under_two_names_is_refused(paper: Rubric) -> None:
    with pytest.raises(InputError) as error:
        fit(made_with("1.0.0", {"a.today": Unknown(), "a.yesterday": Unknown()}), paper)

    assert codes(error) == [("answered_twice", "answers.a.yesterday")]


def test_versions_compare_as_numbers(paper: Rubric) -> None:
    newer = paper.model_copy(update={"manifest": paper.manifest.model_copy(update={"version": "1.10.0"})})

    assert fit(made_with("1.9.0", {}), newer).rubric.version == "1.9.0"
