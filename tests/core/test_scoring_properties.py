"""What is always true of a scorecard, for every rubric and every set of answers."""

import json
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from assess.assessment import Assessment, LevelAnswer, record
from assess.rubric import BANDS, Rubric
from assess.scorecard import Scorecard
from assess.scoring import score
from tests import naive
from tests.core.strategies import as_rubric, cases

Case = tuple[dict[str, Any], Rubric, Assessment]
NEAR = 1e-9


def rank(band: str | None) -> int:
    return -1 if band is None else BANDS.index(band)  # type: ignore[arg-type]


def figures(card: Scorecard) -> list[float]:
    triples = [t for t in (card.readiness, card.maturity) if t is not None]
    return [v for t in triples for v in (t.value, t.floor, t.ceiling)]


@given(cases())
def test_agrees_with_the_naive_reference(case: Case) -> None:
    data, rubric, assessment = case
    expected = naive.score(data, json.loads(assessment.model_dump_json()))
    actual = score(rubric, assessment).model_dump(mode="json")
    for key, value in expected.items():
        if key != "dimensions":
            assert_same(value, actual[key])
    for mine, theirs in zip(actual["dimensions"], expected["dimensions"], strict=True):
        assert_same(theirs, {k: mine[k] for k in theirs})


def assert_same(expected: object, actual: object) -> None:
    """Equal, floats to 1e-9."""
    if isinstance(expected, dict):
        assert isinstance(actual, dict)
        assert set(expected) == set(actual)
        for key in expected:
            assert_same(expected[key], actual[key])
    elif isinstance(expected, list):
        assert isinstance(actual, list)
        assert len(expected) == len(actual)
        for one, other in zip(expected, actual, strict=True):
            assert_same(one, other)
    elif isinstance(expected, float) and isinstance(actual, float | int):
        assert abs(expected - actual) <= NEAR
    else:
        assert expected == actual


@given(cases())
def test_floor_value_and_ceiling_are_in_order(case: Case) -> None:
    _, rubric, assessment = case
    card = score(rubric, assessment)
    triples = [
        card.readiness,
        card.maturity,
        *(d.readiness for d in card.dimensions),
        *(d.maturity for d in card.dimensions),
    ]
    for triple in triples:
        if triple is not None:
            assert 0 <= triple.floor <= triple.value <= triple.ceiling <= 100


@given(cases())
def test_points_sum_to_readiness_and_gaps_to_the_rest(case: Case) -> None:
    _, rubric, assessment = case
    card = score(rubric, assessment)
    if card.readiness is None:
        assert all(c.points == c.gap_points == 0 for c in card.criteria)
        return
    assert abs(sum(c.points for c in card.criteria) - card.readiness.value) <= NEAR
    assert abs(card.readiness.value + sum(c.gap_points for c in card.criteria) - 100) <= NEAR


@given(cases(), st.data())
def test_raising_a_level_never_lowers_anything(case: Case, data: st.DataObject) -> None:
    _, rubric, assessment = case
    levels = [(k, a) for k, a in assessment.answers.items() if isinstance(a, LevelAnswer) and a.level < 4]
    assume(levels)
    key, answer = data.draw(st.sampled_from(levels))
    raised = record(assessment, key, answer.model_copy(update={"level": answer.level + 1}))
    before, after = score(rubric, assessment), score(rubric, raised)
    assert all(b <= a + NEAR for b, a in zip(figures(before), figures(after), strict=True))
    assert rank(before.band) <= rank(after.band)
    assert rank(before.supported_band) <= rank(after.supported_band)


@given(cases(), st.data())
def test_removing_evidence_never_raises_the_floor(case: Case, data: st.DataObject) -> None:
    _, rubric, assessment = case
    shown = [(k, a) for k, a in assessment.answers.items() if isinstance(a, LevelAnswer) and a.evidence]
    assume(shown)
    key, answer = data.draw(st.sampled_from(shown))
    before = score(rubric, assessment)
    after = score(rubric, record(assessment, key, answer.model_copy(update={"evidence": ()})))
    for old, new in ((before.readiness, after.readiness), (before.maturity, after.maturity)):
        assert (old is None) == (new is None)
        assert old is None or new is None or new.floor <= old.floor + NEAR
    assert rank(after.supported_band) <= rank(before.supported_band)


@given(cases(), st.integers(0, 4), st.data())
def test_answering_never_widens_the_span(case: Case, level: int, data: st.DataObject) -> None:
    _, rubric, assessment = case
    open_ = [c.id for c in rubric.criteria if c.id not in assessment.answers]
    assume(open_)
    answered = record(assessment, data.draw(st.sampled_from(open_)), LevelAnswer(level=level))
    before, after = score(rubric, assessment), score(rubric, answered)
    for old, new in ((before.readiness, after.readiness), (before.maturity, after.maturity)):
        if old is not None and new is not None:
            assert old.floor <= new.floor + NEAR
            assert new.ceiling <= old.ceiling + NEAR


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(case: Case, random: Any) -> None:
    _, rubric, assessment = case
    pairs = list(assessment.answers.items())
    random.shuffle(pairs)
    assert score(rubric, assessment.model_copy(update={"answers": dict(pairs)})) == score(rubric, assessment)


@given(cases(), st.sampled_from(["criteria", "dimensions"]))
def test_scaling_all_weights_changes_no_score(case: Case, which: str) -> None:
    data, rubric, assessment = case
    scaled = json.loads(json.dumps(data))
    for dim in scaled["dims"]:
        if which == "dimensions":
            dim["weight"] *= 3
        else:
            weights = [c["weight"] for c in dim["topics"][0]["criteria"]]
            assume(max(weights) <= 2)
            for criterion in dim["topics"][0]["criteria"]:
                criterion["weight"] *= 2
    before, after = score(rubric, assessment), score(as_rubric(scaled), assessment)
    assert figures(before) == figures(after)
    assert (before.band, before.coverage) == (after.band, after.coverage)
    assert [c.gap_points for c in before.criteria] == [c.gap_points for c in after.criteria]


@given(cases())
def test_a_criterion_that_does_not_apply_changes_nothing(case: Case) -> None:
    data, rubric, assessment = case
    more = json.loads(json.dumps(data))
    extra = json.loads(json.dumps(more["dims"][0]["topics"][0]["criteria"][0]))
    extra.update(id="alpha.extra", weight=5, applies={"currency": ["ZZZ"]})
    more["dims"][0]["topics"][0]["criteria"].append(extra)
    before, after = score(rubric, assessment), score(as_rubric(more), assessment)
    left_out = tuple(n for n in after.not_applicable if n.id != "alpha.extra")
    assert before == after.model_copy(update={"not_applicable": left_out})
