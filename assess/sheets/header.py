"""The header of a sheet of lines: which column holds what."""

from dataclasses import dataclass

from assess.economics.inputs import Period
from assess.problems import InputError, Problem, nearest
from assess.sheets.grid import Cell, Grid, letters
from assess.sheets.vocabulary import Amounts, aside_of, column_names, column_of
from assess.typed import number

Column = str | int
"""One of `LINE_COLUMN`, or the number of the period whose amounts it holds."""


@dataclass
class Header:
    """What the columns of a sheet hold, and how many periods that makes."""

    row: int
    columns: dict[int, Column | None]
    """By place; None where a problem was told of it."""
    period: Period | None = None

    @property
    def details(self) -> frozenset[str]:
        """The columns that hold no amounts."""
        return frozenset(column for column in self.columns.values() if isinstance(column, str))

    @property
    def numbers(self) -> list[int]:
        """The periods that have a column, in their order."""
        return sorted(column for column in self.columns.values() if isinstance(column, int))

    @property
    def periods(self) -> int:
        """The last of them; 0 where there is none after the start."""
        return max(self.numbers, default=0)

    def address(self, column: Column, row: int) -> str:
        """The cell of a row under a header."""
        return next((f"{letters(at)}{row}" for at, held in self.columns.items() if held == column), str(row))


def read_header(grid: Grid, cells: tuple[Cell, ...], currency: str, problems: list[Problem]) -> Header:
    """The columns that a row of cells names; what is wrong with them is added to `problems`."""
    header = Header(cells[0].row, {})
    for cell in cells:
        header.columns[cell.column] = _column(grid, header, cell, problems)
    problems += _asides(grid, cells, currency)
    if "kind" not in header.details:
        problems.append(grid.problem("sheet_header_missing", str(header.row), column="kind"))
    wanted = list(range(header.periods + 1))
    if not header.periods:
        problems.append(grid.problem("sheet_no_periods", str(header.row)))
    elif header.numbers != wanted:
        missing = _spans([n for n in wanted if n not in header.numbers])
        problems.append(grid.problem("sheet_periods", str(header.row), found=missing))
    return header


def _column(grid: Grid, header: Header, cell: Cell, problems: list[Problem]) -> Column | None:
    named = column_of(cell.text)
    column = named.number if isinstance(named, Amounts) else named
    if column is None:
        near = nearest(cell.text, column_names())
        problems.append(grid.problem("sheet_header", cell.address, found=cell.text, near=near))
    elif column in header.columns.values():
        problems.append(grid.problem("sheet_header_twice", cell.address, found=cell.text))
        return None
    if isinstance(named, Amounts) and named.period:
        if header.period not in (None, named.period):
            problems.append(grid.problem("sheet_mixed_periods", cell.address, found=cell.text))
        header.period = header.period or named.period
    return column


def _asides(grid: Grid, cells: tuple[Cell, ...], currency: str) -> list[Problem]:
    """The first column of amounts that is in another currency, or in thousands or the like."""
    for cell in cells:
        aside = aside_of(cell.text)
        if not aside or not isinstance(column_of(cell.text), Amounts):
            continue
        params = {"found": cell.text, "expected": currency}
        try:
            if number(f"1{aside}", currency=currency) == 1:
                continue
        except InputError as error:
            if error.problems[0].code == "typed_currency":
                return [grid.problem("typed_currency", cell.address, **params)]
        return [grid.problem("sheet_aside", cell.address, **params)]
    return []


def _spans(numbers: list[int]) -> str:
    """0, 1, 2 and 5 as `0–2, 5`."""
    spans: list[list[int]] = []
    for n in numbers:
        if spans and n == spans[-1][1] + 1:
            spans[-1][1] = n
        else:
            spans.append([n, n])
    return ", ".join(f"{a}–{b}" if a < b else f"{a}" for a, b in spans)
