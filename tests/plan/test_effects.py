"""What a plan promises is what recording its steps with evidence shows, by the real scoring and risk code."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.assessment import Assessment, LevelAnswer, record
from assess.assessment_file import load_assessment
from assess.loading import shipped_rubric
from assess.plan.effects import Losses, proven
from assess.plan.inputs import Limits, Planning
from assess.plan.planning import plan, planned
from assess.plan.question import Question
from assess.plan.steps import Steps, steps_of
from assess.risk.analysis import analyse
from assess.rubric import Rubric
from assess.samples import sample_bytes, samples
from assess.scoring import score
from tests.core.strategies import assessments
from tests.plan.small import PROOF
from tests.risk.strategies import CRITERIA, companies
from tests.risk.strategies import RUBRIC as RISKY

RUBRIC = shipped_rubric()
SAMPLES = [sample.name for sample in samples()]


def sample(name: str) -> Assessment:
    return load_assessment(sample_bytes(name), name, RUBRIC)


def recorded(assessment: Assessment, levels: dict[str, int]) -> Assessment:
    """Each level really recorded, one by one, with evidence."""
    for criterion, level in levels.items():
        assessment = record(assessment, criterion, LevelAnswer(level=level, evidence=PROOF))
    return assessment


def check(rubric: Rubric, before: Assessment, steps: Steps, chosen: set[str]) -> None:
    """What some steps promise against what recording them shows."""
    after = recorded(before, steps.levels(chosen))
    then, now = score(rubric, after), score(rubric, before)
    added = float(sum(steps.by_id[id].points for id in chosen))
    if now.readiness is not None and then.readiness is not None:
        assert then.readiness.value - now.readiness.value == pytest.approx(added, abs=1e-9)
    met = {g.criterion for g in now.gates} - {g.criterion for g in then.gates}
    assert met == {steps.by_id[id].criterion for id in chosen if steps.by_id[id].gate}
    losses = Losses.of(rubric, before)
    if losses is None:
        return
    found = analyse(rubric, after, n=1).total.residual.mean
    assert losses.residual(proven(steps.levels(chosen))) == pytest.approx(found, rel=1e-9, abs=1e-9)


def closed(steps: Steps, drawn: list[str]) -> set[str]:
    """Some steps with all that they need."""
    return set(drawn).union(*(steps.needed(id) for id in drawn))


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_readiness_gates_and_losses_are_as_promised_for_random_companies(data: st.DataObject) -> None:
    drawn = data.draw(assessments(RUBRIC))
    profile = drawn.profile.model_copy(
        update={"fx_per_usd": 7.1, "annual_revenue": 2e6, "personal_records": 5000, "headcount": 9}
    )
    before = drawn.model_copy(update={"profile": profile})
    steps = steps_of(RUBRIC, before)
    ids = data.draw(st.lists(st.sampled_from(sorted(steps.by_id)), unique=True)) if steps.by_id else []

    check(RUBRIC, before, steps, closed(steps, ids))


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("objective", ["readiness", "loss", "mix"])
def test_the_plan_of_a_sample_keeps_what_it_promises(name: str, objective: str) -> None:
    before = sample(name)
    wanted = Planning.model_validate({"budget": {"days": 30.0, "money": 80_000.0}, "objective": objective})

    found = plan(RUBRIC, before, wanted, n=500, seed=3)

    levels: dict[str, int] = {}
    for action in found.actions:
        levels[action.criterion] = action.to
    after = recorded(before, levels)
    card, risk = score(RUBRIC, after), analyse(RUBRIC, after, n=500, seed=3)
    assert card.readiness is not None
    assert found.readiness_after == pytest.approx(card.readiness.value, abs=1e-9)
    assert (found.band_after, found.gates_after) == (card.band, card.gates)
    assert found.loss_after == pytest.approx(risk.total.residual.mean, rel=1e-9)
    assert risk.joint is not None
    assert found.after_losses is not None
    assert found.after_losses.npv_after == risk.joint.risk_adjusted_npv
    assert found.after_losses.prob_cash_out_after == risk.joint.prob_cash_out
    now = analyse(RUBRIC, before, n=500, seed=3)
    assert now.joint is not None
    assert found.after_losses.npv_before == now.joint.risk_adjusted_npv
    assert found.readiness_before is not None
    added = sum(action.points for action in found.actions)
    assert found.readiness_before + added == pytest.approx(found.readiness_after, abs=1e-9)
    assert found.loss_before is not None
    avoided = sum(action.loss_avoided or 0 for action in found.actions)
    assert found.loss_before - avoided == pytest.approx(found.loss_after, rel=1e-9)
    assert score(RUBRIC, planned(before, found)) == card


levels = st.dictionaries(st.sampled_from(CRITERIA), st.integers(0, 4))


@settings(max_examples=300, deadline=None)
@given(company=companies, tried=levels)
def test_losses_at_any_levels_are_those_of_the_risk_profile(
    company: Assessment, tried: dict[str, int]
) -> None:
    losses = Losses.of(RISKY, company)
    if losses is None:
        return
    kept = {id: level for id, level in tried.items() if id in losses.known.rows}

    found = analyse(RISKY, recorded(company, kept), n=1).total.residual.mean

    assert losses.residual(proven(kept)) == pytest.approx(found, rel=1e-9)


@settings(max_examples=300, deadline=None)
@given(company=companies, criterion=st.sampled_from(CRITERIA), begin=st.integers(0, 3), tried=levels)
def test_no_step_avoids_more_than_its_most_whatever_else_is_done(
    company: Assessment, criterion: str, begin: int, tried: dict[str, int]
) -> None:
    losses = Losses.of(RISKY, company)
    if losses is None:
        return
    rows = losses.known.rows
    if criterion not in rows or (rows[criterion].value > begin):
        return
    others = {id: max(level, rows[id].value) for id, level in tried.items() if id in rows and id != criterion}
    own = {criterion: begin} if begin > rows[criterion].value else {}
    before = losses.residual(proven({**others, **own}))
    after = losses.residual(proven({**others, criterion: begin + 1}))

    most = losses.most(criterion, begin + 1, own)

    assert before - after <= most * (1 + 1e-9) + before * 1e-12  # sums of scenarios are rounded


def test_the_question_asks_for_losses_by_scenario_that_add_up() -> None:
    question = Question.of(RUBRIC, sample("api-product"), Planning(budget=Limits(days=10.0)))
    everything = frozenset(question.steps.by_id)

    assert question.problem.joint is not None
    assert question.problem.parts is not None
    assert question.problem.joint(frozenset()) == 0
    assert question.problem.joint(everything) == pytest.approx(sum(question.problem.parts(everything)))
    assert question.problem.diminishing
