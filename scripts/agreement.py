"""How far two readers agree who rate a company from its data room alone.

    python scripts/agreement.py

For each folder of `tests/data_rooms`: ordinal Krippendorff alpha of `ratings-a.json` and `ratings-b.json`,
its 95 % interval by resampling criteria, how often the two picked the same level, and where they are two or
more apart.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import krippendorff
import numpy as np

ROOMS = Path(__file__).resolve().parent.parent / "tests" / "data_rooms"
LEVELS = (0, 1, 2, 3, 4)
RESAMPLES = 5000
SEED = 1

Ratings = dict[str, int | None]
"""A level by criterion; none where no document says anything."""


@dataclass(frozen=True)
class Agreement:
    """Two readers of one data room."""

    criteria: int
    """Criteria that both gave a level."""
    same: int
    """Of these, how many got the same level from both."""
    alpha: float
    low: float
    high: float
    """95 % interval of alpha."""
    apart: tuple[str, ...]
    """Criteria on which they are two levels or more apart."""


def rooms() -> list[Path]:
    """The data rooms, each with its documents and two ratings."""
    return sorted(path for path in ROOMS.iterdir() if path.is_dir())


def ratings(room: Path, reader: str) -> Ratings:
    """What one reader picked."""
    found = json.loads((room / f"ratings-{reader}.json").read_text(encoding="utf-8"))
    return {criterion: answer["level"] for criterion, answer in found.items()}


def agreement(one: Ratings, other: Ratings) -> Agreement:
    """How far two readers of the same criteria agree."""
    table = np.array([[np.nan if r[c] is None else r[c] for c in one] for r in (one, other)], dtype=float)
    random = np.random.default_rng(SEED)
    columns = table.shape[1]
    drawn = [_alpha(table[:, random.integers(0, columns, columns)]) for _ in range(RESAMPLES)]
    low, high = np.nanpercentile(drawn, [2.5, 97.5])
    both = [(c, a, b) for c in one if (a := one[c]) is not None and (b := other[c]) is not None]
    return Agreement(
        criteria=len(both),
        same=sum(a == b for _, a, b in both),
        alpha=_alpha(table),
        low=float(low),
        high=float(high),
        apart=tuple(c for c, a, b in both if abs(a - b) > 1),
    )


def _alpha(table: np.ndarray) -> float:
    try:
        return float(krippendorff.alpha(table, level_of_measurement="ordinal", value_domain=LEVELS))
    except ValueError:  # a resample in which every level is the same has no alpha
        return float("nan")


def main() -> None:
    for room in rooms():
        found = agreement(ratings(room, "a"), ratings(room, "b"))
        print(
            f"{room.name}: alpha {found.alpha:.3f} ({found.low:.3f} to {found.high:.3f}); "
            f"same level on {found.same} of {found.criteria}; "
            f"two or more apart: {', '.join(found.apart) or 'none'}"
        )


if __name__ == "__main__":
    main()
