"""Plans that can't be read: a clear line for each problem, with its place and its remedy."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from assess.assessment_file import dump_assessment, load_assessment
from assess.i18n import translator
from assess.i18n.problems import line
from assess.plan.inputs import Planning
from assess.problems import InputError
from assess.text import Locale
from tests.storage.samples import PLAN, RUBRIC, assessment

Change = Callable[[dict[str, Any]], object]

STEP: dict[str, Any] = {
    "criterion": "ip.patents",
    "from": 1,
    "to": 2,
    "owner": "Ada",
    "due": "2026-12-31",
    "status": "todo",
    "points": 1.5,
    "loss_avoided": 200.0,
    "days": 3,
    "cost": None,
}
WANTED: dict[str, Any] = {
    "budget": {"days": 30, "money": 80_000, "roles": {"legal": 5}, "roles_per_month": {}, "months": 2},
    "objective": "mix",
    "share": 0.5,
    "fixed": ["ip.patents@2"],
    "excluded": ["team.vesting@3"],
    "accepted": {"date": "2026-11-24", "currency": "CNY", "steps": [STEP]},
    "what_ifs": [{"name": "With a lawyer", "levels": {"ip.patents": 3}}],
}


def read(change: Change) -> Planning:
    data = json.loads(dump_assessment(assessment()))
    data["plan"] = json.loads(json.dumps(WANTED))
    change(data["plan"])
    return load_assessment(json.dumps(data, ensure_ascii=False, indent=1).encode(), "f.json", RUBRIC).plan


def said(change: Change, locale: Locale = "en") -> list[str]:
    try:
        read(change)
    except InputError as error:
        lines = [line(problem, translator(locale)) for problem in error.problems]
        assert all(text.startswith("f.json:") and text.split(":")[1].isdigit() for text in lines)
        return [text.split(": ", 1)[1] for text in lines]
    return []


def put(*path: str | int, value: object) -> Change:
    def change(data: Any) -> None:
        for part in path[:-1]:
            data = data[part]
        data[path[-1]] = value

    return change


def again(*path: str | int) -> Change:
    def change(data: Any) -> None:
        for part in path:
            data = data[part]
        data.append(data[0])

    return change


MISTAKES: dict[str, tuple[Change, str]] = {
    "days below zero": (
        put("budget", "days", value=-1),
        "plan.budget.days: -1 is out of range; it should be ",
    ),
    "days as text": (put("budget", "days", value="30"), 'plan.budget.days: "30" is not a number'),
    "days without end": (put("budget", "days", value=1e300), "plan.budget.days: 1e+300 is out of range"),
    "half a month": (put("budget", "months", value=1.5), "plan.budget.months: 1.5 is not a whole number"),
    "no months": (
        put("budget", "months", value=0),
        "plan.budget.months: 0 is out of range; it should be ≥ 1",
    ),
    "a role that is not there": (
        put("budget", "roles", value={"lawyer": 3}),
        'plan.budget.roles.lawyer: "lawyer" is not possible here; write one of: founder, ',
    ),
    "another objective": (
        put("objective", value="points"),
        'plan.objective: "points" is not possible here; write one of: readiness, loss, mix',
    ),
    "a share above one": (put("share", value=50), "plan.share: 50 is out of range; it should be ≤ 1"),
    "a step without its level": (
        put("fixed", value=["ip.patents"]),
        'plan.fixed.0: "ip.patents" is not of the right form; it should be a criterion and its level',
    ),
    "a step of a criterion that is not there": (
        put("excluded", value=["ip.patent@2"]),
        'plan.excluded.0: there is no step "ip.patent@2"; did you mean "ip.patents@2"?',
    ),
    "a step that is like none": (
        put("fixed", value=["zz.zzzzzzzzz@2"]),
        'plan.fixed.0: there is no step "zz.zzzzzzzzz@2"; write a criterion and a level, such ',
    ),
    "a step fixed and excluded": (
        put("excluded", value=["ip.patents@2"]),
        'plan.excluded.0: "ip.patents@2" is both fixed and excluded; keep one of the two',
    ),
    "the same under an earlier id": (
        lambda plan: plan.update(fixed=["ip.secrets@2"], excluded=["ip.confidential@2"]),
        'plan.excluded.0: "ip.secrets@2" is both fixed and excluded; keep one of the two',
    ),
    "an accepted step that falls": (
        put("accepted", "steps", 0, "to", value=1),
        "plan.accepted.steps.0.to: 1 is out of range; it should be > 1",
    ),
    "an accepted step twice": (
        again("accepted", "steps"),
        'plan.accepted.steps.1.criterion: "ip.patents@2" appears twice; ',
    ),
    "an accepted step under two ids": (
        lambda plan: plan["accepted"].update(
            steps=[{**STEP, "criterion": id} for id in ("ip.secrets", "ip.confidential")]
        ),
        'plan.accepted.steps.1.criterion: "ip.secrets@2" appears twice; ',
    ),
    "an accepted plan without steps": (
        put("accepted", "steps", value=[]),
        "plan.accepted.steps: this is empty",
    ),
    "an accepted step of an unknown criterion": (
        put("accepted", "steps", 0, "criterion", value="ip.patent"),
        "plan.accepted.steps.0.criterion: ",
    ),
    "no such status": (
        put("accepted", "steps", 0, "status", value="blocked"),
        'plan.accepted.steps.0.status: "blocked" is not possible here; write one of: todo, ',
    ),
    "no such day": (
        put("accepted", "steps", 0, "due", value="2026-02-30"),
        'plan.accepted.steps.0.due: "2026-02-30" is not a date',
    ),
    "a what-if without a name": (
        put("what_ifs", 0, "name", value=""),
        "plan.what_ifs.0.name: this is empty",
    ),
    "a what-if twice": (again("what_ifs"), 'plan.what_ifs.1.name: "With a lawyer" appears twice; '),
    "a what-if of nothing": (
        put("what_ifs", 0, "levels", value={}),
        "plan.what_ifs.0.levels: this is empty",
    ),
    "a level that is not there": (
        put("what_ifs", 0, "levels", value={"ip.patents": 5}),
        "plan.what_ifs.0.levels.ip.patents: 5 is out of range; it should be ≤ 4",
    ),
    "a what-if on an unknown criterion": (
        put("what_ifs", 0, "levels", value={"ip.patent": 3}),
        "plan.what_ifs.0.levels.ip.patent: ",
    ),
    "one criterion under two ids": (
        put("what_ifs", 0, "levels", value={"ip.secrets": 3, "ip.confidential": 2}),
        "plan.what_ifs.0.levels.ip.confidential: ",
    ),
    "an unknown field": (put("budget", "hours", value=3), 'plan.budget.hours: there is no field "hours"'),
}


def test_what_is_right_is_read() -> None:
    found = read(lambda plan: None)

    assert (found.budget.days, found.objective, found.fixed) == (30, "mix", ("ip.patents@2",))
    assert found.accepted is not None
    assert found.accepted.steps[0].from_ == 1


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_with_its_place_and_remedy(mistake: str) -> None:
    change, expected = MISTAKES[mistake]

    (found,) = said(change)

    assert found.startswith(expected)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_every_message_is_there_in_chinese(mistake: str) -> None:
    (english,), (chinese,) = (said(MISTAKES[mistake][0], locale) for locale in ("en", "zh"))

    assert chinese != english


def test_earlier_ids_are_read_as_today_s() -> None:
    found = read(
        lambda plan: plan.update(
            fixed=["ip.confidential@2", "ip.secrets@2"],
            excluded=[],
            accepted={**plan["accepted"], "steps": [{**STEP, "criterion": "ip.confidential"}]},
            what_ifs=[{"name": "Old", "levels": {"ip.confidential": 3}}],
        )
    )

    assert found.fixed == ("ip.secrets@2",)
    assert found.accepted is not None
    assert found.accepted.steps[0].criterion == "ip.secrets"
    assert found.what_ifs[0].levels == {"ip.secrets": 3}


def test_a_plan_is_written_as_it_is_read_and_nothing_as_nothing() -> None:
    planned, bare = assessment(plan=PLAN), assessment()

    assert load_assessment(dump_assessment(planned), "f.json", RUBRIC) == planned
    assert json.loads(dump_assessment(bare))["plan"] == {}
    assert json.loads(dump_assessment(planned))["plan"]["accepted"]["steps"][0]["from"] == 1
