"""The result of the sums: one frozen, serialisable object that every screen and file reads.

A figure that is undefined is null, and `reasons` beside it says why by an id.
"""

from dataclasses import dataclass
from typing import Literal

from assess.economics.inputs import Category, LineKind, Period, Timing
from assess.models import Result
from assess.sampling import Simulated

Basis = Literal["gpu_hours", "api_prices"]
MarginBasis = Literal["task", "tokens"]
CostKind = Literal["input", "cached", "output", "reasoning", "gpu", "tools", "retries", "review"]


class Figures(Result):
    """What the most likely amounts come to."""

    total_cost: float
    """Undiscounted, as is the benefit."""
    total_benefit: float
    roi: float | None
    """(B − C) / C over the whole horizon."""
    roi_annualised: float | None
    npv: float
    irr: float | None
    """Per year; null unless there is exactly one."""
    irr_roots: tuple[float, ...]
    """Per year, ascending."""
    mirr: float | None
    """Per year, with the discount rate for both financing and reinvesting."""
    bcr: float | None
    payback: float | None
    """In periods."""
    discounted_payback: float | None
    """In periods."""
    peak_funding: float
    """The deepest cumulative flow, positive, before cash and funding."""
    reasons: dict[str, str]


class CostPart(Result):
    """One part of what a task costs."""

    kind: CostKind
    cost: float


class HostingComparison(Result):
    """What calling an API and hosting one's own model cost a month; the break-even rests on it."""

    api_per_1m_tokens: float
    hosting_per_1m_tokens: float
    """On top of what hosting costs anyway."""
    fixed_per_month: float
    machine_tokens: float | None
    """Tokens a month that one machine serves at the utilisation entered; null where that is unknown."""


class UnitFigures(Result):
    """Unit economics."""

    cost_per_1m_tokens: float | None
    cost_per_task: float | None
    gross_margin: float | None
    """Fraction of the price."""
    burn_multiple: float | None
    ltv: float | None
    ltv_cac: float | None
    cac_payback_months: float | None
    break_even_tokens: float | None
    """Tokens per month from which hosting costs less than calling an API."""
    basis: Basis | None
    """What the cost of tokens rests on."""
    margin_basis: MarginBasis | None
    """What the margin rests on: price and cost of a task, or of a million tokens."""
    costs: tuple[CostPart, ...]
    """What a task costs, by part: they add up to `cost_per_task`; none where that is unknown."""
    hosting: HostingComparison | None
    """Null until both ways are known."""
    reasons: dict[str, str]
    missing: dict[str, tuple[str, ...]]
    """Figure → the inputs that it still needs."""


class RateQuantiles(Result):
    """Simulated internal rates of return per year, over the paths that have one."""

    p10: float | None
    p50: float | None
    p90: float | None
    defined: float
    """Share of the paths that have one, 0–1."""
    n: int
    """Paths looked at."""


class Histogram(Result):
    """How many of the simulated values lie in each of some bins of equal width."""

    low: float
    """The lowest value; the first bin begins here."""
    high: float
    """The highest value; the last bin ends here, including it."""
    counts: tuple[int, ...]
    """One bin where all values are the same, else 40."""


class SimulatedFigures(Result):
    """What the uncertain lines make of the figures."""

    npv: Simulated
    npv_histogram: Histogram
    roi: Simulated | None
    prob_npv_positive: float
    evpi: float
    """Expected value of perfect information, E[max(NPV, 0)] − max(E[NPV], 0)."""
    irr: RateQuantiles
    reasons: dict[str, str]


class Bar(Result):
    """One line of the tornado: total NPV with that line at its P10 and P90, all others as most likely."""

    line: str
    low: float
    high: float


class CashBand(Result):
    """Cash at the end of a period over the paths, with opening cash and funding, direct benefits only."""

    period: int
    p10: float
    p50: float
    p90: float


class SimulatedRunway(Result):
    """How long the cash lasts over the paths, in months as `runway` counts them, direct benefits only."""

    p10: float | None
    """Null where the cash of this path never runs out."""
    p50: float | None
    p90: float | None
    never: float
    """Share of the paths in which cash does not run out, 0–1."""
    lasting: tuple[float, ...]
    """Share of the paths in which cash has not run out by the end of each period, from time 0 on."""
    n: int
    """Paths looked at."""


class Simulation(Result):
    """One run."""

    n: int
    seed: int
    direct: SimulatedFigures
    total: SimulatedFigures
    tornado: tuple[Bar, ...]
    """Widest first."""
    cash: tuple[CashBand, ...]
    runway: SimulatedRunway


class LineAmounts(Result):
    """A line as its most likely amounts per period, lag included."""

    id: str
    kind: LineKind
    category: Category
    amounts: tuple[float, ...]
    beyond_horizon: float
    """What the lag moves behind the last period: in no figure."""


class PeriodCash(Result):
    """One period of the most likely amounts."""

    period: int
    cost: float
    benefit_direct: float
    benefit_total: float
    funding: float
    cash: float
    """At its end, with opening cash and funding, direct benefits only."""


class Caution(Result):
    """Something that may be counted wrongly, by an id, and the lines that it is about."""

    id: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What the most likely amounts come to, without a simulation: enough to set what-ifs side by side."""

    currency: str
    period: Period
    direct: Figures
    """With direct benefits alone."""
    total: Figures
    """With indirect benefits too, by their attribution."""
    runway: float | None
    """In months."""
    reasons: dict[str, str]
    """Of the figures that stand here themselves."""


class Appraisal(Result):
    """Everything the money of an assessment comes to; figures unrounded, in its currency, before tax."""

    format: Literal["assess/appraisal@1"] = "assess/appraisal@1"
    currency: str
    period: Period
    periods: int
    discount_rate: float
    timing: Timing
    scenario: str | None
    """The what-if that was assumed."""
    direct: Figures
    """With direct benefits alone."""
    total: Figures
    """With indirect benefits too, by their attribution."""
    runway: float | None
    """In months."""
    reasons: dict[str, str]
    """Of the figures that stand here themselves."""
    unit: UnitFigures
    lines: tuple[LineAmounts, ...]
    cash: tuple[PeriodCash, ...]
    warnings: tuple[Caution, ...]
    simulation: Simulation
