"""The steps there are: up to the target, in order, and waiting where nothing is known."""

from fractions import Fraction

import pytest

from assess.assessment import NotApplicable, Unknown
from assess.loading import shipped_rubric
from assess.plan.steps import Waiting, steps_of
from tests.plan.small import company, criterion, level, rubric


def test_every_level_from_here_to_the_target_is_a_step() -> None:
    effort = {"days": 1.5, "role": "legal", "cost_usd": 100.1, "lead_days": 30}
    asked = rubric(criterion("ip.a", target=3, steps={3: effort}), criterion("ip.b", target=1))

    found = steps_of(asked, company({"ip.a": level(1, proven=False), "ip.b": level(1)}))

    assert [step.id for step in found.steps] == ["ip.a@2", "ip.a@3"]
    second, third = found.steps
    assert (second.after, second.evidenced) == ((), False)
    assert (third.after, third.evidenced) == (("ip.a@2",), True)
    assert (third.days, third.role, third.lead_days) == (Fraction(3, 2), "legal", 30)
    assert (third.cost_usd, third.money) == (Fraction(1001, 10), Fraction(7007, 10))
    assert second.points == third.points == Fraction(100, 4)
    assert found.open == found.waiting == ()


def test_a_prerequisite_becomes_a_step_even_above_its_target_and_then_adds_nothing() -> None:
    asked = rubric(criterion("ip.a", steps={2: {"after": ["ip.b@3"]}}), criterion("ip.b", target=1))

    found = steps_of(asked, company({"ip.a": level(1), "ip.b": level(1)}))

    assert [step.id for step in found.steps] == ["ip.a@2", "ip.b@2", "ip.b@3"]
    assert found.needed("ip.a@2") == {"ip.b@2", "ip.b@3"}
    assert [step.points for step in found.steps] == [Fraction(100, 3), 0, 0]


@pytest.mark.parametrize("there", [level(2), level(3), NotApplicable(reason="Not ours.")], ids=str)
def test_what_is_there_or_does_not_apply_need_not_be_done(there: object) -> None:
    asked = rubric(criterion("ip.a", steps={1: {"after": ["ip.b@2"]}}), criterion("ip.b"))

    found = steps_of(asked, company({"ip.a": level(0), "ip.b": there}))

    assert found.by_id["ip.a@1"].after == ()
    assert found.assumed == ()


def test_a_criterion_outside_the_profile_need_not_be_there() -> None:
    other = criterion("ip.b", applies={"model_role": ["pre_trains"]})
    asked = rubric(criterion("ip.a", steps={1: {"after": ["ip.b@2"]}}), other)

    assert steps_of(asked, company({"ip.a": level(0)})).by_id["ip.a@1"].after == ()


def test_a_quick_scan_takes_what_it_does_not_ask_to_be_there_and_says_so() -> None:
    asked = rubric(criterion("ip.a", steps={1: {"after": ["ip.b@2"]}}), criterion("ip.b", quick=False))
    quick = company({"ip.a": level(0)}).model_copy(update={"mode": "quick"})

    found = steps_of(asked, quick)

    assert [step.id for step in found.steps] == ["ip.a@1", "ip.a@2"]
    assert found.assumed == ("ip.b@2",)


@pytest.mark.parametrize("answer", [Unknown(), None], ids=["unknown", "unanswered"])
def test_a_step_waits_with_all_that_needs_it_while_its_prerequisite_is_unknown(answer: object) -> None:
    asked = rubric(
        criterion("ip.a", steps={1: {"after": ["ip.b@1"]}}),
        criterion("ip.b"),
        criterion("ip.c", steps={2: {"after": ["ip.a@1"]}}),
    )
    answers = {"ip.a": level(0), "ip.c": level(0)} | ({"ip.b": answer} if answer else {})

    found = steps_of(asked, company(answers))

    assert [step.id for step in found.steps] == ["ip.c@1"]
    assert found.waiting == tuple(
        Waiting(id, "unanswered", ("ip.b",)) for id in ("ip.a@1", "ip.a@2", "ip.c@2")
    )
    (one,) = found.open
    assert (one.criterion, one.kind) == ("ip.b", "unknown" if answer else "unanswered")
    assert one.blocks == ("ip.a@1", "ip.a@2", "ip.c@2")
    assert (one.points, one.days, one.gate) == (Fraction(100, 3), 3, False)


def test_gates_come_first_among_what_is_to_be_found_out_then_what_may_add_most() -> None:
    gate = {"gate": {"from": "seed", "level": 2, "because": {"en": "must", "zh": "必须"}}}
    asked = rubric(
        criterion("ip.a", weight=2),
        criterion("ip.b", weight=3),
        criterion("ip.c", **gate),
        criterion("ip.d", target=0),
    )

    found = steps_of(asked, company({}))

    assert [(one.criterion, one.gate) for one in found.open] == [
        ("ip.c", True),
        ("ip.b", False),
        ("ip.a", False),
    ]


def test_the_step_that_meets_an_unmet_gate_is_marked() -> None:
    gate = {"gate": {"from": "seed", "level": 2, "because": {"en": "must", "zh": "必须"}}}
    asked = rubric(criterion("ip.a", target=3, **gate), criterion("ip.b", target=3, **gate))

    found = steps_of(asked, company({"ip.a": level(0), "ip.b": level(2)}))

    assert [step.id for step in found.steps if step.gate] == ["ip.a@2"]


def test_without_an_exchange_rate_only_what_costs_nothing_has_a_price() -> None:
    asked = rubric(criterion("ip.a", steps={1: {"cost_usd": 10}}))
    answers = {"ip.a": level(0)}

    unknown = steps_of(asked, company(answers, fx_per_usd=None))
    dollars = steps_of(asked, company(answers, fx_per_usd=None, currency="USD"))

    assert [step.money for step in unknown.steps] == [None, 0]
    assert [step.money for step in dollars.steps] == [10, 0]


def test_a_rubric_that_was_not_checked_does_no_harm() -> None:
    asked = rubric(
        criterion("ip.a", steps={1: {"after": ["ip.b@1"]}}),
        criterion("ip.b", steps={1: {"after": ["ip.a@1"]}}),
        criterion("ip.c", steps={1: None}),
    )

    found = steps_of(asked, company({id: level(0) for id in ("ip.a", "ip.b", "ip.c")}))

    assert found.steps == ()
    assert {waiting.step: waiting.why for waiting in found.waiting} == {
        "ip.a@1": "circle",
        "ip.a@2": "circle",
        "ip.b@1": "circle",
        "ip.b@2": "circle",
        "ip.c@1": "no_effort",
        "ip.c@2": "no_effort",
    }


def test_every_step_of_the_shipped_rubric_can_be_planned() -> None:
    asked = shipped_rubric()
    start = company({c.id: level(0) for c in asked.criteria}, stage="growth")

    found = steps_of(asked, start)

    assert found.waiting == ()
    assert sum(step.points for step in found.steps) == 100
    expected = list(asked.expected(start.profile, "full"))
    assert len([s for s in found.steps if s.points]) == sum(c.target.growth for c in expected)
