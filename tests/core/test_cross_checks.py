"""Questions where facts and answers seem not to fit together: asked when all conditions hold, else not."""

import datetime as dt

import pytest

from assess.assessment import Answer, Assessment, Evidence, LevelAnswer, RubricRef, Unknown
from assess.cross_checks import doubts
from assess.loading import shipped_rubric
from assess.profile import Profile
from assess.rubric import CrossCheck
from assess.scoring import score

RUBRIC = shipped_rubric()
DAY = dt.date(2026, 11, 25)
TECHNOLOGY = RUBRIC.manifest.groups["technology"]


def asked(answers: dict[str, Answer], **facts: object) -> dict[str, tuple[str, ...]]:
    """The checks that ask, with the criteria they are about."""
    given = {
        "company": "Example",
        "stage": "series_a",
        "model_role": "api_only",
        "markets": ("cn",),
        "personal_data": True,
        "public_service": False,
        "currency": "CNY",
        "as_of": DAY,
        **facts,
    }
    assessment = Assessment(
        id="a",
        title="",
        rubric=RubricRef(id=RUBRIC.id, version=RUBRIC.version),
        mode="full",
        profile=Profile.model_validate(given),
        answers=answers,
    )
    found = doubts(RUBRIC, assessment, score(RUBRIC, assessment))
    return {doubt.check.id: doubt.criteria for doubt in found}


def levels(**given: int) -> dict[str, Answer]:
    return {name.replace("__", "."): LevelAnswer(level=level) for name, level in given.items()}


def test_nothing_answered_raises_no_question() -> None:
    assert asked({}) == {}


def test_a_profile_that_an_answer_contradicts() -> None:
    answers = levels(compliance__anonymisation=4)
    about = {"anonymised_without_personal_data": ("compliance.anonymisation",)}
    assert asked(answers, personal_data=False) == about
    assert asked(answers) == {}
    assert asked(levels(compliance__anonymisation=2), personal_data=False) == {}


def test_own_training_of_a_company_that_only_calls_an_api() -> None:
    answers = levels(operations__retraining=4)
    assert "own_training_on_an_api" in asked(answers)
    assert "own_training_on_an_api" not in asked(answers, model_role="fine_tunes")


@pytest.mark.parametrize(
    ("level", "expires", "asks"),
    [(3, -1, True), (4, -1, True), (2, -1, False), (3, 0, False), (3, None, False)],
)
def test_a_claim_whose_evidence_has_all_expired(level: int, expires: int | None, asks: bool) -> None:
    until = None if expires is None else DAY + dt.timedelta(days=expires)
    answer = LevelAnswer(level=level, evidence=(Evidence(label="Certificate", expires=until),))
    assert ("claim_on_expired_evidence" in asked({"team.vesting": answer})) is asks


def test_a_claim_that_never_had_evidence_is_listed_elsewhere() -> None:
    assert asked({"team.vesting": LevelAnswer(level=3)}) == {}


@pytest.mark.parametrize(("sells", "asks"), [(0, "technology_without_market"), (4, None)])
def test_technology_far_ahead_of_commercialization(sells: int, asks: str | None) -> None:
    answers: dict[str, Answer] = {
        c.id: LevelAnswer(level=4 if c.dimension in TECHNOLOGY else sells) for c in RUBRIC.criteria
    }
    assert ("technology_without_market" in asked(answers)) is (asks is not None)


def test_nothing_seems_ahead_while_too_much_is_unanswered() -> None:
    answers: dict[str, Answer] = {
        c.id: LevelAnswer(level=4) for c in RUBRIC.criteria if c.dimension in TECHNOLOGY
    }
    assert "technology_without_market" not in asked(answers)


def test_a_level_that_must_be_low_has_to_be_given() -> None:
    sold = levels(commercialization__traction=3)
    assert asked(sold) == {}
    assert "sold_without_known_cost" in asked({**sold, **levels(roi__unit_cost=1)})
    assert "sold_without_known_cost" not in asked({**sold, **levels(roi__unit_cost=2)})


@pytest.mark.parametrize("check", RUBRIC.manifest.cross_checks, ids=lambda check: check.id)
def test_every_check_of_the_rubric_can_ask(check: CrossCheck) -> None:
    """Its condition is met by the levels it names, the profile it names, or a lead of 100 points."""
    answers: dict[str, Answer] = {
        **{name: LevelAnswer(level=level) for name, level in check.at_least.items()},
        **{name: LevelAnswer(level=level) for name, level in check.at_most.items()},
    }
    if check.expired_from:
        old = Evidence(label="Old", expires=DAY - dt.timedelta(days=1))
        answers["team.vesting"] = LevelAnswer(level=check.expired_from, evidence=(old,))
    if check.ahead:
        for criterion in RUBRIC.criteria:
            parts = (criterion.dimension, RUBRIC.group_of(criterion.dimension))
            if check.ahead.behind in parts or check.ahead.part in parts:
                answers[criterion.id] = LevelAnswer(level=4 if check.ahead.part in parts else 0)
            else:
                answers[criterion.id] = Unknown()
    facts = {
        name: value if name == "markets" else value[0]
        for name in check.profile.model_fields_set
        if (value := getattr(check.profile, name)) is not None
    }
    assert check.id in asked(answers, **facts)
