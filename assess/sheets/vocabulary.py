"""The words of a table of lines in every language, and what each means."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from assess.i18n import N_, translator
from assess.i18n.terms import CATEGORY, KIND_OF_LINE, LINE_COLUMN, Terms
from assess.text import LOCALES

PERIOD_HEADER = N_("Period {number}")
_PERIOD = re.compile(r"(?:period|month|quarter|year|第)?([0-9]{1,3})(?:期|个?月|季度?|年)?")
_ASIDE = re.compile(r"\([^()]*\)|（[^（）]*）")
_YES = {"yes": True, "y": True, "true": True, "1": True, "是": True, "✓": True, "√": True}
_NO = {"no": False, "n": False, "false": False, "0": False, "否": False, "×": False}


def plain(text: str) -> str:
    """A word as it is compared: without case, width, spaces, signs, and what stands in brackets."""
    folded = unicodedata.normalize("NFKC", _ASIDE.sub("", text)).casefold()
    return "".join(char for char in folded if char.isalnum() or char in "✓√×")


def column_of(header: str) -> str | int | None:
    """Which column a header names: one of `LINE_COLUMN`, the number of a period, or none that is known."""
    word = plain(header)
    period = _PERIOD.fullmatch(word)
    return int(period[1]) if period else _meanings("column").get(word)


def kind_of(text: str) -> str | None:
    """The kind of line that a word means."""
    return _meanings("kind").get(plain(text))


def category_of(text: str) -> str | None:
    """The category that a word means."""
    return _meanings("category").get(plain(text))


def flag_of(text: str) -> bool | None:
    """Yes or no."""
    return (_YES | _NO).get(plain(text))


def headers_known(texts: Iterable[str]) -> int:
    """How many different columns a row of texts names; periods do not count, since amounts look like them."""
    return len({column for text in texts if isinstance(column := column_of(text), str)})


def header_names() -> tuple[str, ...]:
    """Every name of a column, in every language."""
    return tuple(translator(locale)(name) for locale in LOCALES for name in LINE_COLUMN.values())


_TABLES: Mapping[str, Terms] = {"column": LINE_COLUMN, "kind": KIND_OF_LINE, "category": CATEGORY}


@cache
def _meanings(table: str) -> Mapping[str, str]:
    """Ids by the words for them."""
    terms = _TABLES[table]
    words = {plain(translator(locale)(word)): id_ for locale in LOCALES for id_, word in terms.items()}
    return words | {plain(id_): id_ for id_ in terms}
