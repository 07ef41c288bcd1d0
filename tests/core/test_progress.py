"""Counting what is answered, and finding what to answer next."""

import datetime as dt

import pytest

from assess.assessment import Assessment, LevelAnswer, RubricRef, Unknown, record
from assess.duration import minutes, reading_minutes
from assess.finding import find
from assess.loading import shipped_rubric
from assess.profile import Profile
from assess.progress import asked_in, asked_topics, next_open, progress
from assess.rubric import Criterion, ReadingSpeed
from assess.text import Text

RUBRIC = shipped_rubric()
PROFILE = Profile(
    company="Example",
    stage="seed",
    model_role="api_only",
    markets=("cn",),
    personal_data=True,
    public_service=False,
    currency="CNY",
    as_of=dt.date(2026, 11, 23),
)
EMPTY = Assessment(id="a", rubric=RubricRef(id=RUBRIC.id, version=RUBRIC.version), profile=PROFILE)


def expected() -> list[str]:
    return [c.id for c in RUBRIC.asked(PROFILE, "full") if c.target.seed > 0]


def test_only_what_the_stage_expects_is_counted_as_asked() -> None:
    assert progress(RUBRIC, EMPTY).total.asked == len(expected())


def test_counts_of_topics_and_dimensions_add_up_to_the_total() -> None:
    counted = progress(RUBRIC, record(EMPTY, expected()[0], Unknown()))
    for parts in (counted.topics, counted.dimensions):
        assert sum(c.asked for c in parts.values()) == counted.total.asked
        assert sum(c.answered for c in parts.values()) == counted.total.answered == 1


def test_a_carried_answer_counts_as_open_until_confirmed() -> None:
    first = expected()[0]
    counted = progress(RUBRIC, record(EMPTY, first, LevelAnswer(level=2, carried=True)))
    assert (counted.total.answered, counted.total.carried) == (0, 1)
    found = next_open(RUBRIC, record(EMPTY, first, LevelAnswer(level=2, carried=True)))
    assert found is not None
    assert found.id == first


def test_next_open_starts_over_at_the_end_and_ends_when_all_is_answered() -> None:
    assessment = EMPTY
    for criterion in expected()[1:]:
        assessment = record(assessment, criterion, Unknown())
    last = asked_topics(RUBRIC, assessment)[-1]
    found = next_open(RUBRIC, assessment, after=last.id)
    assert found is not None
    assert found.id == expected()[0]
    assert next_open(RUBRIC, record(assessment, expected()[0], Unknown())) is None


def test_topics_without_a_question_for_the_profile_are_left_out() -> None:
    for topic in asked_topics(RUBRIC, EMPTY.model_copy(update={"mode": "quick"})):
        assert asked_in(RUBRIC, EMPTY.model_copy(update={"mode": "quick"}), topic)


@pytest.mark.parametrize(("locale", "expected_minutes"), [("en", 2.0), ("zh", 1.0)])
def test_reading_time_counts_words_in_english_and_characters_in_chinese(
    locale: str, expected_minutes: float
) -> None:
    speed = ReadingSpeed(en_words_per_minute=3, zh_characters_per_minute=7, seconds_to_decide=0)
    text = Text(en="Don't ask, it's long: one two.", zh="模型 API，共 12 个字。")
    assert reading_minutes(text, speed, locale) == expected_minutes  # type: ignore[arg-type]


def test_a_quick_scan_takes_less_time_than_a_full_assessment() -> None:
    assert 0 < minutes(RUBRIC, PROFILE, "quick", "en") < minutes(RUBRIC, PROFILE, "full", "en")


@pytest.mark.parametrize("criterion", RUBRIC.criteria[::7], ids=lambda c: c.id)
def test_words_of_either_language_find_a_criterion(criterion: Criterion) -> None:
    for words in (criterion.ask.en.upper(), criterion.ask.zh, criterion.label.zh):
        assert criterion in find(RUBRIC, RUBRIC.criteria, words)


def test_all_words_have_to_occur_and_titles_come_first() -> None:
    some = RUBRIC.criteria[3]
    assert find(RUBRIC, RUBRIC.criteria, some.label.en)[0] == some
    assert find(RUBRIC, RUBRIC.criteria, f"{some.label.en} xyzzy") == []
    assert find(RUBRIC, RUBRIC.criteria, "  ") == []
