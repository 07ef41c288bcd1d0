"""Makes any text printable: what the font lacks, and what nobody can see, is written as its code point.

`🚀` becomes 〔U+1F680〕, so that nothing vanishes silently; the report lists what was replaced.
"""

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path

FONTS = Path(str(files("assess.report") / "fonts"))
PRINT_FONT = "NotoSansSC-Regular.ttf"
"""The widest of the fonts; Typst falls back to it for what Bold lacks."""

_UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
_MARKS = re.compile(r"([\u0300-\u036f\u20d0-\u20ff]{3})[\u0300-\u036f\u20d0-\u20ff]+")


@cache
def printable() -> frozenset[int]:
    """The code points that the report's font can draw."""
    return frozenset(_mapped((FONTS / PRINT_FONT).read_bytes()))


def unseen(character: str) -> bool:
    """Whether a character is a control, a format or direction mark, or unassigned; a newline is not."""
    return character != "\n" and unicodedata.category(character) in _UNSEEN


def tidy(text: str) -> str:
    """Text with its line ends and spaces made plain and piled-up accents limited to three a letter."""
    lines = (
        re.sub(r"[^\S\n]+", " ", line).strip() for line in re.split(r"\r\n|[\r\n\v\f\x85\u2028\u2029]", text)
    )
    return _MARKS.sub(r"\1", "\n".join(line for line in lines if line))


def one_line(text: str) -> str:
    """Text for a name or a link: tidy, without line ends."""
    return tidy(text).replace("\n", " ")


def made_visible(text: str, drawn: frozenset[int] | None = None) -> tuple[str, set[str]]:
    """Text with unseen characters, and those not in `drawn`, as code points; and which ones these were."""
    replaced: set[str] = set()
    parts: list[str] = []
    for hidden, run in groupby(text, lambda c: _hidden(c, drawn)):
        characters = list(run)
        if hidden:
            replaced.update(characters)
            parts.append("〔" + " ".join(f"U+{ord(c):04X}" for c in characters) + "〕")
        else:
            parts.extend(characters)
    return "".join(parts), replaced


def described(character: str) -> str:
    """A character by its code point, with its Unicode name where it has one: U+1F680 ROCKET."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def _hidden(character: str, drawn: frozenset[int] | None) -> bool:
    if character == "\n":
        return False
    return unseen(character) or (drawn is not None and ord(character) not in drawn)


def _mapped(font: bytes) -> Iterator[int]:
    """The code points of a TrueType font's character map (OpenType `cmap`, subtable formats 4 and 12)."""
    (tables,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * i) for i in range(tables))
    start = next(offset for tag, _sum, offset, _length in records if tag == b"cmap")
    (subtables,) = struct.unpack_from(">H", font, start + 2)
    for i in range(subtables):
        _platform, _encoding, offset = struct.unpack_from(">HHL", font, start + 4 + 8 * i)
        (kind,) = struct.unpack_from(">H", font, start + offset)
        if kind == 4:
            yield from _format_4(font, start + offset)
        elif kind == 12:
            yield from _format_12(font, start + offset)


def _format_4(font: bytes, at: int) -> Iterator[int]:
    (double,) = struct.unpack_from(">H", font, at + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", font, at + 14)
    starts = struct.unpack_from(f">{count}H", font, at + 16 + double)
    deltas = struct.unpack_from(f">{count}h", font, at + 16 + 2 * double)
    ranges_at = at + 16 + 3 * double
    ranges = struct.unpack_from(f">{count}H", font, ranges_at)
    for i, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for code in range(first, last + 1):
            glyph = code
            if ranges[i]:
                (glyph,) = struct.unpack_from(">H", font, ranges_at + 2 * i + ranges[i] + 2 * (code - first))
                if glyph == 0:
                    continue
            if (glyph + deltas[i]) & 0xFFFF:
                yield code


def _format_12(font: bytes, at: int) -> Iterator[int]:
    (groups,) = struct.unpack_from(">L", font, at + 12)
    for i in range(groups):
        first, last, _glyph = struct.unpack_from(">LLL", font, at + 16 + 12 * i)
        yield from range(first, last + 1)
