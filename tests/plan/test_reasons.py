"""Why steps are in a plan: reasons that tell them apart, the same once the plan is accepted."""

import datetime as dt

from assess.assessment_file import load_assessment
from assess.charts.plan_step import why
from assess.i18n import translator
from assess.loading import shipped_rubric
from assess.plan.accepting import accept
from assess.plan.inputs import Limits, Planning
from assess.plan.planning import plan
from assess.plan.reasons import Reason, Weighed, reasons, reasons_of_accepted, reasons_of_plan
from assess.plan.results import Why
from assess.samples import sample_bytes

RUBRIC = shipped_rubric()
EN = translator("en")


def step(
    id: str,
    why: Why = "points",
    days: float = 5,
    points: float = 1,
    loss: float = 10,
    by: tuple[str, ...] = (),
) -> Weighed:
    return Weighed(id, why, days, points, loss, by)


def test_a_wish_and_a_gate_come_first() -> None:
    found = reasons([step("a.x@1", "fixed"), step("a.y@2", "gate"), step("a.z@1", points=0.2)])

    assert found["a.x@1"][0] == Reason("fixed")
    assert found["a.y@2"][0] == Reason("gate")
    assert found["a.z@1"] == (Reason("points"),)


def test_of_what_waits_a_gate_is_named_first_and_own_levels_last() -> None:
    waiting = ("a.x@2", "b.y@1", "c.gate@2")
    found = reasons(
        [step("a.x@1", by=waiting), step("a.x@2"), step("b.y@1"), step("c.gate@2", "gate")],
    )

    assert found["a.x@1"][0] == Reason("needed", ("c.gate@2", "b.y@1", "a.x@2"))


def test_that_a_criterion_has_a_further_level_is_no_reason() -> None:
    found = reasons([step("a.x@1", by=("a.x@2",), points=0.1), step("a.x@2"), step("b.y@1")])

    assert found["a.x@1"] == (Reason("points"),)


def test_what_stands_out_is_said() -> None:
    plain = [step(f"a.c{n}@1") for n in range(8)]
    found = reasons(
        [
            *plain,
            step("b.quick@1", days=1, points=2),
            step("b.large@1", days=9, points=4),
            step("b.loss@1", points=0.5, loss=90),
        ]
    )

    assert found["b.quick@1"] == (Reason("quick"),)
    assert found["b.large@1"] == (Reason("large"),)
    assert found["b.loss@1"] == (Reason("loss"),)
    assert reasons([]) == {}


def test_an_accepted_plan_gives_the_reasons_of_the_plan_it_was() -> None:
    plain = load_assessment(sample_bytes("fine-tuner-2026q3"), "sample", RUBRIC)
    wanted = Planning(budget=Limits(days=60, money=80_000))
    assessment = plain.model_copy(update={"plan": wanted})
    found = plan(RUBRIC, assessment, deep=False)
    promise = accept(found, dt.date(2026, 12, 1))
    assert promise is not None
    then = reasons_of_accepted(RUBRIC, assessment.profile.stage, promise)

    assert then == reasons_of_plan(found.actions)
    assert {"gate", "quick", "large", "loss"} <= {one.kind for told in then.values() for one in told}


def test_the_words_tell_the_steps_of_a_plan_apart() -> None:
    assessment = load_assessment(sample_bytes("fine-tuner"), "sample", RUBRIC)
    found = plan(RUBRIC, assessment, deep=False)
    told = reasons_of_plan(found.actions)
    words = [why(told[a.id], a, "CNY", RUBRIC, EN) for a in found.actions]

    assert len(set(words)) > len(words) / 2
    assert all(text[0].isupper() for text in words)
    assert any(text.startswith("Quick win: +") for text in words)
