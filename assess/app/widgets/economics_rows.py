"""Cash-flow lines as rows of text and back: what the table shows, and what is meant by what was typed in it.

Rows hold text only. A line with a cell that cannot be read stays in the table as it was typed, and in the
store as it was.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assess.economics.expansion import entered
from assess.economics.inputs import KIND_OF, MAX_LINES, Economics, Line
from assess.problems import InputError, Problem
from assess.typed import number

Row = dict[str, str]
"""`id`, `name`, `category`, and the amounts under "0" to the number of periods."""

EXACT_BELOW = 100
"""From here on the decimals of a computed amount only get in the way."""


@dataclass(frozen=True)
class Fault:
    """A cell, or a row where `period` is None, that keeps its line from being saved."""

    problem: Problem
    line: str
    name: str
    row: int
    period: int | None = None


@dataclass(frozen=True)
class Reading:
    """What rows mean: lines to save, what cannot be read, and driven lines whose amounts were typed."""

    lines: tuple[Line, ...]
    faults: tuple[Fault, ...]
    overtyped: Mapping[str, tuple[float, ...]]
    """Amounts typed over those that a driver computes, by line; not among `lines` yet."""


def show_cell(amount: float, *, computed: bool = False) -> str:
    """An amount as a cell shows it, a computed one without decimals where it is large; nothing for 0."""
    if amount == 0:
        return ""
    if computed and abs(amount) >= EXACT_BELOW:
        return f"{amount:,.0f}"
    return f"{amount:,.2f}".rstrip("0").rstrip(".")


def amounts_of(line: Line, economics: Economics) -> tuple[float, ...]:
    """A line's amounts, those entered or those that its driver computes, before any delay."""
    return tuple(float(amount) for amount in entered(line, economics.periods))


def rows_of(economics: Economics) -> list[Row]:
    """The table of economics."""
    return [
        {
            "id": line.id,
            "name": line.name,
            "category": line.category,
            **{
                str(t): show_cell(amount, computed=line.driver is not None)
                for t, amount in enumerate(amounts_of(line, economics))
            },
        }
        for line in economics.lines
    ]


def changed(row: Row, stored: Row | None) -> Row:
    """What was typed in a row: the cells that differ from those stored, all of them where it is new."""
    if stored is None:
        return row
    return {column: text for column, text in row.items() if column == "id" or text != stored.get(column)}


def with_unsaved(rows: Sequence[Row], unsaved: Mapping[str, Row], periods: int) -> list[Row]:
    """Rows with what was typed and not saved laid over them, or behind them where the line is new."""
    columns = ["id", "name", "category", *map(str, range(periods + 1))]
    laid = {row["id"]: row for row in rows}
    for id, typed in unsaved.items():
        laid[id] = {**laid.get(id, {}), **typed}
    return [{column: row.get(column, "") for column in columns} for row in laid.values()]


def merge(base: Sequence[Row], delta: Mapping[str, Any], ids: Sequence[str]) -> list[Row]:
    """Rows after the edits that a table reports; `ids` name the added ones."""
    deleted = set(delta.get("deleted_rows", ()))
    edited = {int(place): changes for place, changes in delta.get("edited_rows", {}).items()}
    kept = [{**row, **_texts(edited.get(i, {}))} for i, row in enumerate(base) if i not in deleted]
    added = [
        {"id": id, **_texts(changes)} for id, changes in zip(ids, delta.get("added_rows", ()), strict=False)
    ]
    return [*kept, *added]


def _texts(changes: Mapping[str, Any]) -> Row:
    return {c: "" if value is None else str(value) for c, value in changes.items() if c != "id"}


def new_ids(taken: Sequence[str], count: int) -> list[str]:
    """So many ids that no line has yet."""
    free = (f"line-{n}" for n in range(1, len(taken) + count + 1) if f"line-{n}" not in taken)
    return [id for id, _ in zip(free, range(count), strict=False)]


def removed(before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]) -> list[int]:
    """Which of the rows added `before` are missing `after`: the table tells only what is left."""
    gone, place = [], 0
    for was, row in enumerate(before):
        left = len(after) - place
        if left and (row == after[place] or len(before) - was == left):
            place += 1
        else:
            gone.append(was)
    return gone


def read(rows: Sequence[Row], economics: Economics) -> Reading:
    """What rows mean, beside the details that the lines have already."""
    known = {line.id: line for line in economics.lines}
    lines: list[Line] = []
    faults: list[Fault] = []
    overtyped: dict[str, tuple[float, ...]] = {}
    for place, row in enumerate(rows, 1):
        line = known.get(row["id"])
        if line is None and is_blank(row):
            continue
        found, amounts = _cells(row, place, line, economics)
        if not found and len(lines) >= MAX_LINES:
            params = {"found": str(len(lines) + 1), "limit": str(MAX_LINES)}
            problem = Problem("too_many_lines", params=params)
            found = [Fault(problem, row["id"], row.get("name", ""), place)]
        if found or amounts is None:
            faults += found
            lines += [line] if line else []
            continue
        if line is not None and line.driver is not None:
            if amounts == amounts_of(line, economics):
                amounts = None
            elif any(dict(line.driver).values()):
                overtyped[line.id] = amounts
                amounts = None
            # Else nothing was entered to compute them from, and what was typed takes its place.
        lines.append(_line(row, line, amounts))
    return Reading(tuple(lines), tuple(faults), overtyped)


def is_blank(row: Row) -> bool:
    """Whether nothing was entered in a row."""
    return not any(text.strip() for column, text in row.items() if column != "id")


def _line(row: Row, line: Line | None, amounts: tuple[float, ...] | None) -> Line:
    category = row["category"]
    kind = KIND_OF[category]  # type: ignore[index]
    fields: dict[str, Any] = {"id": row["id"], **(dict(line) if line else {})}
    fields |= {"name": row.get("name", "").strip(), "category": category, "kind": kind, "amounts": amounts}
    if amounts is not None:
        fields["driver"] = None
    if kind != "benefit":
        fields |= {"indirect": False, "attribution": None}
    return Line.model_validate(fields)


def _cells(
    row: Row, place: int, line: Line | None, economics: Economics
) -> tuple[list[Fault], tuple[float, ...] | None]:
    """What is wrong with a row, else its amounts."""

    def placed(problem: Problem, period: int | None = None) -> Fault:
        return Fault(problem, row["id"], row.get("name", "").strip(), place, period)

    kind = KIND_OF.get(row.get("category", ""))  # type: ignore[call-overload]
    faults = [] if kind else [placed(Problem("no_category"))]
    stored = amounts_of(line, economics) if line else ()
    computed = line is not None and line.driver is not None
    amounts: list[float] = []
    for period in range(economics.periods + 1):
        text = row.get(str(period), "")
        before = stored[period] if period < len(stored) else None
        # A cell shows two decimals: one that was left alone keeps the others.
        if before is not None and text == show_cell(before, computed=computed):
            amounts.append(before)
            continue
        try:
            amount = number(text, currency=economics.currency) or 0.0
        except InputError as error:
            faults += (placed(problem, period) for problem in error.problems)
            continue
        if amount < 0 and kind not in ("funding", None):
            faults.append(placed(Problem("amount_negative", params={"found": text}), period))
        amounts.append(amount)
    return faults, None if faults else tuple(amounts)
