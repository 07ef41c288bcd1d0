"""What the economics would be with the lines of a sheet, and what that changes."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assess.economics.expansion import entered
from assess.economics.inputs import Economics, Line, Range
from assess.sheets.lines import SheetLines

_SAME = 1e-12
"""Relative difference below which a number is the one that was written: Excel keeps 15 digits."""
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name",),
    "indirect": ("indirect",),
    "attribution": ("attribution",),
    "lag": ("lag",),
    "range": ("low", "high"),
    "note": ("note",),
}
"""Which columns say something about a field; amounts, kind and category every sheet has."""


@dataclass(frozen=True)
class LineChange:
    """A line that would come, go (`after` is None) or be another."""

    before: Line | None
    after: Line | None
    fields: tuple[str, ...] = ()
    """Of a line before and after, what differs."""


def proposed(sheet: SheetLines, economics: Economics) -> Economics:
    """The economics with a sheet's lines in the place of its own.

    A line is known again by its id, else by its name; it keeps whatever the sheet says nothing about, and its
    driver where the amounts are those that the driver has.

    Raises:
        ValidationError: lines that grow larger than can be reckoned with.
    """
    held = _held(sheet, economics.lines)
    ids = _ids(sheet, held, economics.lines)
    lines = tuple(
        _joined(line.model_copy(update={"id": id}), old, sheet)
        for line, old, id in zip(sheet.lines, held, ids, strict=True)
    )
    kept = set(ids)
    scenarios = tuple(
        scenario.model_copy(update={"lines": {id: f for id, f in scenario.lines.items() if id in kept}})
        for scenario in economics.scenarios
    )
    fields = {"period": sheet.period or economics.period, "periods": sheet.periods, "lines": lines}
    return Economics.model_validate({**dict(economics), **fields, "scenarios": scenarios})


def changes(before: Economics, after: Economics) -> tuple[LineChange, ...]:
    """Each line that differs, in the order of `after`; those that go last."""
    old = {line.id: line for line in before.lines}
    found = [LineChange(old.pop(line.id, None), line) for line in after.lines]
    told = [LineChange(c.before, c.after, _differing(c.before, c.after)) for c in found]
    gone = [LineChange(line, None) for line in old.values()]
    return (*(c for c in told if c.before is None or c.fields), *gone)


def _differing(before: Line | None, after: Line | None) -> tuple[str, ...]:
    if before is None or after is None:
        return ()
    return tuple(name for name in Line.model_fields if getattr(before, name) != getattr(after, name))


def _held(sheet: SheetLines, lines: Sequence[Line]) -> list[Line | None]:
    """For each line of a sheet the one that it stands for, if any."""
    left = {line.id: line for line in lines}
    held = [left.pop(line.id, None) if line.id in sheet.given else None for line in sheet.lines]
    for place, line in enumerate(sheet.lines):
        same = [old for old in left.values() if old.name == line.name]
        if held[place] is None and line.name and len(same) == 1:
            held[place] = left.pop(same[0].id)
    return held


def _ids(sheet: SheetLines, held: Iterable[Line | None], lines: Sequence[Line]) -> list[str]:
    """Ids of lines that are known again, ids that the sheet gives, and else new ones."""
    pairs = list(zip(sheet.lines, held, strict=True))
    ids = [old.id if old else line.id if line.id in sheet.given else "" for line, old in pairs]
    taken = {*filter(None, ids), *(line.id for line in lines)}
    most = len(taken) + len(ids)
    fresh = (id for n in range(1, most + 1) if (id := f"line-{n}") not in taken)
    return [id or next(fresh) for id in ids]


def _joined(line: Line, old: Line | None, sheet: SheetLines) -> Line:
    """A line of a sheet with what the sheet does not say, from the line that it stands for."""
    if old is None:
        return line
    fields: dict[str, Any] = {**dict(line)}
    for field, columns in _COLUMNS.items():
        if not sheet.columns & set(columns) or _is_same(fields[field], getattr(old, field)):
            fields[field] = getattr(old, field)
    if line.kind != "benefit":
        fields |= {"indirect": False, "attribution": None}
    if not fields["indirect"]:
        fields["attribution"] = None
    if _is_same(line.amounts, tuple(map(float, entered(old, sheet.periods)))):
        fields |= {"amounts": old.amounts, "driver": old.driver}
    return Line.model_validate(fields)


def _is_same(one: Any, other: Any) -> bool:
    """Whether two values differ by no more than writing them to a file and reading them makes them."""
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=_SAME)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_is_same, one, other))
    if isinstance(one, Range) and isinstance(other, Range):
        return _is_same((one.low, one.high), (other.low, other.high))
    return bool(one == other)
