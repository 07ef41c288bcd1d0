"""What if some criteria stood elsewhere: the same figures as if those levels were recorded."""

import pytest

from assess.assessment import Assessment, Evidence, LevelAnswer, NotApplicable, record
from assess.assessment_file import load_assessment
from assess.loading import shipped_rubric
from assess.plan.inputs import WhatIf
from assess.plan.planning import plan, planned
from assess.plan.trying import counting, kept, money, trial, tried
from assess.risk.analysis import analyse
from assess.samples import sample_bytes
from assess.scoring import score

RUBRIC = shipped_rubric()
SAMPLES = ("api-product", "fine-tuner", "model-maker")
LEVELS = {"risk.contingency": 4, "ip.copyright": 0}
PATHS = 2_000


def sample(name: str) -> Assessment:
    return load_assessment(sample_bytes(name), f"{name}.json", RUBRIC)


def recorded(assessment: Assessment, levels: dict[str, int]) -> Assessment:
    """The same levels as a founder would record them."""
    proof = (Evidence(label="Contract 7"),)
    for criterion, level in levels.items():
        assessment = record(assessment, criterion, LevelAnswer(level=level, evidence=proof))
    return assessment


@pytest.mark.parametrize("name", SAMPLES)
def test_it_is_what_recording_the_levels_would_give(name: str) -> None:
    assessment = sample(name)
    found = trial(RUBRIC, assessment, LEVELS)
    real = recorded(assessment, LEVELS)
    assert found.before == score(RUBRIC, assessment)
    assert found.after == score(RUBRIC, real)
    for loss, one in ((found.loss_before, assessment), (found.loss_after, real)):
        assert loss is not None
        assert loss == pytest.approx(analyse(RUBRIC, one).total.residual.mean, rel=1e-9)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_money_is_that_of_a_risk_profile(name: str) -> None:
    assessment = sample(name)
    found = money(RUBRIC, assessment, LEVELS, n=PATHS)
    assert found is not None
    for npv, chance, one in (
        (found.npv_before, found.prob_cash_out_before, assessment),
        (found.npv_after, found.prob_cash_out_after, recorded(assessment, LEVELS)),
    ):
        joint = analyse(RUBRIC, one, n=PATHS).joint
        assert joint is not None
        assert npv.mean == pytest.approx(joint.risk_adjusted_npv.mean, rel=1e-9)
        assert chance == pytest.approx(joint.prob_cash_out, abs=1e-12)


def test_the_steps_of_a_plan_tried_out_give_what_the_plan_promises() -> None:
    assessment = sample("fine-tuner")
    found = plan(RUBRIC, assessment, deep=False)
    levels: dict[str, int] = {}
    for action in found.actions:
        levels[action.criterion] = max(action.to, levels.get(action.criterion, 0))
    assert tried(RUBRIC, assessment, levels).answers == planned(assessment, found).answers
    ready = trial(RUBRIC, assessment, levels).after.readiness
    assert ready is not None
    assert ready.value == found.readiness_after


def test_what_does_not_count_is_left_out() -> None:
    assessment = record(sample("fine-tuner"), "ip.patent", NotApplicable(reason="No inventions."))
    levels = {"ip.patent": 4, "no.such": 2, "ip.copyright": 1}
    assert counting(RUBRIC, assessment, levels) == {"ip.copyright": 1}
    assert tried(RUBRIC, assessment, levels) == tried(RUBRIC, assessment, {"ip.copyright": 1})


def test_nothing_tried_changes_nothing() -> None:
    assessment = sample("fine-tuner")
    found = trial(RUBRIC, assessment, {})
    assert found.before == found.after
    assert found.loss_before == found.loss_after


@pytest.mark.parametrize("name", SAMPLES)
def test_kept_what_ifs_have_the_figures_that_each_would_have_alone(name: str) -> None:
    levels = ({"risk.contingency": 4}, LEVELS, {"no.such": 2})
    what_ifs = tuple(WhatIf(name=str(n), levels=one) for n, one in enumerate(levels))
    assessment = sample(name)
    assessment = assessment.model_copy(
        update={"plan": assessment.plan.model_copy(update={"what_ifs": what_ifs})}
    )

    found = kept(RUBRIC, assessment, n=PATHS, seed=7)

    assert [one.name for one in found] == ["0", "1", "2"]
    for one, moved in zip(found, levels, strict=True):
        alone = trial(RUBRIC, assessment, moved)
        assert alone.after.readiness is not None
        assert one.readiness_after == alone.after.readiness.value
        assert (one.band_after, one.gates_after) == (alone.after.band, alone.after.gates)
        assert (one.loss_before, one.loss_after) == (alone.loss_before, alone.loss_after)
        assert one.after_losses == money(RUBRIC, assessment, moved, n=PATHS, seed=7)
        assert {move.criterion: move.to for move in one.moves} == counting(RUBRIC, assessment, moved)
    assert kept(RUBRIC, sample(name)) == ()
