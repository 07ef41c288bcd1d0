"""Numbers, dates and times as a reader of a locale writes them."""

import datetime as dt
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from babel.dates import format_date, format_time
from babel.numbers import format_decimal, get_currency_name

from assess.text import Locale, pseudo

_BABEL = {"en": "en_GB", "zh": "zh_Hans_CN", "qps": "en_GB"}
_TENTH = Decimal("0.1")


def show_score(value: float | None, *, thresholds: tuple[int, ...] = (50, 75, 90)) -> str:
    """A score with one decimal, rounded half away from zero but never across a threshold.

    74.96 shows 74.9 where 75 starts a band, so that the figure and the band never disagree.
    """
    if value is None:
        return "–"
    exact = Decimal(repr(value))
    shown = exact.quantize(_TENTH, ROUND_HALF_UP)
    if any(exact < t <= shown for t in thresholds):
        shown = exact.quantize(_TENTH, ROUND_FLOOR)
    return f"{shown:f}"


def show_number(value: float, locale: Locale, *, decimals: int = 1) -> str:
    """A number with grouping, and at most so many decimals."""
    return format_decimal(
        value, format="#,##0." + "#" * decimals if decimals else "#,##0", locale=_BABEL[locale]
    )


def show_percent(fraction: float | None) -> str:
    """A fraction 0–1 as a whole percentage; 100% only where nothing is missing."""
    if fraction is None:
        return "–"
    return f"{int(Decimal(repr(fraction)) * 100) if fraction < 1 else 100}%"


def show_currency(code: str, locale: Locale) -> str:
    """A currency by name and ISO code: Chinese yuan (CNY), 人民币 (CNY); an unknown one by its code."""
    name = get_currency_name(code, locale=_BABEL[locale])
    if name == code:
        return code
    return f"{pseudo(name) if locale == 'qps' else name} ({code})"


def show_date(day: dt.date, locale: Locale) -> str:
    """A day in words: 23 November 2026, 2026年11月23日."""
    return format_date(day, format="long", locale=_BABEL[locale])


def show_time(moment: dt.datetime, locale: Locale) -> str:
    """A time of day: 14:02."""
    return format_time(moment, format="HH:mm", locale=_BABEL[locale])
