"""Tables as XLSX and CSV bytes: the same for the same content, and no text in them ever runs as a formula."""

import csv
import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from assess.sheets.csv_reading import guard

CHOICE_ROWS = 500
"""Rows below the header that offer choices."""
_CREATED = dt.datetime(2000, 1, 1)

Form = Literal["text", "number", "decimal", "share", "date"]


@dataclass(frozen=True)
class Formed:
    """A number that is shown otherwise than its column."""

    number: float
    form: Form


Value = str | float | dt.date | Formed | None
_FORMATS: dict[Form, dict[str, object]] = {
    "text": {"num_format": "@"},
    "number": {"num_format": "#,##0"},
    "decimal": {"num_format": "#,##0.0"},
    "share": {"num_format": "0.0%"},
    "date": {"num_format": "yyyy-mm-dd"},
}


@dataclass(frozen=True)
class Column:
    """One column of a table."""

    title: str
    form: Form = "text"
    width: float = 12
    choices: tuple[str, ...] | str = ()
    """What a cell may be chosen from: words, or the range that holds them."""
    digits: int | None = None
    """To how many digits behind the point CSV rounds; a workbook keeps what it does not show."""


@dataclass(frozen=True)
class Sheet:
    """A table with a header."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...] = ()
    fixed: int = 1
    """Columns at the left that stay in sight."""


def xlsx(sheets: Sequence[Sheet]) -> bytes:
    """Sheets as XLSX bytes."""
    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True})  # without it, the parts bear the time of writing
    book.set_properties({"created": _CREATED})
    for sheet in sheets:
        _write(book, book.add_worksheet(sheet.name), sheet)
    book.close()
    return target.getvalue()


def csv_bytes(sheet: Sheet) -> bytes:
    """A sheet as CSV bytes in UTF-8, with the mark by which Excel knows it."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow([guard(column.title) for column in sheet.columns])
    for row in sheet.rows:
        writer.writerow([_as_text(value, column) for value, column in zip(row, sheet.columns, strict=True)])
    return target.getvalue().encode("utf-8-sig")


def _write(book: Workbook, page: Worksheet, sheet: Sheet) -> None:
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    forms = {
        form: book.add_format(look | {"text_wrap": True, "valign": "top"}) for form, look in _FORMATS.items()
    }
    page.freeze_panes(1, sheet.fixed)
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width, forms[column.form])
        page.write_string(0, at, column.title, heading)
        if column.choices:
            source = column.choices if isinstance(column.choices, str) else list(column.choices)
            page.data_validation(1, at, CHOICE_ROWS, at, {"validate": "list", "source": source})
        for down, row in enumerate(sheet.rows, 1):
            value = row[at]
            if isinstance(value, Formed):
                page.write_number(down, at, value.number, forms[value.form])
            else:
                _put(page, down, at, value, forms[column.form])


def _put(page: Worksheet, row: int, column: int, value: str | float | dt.date | None, form: Format) -> None:
    """Each kind of value by the method for it: `write` would guess, and take "=A1" for a formula."""
    if isinstance(value, str):
        page.write_string(row, column, value, form)
    elif isinstance(value, dt.date):
        page.write_datetime(row, column, value, form)
    elif value is not None:
        page.write_number(row, column, value, form)


def _as_text(value: Value, column: Column) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return guard(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    number, form = (value.number, value.form) if isinstance(value, Formed) else (value, column.form)
    if form == "share":
        return f"{Decimal(repr(number)).scaleb(2).normalize():f}%"
    if column.digits is not None:
        number = round(number, column.digits) + 0.0  # a little below nothing is nothing
    return repr(number).removesuffix(".0")
