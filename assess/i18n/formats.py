"""Numbers, dates and times as a reader of a locale writes them."""

import datetime as dt
import math
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.dates import format_date, format_skeleton, format_time
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


def show_change(value: float) -> str:
    """By how much a score differs, with its sign: +1.5, −2.0; a little below nothing is nothing."""
    return f"{round(value, 1) + 0.0:+.1f}".replace("-", "\u2212")


HUGE = 1e18
"""From here on nobody reads the digits, and soon after there are more than a decimal context holds."""


def show_number(value: float, locale: Locale, *, decimals: int = 1) -> str:
    """A number with grouping, and at most so many decimals; beyond all use as a power of ten."""
    if abs(value) >= HUGE:
        return _power(value)
    return format_decimal(
        value, format="#,##0." + "#" * decimals if decimals else "#,##0", locale=_BABEL[locale]
    )


def _power(value: float) -> str:
    exponent = math.floor(math.log10(abs(value)))
    return f"{value / 10.0**exponent:.1f} × 10^{exponent}"


_LARGE = {
    "zh": ((1e12, "万亿"), (1e8, "亿"), (1e4, "万")),
    "en": ((1e12, "\u00a0trillion"), (1e9, "\u00a0billion"), (1e6, "\u00a0million")),
}
_SIGNIFICANT = 4


@lru_cache(maxsize=8192)  # a page shows hundreds of amounts, most of them as before the last edit
def show_money(value: float, locale: Locale, *, currency: str | None = None) -> str:
    """An amount for reading, in four significant digits where it is large: 12.35 million, 1235万, 1.2亿.

    With a currency: CNY 12.35 million, 1235万元, 1235万美元.
    """
    steps = _LARGE["zh" if locale == "zh" else "en"]
    number = _reading(abs(value), steps, locale)
    sign = "\u2212" if value < 0 and number != "0" else ""
    if currency is None:
        return sign + number
    if locale == "zh":
        return (
            sign + number + ("元" if currency == "CNY" else get_currency_name(currency, locale="zh_Hans_CN"))
        )
    return f"{sign}{currency}\u00a0{number}"


def _reading(value: float, steps: tuple[tuple[float, str], ...], locale: Locale) -> str:
    for size, word in steps:
        # 9999.9万 is 1亿 when rounded: what would show as the next size is written in it.
        from_ = size if size == steps[-1][0] else size * (1 - 0.5 * 10**-_SIGNIFICANT)
        if value >= from_:
            scaled = value / size
            decimals = max(0, min(2, _SIGNIFICANT - 1 - int(math.log10(max(scaled, 1.0)))))
            number = show_number(scaled, locale, decimals=decimals)
            return number + (pseudo(word) if locale == "qps" else word)
    decimals = 0 if value >= 100 else 2 if value >= 1 else _SIGNIFICANT  # what is small is a price
    if 0 < value < 10**-_SIGNIFICANT:  # a part of one: two digits, down to where nobody counts
        decimals = min(12, 1 - math.floor(math.log10(value)))
    return show_number(value, locale, decimals=decimals)


def show_percent(fraction: float | None) -> str:
    """A fraction 0–1 as a whole percentage; 100% only where nothing is missing."""
    if fraction is None:
        return "–"
    return f"{int(Decimal(repr(fraction)) * 100) if fraction < 1 else 100}%"


def show_currency(code: str, locale: Locale) -> str:
    """A currency by name and ISO code: Chinese yuan (CNY), 人民币（CNY）; an unknown one by its code."""
    name = get_currency_name(code, locale=_BABEL[locale])
    if name == code:
        return code
    if locale == "zh":
        return f"{name}（{code}）"
    return f"{pseudo(name) if locale == 'qps' else name} ({code})"


def show_date(day: dt.date, locale: Locale) -> str:
    """A day in words: 23 November 2026, 2026年11月23日."""
    return format_date(day, format="long", locale=_BABEL[locale])


def show_as_of(as_of: str, locale: Locale) -> str:
    """A year, a month or a day, given as 2026, 2026-01 or 2026-01-31: 2026, January 2026, 31 January 2026."""
    if len(as_of) == len("2026-01-31"):
        return show_date(dt.date.fromisoformat(as_of), locale)
    if len(as_of) == len("2026"):
        return f"{as_of}年" if locale == "zh" else as_of
    return format_skeleton("yMMMM", dt.date.fromisoformat(f"{as_of}-01"), locale=_BABEL[locale])


def show_time(moment: dt.datetime, locale: Locale) -> str:
    """A time of day: 14:02."""
    return format_time(moment, format="HH:mm", locale=_BABEL[locale])


def show_rate(fraction: float | None, locale: Locale) -> str:
    """A rate in percent with one decimal, none above ten times: `−12.5%`; a dash where there is none."""
    if fraction is None:
        return "–"
    pattern = "#,##0.0" if abs(fraction) < 10 else "#,##0"
    percent = abs(fraction) * 100
    number = (
        _power(percent) if percent >= HUGE else format_decimal(percent, format=pattern, locale=_BABEL[locale])
    )
    sign = "\u2212" if fraction < 0 else ""
    return f"{sign}{number}%"
