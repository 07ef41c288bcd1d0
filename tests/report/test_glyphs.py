"""What the font lacks, and what nobody can see, is written as its code point; nothing vanishes."""

import pytest
from fontTools.ttLib import TTFont

from assess.report.glyphs import FONTS, PRINT_FONT, described, made_visible, printable, tidy


def test_the_character_map_is_read_as_fonttools_reads_it() -> None:
    with TTFont(FONTS / PRINT_FONT) as font:
        assert printable() == set(font.getBestCmap())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, 中文 and 龘", "plain, 中文 and 龘"),
        ("go 🚀!", "go 〔U+1F680〕!"),
        ("𠮷", "〔U+20BB7〕"),
        ("a\x00\x07b", "a〔U+0000 U+0007〕b"),
        ("\u202eevil", "〔U+202E〕evil"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_what_cannot_be_printed_is_shown_as_its_code_point(text: str, shown: str) -> None:
    assert made_visible(text, printable())[0] == shown


def test_the_replaced_characters_are_named() -> None:
    _shown, replaced = made_visible("🚀\x07", printable())

    assert sorted(map(described, replaced)) == ["U+0007", "U+1F680 ROCKET"]


def test_on_screen_only_the_unseen_is_replaced() -> None:
    assert made_visible("𠮷 🚀 \u202e")[0] == "𠮷 🚀 〔U+202E〕"


def test_blank_lines_and_odd_spaces_are_made_plain() -> None:
    assert tidy("a \u00a0 b\r\n\r\n\n c\u2028d ") == "a b\nc\nd"
