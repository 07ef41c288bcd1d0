"""A plan from budget to result: read, changed, tried out, accepted, carried over, and held to its promise."""

import datetime as dt
import re

import pytest
from playwright.sync_api import Locator, expect

from assess.assessment import LevelAnswer
from assess.assessment_file import load_assessment
from assess.charts.alt import ranked_gaps, shown
from assess.loading import shipped_rubric
from assess.plan.inputs import AcceptedStep, Limits, Planning, WhatIf
from assess.plan.planning import plan
from assess.plan.progress import PlanProgress, plan_progress
from assess.plan.results import Plan
from assess.plan.trying import trial
from assess.samples import sample_bytes
from assess.scoring import score
from assess.storage import Repository, Stored, open_repository
from scripts.serving import Server
from tests.browser.conftest import Visit
from tests.browser.visitor import Visitor

RUBRIC = shipped_rubric()
SAMPLE = load_assessment(sample_bytes("api-product"), "api-product.json", RUBRIC)
ID = "journey"
DAYS = 25
WHAT_IF = "盯住最大差距 *now*"
DONE = 2
"""Steps that are done by the next assessment."""
ROW_HEIGHT, BEFORE_STATUS = 35, 250 + 95 + 100
"""Pixels; the table of the accepted plan is drawn on a canvas."""


def number(visitor: Visitor, label: str) -> Locator:
    """The figure under a label."""
    named = visitor.find("stMetric").filter(has=visitor.page.get_by_text(label, exact=True))
    return named.locator('[data-testid="stMetricValue"]')


def reads(visitor: Visitor, found: Plan) -> None:
    """The page shows the figures and the steps of a plan."""
    expect(number(visitor, "Readiness with the plan")).to_have_text(shown(RUBRIC, found.readiness_after))
    steps = visitor.page.locator(f'[class*="st-key-plan-{ID}-step-"]')
    expect(steps).to_have_count(len(found.actions))
    for action in found.actions:
        expect(visitor.key(f"plan/{ID}/step/{action.id}")).to_be_attached()


def the_plan(stored: Stored) -> Plan:
    return plan(RUBRIC, stored.assessment, deep=False)


@pytest.fixture
def store(empty_server: Server) -> Repository:
    """The store of a user with one assessment."""
    repository = open_repository(str(empty_server.database))
    own = SAMPLE.model_copy(update={"id": ID, "plan": Planning()})
    repository.create(own, now=dt.datetime.now(dt.UTC), who="test")
    return repository


def test_from_a_budget_to_promise_and_result(empty_server: Server, store: Repository, visit: Visit) -> None:
    founder = visit(empty_server)
    founder.open("plan", a=ID)
    left_out = set_a_budget_and_leave_a_step_out(founder, store)
    try_and_keep(founder, store)
    promised = accept(founder, store)
    assert left_out not in {f"{step.criterion}@{step.to}" for step in promised}
    begin_the_next(founder)
    steps = first_of_each(promised)[:DONE]
    for step in steps:
        do(founder, step)
    mark_as_done(founder, [promised.index(step) for step in steps])
    hold_to_the_promise(founder, store, steps)
    store.close()


def set_a_budget_and_leave_a_step_out(founder: Visitor, store: Repository) -> str:
    founder.type(f"plan/{ID}/budget/days", str(DAYS))
    expect(founder.find("stMain")).to_contain_text("Saved ")
    assert store.load(ID).assessment.plan == Planning(budget=Limits(days=DAYS))
    found = the_plan(store.load(ID))
    assert len(found.actions) > DONE
    reads(founder, found)

    step = found.actions[-1].id
    founder.unfold(f"plan/{ID}/step/{step}")
    founder.press(f"plan/exclude/{step}")
    expect(founder.key(f"plan/back/{step}")).to_be_visible()
    assert store.load(ID).assessment.plan.excluded == (step,)
    without = the_plan(store.load(ID))
    assert step not in {action.id for action in without.actions}
    reads(founder, without)
    return step


def try_and_keep(founder: Visitor, store: Repository) -> None:
    founder.follow("results")
    held = store.load(ID).assessment
    gap = ranked_gaps(score(RUBRIC, held))[0]
    founder.press(f"plan/{ID}/what-if/offer/{gap.id}")
    moved = founder.key(f"plan/{ID}/what-if/level/{gap.id}")
    moved.get_by_role("radio", name="4", exact=True).click()
    founder.settle()
    found = trial(RUBRIC, held, {gap.id: 4})
    assert found.before.readiness
    assert found.after.readiness
    both = (shown(RUBRIC, card.readiness.value) for card in (found.before, found.after) if card.readiness)
    shows = re.compile(r"\s→\s".join(map(re.escape, both)))
    expect(founder.key("what-if-value").locator('[data-testid="stMetricValue"]')).to_have_text(shows)
    founder.type(f"plan/{ID}/what-if/name", WHAT_IF)
    founder.press("what-if/keep")
    expect(founder.key("what-if/delete")).to_be_visible()
    after = store.load(ID).assessment
    assert after.plan.what_ifs == (WhatIf(name=WHAT_IF, levels={gap.id: 4}),)
    assert after.answers == held.answers

    founder.press("what-if/compare")
    expect(founder.page).to_have_url(re.compile(r"/compare\?"))
    expect(founder.find("stMain")).to_contain_text(f"What if: {WHAT_IF}")
    expect(number(founder, "Readiness").last).to_have_text(shown(RUBRIC, found.after.readiness.value))


def accept(founder: Visitor, store: Repository) -> list[AcceptedStep]:
    founder.follow("plan")
    found = the_plan(store.load(ID))
    reads(founder, found)
    founder.press("plan/accept")
    expect(founder.page.get_by_role("heading", name="The accepted plan")).to_be_visible()
    accepted = store.load(ID).assessment.plan.accepted
    assert accepted is not None
    assert [(step.criterion, step.to) for step in accepted.steps] == [
        (action.criterion, action.to) for action in found.actions
    ]
    return list(accepted.steps)


def begin_the_next(founder: Visitor) -> None:
    founder.follow("results")
    founder.unfold("copy")
    expect(founder.key("copy")).to_contain_text("The accepted plan comes along")
    founder.press("copy/go")
    expect(founder.page).to_have_url(re.compile(r"/walkthrough\?"))
    assert founder.assessment != ID


def first_of_each(promised: list[AcceptedStep]) -> list[AcceptedStep]:
    """The steps that begin where the answers stand, one for each criterion."""
    first: dict[str, AcceptedStep] = {}
    for step in sorted(promised, key=lambda step: step.from_):
        first.setdefault(step.criterion, step)
    return [step for step in promised if first[step.criterion] == step]


def do(founder: Visitor, step: AcceptedStep) -> None:
    """Answers with the level that a step leads to, and proves it."""
    founder.open("walkthrough", a=founder.assessment, t=RUBRIC.topic_of[step.criterion].id, c=step.criterion)
    founder.answer(step.criterion, str(step.to))
    founder.press(f"evidence/{step.criterion}/add")
    founder.type(f"evidence/{step.criterion}/label", f"Minutes on {step.criterion}")
    founder.press(f"evidence/{step.criterion}/save")
    expect(founder.key(f"evidence/{step.criterion}/edit/0")).to_be_visible()


def mark_as_done(founder: Visitor, rows: list[int]) -> None:
    founder.follow("plan")
    for row in sorted(rows, reverse=True):  # Enter moves on to the row below, where a click would open a list
        cell = founder.page.get_by_test_id(f"glide-cell-3-{row}").first
        place = {"x": float(BEFORE_STATUS + 40), "y": float((row + 1) * ROW_HEIGHT + 17)}
        founder.page.locator(".dvn-scroller").first.click(position=place)  # type: ignore[arg-type]
        expect(cell).to_have_attribute("aria-selected", "true")
        founder.page.keyboard.press("Enter")
        founder.page.locator("#portal .glide-select").wait_for()
        founder.page.keyboard.type("Finished", delay=60)
        founder.page.keyboard.press("Enter")
        founder.settle()
        expect(cell).to_have_text("Finished")  # what screen readers hear


def hold_to_the_promise(founder: Visitor, store: Repository, steps: list[AcceptedStep]) -> None:
    held = store.load(founder.assessment).assessment
    assert held.previous == ID
    for step in steps:
        answer = held.answers[step.criterion]
        assert isinstance(answer, LevelAnswer)
        assert answer.level == step.to
    found = plan_progress(RUBRIC, held)
    assert found is not None
    ids = {(step.criterion, step.to) for step in steps}
    done = [step for step in found.steps if step.outcome == "done"]
    assert {(step.criterion, step.to) for step in done} == ids
    assert {(step.criterion, step.to) for step in found.steps if step.status == "done"} == ids
    for step in done:
        assert step.brought.points == pytest.approx(step.promised.points, abs=1e-9)
    told(founder, found)


def told(founder: Visitor, found: PlanProgress) -> None:
    """The pages show what was promised and what it brought."""
    founder.reload()
    expect(number(founder, "Steps reached, with evidence")).to_have_text(str(DONE))
    points = f"{found.brought.points:+.1f}"
    expect(number(founder, "Readiness gained")).to_have_text(points)
    founder.follow("results")
    short = founder.key("results-promise")
    expect(short).to_contain_text(f"{DONE} of {len(found.steps)} steps are there, with evidence.")
    expect(short).to_contain_text(f"Readiness: {points} gained of {found.promised.points:+.1f} promised.")
    founder.follow("compare")
    expect(founder.key("compare/chosen")).to_contain_text(SAMPLE.title)
    for step in found.steps[:1]:
        assert step.promised.points > 0
