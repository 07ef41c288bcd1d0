"""The charts of money as paper draws them: every place is a share of the chart's width or height, 0–1.

Heights count from the bottom. Amounts and names stand beside them as they are shown.
"""

from dataclasses import dataclass
from typing import Literal

PictureName = Literal[
    "cash",
    "lasting",
    "spread",
    "costs",
    "tornado",
    "what_ifs",
    "task",
    "hosting",
    "plan_radar",
    "plan_losses",
    "plan_frontier",
    "risk_curve",
    "risk_inherent",
    "risk_residual",
    "risk_target",
]


Curve = tuple[tuple[float, float], ...]
"""The points of a line, each by its share of the width and of the height."""


@dataclass(frozen=True)
class Mark:
    """A place with what it is called."""

    at: float
    text: str


Ticks = tuple[Mark, ...]
"""The round values along one side of a chart."""


@dataclass(frozen=True)
class CashColumn:
    """One period: bars from 0, what is left, and the band around it."""

    label: str
    """Empty where labels would not fit side by side."""
    up: tuple[float, float]
    """Heights of the benefits and of the funding on top of them."""
    down: tuple[float, float]
    """Depths of the costs and of funding that is repaid below them."""
    cash: float
    low: float
    high: float


@dataclass(frozen=True)
class CashDrawing:
    """Cash by period."""

    ticks: Ticks
    zero: float
    columns: tuple[CashColumn, ...]
    uncertain: bool
    funded: bool
    ends: Mark | None


@dataclass(frozen=True)
class LastingDrawing:
    """In which share of the futures cash is left."""

    months: Ticks
    shares: Ticks
    within: Curve
    beyond: Curve
    marks: tuple[tuple[float, float, str], ...]


@dataclass(frozen=True)
class SpreadBar:
    """One bar of the spread."""

    low: float
    high: float
    height: float
    loss: bool


@dataclass(frozen=True)
class SpreadDrawing:
    """How the value is spread."""

    ticks: Ticks
    zero: float | None
    bars: tuple[SpreadBar, ...]
    outline: Curve
    """The spread with indirect benefits, if there are any."""
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class TornadoBar:
    """One line: where its P10 and its P90 take the value."""

    name: str
    low: float
    high: float


@dataclass(frozen=True)
class TornadoDrawing:
    """What moves the value most."""

    ticks: Ticks
    middle: float
    bars: tuple[TornadoBar, ...]


@dataclass(frozen=True)
class CostBar:
    """A branch of the costs, which has no bar, or a category in it."""

    name: str
    amount: str
    share: str
    start: float
    later: float
    branch: bool


@dataclass(frozen=True)
class CostsDrawing:
    """What the money is spent on."""

    bars: tuple[CostBar, ...]
    once: bool
    """Whether anything is paid at the start."""


@dataclass(frozen=True)
class ChangeAxis:
    """One dimension of the radar: shares of its axis, and both values as they are shown."""

    title: str
    before: float
    after: float
    target: float
    text: str


@dataclass(frozen=True)
class ChangeDrawing:
    """Maturity today and with the plan."""

    axes: tuple[ChangeAxis, ...]


@dataclass(frozen=True)
class LossesDrawing:
    """With which chance a year costs more, today and with the plan."""

    losses: Ticks
    shares: Ticks
    before: Curve
    after: Curve
    title: str


@dataclass(frozen=True)
class Panel:
    """One of two curves above each other."""

    title: str
    ticks: Ticks
    points: Curve


@dataclass(frozen=True)
class FrontierDrawing:
    """What each number of days buys."""

    days: Ticks
    panels: tuple[Panel, ...]
    plan: Mark
    knee: Mark | None
    title: str


@dataclass(frozen=True)
class WhatIfBar:
    """The value under one what-if: with direct benefits only, and with all."""

    name: str
    amount: str
    direct: float
    total: float


@dataclass(frozen=True)
class WhatIfDrawing:
    """The value under each what-if, the first being the amounts as entered."""

    zero: float
    both: bool
    """Whether indirect benefits make a difference."""
    bars: tuple[WhatIfBar, ...]


@dataclass(frozen=True)
class TaskBar:
    """A part of what a task costs, as a share of the dearest part."""

    name: str
    text: str
    size: float
    model: bool
    """Whether it is the model itself, not the work around it."""


@dataclass(frozen=True)
class TaskDrawing:
    """What a task costs."""

    bars: tuple[TaskBar, ...]


@dataclass(frozen=True)
class HostingDrawing:
    """What calling an API and hosting cost a month, by tokens."""

    tokens: Ticks
    costs: Ticks
    api: Curve
    hosting: Curve
    meet: tuple[float, float, str] | None
    machine: Mark | None


@dataclass(frozen=True)
class MatrixCell:
    """A cell of a matrix, 1–5 both ways, and the lines of numbers in it, each with whether it has moved."""

    likelihood: int
    impact: int
    lines: tuple[tuple[tuple[str, bool], ...], ...]


@dataclass(frozen=True)
class MatrixDrawing:
    """Likelihood against impact in one state of affairs."""

    title: str
    classes: int
    cells: tuple[MatrixCell, ...]
    impact: str
    likelihood: str
    """What the axes are called."""


@dataclass(frozen=True)
class ToleratedPoint:
    """A loss, the chance with which it may be exceeded, and whether that is kept."""

    loss: float
    chance: float
    met: bool


@dataclass(frozen=True)
class ExceedanceCurve:
    """One state of affairs."""

    title: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class ExceedanceDrawing:
    """With which chance a year costs more, without controls, today and at the targets, in that order."""

    losses: tuple[Mark, ...]
    shares: tuple[Mark, ...]
    curves: tuple[ExceedanceCurve, ...]
    tolerated: tuple[ToleratedPoint, ...]
    kept: str
    exceeded: str
    """What the two kinds of points are called."""
    title: str


Drawing = (
    CashDrawing
    | LastingDrawing
    | SpreadDrawing
    | TornadoDrawing
    | CostsDrawing
    | ChangeDrawing
    | LossesDrawing
    | FrontierDrawing
    | MatrixDrawing
    | ExceedanceDrawing
    | WhatIfDrawing
    | TaskDrawing
    | HostingDrawing
)
