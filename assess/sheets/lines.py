"""Cash-flow lines as rows of a sheet, whatever computes with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

CATEGORIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "cost": (
            "people",
            "data",
            "training_compute",
            "inference_compute",
            "hosting",
            "licences",
            "compliance",
            "sales_marketing",
            "general",
            "tax",
        ),
        "benefit": ("revenue", "cost_avoided", "time_saved", "brand", "market_share", "other"),
        "funding": ("equity", "grant", "loan"),
    }
)
"""Which categories a line of each kind may have."""


@dataclass(frozen=True)
class LineRow:
    """One row of the table."""

    id: str
    """What the line is called in files; empty in a row that had none."""
    name: str
    kind: str
    category: str
    indirect: bool
    attribution: float | None
    """Share of an indirect benefit, 0–1."""
    lag: float
    """Periods by which the cash comes later."""
    low: float | None
    """Multiple of the amounts at the low end, 0–1; with `high` None where the amounts are certain."""
    high: float | None
    amounts: tuple[float, ...]
    """One for each period, the first at the decision date."""
    note: str = ""
