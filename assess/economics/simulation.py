"""What the ranges of the lines make of NPV, ROI, IRR and cash.

Each uncertain line has one draw of PERT(low, 1, high) for the whole horizon, which multiplies all its
amounts: a line that comes out low stays low. Independent draws per period would hide risk. A line's draws
depend on the seed and its id alone, so another line changes nothing about them, and two runs differ only by
what was changed.

Sign, attribution and discounting are folded into one weight per line, so no path holds a flow per period:
NPV = Σ line weight · draw. Where flows are needed (IRR, cash over time), the first `FLOW_PATHS` paths serve.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assess.economics.cash_flows import compounded, discount_factors, exponents
from assess.economics.expansion import Expanded
from assess.economics.inputs import Economics, Line
from assess.economics.irr import irr_paths
from assess.economics.results import Bar, CashBand, RateQuantiles, SimulatedFigures, Simulation
from assess.sampling import CHUNK, Floats, Pert, Simulated, draw, quantiles, raw_chunks, stream

FLOW_PATHS = 20_000
"""Paths whose flows are worked out by period: quantiles to about 1 % of a standard deviation."""

LARGEST_RETURN = 1e100
"""Above it a simulated return is no figure."""


def multiplier(line: Line) -> Pert:
    """The distribution of what a line's amounts are multiplied by."""
    return Pert(line.range.low, 1.0, line.range.high) if line.range else Pert(1.0, 1.0, 1.0)


def simulate(economics: Economics, expanded: Expanded, *, n: int, seed: int) -> Simulation:
    """Run n paths."""
    model = _Model.of(economics, expanded)
    sums = _sums(model, n, seed)
    few = _multipliers(model, min(n, FLOW_PATHS), seed)
    rates = _rates(model, few, expanded.direct)
    direct = total = _simulated(sums["npv"], sums["benefit"], sums["cost"], rates)
    if "total_npv" in sums:
        rates = _rates(model, few, expanded.total)
        total = _simulated(sums["total_npv"], sums["total_benefit"], sums["cost"], rates)
    return Simulation(
        n=n,
        seed=seed,
        direct=direct,
        total=total,
        tornado=_tornado(model),
        cash=_cash_bands(model, few),
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
    sums = _sums(model, n, seed)
    cash = _cash(model, _multipliers(model, min(n, FLOW_PATHS), seed))
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


def _sums(model: _Model, n: int, seed: int) -> dict[str, Floats]:
    """By name, a sum of every path: `npv` and `benefit` of direct benefits, `cost`, and where there is any
    indirect benefit, `total_npv` and `total_benefit` with it.
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
    sources = {row: (model.distributions[row], model.id(row)) for row in model.uncertain if targets[row]}
    _accumulate(list(sources.values()), [targets[row] for row in sources], n, seed)
    if indirect.any():
        sums["total_npv"] += sums["npv"]
        sums["total_benefit"] += sums["benefit"]
    return sums


def _accumulate(
    sources: Sequence[tuple[Pert, str]],
    targets: Sequence[Sequence[tuple[Floats, float]]],
    n: int,
    seed: int,
) -> None:
    """Adds each source's draws, times a weight, to its targets: a chunk of paths at a time, in cache."""
    tables = [distribution.table() for distribution, _ in sources]
    streams = [raw_chunks(stream(seed, key), n) for _, key in sources]
    drawn, scaled = np.empty(CHUNK), np.empty(CHUNK)
    for chunk in zip(*streams, strict=True):
        for table, (place, raw), sums in zip(tables, chunk, targets, strict=True):
            size = len(raw)
            table.take(raw, out=drawn[:size], mode="clip")
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
        npv=figure, roi=roi, prob_npv_positive=positive, evpi=evpi, irr=irr, reasons=reasons
    )


def _multipliers(model: _Model, n: int, seed: int) -> Floats:
    """The draws of the first n paths, lines × n; 1 where a line is certain."""
    drawn = np.ones((len(model.sums), n))
    for row in model.uncertain:
        drawn[row] = draw(model.distributions[row], stream(seed, model.id(row)), n)
    return drawn


def _flows(model: _Model, few: Floats, weights: Floats) -> Floats:
    """Net flows of some paths, path × period."""
    return np.asarray((few * weights[:, None]).T @ model.expanded.amounts)


def _rates(model: _Model, few: Floats, weights: Floats) -> RateQuantiles:
    """IRR per year, by the rule of `irr` where a path has several."""
    found = irr_paths(_flows(model, few, weights), model.economics.timing)
    n, rates = few.shape[1], found.rate[found.defined]
    if not len(rates):
        return RateQuantiles(p10=None, p50=None, p90=None, defined=0.0, n=n)
    p10, p50, p90 = (compounded(p, model.economics.periods_per_year) for p in quantiles(rates, 0.1, 0.5, 0.9))
    return RateQuantiles(p10=p10, p50=p50, p90=p90, defined=len(rates) / n, n=n)


def _cash(model: _Model, few: Floats) -> Floats:
    """Cash at the end of each period of some paths, path × period."""
    weights = model.expanded.direct + model.expanded.funding
    return np.asarray(np.cumsum(_flows(model, few, weights), axis=1) + model.economics.opening_cash)


def _cash_bands(model: _Model, few: Floats) -> tuple[CashBand, ...]:
    cash = np.ascontiguousarray(_cash(model, few).T)
    return tuple(
        CashBand(period=period, p10=p10, p50=p50, p90=p90)
        for period, row in enumerate(cash)
        for p10, p50, p90 in [quantiles(row, 0.1, 0.5, 0.9)]
    )


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
