"""What stands in a sheet: the cells that hold something, each knowing its address."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from assess.problems import InputError, Problem

MAX_ROWS = 500
"""Rows of a sheet that are read; what stands below is refused, not left out."""
MAX_COLUMNS = 150
MAX_HEADING = 20
"""Rows at the top among which the header is looked for."""

CellKind = Literal["text", "number", "flag", "date", "formula", "error"]

Likeness = Callable[[Sequence[str]], int]
"""How much the texts of one row look like the header that is wanted: the number of words known."""


@dataclass(frozen=True)
class Cell:
    """One cell that holds something."""

    row: int
    """From 1, as the program shows it."""
    column: int
    """From 1: A is 1."""
    kind: CellKind
    text: str
    """What it holds, as a message quotes it."""
    value: float = 0.0
    """Of a number, or 1 for a flag that is true."""
    percent: bool = False
    """Whether a number is shown as a percentage: 0.35 as 35 %."""

    @property
    def address(self) -> str:
        """`B7`."""
        return f"{letters(self.column)}{self.row}"


@dataclass(frozen=True)
class Merged:
    """Cells merged into one."""

    range: str
    """`B7:C9`."""
    first: int
    last: int
    """Its rows."""


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet that hold something, by row."""

    file: str
    sheet: str
    """Its name; empty for CSV, which has one only."""
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[Merged, ...] = ()

    def problem(self, code: str, address: str = "", **params: str) -> Problem:
        """A problem of this sheet, at a cell or a range."""
        place = "!".join(part for part in (self.sheet, address) if part)
        return Problem(code, self.file, path=place, params=params)


def too_many(code: str, file: str) -> InputError:
    """More rows, more columns, or more of everything than is read."""
    return InputError([Problem(code, file, params={"rows": f"{MAX_ROWS:,}", "across": str(MAX_COLUMNS)})])


def letters(column: int) -> str:
    """The name of a column: A for 1, AA for 27."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
