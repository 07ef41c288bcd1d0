"""Money from a spreadsheet: from an empty page to results, and what a bad file does to what is there."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from assess.economics import Economics, Line
from assess.storage import open_repository
from scripts.screens import AGENT
from scripts.serving import Server
from tests.browser.conftest import PHONE, Visit
from tests.browser.tour import fresh
from tests.browser.visitor import Visitor

AMOUNTS: dict[str, tuple[object, ...]] = {
    "订阅": (None, 300_000, "45万", 600_000, 900_000),
    "团队": (None, 400_000, 400_000, 420_000, 440_000),
    "微调训练": ("80万", 0, 100_000, 0, 100_000),
    "融资": (3_000_000, None, None, None, None),
}
"""What a fine-tuner fills in; the other usual lines stay empty."""


def begun(server: Server, economics: Economics | None = None) -> None:
    store = open_repository(str(server.database))
    assessment = fresh("one").model_copy(update={"economics": economics})
    store.create(assessment, now=dt.datetime.now(dt.UTC), who="test")
    store.close()


def stored(server: Server) -> Economics:
    store = open_repository(str(server.database))
    economics = store.load("one").assessment.economics
    store.close()
    assert economics is not None
    return economics


def give(visitor: Visitor, file: Path, says: str) -> None:
    """Uploads a file, and waits until the page has read it and says something of it."""
    visitor.find("stFileUploader").locator("input").set_input_files(file)
    expect(visitor.find("stMain")).to_contain_text(says)
    visitor.settle()


def filled_in(file: Path) -> Path:
    """The file with amounts typed under the lines that it names."""
    book = openpyxl.load_workbook(file)
    page = book.worksheets[0]
    for row in page.iter_rows(min_row=2):
        for cell, amount in zip(row[2:], AMOUNTS.get(str(row[0].value), ()), strict=False):
            cell.value = amount
    book.save(file)
    return file


def test_a_fine_tuner_begins_with_a_spreadsheet(empty_server: Server, visit: Visit, tmp_path: Path) -> None:
    begun(empty_server)
    visitor = visit(empty_server, locale="zh-CN")
    visitor.open("economics", a="one")
    visitor.pick("economics/one/start/business", 1)
    visitor.pick("economics/one/start/period", 1)
    visitor.type("economics/one/start/periods", "4")
    template = visitor.download("economics/xlsx", tmp_path)
    assert template.suffix == ".xlsx"

    give(visitor, filled_in(template), "12 个项目 · 4 个季度")
    visitor.type("economics/one/start/rate", "20")
    visitor.type("economics/one/start/cash", "100万")
    visitor.press("economics/sheet/use")

    figures = visitor.find("stMetricValue")
    expect(figures.nth(3)).to_be_visible()
    shown = figures.all_inner_texts()
    entered = {line.name: line.amounts for line in stored(empty_server).lines}
    assert entered["订阅"] == (0, 300_000, 450_000, 600_000, 900_000)
    assert entered["融资"] == (3_000_000, 0, 0, 0, 0)
    assert stored(empty_server).opening_cash == 1_000_000

    visitor.reload()
    expect(figures).to_have_text(shown)
    expect(visitor.page.get_by_test_id("glide-cell-1-0").first).to_have_text("订阅")


@pytest.fixture
def there(empty_server: Server, visit: Visit) -> Visitor:
    """The page of a company with a line, with the part for spreadsheets open."""
    lines = (Line(id="team", name="Team", kind="cost", category="people", amounts=(0.0, 100.0, 100.0)),)
    begun(
        empty_server,
        Economics(currency="CNY", period="quarter", periods=2, discount_rate=0.2, lines=lines),
    )
    visitor = visit(empty_server)
    visitor.open("economics", a="one", lang="en")
    visitor.unfold("economics/sheet")
    return visitor


def test_a_bad_file_is_refused_by_cell_and_a_mended_one_taken(there: Visitor, tmp_path: Path) -> None:
    before = stored(there.server)
    file = there.download("economics/xlsx", tmp_path)
    book = openpyxl.load_workbook(file)
    page = book.worksheets[0]
    page["D2"], page["E2"] = "1,5", "=D2*2"
    page.append(["Rent", "Cost · General", -5, "$3"])
    book.save(tmp_path / "bad.xlsx")

    give(there, tmp_path / "bad.xlsx", "bad.xlsx was not used")
    for cell, says in {
        "Lines!D2": "write 1.5, or 1,500 for thousands",
        "Lines!E2": "is a formula",
        "Lines!C3": "is below zero",
        "Lines!D3": "write the amount in CNY",
    }.items():
        told = there.find("stMain").get_by_role("listitem").filter(has_text=cell)
        expect(told).to_contain_text(says)
    assert stored(there.server) == before
    expect(there.page.get_by_test_id("glide-cell-1-0").first).to_have_text("Team")

    page["D2"], page["E2"], page["C3"], page["D3"] = 150, 300, 5, 3
    book.save(tmp_path / "good.xlsx")
    give(there, tmp_path / "good.xlsx", "Lines: 1 new, 1 changed.")
    assert stored(there.server) == before
    there.press("economics/sheet/use")
    expect(there.page.get_by_test_id("glide-cell-1-1").first).to_have_text("Rent")  # shown once it is saved
    assert [line.amounts for line in stored(there.server).lines] == [(0, 150, 300), (5, 3, 0)]


def test_a_phone_shows_kind_and_amounts_beside_the_names(empty_server: Server, visit: Visit) -> None:
    lines = (Line(id="team", name="Team", kind="cost", category="people", amounts=(0.0, 100.0, 100.0)),)
    begun(
        empty_server,
        Economics(currency="CNY", period="quarter", periods=2, discount_rate=0.2, lines=lines),
    )
    visitor = visit(empty_server, viewport=PHONE, agent=AGENT["phone"])
    visitor.open("economics", a="one", lang="en")
    heads = visitor.page.locator('canvas [role="columnheader"]')
    expect(heads.get_by_text("Kind", exact=True)).to_be_attached()  # tables come one after the other
    assert [text for text in heads.all_inner_texts() if text][:3] == ["Line", "Kind", "Start"]


def test_everything_can_be_cleared(there: Visitor) -> None:
    there.press("economics/clear")
    expect(there.find("stMain")).to_contain_text("1 line with its details")
    there.press("economics/clear/yes")
    expect(there.key("economics/begin")).to_be_visible()
    store = open_repository(str(there.server.database))
    assert store.load("one").assessment.economics is None
    store.close()
