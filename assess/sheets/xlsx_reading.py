"""XLSX as a grid: openpyxl reads the cells, after what it is given has been bounded."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import iterparse

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string, range_boundaries
from openpyxl.utils.escape import unescape

from assess.problems import InputError, Problem
from assess.sheets.grid import (
    MAX_COLUMNS,
    MAX_HEADING,
    MAX_ROWS,
    Cell,
    CellKind,
    Grid,
    Likeness,
    Merged,
    too_many,
)

MAX_UNPACKED = 25_000_000
"""Largest total of a file's parts, in bytes, when they are unpacked."""
MAX_TAGS = 400_000
"""Most tags in all parts together: 500 rows of 150 columns have 300,000.

Without it, a file of 30 kB can unpack into elements that take a minute and two gigabytes."""

# It warns of parts that it does not keep when writing; here nothing is written.
warnings.filterwarnings("ignore", module="openpyxl")

_KINDS: dict[str, CellKind] = {"n": "number", "b": "flag", "d": "date", "f": "formula", "e": "error"}


def parse_xlsx(data: bytes, file: str, likeness: Likeness) -> Grid:
    """The sheet of an XLSX file that looks most like the one wanted, as a grid.

    Raises:
        InputError: damaged, protected, too large, or empty.
    """
    try:
        _check_parts(data, file)
        book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        try:
            return _grid(book, file, likeness)
        finally:
            book.close()
    except InputError:
        raise
    except Exception:  # a damaged part makes openpyxl raise anything
        raise InputError([Problem("sheet_damaged", file)]) from None


def _check_parts(data: bytes, file: str) -> None:
    """Refuses by the sizes stated, which the unpacking keeps to, and by how much there would be to parse."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if any(part.flag_bits & 1 for part in parts):
            raise InputError([Problem("sheet_password", file)])
        if sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise too_many("sheet_too_much", file)
        if sum(archive.read(part).count(b"<") for part in parts) > MAX_TAGS:
            raise too_many("sheet_too_much", file)


def _grid(book: Any, file: str, likeness: Likeness) -> Grid:
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for sheet in sheets:
        sheet.reset_dimensions()  # they are a claim of the file, and some programs write wrong ones
    if not sheets:
        raise InputError([Problem("sheet_empty", file)])
    sheet = max(sheets, key=lambda s: max(map(likeness, _texts(s)), default=0))
    merged = _survey(sheet, file)
    rows = (tuple(cells) for cells in _cells(sheet, MAX_ROWS))
    return Grid(file, sheet.title, tuple(cells for cells in rows if cells), merged)


def _texts(sheet: Any) -> Iterator[list[str]]:
    for cells in _cells(sheet, MAX_HEADING):
        yield [cell.text for cell in cells]


def _survey(sheet: Any, file: str) -> tuple[Merged, ...]:
    """The merged cells, of which openpyxl says nothing while streaming; refuses a sheet that is too large."""
    merged = []
    row = column = 0
    widest = 0
    with sheet._get_source() as source:
        for event, element in iterparse(source, ("start", "end")):
            tag = element.tag.rpartition("}")[2]
            if tag == "row" and event == "start":
                row, column = int(element.get("r") or row + 1), 0
            elif tag == "row":
                element.clear()
            elif tag == "c" and event == "end":
                name = re.match("[A-Z]+", element.get("r") or "")
                column = column_index_from_string(name[0]) if name else column + 1
                if len(element) and row > MAX_ROWS:
                    raise too_many("sheet_rows", file)
                widest = max(widest, column if len(element) else 0)
            elif tag == "mergeCell" and event == "end":
                _, first, _, last = range_boundaries(element.get("ref"))
                merged.append(Merged(element.get("ref", ""), first, last))
    if widest > MAX_COLUMNS:
        raise too_many("sheet_columns", file)
    return tuple(merged)


def _cells(sheet: Any, most: int) -> Iterator[list[Cell]]:
    for row in sheet.iter_rows(max_row=most, max_col=MAX_COLUMNS):
        yield [cell for raw in row if raw.value is not None and (cell := _cell(raw))]


def _cell(raw: Any) -> Cell | None:
    kind = _KINDS.get(raw.data_type, "text")
    if kind == "number":
        return Cell(
            raw.row, raw.column, kind, f"{raw.value:.15g}", float(raw.value), "%" in raw.number_format
        )
    if kind == "flag":
        return Cell(raw.row, raw.column, kind, str(raw.value).upper(), float(raw.value))
    text = str(getattr(raw.value, "text", raw.value)).strip()  # a formula over several cells is an object
    if kind == "text":
        text = unescape(text).strip()
    return Cell(raw.row, raw.column, kind, text) if text else None
