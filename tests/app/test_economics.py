"""The economics page: asked for, never assumed; saved as it is typed, and nothing typed is lost."""

import datetime as dt
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assess.app.widgets.economics_conflict import differences
from assess.app.widgets.economics_rows import (
    changed,
    merge,
    new_ids,
    read,
    removed,
    rows_of,
    show_cell,
    with_unsaved,
)
from assess.app.widgets.economics_settings import resized
from assess.app.widgets.economics_start import BUSINESSES, usual_lines
from assess.app.widgets.economics_table import fault_words
from assess.economics import CustomersDriver, Economics, Line, OwnScenario, Range, UnitInputs
from assess.i18n import show_money, translator
from assess.storage import Repository
from tests.app.conftest import NOW, Open, make, profile, words

TEAM = Line(id="team", name="Team *core*", kind="cost", category="people", amounts=(0.0, 1200.0, 1234.567))
SALES = Line(
    id="sales",
    name="Sales",
    kind="benefit",
    category="revenue",
    driver=CustomersDriver(customers=10, price=500),
    note="kept",
)
ECONOMICS = Economics(currency="CNY", period="quarter", periods=2, discount_rate=0.2, lines=(TEAM, SALES))


def stored(store: Repository, id: str = "a1") -> Economics:
    economics = store.load(id).assessment.economics
    assert economics is not None
    return economics


def key(field: str) -> str:
    return f"economics/a1/{field}"


# Amounts


@pytest.mark.parametrize(
    ("value", "en", "zh"),
    [
        (0, "CNY 0", "0元"),
        (999_960, "CNY 999,960", "100万元"),
        (12_345_678, "CNY 12.35 million", "1,235万元"),
        (-123_456_789, "−CNY 123.5 million", "−1.23亿元"),
        (99_999_999, "CNY 100 million", "1亿元"),
    ],
)
def test_money_reads_well_in_both_languages(value: float, en: str, zh: str) -> None:
    assert show_money(value, "en", currency="CNY").replace("\u00a0", " ") == en
    assert show_money(value, "zh", currency="CNY") == zh


# The table


def test_a_table_left_alone_means_what_is_stored() -> None:
    reading = read(rows_of(ECONOMICS), ECONOMICS)
    assert reading.lines == ECONOMICS.lines
    assert not reading.faults
    assert not reading.overtyped


def test_an_edit_changes_its_cell_and_keeps_the_details_of_the_line() -> None:
    delta = {"edited_rows": {0: {"1": "2万"}, 1: {"name": "Licences"}}}
    team, sales = read(merge(rows_of(ECONOMICS), delta, []), ECONOMICS).lines
    assert team.amounts == (0.0, 20_000.0, 1234.567)
    assert sales == SALES.model_copy(update={"name": "Licences"})


def test_rows_are_added_and_deleted() -> None:
    delta: dict[str, Any] = {
        "deleted_rows": [0],
        "added_rows": [{"name": "Rent", "category": "general", "0": "5"}, {}],
    }
    ids = new_ids(["team", "sales", "line-1"], 2)
    lines = read(merge(rows_of(ECONOMICS), delta, ids), ECONOMICS).lines
    assert [line.id for line in lines] == ["sales", "line-2"]
    assert lines[1].amounts == (5.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"1": "many"}, '**Team \\*core\\*, quarter 1**: \\"many\\" is not a number'),
        ({"0": "-5"}, "**Team \\*core\\*, the start**: \\-5 is below zero"),
        ({"1": "1,5"}, "write 1\\.5\\, or 1\\,500 for thousands"),
        ({"1": "=A1"}, "is a formula"),
        ({"1": "$5"}, "is in another currency\\; write the amount in CNY"),
        ({"2": "99999999亿"}, "is over 1\\,000\\,000\\,000\\,000\\,000"),
        ({"category": ""}, "**Team \\*core\\***: the line has no kind\\; choose one"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_and_its_line_stays(cells: dict[str, str], told: str) -> None:
    delta = {"edited_rows": {0: cells, 1: {"name": "Licences"}}}
    reading = read(merge(rows_of(ECONOMICS), delta, []), ECONOMICS)
    assert reading.lines[0] == TEAM
    assert reading.lines[1].name == "Licences"
    [fault] = reading.faults
    assert told in fault_words(fault, ECONOMICS, translator("en"))


def test_funding_may_be_repaid() -> None:
    delta = {"added_rows": [{"name": "Loan", "category": "loan", "0": "100", "2": "(110)"}]}
    assert read(merge([], delta, ["loan"]), ECONOMICS).lines[0].amounts == (100.0, 0.0, -110.0)


def test_amounts_typed_over_computed_ones_wait_for_a_word() -> None:
    delta = {"edited_rows": {1: {"2": "7"}}}
    reading = read(merge(rows_of(ECONOMICS), delta, []), ECONOMICS)
    assert reading.lines[1] == SALES
    assert reading.overtyped == {"sales": (0.0, 5000.0, 7.0)}


def test_amounts_typed_over_nothing_to_compute_them_from_are_taken() -> None:
    blank = SALES.model_copy(update={"driver": CustomersDriver(customers=0, price=0)})
    economics = ECONOMICS.model_copy(update={"lines": (TEAM, blank)})
    untouched = read(rows_of(economics), economics)
    assert untouched.lines == economics.lines
    reading = read(merge(rows_of(economics), {"edited_rows": {1: {"2": "7"}}}, []), economics)
    assert (reading.lines[1].driver, reading.lines[1].amounts) == (None, (0.0, 0.0, 7.0))
    assert not reading.overtyped


def test_what_was_typed_lies_over_what_another_window_saved() -> None:
    [row, _] = rows_of(ECONOMICS)
    typed = changed({**row, "1": "many"}, row)
    newer = {**row, "2": "9"}
    [laid, new] = with_unsaved([newer], {"team": typed, "new": {"id": "new", "name": "Rent"}}, 2)
    assert laid == {**newer, "1": "many"}
    assert new == {"id": "new", "name": "Rent", "category": "", "0": "", "1": "", "2": ""}


def test_the_deleted_one_of_the_added_rows_is_found() -> None:
    rows: list[dict[str, Any]] = [{"name": "a"}, {"name": "b"}, {"name": "c"}]
    assert removed(rows, [rows[0], rows[2]]) == [1]
    assert removed(rows, rows[:2]) == [2]
    assert removed(rows, []) == [0, 1, 2]


def test_another_number_of_periods_keeps_what_is_entered() -> None:
    longer = Economics.model_validate({**dict(ECONOMICS), **resized(ECONOMICS, 4)})
    assert longer.lines[0].amounts == (0.0, 1200.0, 1234.567, 0.0, 0.0)
    assert Economics.model_validate({**dict(longer), **resized(longer, 2)}) == ECONOMICS


@pytest.mark.parametrize("business", BUSINESSES)
def test_the_usual_lines_hold_no_amount(business: str) -> None:
    lines = usual_lines(business, 4, translator("zh"))
    assert Economics(currency="CNY", period="year", periods=4, discount_rate=0.1, lines=lines)
    assert not any(any(line.amounts or ()) for line in lines)
    assert not any(any(dict(line.driver).values()) for line in lines if line.driver)


def test_a_cell_shows_decimals_where_they_were_entered() -> None:
    assert [show_cell(a) for a in (0, 1200, 1234.5, 0.25)] == ["", "1,200", "1,234.5", "0.25"]
    assert show_cell(1234.567, computed=True) == "1,235"


# The page


def begin(at: AppTest) -> AppTest:
    at.radio(key=key("start/business")).set_value("api_product")
    at.radio(key=key("start/period")).set_value("quarter")
    at.number_input(key=key("start/periods")).set_value(4)
    at.number_input(key=key("start/rate")).set_value(25.0)
    at.text_input(key=key("start/cash")).set_value("600万")
    return at.button(key="economics/begin").click().run()


def test_no_figure_is_assumed_at_the_start(store: Repository, open_app: Open) -> None:
    make(store)
    at = open_app("economics", a="a1")
    assert at.number_input(key=key("start/rate")).value is None
    at.button(key="economics/begin").click().run()
    assert "Still to fill in: One column stands for one, How many periods to plan ahead" in words(at)
    assert store.load("a1").assessment.economics is None


@pytest.mark.parametrize(
    ("role", "business"),
    [("api_only", "api_product"), ("fine_tunes", "fine_tuned"), ("pre_trains", "own_model")],
)
def test_the_lines_to_begin_with_are_those_that_the_profile_speaks_for(
    role: str, business: str, store: Repository, open_app: Open
) -> None:
    make(store, profile=profile(model_role=role))
    at = open_app("economics", a="a1")
    assert at.radio(key=key("start/business")).value == business
    other = next(one for one in BUSINESSES if one != business)
    at.radio(key=key("start/business")).set_value(other).run()
    assert at.radio(key=key("start/business")).value == other


def test_the_start_asks_how_many_of_the_chosen_periods(store: Repository, open_app: Open) -> None:
    make(store)
    at = open_app("economics", a="a1")
    at.radio(key=key("start/period")).set_value("quarter").run()
    assert at.number_input(key=key("start/periods")).label == "How many quarters to plan ahead"


def test_the_start_lays_out_the_usual_lines(store: Repository, open_app: Open) -> None:
    make(store)
    at = begin(open_app("economics", a="a1", locale="zh-CN"))
    assert not at.exception
    economics = stored(store)
    assert (economics.period, economics.periods, economics.discount_rate) == ("quarter", 4, 0.25)
    assert economics.opening_cash == 6_000_000
    assert [line.name for line in economics.lines][:2] == ["订阅", "团队"]
    assert key("base") in at.session_state


def opened(store: Repository, open_app: Open, economics: Economics = ECONOMICS, **params: str) -> AppTest:
    make(store, economics=economics)
    return open_app("economics", a="a1", **params)


def test_settings_save_as_they_change(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app)
    at.number_input(key=key("settings/rate")).set_value(30.0).run()
    at.selectbox(key=key("settings/timing")).set_value("mid").run()
    at.text_input(key=key("settings/cash")).set_value("1.5万").run()
    at.number_input(key=key("settings/periods")).set_value(3).run()
    assert not at.exception
    economics = stored(store)
    assert (economics.discount_rate, economics.timing, economics.opening_cash) == (0.3, "mid", 15_000)
    assert economics.lines[0].amounts == (0.0, 1200.0, 1234.567, 0.0)
    assert "Saved" in words(at)


def test_amounts_are_not_cut_off_unasked(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app)
    at.number_input(key=key("settings/periods")).set_value(1).run()
    assert "amounts of 1,234.57 in 1 line would be cut off" in words(at)
    assert stored(store) == ECONOMICS
    at.button(key="economics/cut/no").click().run()
    assert at.number_input(key=key("settings/periods")).value == 2
    at.number_input(key=key("settings/periods")).set_value(1).run()
    at.button(key="economics/cut/yes").click().run()
    assert stored(store).lines[0].amounts == (0.0, 1200.0)


def test_cash_that_cannot_be_read_stays_typed(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app)
    at.text_input(key=key("settings/cash")).set_value("a lot").run()
    assert at.text_input(key=key("settings/cash")).value == "a lot"
    assert "Cash at the start: not saved" in words(at)
    at.text_input(key=key("settings/cash")).set_value("5").run()
    assert stored(store).opening_cash == 5


def test_details_of_a_line_save_as_they_change(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app)
    at.selectbox(key=key("line")).set_value("sales").run()
    at.number_input(key=key("line/sales/churn")).set_value(4.0).run()
    at.number_input(key=key("line/sales/lag")).set_value(1.0).run()
    at.number_input(key=key("line/sales/low")).set_value(70.0).run()
    assert stored(store).lines[1].range is None
    at.number_input(key=key("line/sales/high")).set_value(120.0).run()
    at.checkbox(key=key("line/sales/indirect")).check().run()
    assert "Until you say, it counts as 0" in words(at)
    at.number_input(key=key("line/sales/attribution")).set_value(40.0).run()
    at.text_area(key=key("line/sales/note")).set_value("From the price list").run()
    assert not at.exception
    line = stored(store).lines[1]
    assert isinstance(line.driver, CustomersDriver)
    assert (line.driver.churn, line.lag, line.attribution, line.note) == (0.04, 1, 0.4, "From the price list")
    assert line.range is not None
    assert (line.range.low, line.range.high) == (0.7, 1.2)


def test_amounts_are_not_replaced_by_computed_ones_unasked(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app)
    at.selectbox(key=key("line")).set_value("team").run()
    at.selectbox(key=key("line/team/driver")).set_value("headcount").run()
    assert stored(store).lines[0] == TEAM
    at.button(key=key("line/team/driver/keep")).click().run()
    assert at.selectbox(key=key("line/team/driver")).value == "amounts"
    at.selectbox(key=key("line/team/driver")).set_value("headcount").run()
    at.button(key=key("line/team/driver/replace")).click().run()
    assert stored(store).lines[0].driver is not None


def test_computed_amounts_stay_when_the_driver_goes(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app)
    at.selectbox(key=key("line")).set_value("sales").run()
    at.selectbox(key=key("line/sales/driver")).set_value("amounts").run()
    assert stored(store).lines[1].amounts == (0.0, 5000.0, 5000.0)


def test_two_windows_never_overwrite_the_economics_unseen(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app)
    other = ECONOMICS.model_copy(update={"discount_rate": 0.1})
    revision = store.load("a1").economics_revision
    store.save_economics("a1", other, expected=revision, now=NOW + dt.timedelta(minutes=1))
    at.number_input(key=key("settings/rate")).set_value(40.0).run()
    assert not at.exception
    assert stored(store) == other
    assert "saved: 10% · in this window: 40%" in words(at)
    at.button(key="economics/mine").click().run()
    assert not at.exception
    assert stored(store).discount_rate == 0.4


def test_every_difference_between_two_versions_is_told() -> None:
    details: list[dict[str, Any]] = [
        {"name": "Sales again"},
        {"driver": CustomersDriver(customers=10, price=500, churn=0.05)},
        {"lag": 1.0},
        {"indirect": True, "attribution": 0.5},
        {"range": Range(low=0.5, high=1.5)},
        {"note": "another"},
    ]
    others = [
        ECONOMICS.model_copy(update={"lines": (TEAM, SALES.model_copy(update=detail))}) for detail in details
    ]
    others += [
        ECONOMICS.model_copy(update={"timing": "mid"}),
        ECONOMICS.model_copy(update={"unit": UnitInputs(gpu_hour=16)}),
        ECONOMICS.model_copy(update={"scenarios": (OwnScenario(id="x.dear", delay_months=3),)}),
    ]
    for other in others:
        told = differences(ECONOMICS, other, translator("en"))
        assert len(told) == 1, other
        assert told[0][1] != told[0][2]


def test_of_a_line_only_what_differs_is_told() -> None:
    team = TEAM.model_copy(update={"amounts": (0.0, 1300.0, 1234.567), "lag": 1.0})
    sales = SALES.model_copy(update={"driver": CustomersDriver(customers=12, price=500)})
    other = ECONOMICS.model_copy(update={"lines": (team, sales)})
    told = differences(ECONOMICS, other, translator("en"))
    assert [(label, *(value.replace("\\", "") for value in pair)) for label, *pair in told] == [
        (r"Team \*core\*", "Q1: 1,200", "Paid later by, periods: 1 · Q1: 1,300"),
        ("Sales", "Customers at the start: 10", "Customers at the start: 12"),
    ]


def test_of_two_versions_the_saved_one_may_stay(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app)
    other = ECONOMICS.model_copy(update={"discount_rate": 0.1})
    store.save_economics("a1", other, expected=store.load("a1").economics_revision, now=NOW)
    at.number_input(key=key("settings/rate")).set_value(40.0).run()
    at.button(key="economics/theirs").click().run()
    assert at.number_input(key=key("settings/rate")).value == 10.0
    assert stored(store) == other


def test_another_currency_than_the_profiles_is_said_with_a_way_out(store: Repository, open_app: Open) -> None:
    make(store, economics=ECONOMICS, profile=profile(currency="USD"))
    at = open_app("economics", a="a1")
    assert "never converted by themselves" in words(at)
    at.button(key="economics/currency").click().run()
    assert stored(store).currency == "USD"


@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
def test_results_stand_beside_each_other_with_reasons(store: Repository, open_app: Open, locale: str) -> None:
    brand = Line(id="brand", name="Brand", kind="benefit", category="brand", indirect=True, amounts=(0, 9, 9))
    economics = ECONOMICS.model_copy(update={"lines": (*ECONOMICS.lines, brand)})
    at = opened(store, open_app, economics, locale=locale)
    assert not at.exception
    table = at.table[0].value
    assert (
        list(table.columns)[1:]
        == {
            "en-GB": ["Direct benefits only", "With indirect benefits"],
            "zh-CN": ["只算直接收益", "计入间接收益"],
        }[locale]
    )
    pictures = [picture.key for picture in at.get("plotly_chart")]
    assert pictures == ["economics/cash", "economics/costs", "economics/what-ifs"]  # nothing is uncertain yet
    if locale == "en-GB":
        assert "cash flows one way only" in " ".join(table.iloc[:, 1])
        assert "count as 0: **Brand**" in words(at)


def test_names_do_nothing_to_the_page(store: Repository, open_app: Open) -> None:
    name = "**bold** :red[x] [a](http://x) <b>"
    lines = (TEAM.model_copy(update={"name": name}), SALES)
    at = opened(store, open_app, ECONOMICS.model_copy(update={"lines": lines}))
    at.selectbox(key=key("line")).set_value("team").run()
    assert not at.exception
    assert not any(name in str(element.value) for element in at.markdown)
