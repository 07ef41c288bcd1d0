"""Plans of small companies: wishes, order, and what a plan says where little can be done."""

import json
from typing import Any, get_args

import pytest

from assess.assessment import Answer, Unknown
from assess.assessment_file import load_assessment
from assess.i18n import translator
from assess.i18n.plan import NOTE
from assess.loading import shipped_rubric
from assess.plan.inputs import Limits, Planning
from assess.plan.planning import plan
from assess.plan.problem import Trouble
from assess.plan.results import NoteId, Plan
from assess.report.plan import plan_part
from assess.report.plan_words import note, notes
from assess.samples import sample_bytes
from tests.plan.small import company, criterion, level, rubric

GATE = {"gate": {"from": "seed", "level": 2, "because": {"en": "must", "zh": "必须"}}}
THREE = rubric(
    criterion("ip.a", weight=2),
    criterion("ip.b", steps={2: {"after": ["ip.a@2"], "cost_usd": 100}}),
    criterion("ip.c", **GATE),
)
LEVELS: dict[str, Answer] = {"ip.a": level(0), "ip.b": level(1), "ip.c": level(0)}
"""Steps: a 1 and 2 days, b 2 days and 700, c 1 and 2 days."""


def made(answers: dict[str, Answer] = LEVELS, /, *, profile: Any = None, **wishes: Any) -> Plan:
    content = {"budget": {"days": 100.0}, **wishes}
    wanted = Planning.model_validate_json(json.dumps(content))
    return plan(THREE, company(answers, **(profile or {})), wanted)


def chosen(found: Plan) -> list[str]:
    return [action.id for action in found.actions]


def said(found: Plan) -> dict[str, tuple[str, ...]]:
    return {note.id: note.about for note in found.notes}


def test_everything_within_a_large_budget_in_an_order_in_which_it_can_be_done() -> None:
    found = made()

    assert chosen(found) == ["ip.a@1", "ip.a@2", "ip.b@2", "ip.c@1", "ip.c@2"]
    assert (found.days, found.money, found.money_usd) == (8, 700, 100)
    assert found.readiness_after == 100
    assert (found.optimal, found.steps, found.days_by_role) == (True, 5, {"founder": 8})
    assert [gate.criterion for gate in found.gates_before] == ["ip.c"]
    assert found.gates_after == ()
    assert said(found) == {"everything_fits": ()}
    assert [action.needed_by for action in found.actions] == [
        ("ip.a@2", "ip.b@2"),
        ("ip.b@2",),
        (),
        ("ip.c@2",),
        (),
    ]
    assert [action.why for action in found.actions] == ["points", "points", "points", "needed", "gate"]


def test_gates_come_before_points() -> None:
    found = made(budget={"days": 3.0})

    assert chosen(found) == ["ip.c@1", "ip.c@2"]


def test_wishes_are_obeyed() -> None:
    found = made(fixed=["ip.b@2"], excluded=["ip.c@1"])

    assert chosen(found) == ["ip.a@1", "ip.a@2", "ip.b@2"]
    assert found.actions[-1].why == "fixed"
    assert said(found)["gate_needs_excluded"] == ("ip.c@2",)


@pytest.mark.parametrize(
    ("wishes", "note"),
    [
        ({"budget": {"days": 0.0}}, "no_budget"),
        ({"budget": {"days": 0.5}}, "nothing_affordable"),
        ({"budget": {"days": 2.0}}, "gate_too_dear"),
        ({"excluded": ["ip.a@1", "ip.b@2", "ip.c@1"]}, "all_excluded"),
        ({"budget": {"days": 2.0}, "fixed": ["ip.a@2"]}, "fixed_too_dear"),
        ({"fixed": ["ip.b@2"], "excluded": ["ip.a@1"]}, "fixed_needs_excluded"),
        ({"fixed": ["ip.a@3"]}, "no_such_step"),
        ({"objective": "loss"}, "no_losses"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@pytest.mark.parametrize("locale", ["en", "zh"])
def test_what_cannot_be_met_is_said_in_words(wishes: dict[str, Any], note: str, locale: Any) -> None:
    found = made(**wishes)

    assert note in said(found)
    part = plan_part(THREE, found, translator(locale))
    assert len(part.cautions) == len(found.notes)
    assert all(text and "{" not in text for text in part.cautions)


def test_without_an_exchange_rate_a_money_limit_cannot_be_broken() -> None:
    bound = made(profile={"fx_per_usd": None}, budget={"days": 100.0, "money": 1e6})
    free = made(profile={"fx_per_usd": None})

    assert "ip.b@2" not in chosen(bound)
    assert said(bound)["no_rate_left_out"] == ("ip.b@2",)
    assert "ip.b@2" in chosen(free)
    assert (free.money, free.money_usd) == (None, 100)
    assert said(free)["no_rate_not_counted"] == ("ip.b@2",)


def test_a_gate_without_a_price_is_not_called_excluded() -> None:
    dear = rubric(criterion("ip.a"), criterion("ip.c", steps={2: {"cost_usd": 100}}, **GATE))
    answers: dict[str, Answer] = {"ip.a": level(0), "ip.c": level(1)}
    limited = Planning(budget=Limits(days=100.0, money=1e6))
    found = plan(dear, company(answers, fx_per_usd=None), limited)

    assert said(found)["no_rate_left_out"] == ("ip.c@2",)
    assert "gate_needs_excluded" not in said(found)


def test_a_gate_that_is_left_out_is_not_said_to_need_itself() -> None:
    found = made(excluded=["ip.c@2"])
    (text,) = (note(one, found, THREE, translator("en")) for one in found.notes if one.because)

    assert text == "These steps would meet a gate, but you left them out: words (level 2)."


def test_a_gate_that_was_asked_for_and_is_too_dear_is_told_of_once() -> None:
    found = made(fixed=["ip.c@2"], budget={"days": 0.5})

    assert {"fixed_too_dear", "gate_too_dear"} <= {one.id for one in found.notes}
    assert "gate_too_dear" not in {one.id for one in notes(found)}


def test_what_is_unknown_is_to_be_found_out_first() -> None:
    found = made({"ip.a": Unknown(), "ip.b": level(1)})

    assert chosen(found) == []
    assert [blocked.id for blocked in found.blocked] == ["ip.b@2"]
    assert [(one.criterion, one.gate, one.blocks) for one in found.find_out_first] == [
        ("ip.c", True, ()),
        ("ip.a", False, ("ip.b@2",)),
    ]
    assert said(found)["gate_unknown"] == ("ip.c",)


def test_a_gate_whose_prerequisite_is_unknown_waits() -> None:
    asked = rubric(criterion("ip.a", steps={2: {"after": ["ip.b@1"]}}, **GATE), criterion("ip.b"))
    found = plan(asked, company({"ip.a": level(0)}), Planning(budget=Limits(days=9.0)))

    assert said(found)["gate_waits"] == ("ip.a",)


def test_nothing_answered_is_nothing_to_start_from() -> None:
    assert "nothing_known" in said(made({}))


def test_months_and_roles_bind() -> None:
    within = {"days": 100.0, "months": 1, "roles_per_month": {"founder": 3.0}}

    found = made(budget=within)

    assert chosen(found) == ["ip.c@1", "ip.c@2"]
    assert {(a.start_month, a.finish_month) for a in found.actions} == {(1, 1)}
    assert found.months == 1


def test_the_plan_of_the_assessment_is_used_unless_another_is_given() -> None:
    held = Planning(budget=Limits(days=3.0))

    assert plan(THREE, company(LEVELS, held), deep=False).budget == held.budget
    assert plan(THREE, company(LEVELS, held), Planning(), deep=False).days == 8


def test_the_same_input_gives_the_same_plan_whatever_the_order_of_answers() -> None:
    asked = shipped_rubric()
    sample = load_assessment(sample_bytes("fine-tuner"), "fine-tuner", asked)
    backwards = sample.model_copy(update={"answers": dict(reversed(sample.answers.items()))})
    wanted = Planning(budget=Limits(days=25.0, money=50_000.0), objective="mix")

    first, second = (plan(asked, one, wanted, n=200) for one in (sample, backwards))

    assert first == second


def test_every_note_has_its_words() -> None:
    ids = {id for part in get_args(NoteId) for id in (get_args(part) or (part,))} | set(get_args(Trouble))
    assert ids == set(NOTE)
