"""How figures are shown."""

import datetime as dt

import pytest

from assess.i18n import show_date, show_money, show_number, show_percent, show_score
from assess.i18n.formats import show_as_of, show_change, show_rate


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0.0"),
        (74.96, "74.9"),
        (75.0, "75.0"),
        (74.94, "74.9"),
        (49.999, "49.9"),
        (89.95, "89.9"),
        (62.25, "62.3"),
        (62.35, "62.4"),
        (100, "100.0"),
        (99.96, "100.0"),
    ],
)
def test_scores_round_half_up_but_never_across_a_threshold(value: float, shown: str) -> None:
    assert show_score(value) == shown


def test_a_score_that_does_not_exist_is_a_dash() -> None:
    assert show_score(None) == "–"


@pytest.mark.parametrize(
    ("fraction", "shown"),
    [(1.0, "100%"), (0.999, "99%"), (0.795, "79%"), (0.29, "29%"), (0, "0%"), (None, "–")],
)
def test_coverage_shows_100_only_when_nothing_is_missing(fraction: float | None, shown: str) -> None:
    assert show_percent(fraction) == shown


def test_dates_and_numbers_are_written_as_the_reader_writes_them() -> None:
    day = dt.date(2026, 11, 23)
    assert (show_date(day, "en"), show_date(day, "zh")) == ("23 November 2026", "2026年11月23日")
    assert show_number(1234.5, "zh") == "1,234.5"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.27069, "0.2707"), (0.0027, "0.0027"), (0.0000274, "0.000027"), (-0.0000274, "−0.000027"), (0, "0")],
)
def test_a_small_price_is_never_shown_as_nothing(value: float, shown: str) -> None:
    assert show_money(value, "en") == shown


@pytest.mark.parametrize(
    ("as_of", "en", "zh"),
    [
        ("2020", "2020", "2020年"),
        ("2026-01", "January 2026", "2026年1月"),
        ("2026-11-23", "23 November 2026", "2026年11月23日"),
    ],
)
def test_a_year_a_month_or_a_day(as_of: str, en: str, zh: str) -> None:
    assert (show_as_of(as_of, "en"), show_as_of(as_of, "zh")) == (en, zh)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (999_999_999_999_999_000.0, "999,999,999,999,999,000"),
        (7.21e30, "7.2 × 10^30"),
        (-2.8e275, "-2.8 × 10^275"),
    ],
)
def test_a_number_beyond_all_use_is_a_power_of_ten(value: float, shown: str) -> None:
    assert show_number(value, "en", decimals=0) == shown


def test_a_rate_beyond_all_use_is_a_power_of_ten() -> None:
    assert show_rate(-1e40, "zh") == "\u22121.0 × 10^42%"


@pytest.mark.parametrize(
    ("value", "shown"), [(1.5, "+1.5"), (-17.6, "−17.6"), (0, "+0.0"), (-0.04, "+0.0"), (-0.06, "−0.1")]
)
def test_a_change_has_the_minus_sign_of_every_other_figure(value: float, shown: str) -> None:
    assert show_change(value) == shown
