"""What a scorecard is said to mean agrees with the scorecard, and with what would happen."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess import insight
from assess.assessment import Assessment, Evidence, LevelAnswer, NotApplicable, Unknown, record
from assess.rubric import BANDS, Rubric, SeedItem, SeedQuestion
from assess.scoring import score
from assess.text import Text
from tests.core.strategies import DAY, as_rubric, cases

Case = tuple[dict[str, Any], Rubric, Assessment]
PAPER = Evidence(label="paper")
TEXT = Text(en="text", zh="文字")


def _criterion(
    name: str, target: int, *, seed: list[str] | None = None, gate: int | None = None
) -> dict[str, object]:
    both = {"en": "text", "zh": "文字"}
    made: dict[str, object] = {
        "id": name,
        "since": "1.0.0",
        "weight": 1,
        "quick": True,
        "ask": both,
        "why": both,
        "levels": {str(n): both | ({"step": {"days": 1, "role": "founder"}} if n else {}) for n in range(5)},
        "target": dict.fromkeys(("idea", "pre_seed", "seed", "series_a", "growth"), target),
        "evidence": [both],
        "first_step": both,
        "sources": [{"ref": "practice"}],
    }
    made |= {"seed": seed} if seed else {"source": "added"}
    if gate:
        made["gate"] = {"from": "idea", "level": gate, "because": both}
    return made


def _rubric(*criteria: dict[str, object]) -> Rubric:
    both = {"en": "text", "zh": "文字"}
    bands = zip(BANDS, (0, 50, 75, 90), strict=True)
    rubric = as_rubric(
        {
            "id": "small",
            "version": "1.0.0",
            "title": both,
            "about": both,
            "limits": [both],
            "groups": {"business": ["ip"], "technology": []},
            "min_coverage": 0.8,
            "bands": [{"id": b, "from": f, "means": both} for b, f in bands],
            "expiring_within_days": 60,
            "reading": {"en_words_per_minute": 200, "zh_characters_per_minute": 350, "seconds_to_decide": 20},
            "dims": [
                {
                    "id": "ip",
                    "title": both,
                    "weight": 1,
                    "topics": [{"id": "ip.topic", "title": both, "advantage": both, "criteria": criteria}],
                }
            ],
        }
    )
    return rubric


def _assessment(**answers: object) -> Assessment:
    return Assessment.model_validate(
        {
            "id": "a",
            "rubric": {"id": "small", "version": "1.0.0"},
            "profile": {
                "company": "A",
                "stage": "seed",
                "model_role": "api_only",
                "markets": ("cn",),
                "personal_data": False,
                "public_service": False,
                "currency": "CNY",
                "as_of": DAY,
            },
            "answers": {f"ip.{key}": answer for key, answer in answers.items()},
        }
    )


def _level(level: int, *evidence: Evidence) -> LevelAnswer:
    return LevelAnswer(level=level, evidence=evidence)


@given(cases())
def test_parts_sum_to_readiness_and_their_gaps_to_what_is_missing(case: Case) -> None:
    _, rubric, assessment = case
    card = score(rubric, assessment)

    parts = insight.decompose(rubric, card)

    assert [p.dimension.id for p in parts] == [d.id for d in rubric.dimensions]
    assert sum(len(p.expected) + len(p.not_expected) for p in parts) == len(card.criteria)
    assert sum(len(p.left_out) for p in parts) == len(card.not_applicable)
    if card.readiness is not None:
        assert sum(p.points for p in parts) == pytest.approx(card.readiness.value)
        assert sum(p.points + p.gap_points for p in parts) == pytest.approx(100)


@given(cases())
def test_a_move_promises_what_giving_that_answer_brings(case: Case) -> None:
    _, rubric, assessment = case
    card = score(rubric, assessment)

    moves = insight.top_moves(rubric, assessment, card)

    assert len(moves) == min(insight.MOVES, sum(1 for c in card.criteria if c.gap))
    for move in moves:
        assert card.readiness is not None
        assert move.readiness == pytest.approx(card.readiness.value + move.criterion.gap_points)
        after = score(rubric, record(assessment, move.criterion.id, _level(move.criterion.target)))
        assert move.band == after.band
        unmet = {g.criterion for g in after.gates if g.state == "unmet"}
        assert move.criterion.id not in unmet
    best = sorted((c.gap_points for c in card.criteria), reverse=True)
    assert [m.criterion.gap_points for m in moves] == best[: len(moves)]


@given(cases())
def test_missing_evidence_accounts_for_all_that_is_claimed_beyond_the_floor(case: Case) -> None:
    _, rubric, assessment = case
    card = score(rubric, assessment)

    needs = insight.evidence_needs(assessment, card, 60)

    if card.readiness is not None:
        to_gain = sum(n.points for n in needs if n.state != "expiring")
        assert to_gain == pytest.approx(card.readiness.value - card.readiness.floor)


@given(cases(), st.integers(1, 60))
def test_expiring_evidence_costs_what_its_expiry_takes_from_the_floor(case: Case, days: int) -> None:
    _, rubric, assessment = case
    later = assessment.profile.model_copy(update={"as_of": DAY + dt.timedelta(days)})
    card, then = score(rubric, assessment), score(rubric, assessment.model_copy(update={"profile": later}))

    needs = insight.evidence_needs(assessment, card, days - 1)

    if card.readiness is not None and then.readiness is not None:
        lost = {n.criterion: n.points for n in needs if n.state == "expiring"}
        assert sum(lost.values()) == pytest.approx(card.readiness.floor - then.readiness.floor)


@given(cases())
def test_open_topics_are_empty_exactly_where_everything_expected_is_answered(case: Case) -> None:
    _, rubric, assessment = case
    card = score(rubric, assessment)

    left = insight.open_topics(rubric, card)

    if card.coverage is not None:
        assert bool(left) == (card.coverage < 1)


@given(cases())
def test_the_verdict_names_what_holds_the_band_down(case: Case) -> None:
    _, rubric, assessment = case
    card = score(rubric, assessment)

    verdict = insight.verdict(rubric, card)

    if verdict.reason == "capped_unmet":
        assert verdict.unmet
        assert card.band == "emerging"
    elif verdict.reason == "capped_waived":
        assert verdict.waived
        assert not verdict.unmet
        assert card.band == "ready"
    elif verdict.reason == "agrees":
        assert card.band == card.uncapped_band
    else:
        assert card.band is None
    assert verdict.supported_behind == (card.supported_band != card.band)


def test_expired_evidence_is_told_from_missing_and_another_piece_keeps_a_level_supported() -> None:
    rubric = _rubric(
        _criterion("ip.a", 3), _criterion("ip.b", 3), _criterion("ip.c", 3), _criterion("ip.d", 3)
    )
    soon = Evidence(label="soon", expires=DAY + dt.timedelta(30))
    gone = Evidence(label="gone", expires=DAY - dt.timedelta(2))
    assessment = _assessment(a=_level(3), b=_level(3, gone), c=_level(3, soon), d=_level(3, soon, PAPER))

    needs = insight.evidence_needs(assessment, score(rubric, assessment), 60)

    found = {n.criterion: (n.state, n.days, round(n.points, 6)) for n in needs}
    assert found == {
        "ip.a": ("missing", None, round(50 / 3, 6)),
        "ip.b": ("expired", -2, round(50 / 3, 6)),
        "ip.c": ("expiring", 30, round(50 / 3, 6)),
        "ip.d": ("expiring", 30, 0.0),
    }


def test_evidence_that_expires_after_the_window_is_no_worry() -> None:
    rubric = _rubric(_criterion("ip.a", 3))
    assessment = _assessment(a=_level(3, Evidence(label="later", expires=DAY + dt.timedelta(61))))

    assert insight.evidence_needs(assessment, score(rubric, assessment), 60) == ()


def test_what_was_declared_not_applicable_stands_with_its_reason_and_says_if_it_was_a_gate() -> None:
    rubric = _rubric(_criterion("ip.a", 3, gate=2), _criterion("ip.b", 3))
    assessment = _assessment(a=NotApplicable(reason="no code"), b=_level(3, PAPER))
    card = score(rubric, assessment)

    assert insight.declared(assessment, card) == (insight.Declared("ip.a", "no code", True),)
    assert insight.verdict(rubric, card).reason == "capped_waived"


def test_each_item_of_the_source_questions_says_what_it_got() -> None:
    items = tuple(SeedItem(id=f"3.{n}", title=TEXT, covered=n < 4) for n in range(1, 5))
    base = _rubric(*(_criterion(f"ip.{name}", 3, seed=[f"3.{n}"]) for n, name in enumerate("abc", 1)))
    rubric = base.model_copy(update={"seed": (SeedQuestion(number=3, title=TEXT, items=items),)})
    assessment = _assessment(a=_level(2), b=Unknown(), c=NotApplicable(reason="none"))

    ((found, levels),) = insight.seed_levels(rubric, score(rubric, assessment))

    assert found.number == 3
    assert [(s.state, s.criterion, s.level) for s in levels] == [
        ("level", "ip.a", 2),
        ("unknown", "ip.b", None),
        ("answer", "ip.c", None),
        ("not_covered", None, None),
    ]
