"""A sheet as cash-flow lines, or everything that is wrong with it, each with its cell."""

import re
from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches

from assess.problems import InputError, Problem
from assess.sheets.grid import MAX_HEADING, Cell, Grid, letters
from assess.sheets.lines import CATEGORIES, LineRow
from assess.sheets.reading import read
from assess.sheets.vocabulary import category_of, column_of, flag_of, header_names, headers_known, kind_of
from assess.typed import checked, number

MAX_LAG = 120.0
MAX_HIGH = 1_000.0
_REQUIRED = ("name", "kind", "category")
_ID = re.compile(r"[a-z0-9_-]{1,60}")


def read_lines(data: bytes, file: str, periods: int, currency: str | None = None) -> tuple[LineRow, ...]:
    """The lines in the bytes of an XLSX or CSV file, with amounts for the periods 0 to `periods`.

    A row without an id gets one that no other row has. Of a range, an end left empty is 100 %.

    Raises:
        InputError: with every problem found.
    """
    grid = read(data, file, headers_known)
    header = _header(grid)
    table = _Table(grid, header, periods, currency)
    lines = [table.line(row) for row in table.rows]
    if not lines and not table.problems:
        table.fault("sheet_no_lines")
    if table.problems:
        raise InputError(table.problems)
    return tuple(_with_ids([line for line in lines if line]))


def _header(grid: Grid) -> tuple[Cell, ...]:
    top = [row for row in grid.rows if row[0].row <= MAX_HEADING]
    known = [headers_known(cell.text for cell in row) for row in top]
    if max(known, default=0) < 2:
        raise InputError([grid.problem("sheet_no_header", columns=",".join(_REQUIRED))])
    return top[known.index(max(known))]


def _with_ids(lines: Iterable[LineRow]) -> Iterable[LineRow]:
    lines = list(lines)
    taken = {line.id for line in lines}
    fresh = (id_ for n in range(1, 2 * len(lines) + 1) if (id_ := f"line-{n}") not in taken)
    return (line if line.id else replace(line, id=next(fresh)) for line in lines)


class _Table:
    """The rows below a header, and the problems found in them so far."""

    def __init__(self, grid: Grid, header: tuple[Cell, ...], periods: int, currency: str | None) -> None:
        self.problems: list[Problem] = []
        self._grid = grid
        self.periods = periods
        self._currency = currency
        self._columns: dict[int, str | int | None] = {}
        self._ids: set[str] = set()
        top = header[0].row
        self._take_header(header)
        merged = [cells for cells in grid.merged if cells.last >= top]
        for cells in merged:
            self.fault("sheet_merged", cells.range)
        blurred = {row for cells in merged for row in range(cells.first, cells.last + 1)}
        self.rows = [row for row in grid.rows if row[0].row > top and row[0].row not in blurred]

    def fault(self, code: str, address: str = "", **params: str) -> None:
        """Notes a problem at a cell."""
        self.problems.append(self._grid.problem(code, address, **params))

    def _take_header(self, header: tuple[Cell, ...]) -> None:
        for cell in header:
            column = column_of(cell.text)
            if column is None:
                near = get_close_matches(cell.text[:80], header_names(), n=1, cutoff=0.6)
                self.fault("sheet_header", cell.address, found=cell.text, near="".join(near))
            elif column in self._columns.values():
                self.fault("sheet_header_twice", cell.address, found=cell.text)
                column = None
            self._columns[cell.column] = column
        known = set(self._columns.values())
        for name in _REQUIRED:
            if name not in known:
                self.fault("sheet_header_missing", str(header[0].row), column=name)
        found = sorted(column for column in known if isinstance(column, int))
        wanted = list(range(self.periods + 1))
        if found != wanted:
            self.fault(
                "sheet_periods" if found else "sheet_no_periods",
                str(header[0].row),
                found=_spans(found),
                expected=_spans(wanted),
            )

    def line(self, row: tuple[Cell, ...]) -> LineRow | None:
        """The line in a row; None where a problem was found in it."""
        before = len(self.problems)
        cells = {column: cell for cell in row if (column := self._column(cell)) is not None}
        line = _Row(self, row[0].row, cells).line()
        return line if len(self.problems) == before else None

    def _column(self, cell: Cell) -> str | int | None:
        if cell.column not in self._columns:
            self.fault("sheet_stray", cell.address, found=cell.text)
            self._columns[cell.column] = None  # said once
        return self._columns[cell.column]

    def address(self, column: str | int, row: int) -> str:
        """The cell of a row under a header."""
        return next((f"{letters(at)}{row}" for at, name in self._columns.items() if name == column), str(row))

    def has(self, column: str | int) -> bool:
        """Whether there is such a header."""
        return column in self._columns.values()

    def is_broken(self, cell: Cell) -> bool:
        """Whether a cell is computed, or failed to be, rather than written; which is a problem."""
        if cell.kind == "formula":
            self.fault("sheet_formula", cell.address, found=cell.text)
        elif cell.kind == "error":
            self.fault("sheet_error", cell.address, found=cell.text)
        return cell.kind in ("formula", "error")

    def number(self, cell: Cell, *, percent: bool = False, currency: bool = False) -> float | None:
        """The number in a cell."""
        try:
            if self.is_broken(cell):
                return None
            if cell.kind == "date":
                self.fault("typed_date", cell.address, found=cell.text)
            elif cell.kind != "number":
                return number(cell.text, percent=percent, currency=self._currency if currency else None)
            elif cell.percent == percent:
                return checked(cell.value)
            else:  # a percentage where none belongs, or a bare number where one does
                return number(repr(cell.value) if percent else f"{cell.value * 100:.15g}%", percent=percent)
        except InputError as error:
            self.problems += (replace(p, file=self._grid.file, path=self._at(cell)) for p in error.problems)
        return None

    def _at(self, cell: Cell) -> str:
        return self._grid.problem("", cell.address).path

    def new_id(self, cell: Cell) -> None:
        """Notes the id in a cell, which no other row may have."""
        if not _ID.fullmatch(cell.text):
            self.fault("sheet_id", cell.address, found=cell.text)
        elif cell.text in self._ids:
            self.fault("sheet_id_twice", cell.address, found=cell.text)
        self._ids.add(cell.text)


class _Row:
    """One row being read."""

    def __init__(self, table: _Table, number: int, cells: dict[str | int, Cell]) -> None:
        self._table = table
        self._number = number
        self._cells = cells

    def line(self) -> LineRow:
        """The line; what could not be read has a value of no meaning, and a problem."""
        name = self._word("name", required=True)
        kind = self._kind()
        indirect = self._flag("indirect")
        attribution = self._within("attribution", 0, 1)
        self._check_indirect(kind, indirect, attribution)
        low, high = self._within("low", 0, 1), self._within("high", 1, MAX_HIGH)
        if low is not None or high is not None:
            low, high = 1.0 if low is None else low, 1.0 if high is None else high
        id_ = self._word("id")
        if id_:
            self._table.new_id(self._cells["id"])
        return LineRow(
            id=id_,
            name=name,
            kind=kind,
            category=self._category(kind),
            indirect=bool(indirect),
            attribution=attribution,
            lag=self._lag(),
            low=low,
            high=high,
            amounts=self._amounts(kind),
            note=self._word("note"),
        )

    def _word(self, column: str, *, required: bool = False) -> str:
        cell = self._cells.get(column)
        if cell is None:
            if required and self._table.has(column):
                address = self._table.address(column, self._number)
                self._table.fault("sheet_missing", address, column=column)
            return ""
        return "" if self._table.is_broken(cell) else cell.text

    def _kind(self) -> str:
        word = self._word("kind", required=True)
        kind = kind_of(word)
        if word and kind is None:
            kinds = ",".join(CATEGORIES)
            self._table.fault("sheet_not_kind", self._cells["kind"].address, found=word, kinds=kinds)
        return kind or ""

    def _category(self, kind: str) -> str:
        word = self._word("category", required=True)
        category = category_of(word)
        if not word:
            return ""
        address = self._cells["category"].address
        possible = CATEGORIES.get(kind, tuple(c for categories in CATEGORIES.values() for c in categories))
        categories = ",".join(possible)
        if category is None:
            self._table.fault("sheet_not_category", address, found=word, categories=categories)
        elif category not in possible:
            params = {"category": category, "line_kind": kind, "categories": categories}
            self._table.fault("sheet_other_category", address, **params)
        return category or ""

    def _flag(self, column: str) -> bool | None:
        word = self._word(column)
        flag = flag_of(word) if word else False
        if flag is None:
            self._table.fault("sheet_not_flag", self._cells[column].address, found=word)
        return flag

    def _check_indirect(self, kind: str, indirect: bool | None, attribution: float | None) -> None:
        if indirect and kind in ("cost", "funding"):
            self._table.fault("sheet_indirect", self._cells["indirect"].address, line_kind=kind)
        elif attribution is not None and indirect is False:
            self._table.fault("sheet_attribution", self._cells["attribution"].address)

    def _within(self, column: str, low: float, high: float) -> float | None:
        """A share within bounds."""
        cell = self._cells.get(column)
        value = self._table.number(cell, percent=True) if cell else None
        if cell and value is not None and not low <= value <= high:
            expected = f"{low * 100:g}%–{high * 100:,.0f}%"
            self._table.fault("out_of_range", cell.address, found=f"{value * 100:g}%", expected=expected)
        return value

    def _lag(self) -> float:
        cell = self._cells.get("lag")
        value = self._table.number(cell) if cell else None
        if cell and value is not None and not 0 <= value <= MAX_LAG:
            expected = f"0–{MAX_LAG:g}"
            self._table.fault("out_of_range", cell.address, found=f"{value:g}", expected=expected)
        return value or 0.0

    def _amounts(self, kind: str) -> tuple[float, ...]:
        """An amount for each period, 0 where its cell is empty."""
        periods = [period for period in range(self._table.periods + 1) if self._table.has(period)]
        if periods and not any(period in self._cells for period in periods):
            self._table.fault("sheet_no_amounts", self._table.address(periods[0], self._number))
        return tuple(self._amount(period, kind) for period in periods)

    def _amount(self, period: int, kind: str) -> float:
        cell = self._cells.get(period)
        value = self._table.number(cell, currency=True) if cell else None
        if cell and value is not None and value < 0 and kind != "funding":
            self._table.fault("sheet_negative", cell.address, found=cell.text)
        return value or 0.0


def _spans(numbers: list[int]) -> str:
    """0, 1, 2 and 5 as `0–2, 5`."""
    spans: list[list[int]] = []
    for n in numbers:
        if spans and n == spans[-1][1] + 1:
            spans[-1][1] = n
        else:
            spans.append([n, n])
    return ", ".join(f"{a}–{b}" if a < b else f"{a}" for a, b in spans)
