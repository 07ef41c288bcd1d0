"""CSV as a grid, from whichever program and country it comes."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from assess.problems import InputError, Problem
from assess.sheets.grid import MAX_COLUMNS, MAX_HEADING, MAX_ROWS, Cell, Grid, Likeness, too_many

_DELIMITERS = ",;\t"
_BINARY = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_STATED = re.compile(r"sep=([,;\t])\r?\n?")  # Excel's own way to say it, in the first line
_GUARDED = re.compile(r"'+[=+\-@\t\r＝＋－＠]")


def guard(text: str) -> str:
    """A text that no spreadsheet program takes for a formula: one like it gets an apostrophe in front."""
    return f"'{text}" if _GUARDED.match(f"'{text}") else text


def unguard(text: str) -> str:
    """The text that was guarded."""
    return text[1:] if _GUARDED.match(text) else text


def parse_csv(data: bytes, file: str, likeness: Likeness) -> Grid:
    """CSV bytes as a grid.

    Raises:
        InputError: not text, a quotation mark without its other, or too large.
    """
    text = _decoded(data, file)
    stated = _STATED.match(text)
    delimiter = stated[1] if stated else _delimiter(text, likeness)
    rows = []
    for number, fields in enumerate(_fields(text, delimiter, file), 1):
        if number > MAX_ROWS and any(map(str.strip, fields)):
            raise too_many("sheet_rows", file)
        if any(map(str.strip, fields[MAX_COLUMNS:])):
            raise too_many("sheet_columns", file)
        within = enumerate(fields[:MAX_COLUMNS], 1)
        cells = tuple(cell for at, field in within if (cell := _cell(number, at, field)))
        if cells and not (stated and number == 1):
            rows.append(cells)
    return Grid(file, "", tuple(rows))


def _decoded(data: bytes, file: str) -> str:
    """The text in the first encoding that fits: Unicode, or what a Chinese Excel writes."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _BINARY.search(text):
            return text
    raise InputError([Problem("sheet_not_text", file)])


def _delimiter(text: str, likeness: Likeness) -> str:
    """The one that makes a row at the top look most like a header; of equal ones, the most frequent."""

    def fit(delimiter: str) -> tuple[int, int]:
        top = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        best = 0
        with suppress(csv.Error):  # said later, of the delimiter that is chosen
            for fields in islice(top, MAX_HEADING):
                best = max(best, likeness(fields[:MAX_COLUMNS]))
        return best, text.partition("\n")[0].count(delimiter)

    return max(_DELIMITERS, key=fit)


def _fields(text: str, delimiter: str, file: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from reader
    except csv.Error:
        raise InputError([Problem("sheet_quotes", file, reader.line_num)]) from None


def _cell(row: int, column: int, field: str) -> Cell | None:
    text = unguard(field).strip()
    if not text:
        return None
    return Cell(row, column, "formula" if field.lstrip().startswith("=") else "text", text)
