"""What a measurement yields, and the table of all of them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One figure; smaller is better in all of them."""

    part: str
    what: str
    value: float
    unit: str
    """`x` for a ratio taken in this run, else `ms`, `MB` or `%`."""
    aim: float | None = None
    """The most that it should be; None for figures that only explain others."""

    @property
    def met(self) -> bool | None:
        """Whether the aim is met; None without one."""
        return None if self.aim is None else self.value <= self.aim

    def as_json(self) -> dict[str, Any]:
        """The figure for other programs."""
        return {**asdict(self), "met": self.met}


def table(figures: Sequence[Figure]) -> str:
    """All figures, one a line."""
    signs = {None: "", True: "met", False: "MISSED"}
    rows = [("part", "what", "figure", "aim", "")]
    for f in figures:
        aim = "" if f.aim is None else f"≤ {_number(f.aim)} {f.unit}"
        rows.append((f.part, f.what, f"{_number(f.value)} {f.unit}", aim, signs[f.met]))
    widths = [max(len(row[i]) for row in rows) for i in range(5)]
    lines = []
    for part, what, value, aim, sign in rows:
        cells = (
            part.ljust(widths[0]),
            what.ljust(widths[1]),
            value.rjust(widths[2]),
            aim.rjust(widths[3]),
            sign,
        )
        lines.append("  ".join(cells).rstrip())
    lines.insert(1, "-" * max(map(len, lines)))
    return "\n".join(lines)


def _number(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def say(text: str) -> None:
    """Tells the waiting reader what is being measured."""
    print(text, file=sys.stderr, flush=True)
