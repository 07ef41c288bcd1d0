"""What the ranges of the lines make of NPV, ROI, IRR and cash.

Each uncertain line has one draw of PERT(low, 1, high) for the whole horizon, which multiplies all its
amounts: a line that comes out low stays low. Independent draws per period would hide risk. A line's draws
depend on the seed and its id alone, so another line changes nothing about them, and two runs differ only by
what was changed.

Sign, attribution and discounting are folded into one weight per line, so no path holds a flow per period:
NPV = Σ line weight · draw. Where flows are needed (IRR, cash over time), the first `FLOW_PATHS` paths serve.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assess.economics.cash_flows import compounded, discount_factors, exponents
from assess.economics.expansion import Expanded
from assess.economics.inputs import Economics, Line
from assess.economics.irr import irr_paths
from assess.economics.results import (
    Bar,
    CashBand,
    Histogram,
    RateQuantiles,
    SimulatedFigures,
    SimulatedRunway,
    Simulation,
)
from assess.economics.runway import last_periods, runway_paths
from assess.sampling import CHUNK, Floats, Pert, Simulated, draw, quantiles, raw_chunks, reader, stream

FLOW_PATHS = 20_000
"""Paths whose flows are worked out by period: quantiles to about 1 % of a standard deviation."""

BINS = 40
"""Bars of the picture of how the value is spread."""

SINGLE = 250_000
"""Multiplications that BLAS does on one processor: a busy machine makes it wait long for another."""

LARGEST_RETURN = 1e100
"""Above it a simulated return is no figure."""


def multiplier(line: Line) -> Pert:
    """The distribution of what a line's amounts are multiplied by."""
    return Pert(line.range.low, 1.0, line.range.high) if line.range else Pert(1.0, 1.0, 1.0)


def simulate(economics: Economics, expanded: Expanded, *, n: int, seed: int) -> Simulation:
    """Run n paths."""
    model = _Model.of(economics, expanded)
    few = np.ones((len(model.sums), min(n, FLOW_PATHS)))
    sums = _sums(model, few, n, seed)
    rates = _rates(model, few, expanded.direct)
    direct = total = _simulated(sums["npv"], sums["benefit"], sums["cost"], rates)
    if "total_npv" in sums:
        rates = _rates(model, few, expanded.total)
        total = _simulated(sums["total_npv"], sums["total_benefit"], sums["cost"], rates)
    cash = _cash(model, few)
    runway = _runway(model, few, cash)  # before the bands, which reorder it
    return Simulation(
        n=n,
        seed=seed,
        direct=direct,
        total=total,
        tornado=_tornado(model),
        cash=_cash_bands(cash),
        runway=runway,
    )


@dataclass(frozen=True, eq=False)
class Paths:
    """What a simulation draws, path by path, for sums that go on from there."""

    direct: Floats
    """NPV with direct benefits only."""
    total: Floats
    """NPV with all benefits."""
    cash: Floats
    """Cash at the end of each period, path × period, of the first `FLOW_PATHS` paths: direct benefits."""


def paths(economics: Economics, expanded: Expanded, *, n: int, seed: int) -> Paths:
    """The same n paths that `simulate` reckons with."""
    model = _Model.of(economics, expanded)
    few = np.ones((len(model.sums), min(n, FLOW_PATHS)))
    sums = _sums(model, few, n, seed)
    cash = np.ascontiguousarray(_cash(model, few).T)
    return Paths(sums["npv"], sums.get("total_npv", sums["npv"]), cash)


@dataclass(frozen=True, eq=False)
class _Model:
    """What of an economics the paths need."""

    economics: Economics
    expanded: Expanded
    present: Floats
    """Of each line, the present value of its amounts, without sign."""
    sums: Floats
    """Of each line, the sum of its amounts."""
    uncertain: tuple[int, ...]
    """The lines with something to draw."""
    distributions: Mapping[int, Pert]

    @classmethod
    def of(cls, economics: Economics, expanded: Expanded) -> "_Model":
        factors = discount_factors(economics.period_rate, exponents(economics.periods, economics.timing))
        sums = expanded.amounts.sum(axis=1)
        distributions = {row: multiplier(line) for row, line in enumerate(expanded.lines)}
        uncertain = tuple(row for row, pert in distributions.items() if not pert.constant and sums[row])
        return cls(economics, expanded, expanded.amounts @ factors, sums, uncertain, distributions)

    def id(self, row: int) -> str:
        """The id of a line."""
        return self.expanded.lines[row].id


def _sums(model: _Model, few: Floats, n: int, seed: int) -> dict[str, Floats]:
    """By name, a sum of every path: `npv` and `benefit` of direct benefits, `cost`, and where there is any
    indirect benefit, `total_npv` and `total_benefit` with it.

    The draws of the first paths are put into `few`, line × path, which holds 1 where a line is certain.
    """
    weights = model.expanded
    cost, direct = np.maximum(-weights.direct, 0), np.maximum(weights.direct, 0)
    indirect = np.maximum(weights.total, 0) - direct
    added = {"npv": weights.direct * model.present, "cost": cost * model.sums, "benefit": direct * model.sums}
    if indirect.any():
        added |= {"total_npv": indirect * model.present, "total_benefit": indirect * model.sums}
    certain = np.ones(len(model.sums))
    certain[list(model.uncertain)] = 0.0
    sums = {name: np.full(n, float(weight @ certain)) for name, weight in added.items()}
    targets = {
        row: [(sums[name], float(weight[row])) for name, weight in added.items() if weight[row]]
        for row in model.uncertain
    }
    drawn = [row for row in model.uncertain if targets[row]]
    sources = [(model.distributions[row], model.id(row)) for row in drawn]
    _accumulate(sources, [targets[row] for row in drawn], [few[row] for row in drawn], n, seed)
    for row in set(model.uncertain) - set(drawn):  # funding: in no sum, but in the cash
        few[row] = draw(model.distributions[row], stream(seed, model.id(row)), few.shape[1])
    if indirect.any():
        sums["total_npv"] += sums["npv"]
        sums["total_benefit"] += sums["benefit"]
    return sums


def _accumulate(
    sources: Sequence[tuple[Pert, str]],
    targets: Sequence[Sequence[tuple[Floats, float]]],
    first: Sequence[Floats],
    n: int,
    seed: int,
) -> None:
    """Adds each source's draws, times a weight, to its targets: a chunk of paths at a time, in cache.

    As many of its first draws as there is room for are kept in `first`.
    """
    readers = [reader(distribution, n) for distribution, _ in sources]
    streams = [raw_chunks(stream(seed, key), n) for _, key in sources]
    drawn, scaled = np.empty(CHUNK), np.empty(CHUNK)
    for chunk in zip(*streams, strict=True):
        for look_up, (place, raw), sums, kept in zip(readers, chunk, targets, first, strict=True):
            size = len(raw)
            look_up(raw, drawn[:size])
            room = kept[place]
            room[:] = drawn[: len(room)]
            for total, weight in sums:
                np.multiply(drawn[:size], weight, out=scaled[:size])
                total[place] += scaled[:size]


def _simulated(npv: Floats, benefit: Floats, cost: Floats, irr: RateQuantiles) -> SimulatedFigures:
    """The figures of the paths; NPV and benefit are used up."""
    reasons = {} if irr.defined else {"irr": "no_irr"}
    roi = None
    if cost.min() <= 0:
        reasons["roi"] = "no_cost"
    else:
        with np.errstate(over="ignore"):
            np.divide(benefit, cost, out=benefit)
        benefit -= 1.0
        # Costs of next to nothing give returns whose squares, and so their spread, no float can hold.
        if benefit.max() < LARGEST_RETURN:
            roi = Simulated.of(benefit)
        else:
            reasons["roi"] = "out_of_range"
    positive = float(np.count_nonzero(npv > 0)) / len(npv)
    gain = float(np.maximum(npv, 0).mean())
    figure = Simulated.of(npv)
    evpi = max(0.0, gain - max(figure.mean, 0.0))
    return SimulatedFigures(
        npv=figure,
        npv_histogram=histogram(npv),
        roi=roi,
        prob_npv_positive=positive,
        evpi=evpi,
        irr=irr,
        reasons=reasons,
    )


def histogram(values: Floats) -> Histogram:
    """How the values are spread, which are used up."""
    low, high = float(values.min()), float(values.max())
    if low == high:
        return Histogram(low=low, high=high, counts=(len(values),))
    values -= low
    values /= high - low
    values *= BINS
    bins = np.minimum(values.astype(np.int64), BINS - 1)  # the highest value ends the last bin
    return Histogram(low=low, high=high, counts=tuple(np.bincount(bins, minlength=BINS).tolist()))


def _flows(model: _Model, few: Floats, weights: Floats) -> Floats:
    """Net flows of some paths, path × period."""
    return _product(few, weights[:, None] * model.expanded.amounts)


def _product(few: Floats, amounts: Floats) -> Floats:
    """Draws (line × path) times amounts (line × period), path × period, by so few paths at a time."""
    n, size = few.shape[1], max(1, SINGLE // max(1, amounts.size))
    made = np.empty((n, amounts.shape[1]))
    for start in range(0, n, size):
        part = slice(start, start + size)
        np.matmul(few[:, part].T, amounts, out=made[part])
    return made


def _rates(model: _Model, few: Floats, weights: Floats) -> RateQuantiles:
    """IRR per year, by the rule of `irr` where a path has several."""
    found = irr_paths(_flows(model, few, weights), model.economics.timing)
    n, rates = few.shape[1], found.rate[found.defined]
    if not len(rates):
        return RateQuantiles(p10=None, p50=None, p90=None, defined=0.0, n=n)
    p10, p50, p90 = (compounded(p, model.economics.periods_per_year) for p in quantiles(rates, 0.1, 0.5, 0.9))
    return RateQuantiles(p10=p10, p50=p50, p90=p90, defined=len(rates) / n, n=n)


def _cash(model: _Model, few: Floats) -> Floats:
    """Cash at the end of each period of some paths, period × path, as the most likely amounts have it."""
    weights = model.expanded.direct + model.expanded.funding
    return np.cumsum(_flows(model, few, weights).T, axis=0) + model.economics.opening_cash


def _cash_bands(cash: Floats) -> tuple[CashBand, ...]:
    """The band of each period; the rows of cash are reordered."""
    return tuple(
        CashBand(period=period, p10=p10, p50=p50, p90=p90)
        for period, row in enumerate(cash)
        for p10, p50, p90 in [quantiles(row, 0.1, 0.5, 0.9)]
    )


def _runway(model: _Model, few: Floats, cash: Floats) -> SimulatedRunway:
    """How long the cash of some paths lasts."""
    months = model.economics.months_per_period
    expanded, last = model.expanded, -last_periods(months)
    late = expanded.direct * expanded.amounts[:, 1:][:, last:].mean(axis=1)
    moved = (np.abs(expanded.direct) + expanded.funding) * np.abs(expanded.amounts).sum(axis=1)
    earned, flowed = _product(few, np.stack([late, moved], axis=1)).T
    lasts = np.sort(runway_paths(cash, -earned / months, model.economics.opening_cash + flowed, months))
    n = len(lasts)
    ends = np.arange(len(cash)) * float(months)
    p10, p50, p90 = (_finite(lasts[math.floor(p * (n - 1))]) for p in (0.1, 0.5, 0.9))
    return SimulatedRunway(
        p10=p10,
        p50=p50,
        p90=p90,
        never=float(np.count_nonzero(np.isinf(lasts))) / n,
        lasting=tuple(((n - np.searchsorted(lasts, ends)) / n).tolist()),
        n=n,
    )


def _finite(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def _tornado(model: _Model) -> tuple[Bar, ...]:
    """Total NPV with each uncertain line at its P10 and P90."""
    weights = model.expanded.total * model.present
    most_likely = float(weights.sum())
    weight = {model.id(row): float(weights[row]) for row in model.uncertain if weights[row]}
    points = {
        model.id(row): (pert.quantile(0.1), 1.0, pert.quantile(0.9))
        for row in model.uncertain
        if weights[row]
        for pert in [model.distributions[row]]
    }

    def npv(at: Mapping[str, float]) -> float:
        return most_likely + sum(weight[key] * (value - 1.0) for key, value in at.items())

    return tornado(npv, points)


def tornado(
    outcome: Callable[[Mapping[str, float]], float], points: Mapping[str, tuple[float, float, float]]
) -> tuple[Bar, ...]:
    """One at a time: the outcome with each input at its low and its high point, the others in the middle.

    The widest bar first; bars of equal width by name.
    """
    base = {name: middle for name, (_, middle, _) in points.items()}
    bars = [
        Bar(line=name, low=outcome({**base, name: low}), high=outcome({**base, name: high}))
        for name, (low, _, high) in points.items()
    ]
    return tuple(sorted(bars, key=lambda bar: (-abs(bar.high - bar.low), bar.line)))
