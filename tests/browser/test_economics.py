"""The table of the economics page, typed and pasted into as in a spreadsheet."""

import datetime as dt

import pytest
from playwright.sync_api import Locator, expect

from assess.economics import Economics, Line
from assess.storage import Repository, open_repository
from scripts.serving import Server
from tests.browser.conftest import Visit
from tests.browser.tour import fresh
from tests.browser.visitor import Visitor

ROW_HEIGHT, MARKER, NAME, KIND, CELL = 35, 35, 180, 200, 96
"""Pixels; the table is drawn on a canvas, so its cells are found by where they are."""
TYPING = 60
"""Milliseconds from key to key."""


@pytest.fixture
def opened(empty_server: Server, visit: Visit) -> Visitor:
    """The page of a company with two lines over two quarters."""
    lines = (
        Line(id="team", name="Team", kind="cost", category="people", amounts=(0.0, 100.0, 100.0)),
        Line(id="sales", name="Sales", kind="benefit", category="revenue", amounts=(0.0, 0.0, 0.0)),
    )
    economics = Economics(currency="CNY", period="quarter", periods=2, discount_rate=0.2, lines=lines)
    store = open_repository(str(empty_server.database))
    assessment = fresh("one").model_copy(update={"economics": economics})
    store.create(assessment, now=dt.datetime.now(dt.UTC), who="test")
    store.close()
    visitor = visit(empty_server)
    visitor.open("economics", a="one", lang="en")
    return visitor


def table(visitor: Visitor) -> Locator:
    return visitor.page.locator(".dvn-scroller").first


def cell(visitor: Visitor, row: int, column: int) -> Locator:
    """A cell as it is told to screen readers; the what-ifs are a table of the same kind, further down."""
    return visitor.page.get_by_test_id(f"glide-cell-{column + 1}-{row}").first


def click(visitor: Visitor, row: int, column: int) -> None:
    """Selects a cell: column 0 is the name, 1 the kind, 2 the start."""
    left = MARKER + (0, NAME, NAME + KIND)[min(column, 2)] + max(0, column - 2) * CELL
    place = {"x": float(left + 40), "y": float((row + 1) * ROW_HEIGHT + 17)}
    table(visitor).click(position=place)  # type: ignore[arg-type]
    expect(cell(visitor, row, column)).to_have_attribute("aria-selected", "true")


def enter(visitor: Visitor, row: int, column: int, text: str) -> None:
    """Types over a cell, as one does in a spreadsheet."""
    click(visitor, row, column)
    write(visitor, text)
    visitor.settle()


def write(visitor: Visitor, text: str) -> None:
    """Types into the selected cell: the first key opens its field, which takes a moment."""
    visitor.page.keyboard.type(text[0])
    visitor.page.locator("#portal textarea, #portal input").first.wait_for()
    visitor.page.keyboard.type(text[1:], delay=TYPING)
    visitor.page.keyboard.press("Enter")


def shown(visitor: Visitor, row: int, column: int) -> str:
    """What a cell shows, as told to a screen reader."""
    return cell(visitor, row, column).inner_text()


def lines(visitor: Visitor) -> tuple[Line, ...]:
    store: Repository = open_repository(str(visitor.server.database))
    economics = store.load("one").assessment.economics
    store.close()
    assert economics is not None
    return economics.lines


def test_typing_saves_and_loses_nothing(opened: Visitor) -> None:
    enter(opened, 1, 3, "120万")
    enter(opened, 1, 4, "1，２００")  # what a canvas gets first has to be a key of the keyboard
    enter(opened, 0, 3, "many")
    enter(opened, 0, 2, "7")
    team, sales = lines(opened)
    assert sales.amounts == (0, 1_200_000, 1200)
    assert team.amounts == (0, 100, 100)
    expect(opened.page.get_by_text("is not a number")).to_be_visible()
    assert (shown(opened, 0, 3), shown(opened, 1, 3)) == ("many", "120万")

    opened.follow("results")
    opened.follow("economics")
    assert (shown(opened, 0, 2), shown(opened, 0, 3), shown(opened, 1, 3)) == ("7", "many", "1,200,000")
    enter(opened, 0, 3, "5")
    expect(opened.page.get_by_text("is not a number")).to_have_count(0)
    assert lines(opened)[0].amounts == (7, 5, 100)


def test_a_block_is_pasted_from_a_spreadsheet(opened: Visitor) -> None:
    opened.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened.page.evaluate("text => navigator.clipboard.writeText(text)", "1,000\t2,000\n3万\t")
    click(opened, 0, 3)
    opened.page.keyboard.press("Control+v")
    for _ in range(50):  # what is pasted comes from the browser's clipboard in its own time
        opened.settle()
        if lines(opened)[1].amounts != (0, 0, 0):
            break
        opened.page.wait_for_timeout(200)
    assert [line.amounts for line in lines(opened)] == [(0, 1000, 2000), (0, 30_000, 0)]


def test_a_row_is_added_and_another_deleted(opened: Visitor) -> None:
    click(opened, 2, 0)  # the empty row at the bottom
    opened.settle()
    enter(opened, 2, 0, "Rent")
    expect(opened.page.get_by_text("the line has no kind")).to_be_visible()
    assert len(lines(opened)) == 2
    click(opened, 2, 1)
    opened.page.keyboard.press("Enter")
    opened.page.keyboard.type("General", delay=TYPING)
    opened.page.keyboard.press("Enter")
    opened.settle()
    enter(opened, 2, 3, "50")
    rent = lines(opened)[2]
    assert (rent.name, rent.category, rent.amounts) == ("Rent", "general", (0, 50, 0))

    table(opened).click(position={"x": 15, "y": ROW_HEIGHT + 17})
    opened.page.keyboard.press("Delete")
    opened.settle()
    assert [line.name for line in lines(opened)] == ["Sales", "Rent"]
