"""One row of a sheet as a line."""

import re
from dataclasses import replace

from assess.economics.inputs import KIND_OF, MAX_PERIODS, Category, Line, LineKind, Range
from assess.problems import InputError, Problem, nearest
from assess.profile import MAX_TEXT
from assess.sheets.grid import Cell, Grid
from assess.sheets.header import Column, Header
from assess.sheets.vocabulary import category_names, category_of, flag_of
from assess.typed import checked, number

MAX_HIGH = 1_000.0
_ID = re.compile(r"[a-z0-9_-]{1,60}")


class RowReading:
    """A row being read; what is wrong with its cells is added to the problems of the sheet."""

    def __init__(
        self, grid: Grid, header: Header, row: tuple[Cell, ...], currency: str, problems: list[Problem]
    ) -> None:
        self._grid = grid
        self._header = header
        self._row = row[0].row
        self._currency = currency
        self._problems = problems
        self._found = len(problems)
        self._cells: dict[Column, Cell] = {}
        for cell in row:
            if cell.column not in header.columns:
                self._fault("sheet_stray", cell.address, found=cell.text)
                header.columns[cell.column] = None  # said once
            column = header.columns[cell.column]
            if column is not None:
                self._cells[column] = cell

    def id(self, taken: set[str]) -> str:
        """The id in the row, which is then taken; empty where none stands."""
        word = self._word("id")
        if not word:
            return ""
        if not _ID.fullmatch(word):
            self._fault("sheet_id", self._cells["id"].address, found=word)
        elif word in taken:
            self._fault("sheet_id_twice", self._cells["id"].address, found=word)
        taken.add(word)
        return word

    def line(self, id: str) -> Line | None:
        """The line under an id; None where a problem was found in the row."""
        category = self._category()
        kind = KIND_OF[category] if category else None
        indirect, attribution = self._indirect(kind)
        fields = {
            "name": self._text("name"),
            "indirect": indirect,
            "attribution": attribution,
            "lag": self._lag(),
            "range": self._range(),
            "note": self._text("note"),
            "amounts": tuple(self._amount(period, kind) for period in self._header.numbers),
        }
        if category is None or len(self._problems) > self._found:
            return None
        return Line.model_validate({"id": id, "kind": kind, "category": category, **fields})

    def _fault(self, code: str, address: str, **params: str) -> None:
        self._problems.append(self._grid.problem(code, address, **params))

    def _is_broken(self, cell: Cell) -> bool:
        """Whether a cell is computed, or failed to be, rather than written; which is a problem."""
        if cell.kind == "formula":
            self._fault("sheet_formula", cell.address, found=cell.text)
        elif cell.kind == "error":
            self._fault("sheet_error", cell.address, found=cell.text)
        return cell.kind in ("formula", "error")

    def _word(self, column: str) -> str:
        cell = self._cells.get(column)
        return "" if cell is None or self._is_broken(cell) else cell.text

    def _text(self, column: str) -> str:
        text = self._word(column)
        if len(text) > MAX_TEXT:
            self._fault("too_long", self._cells[column].address, limit=f"{MAX_TEXT:,}")
        return text

    def _number(self, cell: Cell, *, percent: bool = False, currency: str | None = None) -> float | None:
        try:
            if self._is_broken(cell):
                return None
            if cell.kind == "date":
                self._fault("typed_date", cell.address, found=cell.text)
            elif cell.kind != "number":
                return number(cell.text, percent=percent, currency=currency)
            elif cell.percent == percent:
                return checked(cell.value)
            else:  # a percentage where none belongs, or a bare number where one does
                return number(repr(cell.value) if percent else f"{cell.value * 100:.15g}%", percent=percent)
        except InputError as error:
            place = self._grid.problem("", cell.address)
            self._problems += (replace(p, file=place.file, path=place.path) for p in error.problems)
        return None

    def _category(self) -> Category | None:
        cell = self._cells.get("kind")
        if cell is None:
            if "kind" in self._header.details:
                self._fault("sheet_missing", self._header.address("kind", self._row), column="kind")
            return None
        word = self._word("kind")
        category = category_of(word)
        if word and category is None:
            near = nearest(word, category_names())
            self._fault("sheet_not_kind", cell.address, found=word, near=near)
        return category

    def _indirect(self, kind: LineKind | None) -> tuple[bool, float | None]:
        """Whether the line is an indirect benefit, and its share."""
        word = self._word("indirect")
        flag = flag_of(word) if word else False
        share = self._within("attribution", 0, 1)
        if flag is None:
            self._fault("sheet_not_flag", self._cells["indirect"].address, found=word)
        elif flag and kind in ("cost", "funding"):
            self._fault("sheet_indirect", self._cells["indirect"].address)
        elif share is not None and not flag:
            self._fault("sheet_attribution", self._cells["attribution"].address)
        return bool(flag), share

    def _range(self) -> Range | None:
        """Both ends; one left empty is the amount itself."""
        low, high = self._within("low", 0, 1), self._within("high", 1, MAX_HIGH)
        if (low is None and high is None) or len(self._problems) > self._found:
            return None
        return Range(low=1.0 if low is None else low, high=1.0 if high is None else high)

    def _within(self, column: str, low: float, high: float) -> float | None:
        """A share within bounds."""
        cell = self._cells.get(column)
        value = self._number(cell, percent=True) if cell else None
        if cell and value is not None and not low <= value <= high:
            expected = f"{low * 100:g}%–{high * 100:,.0f}%"
            self._fault("out_of_range", cell.address, found=f"{value * 100:g}%", expected=expected)
        return value

    def _lag(self) -> float:
        cell = self._cells.get("lag")
        value = self._number(cell) if cell else None
        if cell and value is not None and not 0 <= value <= MAX_PERIODS:
            self._fault("out_of_range", cell.address, found=f"{value:g}", expected=f"0–{MAX_PERIODS}")
        return value or 0.0

    def _amount(self, period: int, kind: LineKind | None) -> float:
        """0 where the cell is empty, as on the page."""
        cell = self._cells.get(period)
        value = self._number(cell, currency=self._currency) if cell else None
        if cell and value is not None and value < 0 and kind in ("cost", "benefit"):
            self._fault("amount_negative", cell.address, found=cell.text)
        return value or 0.0
