"""What a sheet says about the lines of economics."""

from dataclasses import dataclass

from assess.economics.inputs import Line, Period


@dataclass(frozen=True)
class SheetLines:
    """The lines that stand in a sheet, each with its amounts: of drivers a sheet knows nothing."""

    lines: tuple[Line, ...]
    given: frozenset[str]
    """The ids that stand in the sheet; the other lines got one while it was read."""
    columns: frozenset[str]
    """Those of `LINE_COLUMN` that it has: of every other detail it says nothing."""
    period: Period | None
    """How long a column is; None where the headers only number them."""
    periods: int
    """Columns after the start."""
