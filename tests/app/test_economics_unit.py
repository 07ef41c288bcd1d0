"""Unit economics on the page: nothing assumed, saved as it is typed, and nothing typed is lost."""

import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest

from assess.economics import CustomersDriver, Economics, Line, UnitInputs
from assess.i18n.economics import UNIT_FIGURE
from assess.storage import Repository
from tests.app.conftest import NOW, Open, make, words

CALL = UnitInputs(api_input_price=6.0, api_output_price=18.0, input_tokens=14_000.0, output_tokens=1_600.0)


def opened(store: Repository, open_app: Open, unit: UnitInputs = CALL, *, locale: str = "en-GB") -> AppTest:
    economics = Economics(currency="CNY", period="quarter", periods=2, discount_rate=0.2, unit=unit)
    make(store, economics=economics)
    return open_app("economics", a="a1", locale=locale)


def key(field: str) -> str:
    return f"economics/a1/unit/{field}"


def stored(store: Repository) -> UnitInputs:
    economics = store.load("a1").assessment.economics
    assert economics is not None
    return economics.unit


def put(at: AppTest, field: str, text: str) -> AppTest:
    at.text_input(key=key(field)).set_value(text).run()
    assert not at.exception
    return at


def figures(at: AppTest) -> dict[str, str]:
    """The table of figures: what stands under value, by figure."""
    table = next(t.value for t in at.table if "Benchmark" in t.value.columns)
    return dict(zip(table["Figure"], table["Value"], strict=True))


def test_nothing_is_assumed(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app, UnitInputs())
    fields = [field for field in at.text_input if "/unit/" in field.key]
    assert len(fields) == len(UnitInputs.model_fields) - 2
    assert not any(field.value for field in fields)
    assert not at.checkbox
    assert "With the first answers this shows the figures" in words(at)
    assert not at.get("plotly_chart")


def test_each_field_saves_as_it_is_typed_and_an_emptied_one_is_none(
    store: Repository, open_app: Open
) -> None:
    at = opened(store, open_app, UnitInputs())
    put(at, "gpu_hour", "17.5")
    put(at, "tokens_per_second", "2,600")
    put(at, "utilisation", "38%")
    assert stored(store) == UnitInputs(gpu_hour=17.5, tokens_per_second=2600.0, utilisation=0.38)
    assert figures(at)["Cost of 1M tokens"] == "CNY\u00a04.92"
    put(at, "utilisation", "")
    assert stored(store).utilisation is None
    assert figures(at)["Cost of 1M tokens"] == "still to enter: measured utilisation"


def test_a_new_window_shows_what_was_saved(store: Repository, open_app: Open) -> None:
    put(opened(store, open_app), "retry_rate", "4")
    at = open_app("economics", a="a1")
    assert at.text_input(key=key("retry_rate")).value == "4"
    assert at.text_input(key=key("input_tokens")).value == "14,000"


def test_what_cannot_be_read_stays_typed_and_harms_no_other_field(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app)
    put(at, "utilisation", "0.35")
    told = words(at).replace("\\", "")
    assert '**Measured utilisation**: not saved. "0.35" could be a fraction or a percentage' in told
    put(at, "gpu_hour", "20")
    assert at.text_input(key=key("utilisation")).value == "0.35"
    assert stored(store) == CALL.model_copy(update={"gpu_hour": 20.0})
    put(at, "utilisation", "35")
    assert stored(store).utilisation == 0.35
    assert "not saved" not in words(at)


def test_two_fields_that_fit_only_together_are_saved_together(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app)
    put(at, "cached_tokens", "2万")
    assert "not saved. 20000 is more than the 14000 that it is part of" in words(at)
    assert stored(store) == CALL
    put(at, "input_tokens", "3万")
    assert (stored(store).cached_tokens, stored(store).input_tokens) == (20_000, 30_000)
    assert "not saved" not in words(at)


def test_how_tokens_are_counted_is_asked_where_it_matters(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app)
    assert not at.checkbox
    put(at, "cached_tokens", "5,000")
    put(at, "api_cached_price", "0.6")
    before = figures(at)["Cost of a task"]
    at.checkbox(key=key("cached_in_input")).uncheck().run()
    assert not stored(store).cached_in_input
    assert figures(at)["Cost of a task"] != before
    put(at, "cached_tokens", "20,000")
    at.checkbox(key=key("cached_in_input")).check().run()
    assert "**Cached tokens are part of the input tokens**: not saved. 20000 is more than" in words(at)
    assert not stored(store).cached_in_input


@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
def test_figures_stand_beside_benchmarks_and_pictures_where_they_can(
    store: Repository, open_app: Open, locale: str
) -> None:
    at = opened(store, open_app, locale=locale)
    assert not at.exception
    table = at.table[0].value
    assert len(table) == len(UNIT_FIGURE)
    bands = " ".join(table.iloc[:, 2])
    assert "ICONIQ" in bands
    assert {"en-GB": "no sourced benchmark", "zh-CN": "没有可靠来源的参考水平"}[locale] in bands
    assert len(at.get("plotly_chart")) == 1
    put(at, "fixed_hosting_per_month", "3万")
    put(at, "variable_hosting_per_1m_tokens", "1.5")
    assert len(at.get("plotly_chart")) == 2


def test_another_window_s_unit_economics_are_not_overwritten_unseen(
    store: Repository, open_app: Open
) -> None:
    at = opened(store, open_app)
    before = store.load("a1")
    economics = before.assessment.economics
    assert economics is not None
    other = economics.model_copy(update={"unit": CALL.model_copy(update={"arpa": 5.0})})
    store.save_economics("a1", other, expected=before.economics_revision, now=NOW + dt.timedelta(minutes=1))
    put(at, "churn", "2")
    assert stored(store) == other.unit
    at.button(key="economics/mine").click().run()
    assert stored(store) == CALL.model_copy(update={"churn": 0.02})


def test_burn_and_growth_are_taken_from_the_lines_in_one_click(store: Repository, open_app: Open) -> None:
    driver = CustomersDriver(customers=10, new_per_period=5, price=100)
    lines = (
        Line(id="sales", name="Sales", kind="benefit", category="revenue", driver=driver),
        Line(id="team", kind="cost", category="people", amounts=(500.0, 3000.0, 3000.0)),
    )
    make(
        store,
        economics=Economics(currency="CNY", period="quarter", periods=2, discount_rate=0.2, lines=lines),
    )
    at = open_app("economics", a="a1")
    assert stored(store) == UnitInputs()  # offered, not assumed
    put(at, "net_burn", "many")
    at.button(key=key("take")).click().run()
    assert not at.exception
    assert (stored(store).net_burn, stored(store).net_new_arr) == (3000.0, 4000.0)
    assert at.text_input(key=key("net_burn")).value == "3,000"
    assert not [button for button in at.button if button.key == key("take")]
