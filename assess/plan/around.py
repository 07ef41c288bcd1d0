"""What lies around a plan: other budgets, and how sure each of its steps is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assess.plan.question import Question
from assess.plan.results import FrontierPoint, Margin


@dataclass(frozen=True)
class Around:
    """Other budgets, and how often each step is chosen as figures vary."""

    frontier: tuple[FrontierPoint, ...] = ()
    frontier_money: tuple[FrontierPoint, ...] = ()
    knee_days: float | None = None
    knee_money: float | None = None
    more_days: Margin | None = None
    more_money: Margin | None = None
    robustness: Mapping[str, float] = field(default_factory=dict)


AROUND_NOTHING = Around()
"""Where nobody looked around."""


def look_around(question: Question) -> Around:
    """The surroundings of a plan."""
    return Around()
