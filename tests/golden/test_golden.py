"""The sample companies: their scorecards, and the situations they are there to show.

`pytest tests/golden --update-golden` rewrites the expected scorecards; the changelog says why a number moved.
"""

import datetime as dt
import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from assess.assessment import Assessment, LevelAnswer
from assess.assessment_file import dump_assessment, load_assessment
from assess.loading import shipped_folder, shipped_rubric
from assess.rubric import BANDS
from assess.samples import sample_bytes, samples
from assess.scorecard import Scorecard
from assess.scoring import score
from tests import naive

HERE = Path(__file__).parent
COMPANIES = [sample.name for sample in samples()]
ALL = [name for sample in samples() for name in sample.names]


def assessment(name: str) -> Assessment:
    return load_assessment(sample_bytes(name), f"{name}.json", shipped_rubric())


def scorecard(name: str) -> Scorecard:
    return score(shipped_rubric(), assessment(name))


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value with its path; a list also gives its length, so that a longer one differs."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}")
    elif isinstance(value, list):
        yield f"{path}.#", len(value)
        for number, inner in enumerate(value):
            yield from leaves(inner, f"{path}.{number}")
    else:
        yield path, value


def expiring(name: str) -> set[str]:
    """Criteria with evidence that still counts but runs out within the time that the product warns of."""
    given = assessment(name)
    day = given.profile.as_of
    last = day + dt.timedelta(days=shipped_rubric().manifest.expiring_within_days)
    return {
        key
        for key, answer in given.answers.items()
        if isinstance(answer, LevelAnswer)
        and any(e.valid_on(day) and e.expires and e.expires <= last for e in answer.evidence)
    }


@pytest.mark.parametrize("name", ALL)
def test_scorecard_is_the_expected_one(name: str, update_golden: bool) -> None:
    expected = HERE / f"{name}.json"
    actual = scorecard(name).model_dump(mode="json")
    if update_golden:
        expected.write_text(json.dumps(actual, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert dict(leaves(actual)) == dict(leaves(json.loads(expected.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("name", ALL)
def test_scorecard_agrees_with_the_naive_reference(name: str) -> None:
    expected = dict(leaves(naive.score(naive.read(shipped_folder()), json.loads(sample_bytes(name)))))
    actual = dict(leaves(scorecard(name).model_dump(mode="json")))
    compared = {path: value for path, value in actual.items() if path in expected}
    assert compared == pytest.approx(expected, abs=1e-9)


def test_every_expected_scorecard_belongs_to_a_sample() -> None:
    assert {path.stem for path in HERE.glob("*.json")} == set(ALL)


def test_every_sample_file_is_offered() -> None:
    shipped = {entry.name for entry in files("assess.samples").iterdir() if entry.name.endswith(".json")}
    assert shipped == {file for sample in samples() for file, _ in sample.documents()}


@pytest.mark.parametrize("name", ALL)
def test_file_is_written_as_the_product_writes_it(name: str) -> None:
    given = assessment(name)
    order = list(shipped_rubric().by_id)
    assert dump_assessment(given) == sample_bytes(name)
    assert list(given.answers) == sorted(given.answers, key=order.index)
    assert given.id == f"sample-{name}"
    assert given.rubric.version == shipped_rubric().version


@pytest.mark.parametrize("name", ALL)
def test_evidence_is_older_than_the_assessment_and_answers_concern_the_company(name: str) -> None:
    given = assessment(name)
    day = given.profile.as_of
    shown = [e for a in given.answers.values() if isinstance(a, LevelAnswer) for e in a.evidence]
    assert all(e.label and e.date and e.date <= day for e in shown)
    assert all(e.expires is None or e.date is None or e.date < e.expires for e in shown)
    asked = {criterion.id for criterion in shipped_rubric().asked(given.profile, given.mode)}
    assert set(given.answers) | set(given.later) <= asked


@pytest.mark.parametrize("name", ALL)
def test_enough_is_answered_for_a_band(name: str) -> None:
    card = scorecard(name)
    assert card.coverage is not None
    assert 0.8 <= card.coverage < 1
    assert card.band is not None


@pytest.mark.parametrize("name", COMPANIES)
def test_each_company_has_every_kind_of_answer_and_evidence(name: str) -> None:
    card = scorecard(name)
    assert {c.kind for c in card.criteria} == {"level", "unknown", "unanswered"}
    assert any(out.why == "answer" for out in card.not_applicable)
    assert card.readiness is not None
    assert card.readiness.floor < card.readiness.value < card.readiness.ceiling
    expired = {
        key
        for key, a in assessment(name).answers.items()
        if isinstance(a, LevelAnswer) and a.evidence and not a.evidenced(assessment(name).profile.as_of)
    }
    assert expired
    assert expiring(name)


def test_a_good_average_stopped_by_a_gate() -> None:
    card = scorecard("api-product")
    assert (card.band, card.uncapped_band) == ("emerging", "ready")
    assert [(g.criterion, g.state) for g in card.gates] == [("ip.prior_claims", "unmet")]


def test_a_claim_that_the_evidence_does_not_support() -> None:
    card = scorecard("fine-tuner")
    assert card.gates == ()
    assert (card.band, card.supported_band) == ("ready", "emerging")


def test_a_strong_average_with_a_waived_gate() -> None:
    card = scorecard("model-maker")
    assert (card.band, card.uncapped_band) == ("ready", "strong")
    assert [(g.criterion, g.state) for g in card.gates] == [("compliance.china_filing", "waived")]


def test_two_assessments_of_one_company_show_every_kind_of_change() -> None:
    before, now = assessment("fine-tuner-2026q3"), assessment("fine-tuner")
    assert now.previous == before.id
    assert now.profile.company == before.profile.company
    assert before.profile.as_of < now.profile.as_of
    old, new = scorecard("fine-tuner-2026q3"), scorecard("fine-tuner")
    level = {c.id: c.level for c in old.criteria}
    moves = [(level[c.id], c.level) for c in new.criteria]
    known = [(a, b) for a, b in moves if a is not None and b is not None]
    assert any(a < b for a, b in known)
    assert any(a > b for a, b in known)
    assert any(a == b for a, b in known)
    assert any((a is None) != (b is None) for a, b in moves)
    assert len(old.gates) > len(new.gates)
    assert old.band is not None
    assert new.band is not None
    assert BANDS.index(old.band) < BANDS.index(new.band)
    assert any(c.carried for c in new.criteria)
