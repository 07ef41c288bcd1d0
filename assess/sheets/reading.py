"""Bytes of a spreadsheet, and what kind of file they are."""

from assess.documents import MAX_BYTES, too_large
from assess.problems import InputError, Problem
from assess.sheets.csv_reading import parse_csv
from assess.sheets.grid import Grid, Likeness
from assess.sheets.xlsx_reading import parse_xlsx

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Begins an .xls, and the container around an .xlsx with a password."""
_WORKBOOKS = (".xlsx", ".xlsm")
_TEXTS = (".csv", ".tsv", ".txt")
_ZIP = b"PK\x03\x04"
_PASSWORD = "EncryptedPackage".encode("utf-16-le")


def read(data: bytes, file: str, likeness: Likeness) -> Grid:
    """XLSX or CSV bytes as a grid; of several sheets, the one with the row most like the header wanted.

    Raises:
        InputError: another kind of file, damaged, protected, too large, or empty.
    """
    if len(data) > MAX_BYTES:
        raise InputError([too_large(file)])
    if not data.strip():
        raise InputError([Problem("sheet_empty", file)])
    _check_kind(data, file)
    grid = (parse_xlsx if data.startswith(_ZIP) else parse_csv)(data, file, likeness)
    if not grid.rows:
        raise InputError([Problem("sheet_empty", file)])
    return grid


def _check_kind(data: bytes, file: str) -> None:
    """Refuses what its beginning, or else its name, says to be another kind of file."""
    name = file.casefold()
    if data.startswith(_OLE) and _PASSWORD in data:
        raise InputError([Problem("sheet_password", file)])
    if data.startswith(_OLE) or name.endswith(".xls"):
        raise InputError([Problem("sheet_old", file)])
    if name.endswith(".numbers"):
        raise InputError([Problem("sheet_numbers", file)])
    if not name.endswith(_WORKBOOKS + _TEXTS):
        raise InputError([Problem("sheet_kind", file)])
    if name.endswith(_WORKBOOKS) and not data.startswith(_ZIP):
        raise InputError([Problem("sheet_damaged", file)])
