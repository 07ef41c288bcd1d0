"""What a sheet would change: nothing when it comes back as it went, and never more than it says."""

import csv
import io
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.economics.inputs import (
    CustomersDriver,
    Driver,
    Economics,
    HeadcountDriver,
    Line,
    OwnScenario,
    Range,
    TokensDriver,
)
from assess.sheets import changes, lines_csv, lines_xlsx, proposed, read_lines
from assess.text import LOCALES, Locale

TEAM = Line(
    id="team",
    name="Team",
    kind="cost",
    category="people",
    amounts=(0.0, 100.0, 1 / 3),
    lag=1.0,
    range=Range(low=0.9, high=1.3000000000000003),
    note="a note",
)
SALES = Line(
    id="sales",
    name="Sales",
    kind="benefit",
    category="revenue",
    driver=CustomersDriver(customers=10, new_per_period=1.1, churn=0.03, price=33.33),
    indirect=True,
    attribution=0.3,
)
HALVED = OwnScenario(id="x.half", name="Half", lines={"team": 0.5, "sales": 0.5})
ECONOMICS = Economics(
    currency="CNY",
    period="quarter",
    periods=2,
    discount_rate=0.2,
    opening_cash=7.0,
    lines=(TEAM, SALES),
    scenarios=(HALVED,),
)
Write = Callable[[Economics, Locale], bytes]
WAYS = pytest.mark.parametrize(("write", "file"), [(lines_xlsx, "a.xlsx"), (lines_csv, "a.csv")])


def as_csv(*rows: Sequence[Any]) -> bytes:
    target = io.StringIO()
    csv.writer(target).writerows(rows)
    return target.getvalue().encode()


def after(*rows: Sequence[Any], economics: Economics = ECONOMICS) -> Economics:
    return proposed(read_lines(as_csv(*rows), "a.csv", "CNY"), economics)


@WAYS
@pytest.mark.parametrize("locale", LOCALES)
def test_a_sheet_that_comes_back_as_it_went_changes_nothing(write: Write, file: str, locale: Locale) -> None:
    sheet = read_lines(write(ECONOMICS, locale), file, "CNY")
    assert proposed(sheet, ECONOMICS) == ECONOMICS
    assert changes(ECONOMICS, proposed(sheet, ECONOMICS)) == ()


quantity = st.floats(0, 1e6, allow_nan=False)
shares = st.integers(0, 10**9).map(lambda n: n / 10**9)
drivers: st.SearchStrategy[Driver] = (
    st.builds(
        CustomersDriver, customers=quantity, new_per_period=quantity, churn=st.floats(0, 1), price=quantity
    )
    | st.builds(HeadcountDriver, headcount=quantity, salary=quantity, hires_per_period=quantity)
    | st.builds(
        TokensDriver,
        tokens_millions=quantity,
        price_per_1m_tokens=st.floats(0, 100),
        growth=st.floats(-1, 0.5),
    )
)


@WAYS
@settings(max_examples=60, deadline=None)
@given(driver=drivers, amount=quantity, share=shares, high=st.floats(1, 1000), periods=st.integers(1, 6))
def test_no_driver_and_no_digit_is_lost_on_the_way(
    write: Write, file: str, driver: Driver, amount: float, share: float, high: float, periods: int
) -> None:
    driven = SALES.model_copy(update={"driver": driver, "attribution": share})
    amounts = (amount,) * (periods + 1)
    plain = TEAM.model_copy(update={"amounts": amounts, "range": Range(low=share, high=high)})
    economics = ECONOMICS.model_copy(update={"periods": periods, "lines": (driven, plain)})
    assert proposed(read_lines(write(economics, "en"), file, "CNY"), economics) == economics


def test_an_amount_that_was_changed_takes_the_place_of_the_driver() -> None:
    header = ("Line", "Kind", "Start", "Q1", "Q2", "Id")
    changed = after(header, ("Team", "People", 0, 100, 5), ("Sales", "Revenue", 0, 1, 2, "sales"))

    team, sales = changed.lines
    assert (sales.amounts, sales.driver) == ((0.0, 1.0, 2.0), None)
    assert team.amounts == (0.0, 100.0, 5.0)
    assert [(c.after and c.after.id, c.fields) for c in changes(ECONOMICS, changed)] == [
        ("team", ("amounts",)),
        ("sales", ("amounts", "driver")),
    ]


def test_what_a_sheet_has_no_column_for_stays() -> None:
    changed = after(("Line", "Kind", "Start", "Q1", "Q2"), ("Team", "General", 1, 2, 3))

    [team] = changed.lines
    assert team == TEAM.model_copy(update={"category": "general", "amounts": (1.0, 2.0, 3.0)})
    assert changed.opening_cash == 7
    assert changed.scenarios[0].lines == {"team": 0.5}
    assert [c.before for c in changes(ECONOMICS, changed) if c.after is None] == [SALES]


def test_an_empty_cell_takes_a_detail_away() -> None:
    header = ("Line", "Kind", "Start", "Q1", "Q2", "Note", "Paid later by, periods")
    [team] = after(header, ("Team", "People", 1, 2, 3, "", "")).lines
    assert (team.note, team.lag, team.range) == ("", 0, TEAM.range)


def test_a_benefit_that_becomes_a_cost_is_no_longer_indirect() -> None:
    [sales] = after(("Line", "Kind", "Start", "Q1", "Q2"), ("Sales", "Tax", 1, 2, 3)).lines
    assert (sales.kind, sales.indirect, sales.attribution) == ("cost", False, None)


def test_more_columns_are_more_periods_and_the_driver_goes_on() -> None:
    longer = ECONOMICS.model_copy(update={"periods": 4, "lines": (SALES,)})
    sheet = read_lines(lines_csv(longer, "en"), "a.csv", "CNY")

    changed = proposed(sheet, ECONOMICS)

    assert (changed.period, changed.periods) == ("quarter", 4)
    assert changed.lines == (SALES,)


def test_another_length_of_period_is_taken_from_the_header_where_it_says_so() -> None:
    row = ("Team", "People", 1, 2)
    assert after(("Line", "Kind", "Start", "M1"), row).period == "month"
    assert after(("Line", "Kind", "0", "1"), row).period == "quarter"


def test_new_lines_get_ids_of_their_own() -> None:
    held = ECONOMICS.model_copy(
        update={"lines": (TEAM.model_copy(update={"id": "line-1"}),), "scenarios": ()}
    )
    header = ("Line", "Kind", "Start", "Q1", "Q2", "Id")
    rows = [
        ("Rent", "General", 1, 1, 1, ""),
        ("Team", "People", 1, 1, 1, ""),
        ("Law", "General", 1, 1, 1, "law"),
    ]
    assert [line.id for line in after(header, *rows, economics=held).lines] == ["line-2", "line-1", "law"]


def test_two_lines_of_one_name_are_not_taken_for_each_other() -> None:
    twins = ECONOMICS.model_copy(update={"lines": (TEAM, SALES.model_copy(update={"name": "Team"}))})
    changed = after(("Line", "Kind", "Start", "Q1", "Q2"), ("Team", "People", 1, 1, 1), economics=twins)
    assert [line.id for line in changed.lines] == ["line-1"]
