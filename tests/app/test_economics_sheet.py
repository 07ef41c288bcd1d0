"""Lines from a spreadsheet on the economics page: seen before they are used, refused by cell, chosen."""

import datetime as dt
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assess.app.widgets.economics_sheet_file import TOLD
from assess.economics import CustomersDriver, Economics, Line, OwnScenario, UnitInputs
from assess.sheets import lines_csv, lines_xlsx
from assess.storage import Repository
from tests.app.conftest import NOW, Open, make, words

TEAM = Line(id="team", name="Team *core*", kind="cost", category="people", amounts=(0.0, 1200.0, 1234.567))
SALES = Line(
    id="sales",
    name="Sales",
    kind="benefit",
    category="revenue",
    driver=CustomersDriver(customers=10, price=500 / 3),
    note="kept",
)
ECONOMICS = Economics(
    currency="CNY",
    period="quarter",
    periods=2,
    discount_rate=0.2,
    opening_cash=5.0,
    lines=(TEAM, SALES),
    unit=UnitInputs(arpa=3.0),
    scenarios=(OwnScenario(id="x.late", name="Late"),),
)
SHEET = """Line,Kind,Start,Q1,Q2
Team *core*,People,0,1300,5
Rent,General,,2万,
"""


def stored(store: Repository) -> Economics | None:
    return store.load("a1").assessment.economics


def key(field: str) -> str:
    return f"economics/a1/{field}"


@pytest.fixture
def at(store: Repository, open_app: Open) -> AppTest:
    """The page of economics, with the part for spreadsheets open."""
    make(store, economics=ECONOMICS, answers={})
    at = open_app("economics", a="a1")
    at.session_state["economics/sheet"] = True
    return at.run()


def give(at: AppTest, data: str | bytes, name: str = "plan.csv", *, round: int = 0) -> AppTest:
    raw = data.encode() if isinstance(data, str) else data
    uploader: Any = at.file_uploader(key=key(f"sheet_upload/{round}"))
    uploader.set_value((name, raw, "text/csv")).run()
    assert not at.exception
    return at


def press(at: AppTest, button: str) -> AppTest:
    at.button(key=f"economics/{button}").click().run()
    assert not at.exception
    return at


def preview(at: AppTest) -> list[list[str]]:
    return next(t.value for t in at.table if "Sum in the file" in t.value.columns).to_numpy().tolist()


def test_a_sheet_is_seen_before_it_is_used(store: Repository, at: AppTest) -> None:
    give(at, SHEET)
    assert stored(store) == ECONOMICS
    assert "Lines: 1 new, 1 changed, 1 removed. The lines of the file would replace those above." in words(at)
    assert preview(at) == [
        ["Team \\*core\\*", "Amounts", "2,435", "1,305"],
        ["Rent", "New", "–", "20,000"],
        ["Sales", "Removed", "3,333", "–"],
    ]

    press(at, "sheet/use")
    after = stored(store)
    assert after is not None
    assert [(line.id, line.amounts) for line in after.lines] == [
        ("team", (0.0, 1300.0, 5.0)),
        ("line-1", (0.0, 20_000.0, 0.0)),
    ]
    assert (after.unit, after.opening_cash, after.discount_rate) == (ECONOMICS.unit, 5, 0.2)
    assert "would replace" not in words(at)


def test_what_is_there_may_stay(store: Repository, at: AppTest) -> None:
    press(give(at, SHEET), "sheet/keep")
    assert stored(store) == ECONOMICS
    assert "would replace" not in words(at)


@pytest.mark.parametrize(("data", "name"), [(lines_xlsx, "a.xlsx"), (lines_csv, "a.csv")])
def test_the_file_that_was_given_changes_nothing_unchanged(
    store: Repository, at: AppTest, data: Any, name: str
) -> None:
    give(at, data(ECONOMICS, "en"), name)
    assert "nothing would change" in words(at)
    press(at, "sheet/keep")
    assert stored(store) == ECONOMICS


def test_another_number_of_columns_is_said_first(store: Repository, at: AppTest) -> None:
    give(at, "Line,Kind,Start,M1,M2,M3\nSales,Revenue,,1,2,3\n")
    assert "**3 months instead of 2 quarters.** Lines: 1 changed, 1 removed." in words(at)
    assert preview(at)[0] == ["Sales", "Amounts, No longer computed", "3,333", "6"]
    press(at, "sheet/use")
    after = stored(store)
    assert after is not None
    assert (after.period, after.periods, after.lines[0].driver) == ("month", 3, None)


def test_a_bad_file_is_refused_by_cell_and_nothing_is_lost(store: Repository, at: AppTest) -> None:
    give(at, 'Line,Kind,Start,Q1\nTeam,Peple,"1,5",=A1\nRent,General,-5,$3\n')
    told = words(at).replace("\\", "")
    assert "plan.csv was not used, and nothing was changed." in told
    for said in (
        '**B2**: "Peple" is not a kind of line',
        '**C2**: the comma in "1,5"',
        '**D2**: "=A1" is a formula',
        "**C3**: -5 is below zero",
        '**D3**: "$3" is in another currency; write the amount in CNY',
    ):
        assert said in told
    assert stored(store) == ECONOMICS
    assert not [b for b in at.button if b.key == "economics/sheet/use"]

    give(at, SHEET, round=1)
    assert "was not used" not in words(at)
    assert len(preview(at)) == 3


def test_of_very_many_problems_the_first_are_told(at: AppTest) -> None:
    give(at, "Line,Kind,Start,Q1\n" + "Team,People,x,y\n" * 50)
    assert words(at).count("is not a number") == TOLD
    assert "and 80 more problems" in words(at)


def test_what_was_typed_and_not_saved_goes_only_when_told(store: Repository, at: AppTest) -> None:
    at.session_state[key("unsaved")] = {"team": {"id": "team", "1": "umpteen"}}
    give(at, SHEET)
    assert "is not saved yet would go" in words(at)
    press(at, "sheet/use")
    assert "umpteen" not in words(at)


def test_a_change_in_another_window_is_not_overwritten(store: Repository, at: AppTest) -> None:
    give(at, SHEET)
    other = ECONOMICS.model_copy(update={"discount_rate": 0.1})
    store.save_economics("a1", other, expected=store.load("a1").economics_revision, now=NOW)
    at.button(key="economics/sheet/use").click().run()
    assert stored(store) == other
    press(at, "mine")
    after = stored(store)
    assert after is not None
    assert [line.name for line in after.lines] == ["Team *core*", "Rent"]


def test_names_in_a_file_do_nothing_to_the_page(at: AppTest) -> None:
    give(at, "Line,Kind,Start,Q1,Q2\n**bold** :red[x],General,1,2,3\n", "[a](b).csv")
    shown = f"{words(at)} {preview(at)}"
    assert "**bold**" not in shown
    assert ":red[" not in shown
    assert "[a](b)" not in shown


# From nothing


def test_a_company_begins_with_a_sheet(store: Repository, open_app: Open) -> None:
    make(store)
    at = open_app("economics", a="a1", locale="zh-CN")
    assert not [b for b in at.get("download_button") if "economics" in b.key]
    give(at, lines_xlsx(ECONOMICS, "zh"), "a.xlsx")
    assert "2 个项目 · 2 个季度" in words(at)
    assert "请先在上面填写：折现率、银行存款（没有就填 0）" in words(at)
    assert at.button(key="economics/sheet/use").disabled
    at.number_input(key=key("start/rate")).set_value(20.0)
    at.text_input(key=key("start/cash")).set_value("5")
    at.run()
    press(at, "sheet/use")
    after = stored(store)
    assert after is not None
    assert (after.period, after.periods, after.discount_rate, after.opening_cash) == ("quarter", 2, 0.2, 5)
    assert [line.name for line in after.lines] == ["Team *core*", "Sales"]


def test_columns_that_are_only_numbered_ask_for_their_length(store: Repository, open_app: Open) -> None:
    make(store)
    at = give(open_app("economics", a="a1"), "Line,Kind,0,1\nTeam,People,1,2\n")
    assert "Still to fill in above: One column stands for one, Discount rate" in words(at)
    at.radio(key=key("start/period")).set_value("year").run()
    assert "1 line · 1 years" in words(at)


def test_the_file_to_fill_in_waits_for_its_columns(store: Repository, open_app: Open) -> None:
    make(store)
    at = open_app("economics", a="a1")
    assert "Choose above what one column stands for" in words(at)
    at.radio(key=key("start/period")).set_value("month")
    at.number_input(key=key("start/periods")).set_value(12)
    at.run()
    assert not at.exception
    assert "Choose above what one column stands for" not in words(at)


# A new start


def test_everything_is_cleared_only_when_told_what(store: Repository, at: AppTest) -> None:
    press(give(at, SHEET), "clear")
    assert "2 lines with their details, the unit economics, 1 what-if of your own, columns" in words(at)
    press(at, "clear/no")
    assert "cannot be brought back" not in words(at)
    assert stored(store) == ECONOMICS
    press(press(at, "clear"), "clear/yes")
    assert stored(store) is None
    assert at.number_input(key=key("start/rate")).value is None
    assert key("sheet") not in at.session_state


def test_clearing_does_not_overwrite_another_window(store: Repository, at: AppTest) -> None:
    press(at, "clear")
    other = ECONOMICS.model_copy(update={"discount_rate": 0.1})
    revision = store.load("a1").economics_revision
    store.save_economics("a1", other, expected=revision, now=NOW + dt.timedelta(minutes=1))
    at.button(key="economics/clear/yes").click().run()
    assert not at.exception
    assert stored(store) == other
    press(at, "theirs")
    assert stored(store) == other


def test_what_is_lost_with_a_computed_line_is_said_before(at: AppTest) -> None:
    give(at, "Line,Kind,Start,Q1,Q2\nTeam *core*,People,0,1,2\nSales,Revenue,0,5,6\n")
    (warned,) = [w.value for w in at.warning if "computed now" in w.value]
    assert "Sales" in warned
    assert "Customers × price" in warned
    assert "Team" not in warned


def test_a_computed_line_that_stays_one_is_not_warned_of(at: AppTest) -> None:
    give(at, lines_csv(ECONOMICS.model_copy(update={"lines": (SALES,)}), "en"))
    assert not [w.value for w in at.warning if "computed now" in w.value]
