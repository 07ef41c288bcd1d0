"""Plain text for a terminal: tables whose columns stay straight with Chinese in them."""

import unicodedata
from collections.abc import Sequence

from assess.i18n.quoting import printable

WIDTH = 100
"""Columns that running text may take."""


def width(text: str) -> int:
    """Columns that a text takes in a terminal: Chinese characters take two, combining marks none."""
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def table(head: Sequence[str], rows: Sequence[Sequence[str]], align: str) -> list[str]:
    """Lines of a table; `align` has `<` or `>` for each column. No rows, no lines."""
    if not rows:
        return []
    cells = [[printable(cell) for cell in row] for row in (head, *rows)]
    widths = [max(width(row[i]) for row in cells) for i in range(len(head))]
    lines = []
    for row in cells:
        padded = [_pad(cell, w, a) for cell, w, a in zip(row, widths, align, strict=True)]
        lines.append(("  " + "  ".join(padded)).rstrip())
    lines.insert(1, "  " + "  ".join("─" * w for w in widths))
    return lines


def _pad(text: str, columns: int, align: str) -> str:
    space = " " * (columns - width(text))
    return space + text if align == ">" else text + space


def wrapped(text: str, columns: int = WIDTH, *, first: str = "", rest: str = "") -> list[str]:
    """Running text on lines of so many columns; Chinese breaks between characters, but not before 。，."""
    lines: list[str] = []
    current = first
    for piece in _pieces(text):
        fits = width(current) + width(piece.rstrip()) <= columns
        if not fits and current.strip() and current not in (first, rest):
            lines.append(current.rstrip())
            current = rest + piece.lstrip()
        else:
            current += piece
    return [*lines, current.rstrip()] if current.strip() else lines


_NO_LINE_START = frozenset("，。；：！？、）】》”’…")
_NO_LINE_END = frozenset("（【《“‘")


def _pieces(text: str) -> list[str]:
    """What must stay on one line: words with the space after them, Chinese signs with their punctuation."""
    pieces: list[str] = []
    joined = False
    for char in " ".join(text.split()):
        wide = _width(char) == 2 or char in _NO_LINE_START or char in _NO_LINE_END
        stays = char == " " or char in _NO_LINE_START or joined or (not wide and pieces and _open(pieces[-1]))
        if stays and pieces:
            pieces[-1] += char
        else:
            pieces.append(char)
        joined = char in _NO_LINE_END
    return pieces


def _open(piece: str) -> bool:
    """Whether a word goes on after this piece."""
    return piece[-1] != " " and _width(piece[-1]) != 2 and piece[-1] not in _NO_LINE_START


def section(title: str, lines: Sequence[str]) -> list[str]:
    """A titled part of the output, with a blank line before it; nothing without lines."""
    return ["", title, *lines] if lines else []


def paragraphs(texts: Sequence[str]) -> list[str]:
    """Sentences as indented lines."""
    return [line for text in texts for line in wrapped(printable(text), first="  ", rest="  ")]
