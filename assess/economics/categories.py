"""What each category of money comes to, and the tree of costs: making the model, running the company, both.

The tree is drawn where a category alone tells it. People and licences serve both, and no line says in what
share, so they stand as a branch of their own rather than being guessed into one. What is paid at the decision
date is one-off; everything after it is running.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

from assess.economics.inputs import LINE_KINDS, Category, CostCategory, LineKind
from assess.economics.results import LineAmounts

Area = Literal["research", "operations", "shared"]
AREAS: tuple[Area, ...] = get_args(Area)
AREA: Mapping[CostCategory, Area] = MappingProxyType(
    {
        "people": "shared",
        "data": "research",
        "training_compute": "research",
        "inference_compute": "operations",
        "hosting": "operations",
        "licences": "shared",
        "compliance": "operations",
        "sales_marketing": "operations",
        "general": "operations",
        "tax": "operations",
    }
)
"""The branch of each category of costs."""


class CategorySum(NamedTuple):
    """The lines of one category, as their most likely amounts, before attribution."""

    kind: LineKind
    category: Category
    area: Area | None
    """The branch of a cost; None for benefits and funding."""
    start: float
    """At the decision date."""
    later: float
    """In all periods after it."""

    @property
    def total(self) -> float:
        """Over all periods."""
        return self.start + self.later


def by_category(lines: Iterable[LineAmounts]) -> tuple[CategorySum, ...]:
    """One sum a category: costs by branch, then benefits and funding, the largest of each first."""
    start: dict[tuple[LineKind, Category], float] = {}
    later: dict[tuple[LineKind, Category], float] = {}
    for line in lines:
        key = (line.kind, line.category)
        start[key] = start.get(key, 0.0) + line.amounts[0]
        later[key] = later.get(key, 0.0) + sum(line.amounts[1:])
    sums = (CategorySum(kind, c, _area(c), start[kind, c], later[kind, c]) for kind, c in start)
    return tuple(sorted(sums, key=_place))


def _area(category: Category) -> Area | None:
    return next((area for cost, area in AREA.items() if cost == category), None)


def _place(one: CategorySum) -> tuple[int, int, float]:
    return LINE_KINDS.index(one.kind), AREAS.index(one.area) if one.area else 0, -one.total
