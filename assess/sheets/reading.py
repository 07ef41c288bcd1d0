"""Bytes of a spreadsheet, and what kind of file they are."""

from assess.documents import MAX_BYTES, too_large
from assess.problems import InputError, Problem
from assess.sheets.csv_reading import parse_csv
from assess.sheets.grid import Grid, Likeness
from assess.sheets.xlsx_reading import parse_xlsx

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Begins an .xls, and the container around an .xlsx with a password."""
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
    code = _refusal(data, file.casefold())
    if code:
        raise InputError([Problem(code, file)])
    grid = (parse_xlsx if data.startswith(_ZIP) else parse_csv)(data, file, likeness)
    if not grid.rows:
        raise InputError([Problem("sheet_empty", file)])
    return grid


def _refusal(data: bytes, name: str) -> str:
    """Why a file of this beginning and name is not read; empty where it is."""
    if data.startswith(_OLE):
        return "sheet_password" if _PASSWORD in data else "sheet_old"
    if name.endswith(".xls"):
        return "sheet_old"
    if name.endswith(".numbers"):
        return "sheet_numbers"
    if data.startswith(_ZIP):
        return "" if name.endswith((".xlsx", ".xlsm", ".csv")) else "sheet_kind"
    if name.endswith((".xlsx", ".xlsm")):
        return "sheet_damaged"
    return "" if name.endswith((".csv", ".tsv", ".txt")) else "sheet_kind"
