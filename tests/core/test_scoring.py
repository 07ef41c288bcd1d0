"""Scoring by hand: small rubrics whose figures can be worked out on paper."""

import datetime as dt
from typing import Any

import pytest

from assess.assessment import Answer, Assessment, Evidence, LevelAnswer, NotApplicable, RubricRef, Unknown
from assess.profile import Profile, Stage
from assess.rubric import Mode, Rubric
from assess.scoring import score
from tests.core.strategies import DAY, as_rubric

PROVEN = (Evidence(label="Signed contract"),)


def both(text: str) -> dict[str, str]:
    return {"en": text, "zh": f"中文 {text}"}


STAGE_NAMES = ("idea", "pre_seed", "seed", "series_a", "growth")
BAND_FROM = {"not_ready": 0, "emerging": 50, "ready": 75, "strong": 90}


def criterion(
    name: str, *, weight: int = 1, target: int = 2, gate: dict[str, Any] | None = None, **more: Any
) -> dict[str, Any]:
    """One criterion as data, expected at the same level at every stage."""
    step = {"step": {"days": 1, "role": "founder"}}
    made = {
        "id": name,
        "source": "added",
        "since": "1.0.0",
        "weight": weight,
        "ask": both("Is it?"),
        "why": both("So."),
        "levels": {str(n): both(f"level {n}") | (step if n else {}) for n in range(5)},
        "target": dict.fromkeys(STAGE_NAMES, target),
        "evidence": [both("paper")],
        "first_step": both("Go."),
        "sources": [{"ref": "x"}],
        **more,
    }
    return made | ({"gate": gate | {"because": both("must")}, "quick": True} if gate else {})


def dimension(name: str, weight: int, criteria: list[dict[str, Any]]) -> dict[str, Any]:
    topic = {"id": f"{name}.t", "title": both("t"), "advantage": both("a"), "criteria": criteria}
    return {"id": name, "title": both(name), "weight": weight, "topics": [topic]}


def rubric(*dimensions: tuple[str, int, list[dict[str, Any]]], min_coverage: float = 0.8) -> Rubric:
    """A rubric of business dimensions, each given as name, weight and criteria."""
    return as_rubric(
        {
            "id": "paper",
            "version": "1.0.0",
            "title": both("paper"),
            "about": both("about"),
            "limits": [both("limits")],
            "groups": {"business": [name for name, _, _ in dimensions], "technology": []},
            "min_coverage": min_coverage,
            "bands": [{"id": b, "from": f, "means": both(b)} for b, f in BAND_FROM.items()],
            "expiring_within_days": 60,
            "reading": {"en_words_per_minute": 200, "zh_characters_per_minute": 350, "seconds_to_decide": 20},
            "dims": [dimension(*d) for d in dimensions],
        }
    )


def assessment(answers: dict[str, Answer], *, stage: Stage = "seed", mode: Mode = "full") -> Assessment:
    """Answers of a company at a stage."""
    profile = Profile(
        company="A",
        stage=stage,
        model_role="api_only",
        markets=("cn",),
        personal_data=False,
        public_service=False,
        currency="CNY",
        as_of=DAY,
    )
    stamp = RubricRef(id="paper", version="1.0.0")
    return Assessment(id="a", rubric=stamp, mode=mode, profile=profile, answers=answers)


def test_readiness_and_maturity_of_one_dimension() -> None:
    # weights 1 and 3, target 2: R = 100 (1·2 + 3·1) / (4·2) = 62.5; M = 100 (1·4 + 3·1) / 16 = 43.75
    paper = rubric(("a", 1, [criterion("a.x"), criterion("a.y", weight=3)]))
    card = score(
        paper, assessment({"a.x": LevelAnswer(level=4, evidence=PROVEN), "a.y": LevelAnswer(level=1)})
    )

    assert card.readiness is not None
    assert card.maturity is not None
    assert (card.readiness.value, card.maturity.value) == (62.5, 43.75)
    assert (card.readiness.floor, card.readiness.ceiling) == (62.5, 62.5)
    assert card.band == "emerging"


def test_exceeding_one_target_never_pays_for_missing_another() -> None:
    paper = rubric(("a", 1, [criterion("a.x"), criterion("a.y")]))
    modest = score(paper, assessment({"a.x": LevelAnswer(level=2), "a.y": LevelAnswer(level=0)}))
    showy = score(paper, assessment({"a.x": LevelAnswer(level=4), "a.y": LevelAnswer(level=0)}))

    assert modest.readiness == showy.readiness


def test_the_four_kinds_of_answer_are_four_different_things() -> None:
    paper = rubric(("a", 1, [criterion(f"a.c{i}") for i in range(4)]))
    card = score(
        paper,
        assessment(
            {
                "a.c0": LevelAnswer(level=2, evidence=PROVEN),
                "a.c1": Unknown(),
                "a.c2": NotApplicable(reason="We sell nothing."),
            }
        ),
    )

    assert [c.kind for c in card.criteria] == ["level", "unknown", "unanswered"]
    assert card.readiness is not None
    assert card.readiness.value == pytest.approx(100 / 3)
    assert card.readiness.ceiling == 100
    assert card.coverage == pytest.approx(2 / 3)
    assert [(n.id, n.why) for n in card.not_applicable] == [("a.c2", "answer")]


def test_a_claim_without_evidence_supports_level_one_only() -> None:
    paper = rubric(("a", 1, [criterion("a.x", target=4)]))
    card = score(paper, assessment({"a.x": LevelAnswer(level=4)}))

    assert card.readiness is not None
    assert (card.readiness.floor, card.readiness.value) == (25, 100)
    assert (card.band, card.supported_band) == ("strong", "not_ready")


@pytest.mark.parametrize(("expires", "valid"), [(DAY, True), (DAY - dt.timedelta(1), False), (None, True)])
def test_evidence_is_valid_on_the_day_it_expires(expires: dt.date | None, valid: bool) -> None:
    paper = rubric(("a", 1, [criterion("a.x")]))
    card = score(
        paper,
        assessment({"a.x": LevelAnswer(level=2, evidence=(Evidence(label="Certificate", expires=expires),))}),
    )

    assert card.criteria[0].evidenced is valid


def test_dimensions_count_by_their_weight_not_their_length() -> None:
    paper = rubric(("a", 3, [criterion("a.x")]), ("b", 1, [criterion(f"b.c{i}") for i in range(5)]))
    card = score(paper, assessment({"a.x": LevelAnswer(level=2)}))

    assert card.readiness is not None
    assert card.readiness.value == 75


@pytest.mark.parametrize(
    ("value", "band"),
    [(9, "emerging"), (10, "emerging"), (14, "emerging"), (15, "ready"), (17, "ready"), (18, "strong")],
)
def test_a_boundary_belongs_to_the_upper_band(value: int, band: str) -> None:
    # 20 criteria with target 1: each is worth 5 points.
    paper = rubric(("a", 1, [criterion(f"a.c{i}", target=1) for i in range(20)]))
    card = score(paper, assessment({f"a.c{i}": LevelAnswer(level=int(i < value)) for i in range(20)}))

    assert card.band == ("not_ready" if value < 10 else band)


def test_the_band_is_withheld_below_min_coverage_and_not_at_it() -> None:
    paper = rubric(("a", 1, [criterion(f"a.c{i}") for i in range(5)]))
    four = score(paper, assessment({f"a.c{i}": LevelAnswer(level=2) for i in range(4)}))
    three = score(paper, assessment({f"a.c{i}": LevelAnswer(level=2) for i in range(3)}))

    assert (four.coverage, four.band) == (0.8, "ready")
    assert (three.band, three.uncapped_band, three.supported_band) == (None, None, None)


def test_a_carried_answer_scores_but_does_not_count_as_answered() -> None:
    paper = rubric(("a", 1, [criterion("a.x")]))
    card = score(paper, assessment({"a.x": LevelAnswer(level=2, carried=True)}))

    assert card.readiness is not None
    assert (card.readiness.value, card.coverage, card.band) == (100, 0, None)


GATE = {"from": "seed", "level": 2}


@pytest.mark.parametrize(
    ("answer", "stage", "state", "band"),
    [
        (LevelAnswer(level=2), "seed", None, "strong"),
        (LevelAnswer(level=1), "seed", "unmet", "emerging"),
        (Unknown(), "growth", "unmet", "emerging"),
        (NotApplicable(reason="no"), "seed", "waived", "ready"),
        (LevelAnswer(level=1), "pre_seed", None, "strong"),
    ],
)
def test_gates_cap_the_band_and_say_so(answer: Answer, stage: Stage, state: str | None, band: str) -> None:
    paper = rubric(
        ("a", 1, [criterion("a.gate", gate=GATE), *(criterion(f"a.c{i}", weight=5) for i in range(9))])
    )
    card = score(
        paper,
        assessment({"a.gate": answer, **{f"a.c{i}": LevelAnswer(level=2) for i in range(9)}}, stage=stage),
    )

    assert [g.state for g in card.gates] == ([state] if state else [])
    assert (card.uncapped_band, card.band) == ("strong", band)


def test_a_gate_that_the_profile_excludes_is_not_asked() -> None:
    gate = criterion("a.gate", gate=GATE, applies={"markets": ["us"]})
    card = score(
        rubric(("a", 1, [gate, criterion("a.x")])),
        assessment({"a.gate": NotApplicable(reason="no"), "a.x": LevelAnswer(level=2)}),
    )

    assert card.gates == ()
    assert [(n.id, n.why) for n in card.not_applicable] == [("a.gate", "profile")]


def test_the_supported_band_asks_gates_of_the_floor() -> None:
    paper = rubric(("a", 1, [criterion("a.gate", gate=GATE), *(criterion(f"a.c{i}") for i in range(19))]))
    proven = {f"a.c{i}": LevelAnswer(level=2, evidence=PROVEN) for i in range(19)}
    card = score(paper, assessment({"a.gate": LevelAnswer(level=2), **proven}))

    assert (card.band, card.supported_band) == ("strong", "emerging")


def test_a_dimension_where_nothing_applies_has_null_not_zero() -> None:
    paper = rubric(("a", 1, [criterion("a.x")]), ("b", 5, [criterion("b.x", applies={"markets": ["us"]})]))
    card = score(paper, assessment({"a.x": LevelAnswer(level=2)}))

    empty = card.dimensions[1]
    assert (empty.readiness, empty.maturity, empty.target, empty.coverage) == (None, None, None, None)
    assert card.readiness is not None
    assert card.readiness.value == 100
    assert card.groups["technology"].readiness is None


def test_a_criterion_not_expected_yet_counts_in_maturity_only() -> None:
    later = criterion("a.later") | {
        "target": {"idea": 0, "pre_seed": 0, "seed": 0, "series_a": 2, "growth": 2}
    }
    paper = rubric(("a", 1, [criterion("a.now"), later]))
    card = score(paper, assessment({"a.now": LevelAnswer(level=2)}))

    assert card.readiness is not None
    assert card.maturity is not None
    assert (card.readiness.value, card.coverage, card.maturity.value) == (100, 1, 25)
    assert card.readiness_by_stage["series_a"].readiness == 50


def test_the_quick_scan_leaves_the_rest_out() -> None:
    paper = rubric(("a", 1, [criterion("a.x", quick=True), criterion("a.y")]))
    card = score(paper, assessment({"a.x": LevelAnswer(level=2)}, mode="quick"))

    assert card.readiness is not None
    assert card.readiness.value == 100
    assert [(n.id, n.why) for n in card.not_applicable] == [("a.y", "mode")]


def test_an_empty_optional_profile_field_is_better_asked_than_missed() -> None:
    paper = rubric(("a", 1, [criterion("a.x", applies={"sector": ["health"]})]))

    assert [c.id for c in score(paper, assessment({})).criteria] == ["a.x"]
