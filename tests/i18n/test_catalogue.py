"""The Chinese catalogue: every marked message is in it, translated, with the same fields."""

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import assess
from scripts.python_messages import extract

PACKAGE = Path(assess.__file__).parent
PO = PACKAGE / "i18n" / "zh" / "LC_MESSAGES" / "assess.po"
KEYWORDS = {"_": None, "N_": None, "plural": (1, 2)}
METHODS = [("**.py", extract), ("**.j2", "jinja2")]
FIELD = re.compile(r"\{(\w*)[^}]*\}")
SAME_IN_CHINESE = {"HTML", "JSON", "PDF", "ROI", "NPV", "IRR", "MIRR", "LTV / CAC", "API", "GPU"}
"""Messages that a Chinese reader reads as they are."""


@cache
def marked() -> frozenset[str]:
    """The first form of every message that the package marks for translation."""
    found = extract_from_dir(str(PACKAGE), METHODS, keywords=KEYWORDS)  # type: ignore[arg-type]
    return frozenset(m if isinstance(m, str) else m[0] for _, _, m, _, _ in found)


def key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def translations(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


CATALOGUE = {key(m): m for m in read_po(PO.open("rb"), locale="zh") if m.id}


def test_the_catalogue_holds_what_is_marked_and_nothing_else() -> None:
    assert sorted(marked() - CATALOGUE.keys()) == []
    assert sorted(CATALOGUE.keys() - marked()) == []


@pytest.mark.parametrize("message", CATALOGUE.values(), ids=key)
def test_a_message_is_translated_with_its_fields(message: Message) -> None:
    for text in translations(message):
        assert text, "no Chinese yet"
        assert set(FIELD.findall(text)) == set(FIELD.findall(key(message)))
        words = re.search(r"[A-Za-z]{2,}", FIELD.sub("", key(message)))
        assert text != key(message) or not words or key(message) in SAME_IN_CHINESE
    assert "fuzzy" not in message.flags


def test_chinese_punctuation_is_full_width_between_chinese_characters() -> None:
    half = re.compile(r"[\u4e00-\u9fff][,.:;?][\u4e00-\u9fff]")
    assert [t for m in CATALOGUE.values() for t in translations(m) if half.search(t)] == []
