"""What became of an accepted plan, beside what it promised."""

import datetime as dt
from typing import Any

import pytest

from assess.assessment import Answer, Assessment, NotApplicable, Unknown, copy_as_next, record
from assess.assessment_file import dump_assessment, load_assessment
from assess.loading import shipped_rubric
from assess.plan.accepting import accept
from assess.plan.effects import Losses
from assess.plan.inputs import Accepted, AcceptedStep, Limits, Planning
from assess.plan.planning import plan, planned
from assess.plan.progress import plan_progress
from assess.samples import sample_bytes
from assess.scoring import score
from tests.plan.small import company, criterion, level, rubric

RUBRIC = shipped_rubric()
DAY = dt.date(2027, 2, 1)


def step(criterion: str, start: int, **more: Any) -> AcceptedStep:
    content = {"criterion": criterion, "from": start, "to": start + 1, "points": 1.0, "days": 2.0}
    return AcceptedStep.model_validate(content | more)


def accepted(*steps: AcceptedStep, currency: str = "CNY") -> Planning:
    return Planning(accepted=Accepted(date=DAY, currency=currency, steps=steps))


def set_out() -> tuple[Assessment, Assessment]:
    """A sample that accepted its plan, and the same as its next assessment."""
    before = load_assessment(sample_bytes("api-product"), "api-product", RUBRIC)
    found = plan(RUBRIC, before, Planning(budget=Limits(days=30.0)), deep=False)
    begun = before.model_copy(update={"plan": Planning(accepted=accept(found, DAY))})
    return begun, copy_as_next(begun, new_id="next", title="Next", as_of=DAY, rubric=RUBRIC)


def test_the_next_assessment_takes_the_plan_along_and_nothing_is_brought_yet() -> None:
    begun, after = set_out()

    found = plan_progress(RUBRIC, after)

    assert after.plan == begun.plan
    assert found is not None
    assert {one.outcome for one in found.steps} == {"open"}
    assert all(one.carried for one in found.steps)
    assert found.promised.points > 5
    assert (found.brought.points, found.brought.loss_avoided) == (0, 0)


def test_a_plan_that_was_carried_out_brings_what_it_promised() -> None:
    before, _ = set_out()
    wanted = before.plan.model_copy(update={"budget": Limits(days=30.0)})
    after = planned(before, plan(RUBRIC, before, wanted, deep=False))

    found = plan_progress(RUBRIC, after)

    assert found is not None
    assert {one.outcome for one in found.steps} == {"done"}
    for one in found.steps:
        assert one.brought.points == pytest.approx(one.promised.points, abs=1e-9)
        assert one.brought.loss_avoided == pytest.approx(one.promised.loss_avoided, abs=1e-6)


def test_two_steps_done_bring_what_the_score_and_the_losses_say() -> None:
    begun, after = set_out()
    (first, *_), (proven, claimed) = begun.plan.accepted.steps, begun.plan.accepted.steps[-2:]
    nothing_done = after
    after = record(after, proven.criterion, level(proven.to))
    after = record(after, claimed.criterion, level(claimed.to, proven=False))

    found = plan_progress(RUBRIC, after)

    assert found is not None
    outcomes = {one.criterion: one.outcome for one in found.steps if one.outcome != "open"}
    assert outcomes == {proven.criterion: "done", claimed.criterion: "claimed"}
    now, then = (score(RUBRIC, one).readiness for one in (after, nothing_done))
    assert found.brought.points == pytest.approx(now.value - then.value, abs=1e-9)
    losses = [Losses.of(RUBRIC, one).residual({}) for one in (nothing_done, after)]
    assert found.brought.loss_avoided == pytest.approx(losses[0] - losses[1], rel=1e-9)
    assert found.steps[0].brought.points == (0 if first not in (proven, claimed) else found.brought.points)


@pytest.mark.parametrize(
    ("answer", "outcome", "points"),
    [
        (level(3), "done", [50, 50]),
        (level(3, proven=False), "claimed", [50, 50]),
        (level(4), "done", [50, 50]),
        (level(2), "open", [50, 0]),
        (level(0), "open", [0, 0]),
        (Unknown(), "not_comparable", [0, 0]),
        (NotApplicable(reason="Not ours."), "not_comparable", [0, 0]),
        (None, "not_comparable", [0, 0]),
    ],
    ids=["done", "claimed", "further", "half", "worse", "unknown", "not applicable", "unanswered"],
)
def test_each_level_counts_for_the_step_that_leads_to_it(
    answer: Answer | None, outcome: str, points: list[float]
) -> None:
    asked = rubric(criterion("ip.a", target=3), criterion("ip.b", target=0))
    planning = accepted(step("ip.a", 1), step("ip.a", 2, status="doing", owner="Ada", due=DAY))

    found = plan_progress(asked, company({"ip.a": answer} if answer else {}, planning))

    assert found is not None
    assert found.steps[-1].outcome == outcome
    assert [one.brought.points for one in found.steps] == pytest.approx([p * 2 / 3 for p in points])
    assert (found.steps[1].status, found.steps[1].owner, found.steps[1].due) == ("doing", "Ada", DAY)


def test_amounts_above_what_may_be_entered_are_promised_too() -> None:
    before, _ = set_out()
    found = plan(RUBRIC, before, Planning(budget=Limits(days=30.0)), deep=False)
    dear = [action.model_copy(update={"loss_avoided": 1e18, "cost": 1e18}) for action in found.actions]

    promise = accept(found.model_copy(update={"actions": tuple(dear)}), DAY)

    assert promise is not None
    kept = before.model_copy(update={"plan": Planning(accepted=promise)})
    assert load_assessment(dump_assessment(kept), "kept.json", RUBRIC).plan.accepted == promise


def test_a_plan_without_steps_is_no_promise() -> None:
    before, _ = set_out()

    assert accept(plan(RUBRIC, before, Planning(budget=Limits(days=0.0)), deep=False), DAY) is None


def test_amounts_in_another_currency_are_not_compared() -> None:
    begun, _ = set_out()
    dollars = begun.plan.accepted.model_copy(update={"currency": "USD"})

    found = plan_progress(RUBRIC, begun.model_copy(update={"plan": Planning(accepted=dollars)}))

    assert found is not None
    assert found.brought.loss_avoided is None


def test_without_an_accepted_plan_there_is_nothing_to_compare() -> None:
    asked = rubric(criterion("ip.a"), criterion("ip.b"))

    assert plan_progress(asked, company({"ip.a": level(1)})) is None
