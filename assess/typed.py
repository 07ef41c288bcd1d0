"""Numbers as people type and paste them: 1,200,000 · 1 200 000 · 120万 · 1.2m · ￥１２，０００ · (500) · 35%.

One rule for shares: where a percentage is asked for, a bare 35 means 35%, as the label beside the field says.
A bare 0.35 could mean 35% as well as 0.35%, so it is refused; with its sign, 0.35% is what it says.
"""

import math
import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import NoReturn

from assess.problems import InputError, Problem
from assess.profile import MAX_AMOUNT

MAX_NUMBER = MAX_AMOUNT
"""Largest amount, either way from zero, that is taken for one."""
MAX_LENGTH = 60
"""Longest text, in characters, that is looked at; no number needs so many."""

_POWERS: Mapping[str, int] = MappingProxyType(
    {
        "": 0,
        "k": 3,
        "千": 3,
        "w": 4,
        "万": 4,
        "萬": 4,
        "m": 6,
        "百万": 6,
        "千万": 7,
        "亿": 8,
        "億": 8,
        "bn": 9,
    }
)
"""Powers of ten by what stands behind a number; `w` is 万 as one types it."""

_SIGNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "¥": ("CNY", "JPY"),
        "元": ("CNY", "HKD", "TWD"),
        "人民币": ("CNY",),
        "RMB": ("CNY",),
        "HK$": ("HKD",),
        "NT$": ("TWD",),
        "S$": ("SGD",),
        "US$": ("USD",),
        "美元": ("USD",),
        "$": ("USD", "HKD", "SGD", "TWD", "AUD", "CAD", "NZD"),
        "€": ("EUR",),
        "欧元": ("EUR",),
        "£": ("GBP",),
        "₩": ("KRW",),
        "₹": ("INR",),
    }
)
"""Signs of currencies, and the codes that each may stand for."""
_CODES = frozenset(code for codes in _SIGNS.values() for code in codes) | {"CHF", "SEK", "NOK", "DKK", "AED"}

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_PLAIN = _HALF_WIDTH | {
    ord(char): plain
    for plain, chars in {
        " ": "\u00a0\u2007\u2008\u2009\u202f\u3000",  # the spaces that group digits in print
        "-": "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63",
        ".": "\u3002\uff61",  # what a Chinese keyboard gives for the key of the decimal point
        "¥": "\uffe5",
        "£": "\uffe1",
        "₩": "\uffe6",
    }.items()
    for char in chars
}

_MONEY = "|".join(re.escape(word) for word in sorted((*_SIGNS, *_CODES), key=len, reverse=True))
_SCALE = "|".join(sorted(filter(None, _POWERS), key=len, reverse=True))
_WRITTEN = re.compile(
    rf"(?P<sign>[-+]?) *(?P<before>{_MONEY})? *(?P<sign2>[-+]?) *"
    r"(?P<digits>[0-9., ]*[0-9.])(?:e(?P<exponent>[-+]?[0-9]{1,3}))?"
    rf" *(?P<scale>{_SCALE})? *(?P<percent>%)? *(?P<after>{_MONEY})?",
    re.IGNORECASE,
)
_DIGITS = re.compile(
    r"[0-9]+\.?[0-9]*|\.[0-9]+|[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]*)?|[1-9][0-9]{0,2}( [0-9]{3})+(\.[0-9]*)?"
)
_DECIMAL_COMMA = re.compile(r"([0-9]+|[0-9]{1,3}( [0-9]{3})+),[0-9]{1,2}|0,[0-9]+")
_BRACKETS = re.compile(r"([^()0-9]*)\(([^()]*[0-9][^()]*)\)([^()0-9]*)")
_DATE = re.compile(r"[0-9]{4}([-/.年])[0-9]{1,2}([-/.月])[0-9]{1,2}日?|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}")
_SEVERAL = re.compile(r"[0-9][0-9.,]*([\s;/|~、到至-]+|, +|\.{2,})[-+0-9.][0-9.,]*.*", re.DOTALL)
_NOT_FINITE = re.compile(r"[-+]?(nan|inf|infinity|∞)", re.IGNORECASE)


def number(
    text: str, *, percent: bool = False, negative: bool = True, currency: str | None = None
) -> float | None:
    """What a text says as a number; None where nothing stands.

    Args:
        text: As it was typed or pasted.
        percent: Whether a share is asked for: 35 and 35 % are then 0.35.
        negative: Whether it may be below zero.
        currency: The code of the currency that is meant; another one in the text is refused.

    Raises:
        InputError: one problem, without a place.
    """
    found, plain = text.strip(), _plain(text)
    if not plain:
        return None
    written, below = _written(plain, found)
    digits, exponent, scale = written["digits"].strip(), written["exponent"], written["scale"]
    if not _DIGITS.fullmatch(digits):
        _refuse_digits(digits, found)
    if scale and (exponent or written["percent"]):
        _refuse("typed_text", found)
    if written["percent"] and not percent:
        _refuse("typed_percent", found)
    _check_currency(written, currency, found)
    # Joined as text and read once, so that 1.1万 is the double nearest to 11000.
    plainly = digits.replace(",", "").replace(" ", "")
    power = int(exponent or 0) + _POWERS[(scale or "").lower()]
    value = float(f"{plainly}e{power - 2 if percent else power}")
    if percent and not written["percent"] and 0 < value < 0.01:
        minus = "-" if below else ""
        _refuse("typed_share", found, expected=f"{minus}{_shown(value * 10_000)}")
    return checked(-value if below else value, found, negative=negative)


def checked(value: float, found: str = "", *, negative: bool = True) -> float:
    """A number that a spreadsheet holds as one, within the same bounds as one that was typed.

    Raises:
        InputError: one problem, without a place.
    """
    found = found or _shown(value)
    if math.isnan(value):
        _refuse("not_finite", found)
    if abs(value) > MAX_NUMBER:
        _refuse("typed_too_large", found, limit=f"{MAX_NUMBER:,.0f}")
    if value < 0 and not negative:
        _refuse("typed_negative", found)
    return value + 0.0  # -0.0 is 0.0


def _plain(text: str) -> str:
    """The text in half-width characters, with one kind of space and of minus, and nothing invisible."""
    narrow = text.translate(_PLAIN)
    return "".join(char for char in narrow if unicodedata.category(char) != "Cf").strip()


def _written(plain: str, found: str) -> tuple[re.Match[str], bool]:
    """The parts of a written number, and whether it is below zero: by a minus, or by brackets around it."""
    if plain[0] == "=":
        _refuse("typed_formula", found)
    short = plain[:MAX_LENGTH]
    if _NOT_FINITE.fullmatch(short):
        _refuse("not_finite", found)
    inside = _BRACKETS.fullmatch(short)
    written = _WRITTEN.fullmatch("".join(inside.groups()) if inside else short)
    signs = f"{written['sign']}{written['sign2']}" if written else ""
    if written is None or len(plain) > MAX_LENGTH or len(signs) + bool(inside) > 1:
        dated, several = _DATE.fullmatch(short.split(" ")[0]), _SEVERAL.fullmatch(short)
        _refuse("typed_date" if dated else "typed_several" if several else "typed_text", found)
    return written, signs == "-" or inside is not None


def _shown(value: float) -> str:
    return f"{value:.15g}"


def _check_currency(written: re.Match[str], currency: str | None, found: str) -> None:
    named = [word.upper() for word in (written["before"], written["after"]) if word]
    codes = [_SIGNS.get(word, (word,)) for word in named]
    if len(codes) == 2 and not set(codes[0]) & set(codes[1]):
        _refuse("typed_text", found)
    for possible in codes:
        if currency and currency not in possible:
            _refuse("typed_currency", found, expected=currency)


def _refuse_digits(digits: str, found: str) -> NoReturn:
    """Digits, dots, commas and spaces that do not make one number."""
    if _DECIMAL_COMMA.fullmatch(digits):
        _refuse("typed_comma", found, expected=digits.replace(" ", "").replace(",", "."))
    if " " in digits:
        _refuse("typed_several", found)
    _refuse("typed_grouping", found)


def _refuse(code: str, found: str, **params: str) -> NoReturn:
    raise InputError([Problem(code, params={"found": found, **params})])
