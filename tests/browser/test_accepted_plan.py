"""The table of an accepted plan, typed into as in a spreadsheet."""

import datetime as dt

from playwright.sync_api import Locator, expect

from assess.loading import shipped_rubric
from assess.plan.accepting import accept
from assess.plan.inputs import Accepted, Limits, Planning
from assess.plan.planning import plan
from assess.storage import open_repository
from scripts.serving import Server, sample_assessments
from tests.browser.conftest import Visit
from tests.browser.visitor import Visitor

STEP, OWNER, DUE = 300, 130, 110
"""Pixels; the table is drawn on a canvas, so its cells are found by where they are."""
ROW_HEIGHT = 35
TYPING = 60
"""Milliseconds from key to key."""
PATIENCE = 200
"""How often the store is looked at, ten times a second, until what was typed has arrived there."""
LEFT = {1: STEP, 2: STEP + OWNER, 3: STEP + OWNER + DUE}
"""Where the columns begin that are filled in."""


def begin(server: Server, visit: Visit) -> Visitor:
    """The page of a sample that accepted a plan."""
    assessment = sample_assessments()[0]
    wanted = Planning(budget=Limits(days=10))
    found = plan(shipped_rubric(), assessment, wanted, deep=False)
    held = wanted.model_copy(update={"accepted": accept(found, dt.date(2026, 11, 23))})
    store = open_repository(str(server.database))
    store.create(assessment.model_copy(update={"id": "one", "plan": held}), now=dt.datetime.now(dt.UTC))
    store.close()
    visitor = visit(server)
    visitor.open("plan", a="one", lang="en")
    return visitor


def cell(visitor: Visitor, row: int, column: int) -> Locator:
    """A cell as it is told to screen readers."""
    return visitor.page.get_by_test_id(f"glide-cell-{column}-{row}").first


def enter(visitor: Visitor, row: int, column: int, text: str) -> None:
    """Types over a cell."""
    place = {"x": float(LEFT[column] + 40), "y": float((row + 1) * ROW_HEIGHT + 17)}
    visitor.page.locator(".dvn-scroller").first.click(position=place)  # type: ignore[arg-type]
    expect(cell(visitor, row, column)).to_have_attribute("aria-selected", "true")
    visitor.page.keyboard.type(text[0])
    visitor.page.locator("#portal textarea, #portal input").first.wait_for()
    visitor.page.keyboard.type(text[1:], delay=TYPING)
    visitor.page.keyboard.press("Enter")
    visitor.settle()


def stored(visitor: Visitor) -> Accepted:
    store = open_repository(str(visitor.server.database))
    accepted = store.load("one").assessment.plan.accepted
    store.close()
    assert accepted is not None
    return accepted


def expect_owners(visitor: Visitor, *owners: str) -> None:
    """Waits until the first steps have these owners in the store."""
    for _attempt in range(PATIENCE):
        if tuple(step.owner for step in stored(visitor).steps[: len(owners)]) == owners:
            return
        visitor.page.wait_for_timeout(100)
    assert tuple(step.owner for step in stored(visitor).steps[: len(owners)]) == owners


def test_owners_typed_one_after_the_other_are_all_kept(empty_server: Server, visit: Visit) -> None:
    visitor = begin(empty_server, visit)
    before = stored(visitor)
    enter(visitor, 0, 1, "Lin")
    enter(visitor, 1, 1, "Zhou & Co")
    expect_owners(visitor, "Lin", "Zhou & Co", "")
    visitor.reload()
    assert cell(visitor, 1, 1).inner_text() == "Zhou & Co"
    enter(visitor, 2, 1, "Wang")
    expect_owners(visitor, "Lin", "Zhou & Co", "Wang")
    assert [step.points for step in stored(visitor).steps] == [step.points for step in before.steps]
