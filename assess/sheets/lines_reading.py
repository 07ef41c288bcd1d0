"""A sheet as lines of economics, or everything that is wrong with it, each with its cell."""

from collections.abc import Iterator

from assess.economics.inputs import MAX_LINES, Line
from assess.problems import InputError, Problem
from assess.sheets.grid import MAX_HEADING, Cell, Grid
from assess.sheets.header import read_header
from assess.sheets.lines import SheetLines
from assess.sheets.reading import read
from assess.sheets.row_reading import RowReading
from assess.sheets.vocabulary import headers_known


def read_lines(data: bytes, file: str, currency: str) -> SheetLines:
    """The lines in the bytes of an XLSX or CSV file, whose amounts are meant in a currency.

    A row without an id gets one that no other row has.

    Raises:
        InputError: with every problem found.
    """
    grid = read(data, file, headers_known)
    cells = _header_cells(grid)
    problems: list[Problem] = []
    header = read_header(grid, cells, currency, problems)
    lines: list[tuple[Line | None, bool]] = []
    ids: set[str] = set()
    for row in _rows(grid, cells[0].row, problems):
        reading = RowReading(grid, header, row, currency, problems)
        id_ = reading.id(ids)
        lines.append((reading.line(id_ or f"line-{len(lines) + 1}"), bool(id_)))
    if not lines and not problems:
        problems.append(grid.problem("sheet_no_lines"))
    if len(lines) > MAX_LINES:
        problems.append(grid.problem("too_many_lines", found=str(len(lines)), limit=str(MAX_LINES)))
    if problems:
        raise InputError(problems)
    return SheetLines(
        lines=tuple(_with_ids([(line, given) for line, given in lines if line])),
        given=frozenset(ids),
        columns=header.details,
        period=header.period,
        periods=header.periods,
    )


def _header_cells(grid: Grid) -> tuple[Cell, ...]:
    """The row that knows most of the words of a header."""
    top = [row for row in grid.rows if row[0].row <= MAX_HEADING]
    known = [headers_known(cell.text for cell in row) for row in top]
    if max(known, default=0) < 2:
        raise InputError([grid.problem("sheet_no_header")])
    return top[known.index(max(known))]


def _rows(grid: Grid, top: int, problems: list[Problem]) -> Iterator[tuple[Cell, ...]]:
    """The rows below the header, but for those that merged cells blur, which are a problem."""
    merged = [cells for cells in grid.merged if cells.last >= top]
    problems += (grid.problem("sheet_merged", cells.range) for cells in merged)
    blurred = {row for cells in merged for row in range(cells.first, cells.last + 1)}
    yield from (row for row in grid.rows if row[0].row > top and row[0].row not in blurred)


def _with_ids(lines: list[tuple[Line, bool]]) -> Iterator[Line]:
    """Lines whose own ids stay, and the others with ids that none of those has."""
    taken = {line.id for line, given in lines if given}
    fresh = (id_ for n in range(1, 2 * len(lines) + 1) if (id_ := f"line-{n}") not in taken)
    return (line if given else line.model_copy(update={"id": next(fresh)}) for line, given in lines)
