"""The words of a table of lines in every language, and what each means."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from assess.economics.inputs import KIND_OF, MAX_PERIODS, PERIODS, Category, Period
from assess.i18n import Translator, translator
from assess.i18n.economics import CATEGORY, LINE_COLUMN, category_name, period_label, period_name
from assess.text import LOCALES

_ASIDE = re.compile(r"\(([^()]*)\)")
_NUMBERED = re.compile(r"(?:period|第)?([0-9]{1,3})期?")
_YES = {"yes": True, "y": True, "true": True, "1": True, "是": True, "✓": True, "√": True}
_NO = {"no": False, "n": False, "false": False, "0": False, "否": False, "×": False}


@dataclass(frozen=True)
class Amounts:
    """A column of amounts."""

    number: int
    """Of its period; 0 is the start."""
    period: Period | None
    """How long it is, where the header says so."""


def plain(text: str) -> str:
    """A word as it is compared: without case, width, spaces, signs, and what stands in brackets."""
    folded = _ASIDE.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return "".join(char for char in folded if char.isalnum() or char in "✓√×")


def aside_of(header: str) -> str:
    """What stands in brackets; empty where nothing does."""
    found = _ASIDE.search(unicodedata.normalize("NFKC", header))
    return found[1].strip() if found else ""


def column_of(header: str) -> str | Amounts | None:
    """Which column a header names: one of `LINE_COLUMN`, amounts of a period, or none that is known."""
    word = plain(header)
    return _columns().get(word) or _periods().get(word) or _numbered(word)


def category_of(text: str) -> Category | None:
    """The category that a word means, with its kind or without."""
    return _categories().get(plain(text))


def flag_of(text: str) -> bool | None:
    """Yes or no."""
    return (_YES | _NO).get(plain(text))


def headers_known(texts: Iterable[str]) -> int:
    """How many different columns a row names; bare numbers do not count, since amounts look like them."""
    return len({column for text in texts if not plain(text).isdigit() and (column := column_of(text))})


def column_names() -> tuple[str, ...]:
    """Every name of a column, in every language."""
    return tuple(_(name) for _ in _translators() for name in LINE_COLUMN.values())


def category_names() -> tuple[str, ...]:
    """Every category with its kind, in every language."""
    return tuple(category_name(kind, c, _) for _ in _translators() for c, kind in KIND_OF.items())


def _translators() -> tuple[Translator, ...]:
    return tuple(translator(locale) for locale in LOCALES)


def _numbered(word: str) -> Amounts | None:
    found = _NUMBERED.fullmatch(word)
    return Amounts(int(found[1]), None) if found and int(found[1]) <= MAX_PERIODS else None


@cache
def _columns() -> Mapping[str, str]:
    words = {plain(_(word)): column for _ in _translators() for column, word in LINE_COLUMN.items()}
    return words | {column: column for column in LINE_COLUMN}


@cache
def _periods() -> Mapping[str, Amounts]:
    return {plain("期初"): Amounts(0, None)} | {
        plain(name(period, number, _)): Amounts(number, period if number else None)
        for _ in _translators()
        for name in (period_label, period_name)
        for period in PERIODS
        for number in range(MAX_PERIODS + 1)
    }


@cache
def _categories() -> Mapping[str, Category]:
    words: dict[str, Category] = {}
    for category, kind in KIND_OF.items():
        words[plain(category)] = category
        for _ in _translators():
            words[plain(_(CATEGORY[category]))] = category
            words[plain(category_name(kind, category, _))] = category
    return words
