"""What the pictures of an appraisal show, as points, for screen, HTML and paper alike. Imports no Plotly."""

import math
from itertools import pairwise
from typing import NamedTuple

from assess.economics.categories import AREAS, Area, CategorySum, by_category
from assess.economics.inputs import PERIODS_PER_YEAR
from assess.economics.results import Appraisal, Bar, Histogram
from assess.i18n import Translator, show_money
from assess.i18n.economics import AREA, CATEGORY, months

MOST_BARS = 8
"""How many lines the tornado shows."""
SAME = 1e-9
"""Share of an amount below which nothing can be told apart on an axis."""
LEAST = 1e-6
"""Amount of money below which there is nothing to draw."""
FARTHEST = 3
"""How many times the horizon the picture of the runway may reach beyond it."""
SPENT = 0.005
"""Share of futures with cash left from which on that picture ends."""


def ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Round figures from at or below `low` to at or above `high`; only these two where they hardly differ."""
    span = high - low
    if _same(low, high):
        return [low, high] if span else [low]
    rough = span / about
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * m for m in (1, 2, 5, 10) if size * m >= rough * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [step * n for n in range(first, last + 1)]


def _same(low: float, high: float) -> bool:
    """Whether two amounts cannot be told apart on an axis."""
    return high - low <= max(LEAST, SAME * max(abs(low), abs(high)))


def cash_uncertain(appraisal: Appraisal) -> bool:
    """Whether cash differs from path to path."""
    return any(band.p10 != band.p90 for band in appraisal.simulation.cash)


def months_per_period(appraisal: Appraisal) -> int:
    """1, 3 or 12."""
    return 12 // PERIODS_PER_YEAR[appraisal.period]


def cash_ends(appraisal: Appraisal, _: Translator) -> tuple[float, str] | None:
    """Where among the periods the cash runs out, and words for it; None behind the last period or never."""
    if appraisal.runway is None:
        return None
    place = appraisal.runway / months_per_period(appraisal)
    if place > appraisal.periods:
        return None
    return place, _("Cash runs out after {time}", time=months(appraisal.runway, _))


class Lasting(NamedTuple):
    """Points of the picture of the runway, as months and share of the futures with cash left."""

    within: tuple[tuple[float, float], ...]
    """At the end of each period."""
    beyond: tuple[tuple[float, float], ...]
    """Behind the last period, beginning with its end."""
    marks: tuple[tuple[float, float, str], ...]
    """Points that are named."""


def lasting(appraisal: Appraisal, _: Translator) -> Lasting | None:
    """The picture of the runway; None unless cash runs out in a tenth of the futures, and not in all now."""
    run = appraisal.simulation.runway
    if not cash_uncertain(appraisal) or run.p10 is None or run.lasting[0] < 1:
        return None
    size = months_per_period(appraisal)
    points = [(float(size * period), share) for period, share in enumerate(run.lasting)]
    end = points[-1][0]
    spent = next((i for i, (_month, share) in enumerate(points) if share < SPENT), None)
    named = (
        (run.p10, 0.9, _("9 in 10")),
        (run.p50, 0.5, _("5 in 10")),
        (run.p90, 0.1, _("1 in 10")),
    )
    marks = tuple((at, share, name) for at, share, name in named if at is not None and at <= FARTHEST * end)
    beyond = tuple((at, share) for at, share, _name in marks if at > end)
    return Lasting(
        within=tuple(points if spent is None else points[: spent + 1]),
        beyond=(points[-1], *beyond) if beyond else (),
        marks=tuple((at, share, f"{name}{_(': ')}{months(at, _)}") for at, share, name in marks),
    )


class Slab(NamedTuple):
    """A bar of the spread: from, to, height as a share of the highest, and whether it lies below 0."""

    low: float
    high: float
    height: float
    loss: bool


def spread_slabs(spread: Histogram, highest: float) -> tuple[Slab, ...]:
    """The bars of a spread; the one in which 0 lies is cut there."""
    slabs = []
    size = len(spread.counts)
    span = spread.high - spread.low
    for i, density in enumerate(densities(spread)):
        low, high = spread.low + span * i / size, spread.low + span * (i + 1) / size
        cuts = [low, 0.0, high] if low < 0 < high else [low, high]
        slabs += [Slab(a, b, density / highest, b <= 0) for a, b in pairwise(cuts)]
    return tuple(slabs)


def densities(spread: Histogram) -> tuple[float, ...]:
    """Share of the values per unit of money, bin by bin: spreads of different widths can be compared."""
    width = (spread.high - spread.low) / len(spread.counts)
    return tuple(count / sum(spread.counts) / width for count in spread.counts)


def spread_range(appraisal: Appraisal) -> tuple[float, float]:
    """From where to where the spread is drawn: with 0, unless that would squeeze all else to one side."""
    spreads = [case.npv_histogram for case in (appraisal.simulation.direct, appraisal.simulation.total)]
    low, high = min(s.low for s in spreads), max(s.high for s in spreads)
    for end in (min(low, 0.0), max(high, 0.0)):
        if max(high, end) - min(low, end) <= 2 * (high - low):
            low, high = min(low, end), max(high, end)
    return low, high


def spread_marks(appraisal: Appraisal, _: Translator) -> tuple[tuple[float, str], ...]:
    """Where P10, P50 and P90 of the value stand, and what is written there."""
    npv = appraisal.simulation.direct.npv
    return (
        (npv.p10, _("P10 {amount}", amount=show_money(npv.p10, _.locale))),
        (npv.p50, _("P50 {amount}", amount=show_money(npv.p50, _.locale))),
        (npv.p90, _("P90 {amount}", amount=show_money(npv.p90, _.locale))),
    )


def spread_shown(appraisal: Appraisal) -> bool:
    """Whether the value with direct benefits differs from path to path."""
    spread = appraisal.simulation.direct.npv_histogram
    return not _same(spread.low, spread.high)


def with_indirect(appraisal: Appraisal) -> bool:
    """Whether indirect benefits move the value, in so far as it can be drawn."""
    spread = appraisal.simulation.total.npv_histogram
    return appraisal.simulation.direct != appraisal.simulation.total and not _same(spread.low, spread.high)


def tornado_bars(appraisal: Appraisal) -> tuple[Bar, ...]:
    """The lines whose range moves the value most, widest first."""
    return tuple(bar for bar in appraisal.simulation.tornado if bar.low != bar.high)[:MOST_BARS]


class CostRow(NamedTuple):
    """A branch of the tree of costs, or a category in it (`name` is translated)."""

    area: Area
    name: str
    start: float
    later: float
    share: float
    """Of all costs, 0–1."""
    branch: bool

    @property
    def total(self) -> float:
        """Over all periods."""
        return self.start + self.later


def cost_rows(appraisal: Appraisal, _: Translator) -> tuple[CostRow, ...]:
    """Branches of the tree of costs, each followed by its categories; those without a cost are left out."""
    costs = [one for one in by_category(appraisal.lines) if one.kind == "cost" and one.total > 0]
    everything = sum(one.total for one in costs)
    rows = []
    for area in AREAS:
        parts = [one for one in costs if one.area == area]
        if parts:
            rows.append(_row(area, _(AREA[area]), parts, everything, branch=True))
            rows += [_row(area, _(CATEGORY[one.category]), [one], everything, branch=False) for one in parts]
    return tuple(rows)


def _row(area: Area, name: str, parts: list[CategorySum], everything: float, *, branch: bool) -> CostRow:
    start, later = sum(p.start for p in parts), sum(p.later for p in parts)
    return CostRow(area, name, start, later, (start + later) / everything, branch)
