"""Economics in, appraisal out: what the money comes to, how sure that is, and what may be counted twice."""

from collections.abc import Iterator

import numpy as np

from assess.economics.cash_flows import (
    annualised,
    bcr,
    compounded,
    discounted_payback,
    mirr,
    npv,
    payback,
    peak_funding,
    roi,
)
from assess.economics.expansion import Expanded, expand
from assess.economics.inputs import Change, Economics, Line
from assess.economics.irr import irr_roots, sign_changes
from assess.economics.results import Appraisal, Caution, Figures, LineAmounts, Outcome, PeriodCash
from assess.economics.runway import runway
from assess.economics.scenarios import apply
from assess.economics.simulation import simulate
from assess.economics.unit import unit_figures
from assess.sampling import Floats

PATHS = 100_000
"""Paths of a simulation, unless told."""


def appraise(
    economics: Economics, *, scenario: Change | None = None, n: int = PATHS, seed: int = 1
) -> Appraisal:
    """Everything that an economics comes to, under a what-if if one is given.

    The same seed gives the same numbers.

    Raises:
        ValueError: fewer than one path.
    """
    if n < 1:
        raise ValueError("a simulation takes one path or more")
    if scenario is not None:
        economics = apply(economics, scenario)
    expanded = expand(economics)
    found = _outcome(economics, expanded)
    return Appraisal(
        currency=economics.currency,
        period=economics.period,
        periods=economics.periods,
        discount_rate=economics.discount_rate,
        timing=economics.timing,
        scenario=scenario.id if scenario else None,
        direct=found.direct,
        total=found.total,
        runway=found.runway,
        reasons=found.reasons,
        unit=unit_figures(economics.unit),
        lines=tuple(_lines(expanded)),
        cash=_cash(economics, expanded),
        warnings=tuple(_cautions(expanded)),
        simulation=simulate(economics, expanded, n=n, seed=seed),
    )


def outcome(economics: Economics) -> Outcome:
    """What the most likely amounts come to, as an appraisal has it."""
    return _outcome(economics, expand(economics))


def _outcome(economics: Economics, expanded: Expanded) -> Outcome:
    lasts = runway(
        expanded.net(expanded.direct),
        expanded.net(expanded.funding),
        economics.opening_cash,
        economics.months_per_period,
    )
    direct = _figures(economics, expanded, expanded.direct)
    indirect = not np.array_equal(expanded.direct, expanded.total)
    return Outcome(
        currency=economics.currency,
        period=economics.period,
        direct=direct,
        total=_figures(economics, expanded, expanded.total) if indirect else direct,
        runway=lasts.months,
        reasons={"runway": lasts.reason} if lasts.reason else {},
    )


def _figures(economics: Economics, expanded: Expanded, weights: Floats) -> Figures:
    """The figures of the most likely amounts, with the benefits that `weights` count."""
    rate, timing, per_year = economics.period_rate, economics.timing, economics.periods_per_year
    costs, benefits, flows = expanded.cost(), expanded.benefit(weights), expanded.net(weights)
    cost, benefit = float(costs.sum()), float(benefits.sum())
    earned, modified = roi(benefit, cost), mirr(flows, rate, rate, timing)
    yearly = (compounded(root, per_year) for root in irr_roots(flows, timing))
    roots = tuple(root for root in yearly if root is not None)
    back, discounted = payback(flows), discounted_payback(rate, flows, timing)
    figures = {
        "roi": earned,
        "roi_annualised": None if earned is None else annualised(earned, economics.periods / per_year),
        "irr": roots[0] if len(roots) == 1 else None,
        "mirr": None if modified is None else compounded(modified, per_year),
        "bcr": bcr(rate, benefits, costs, timing),
        "payback": back,
        "discounted_payback": discounted,
    }
    why = {
        "roi": "no_cost" if cost <= 0 else "out_of_range",
        "roi_annualised": "no_cost" if cost <= 0 else "out_of_range",
        "irr": "several_irr" if roots else "no_irr" if sign_changes(flows) else "no_sign_change",
        "mirr": "no_sign_change" if (flows >= 0).all() or (flows <= 0).all() else "out_of_range",
        "bcr": "no_cost" if cost <= 0 else "out_of_range",
        "payback": "never_paid_back",
        "discounted_payback": "never_paid_back",
    }
    return Figures(
        total_cost=cost,
        total_benefit=benefit,
        npv=npv(rate, flows, timing),
        irr_roots=roots,
        peak_funding=peak_funding(flows),
        reasons={name: why[name] for name, value in figures.items() if value is None},
        **figures,
    )


def _lines(expanded: Expanded) -> Iterator[LineAmounts]:
    for line, amounts, beyond in zip(expanded.lines, expanded.amounts, expanded.beyond_horizon, strict=True):
        yield LineAmounts(
            id=line.id,
            kind=line.kind,
            category=line.category,
            amounts=tuple(amounts.tolist()),
            beyond_horizon=float(beyond),
        )


def _cash(economics: Economics, expanded: Expanded) -> tuple[PeriodCash, ...]:
    funding = expanded.net(expanded.funding)
    cash = economics.opening_cash + np.cumsum(expanded.net(expanded.direct) + funding)
    columns = (
        expanded.cost(),
        expanded.benefit(expanded.direct),
        expanded.benefit(expanded.total),
        funding,
        cash,
    )
    return tuple(
        PeriodCash(
            period=period, cost=cost, benefit_direct=direct, benefit_total=total, funding=new, cash=left
        )
        for period, (cost, direct, total, new, left) in enumerate(
            zip(*(column.tolist() for column in columns), strict=True)
        )
    )


def _cautions(expanded: Expanded) -> Iterator[Caution]:
    """What the data can tell of double counting and of amounts that are in no figure."""
    lines = expanded.lines
    benefits = [line for line in lines if line.kind == "benefit"]

    def caution(id: str, found: list[str]) -> Iterator[Caution]:
        if found:
            yield Caution(id=id, lines=tuple(found))

    yield from caution(
        "attribution_missing", [line.id for line in lines if line.indirect and line.attribution is None]
    )
    yield from caution(
        "beyond_horizon",
        [line.id for line, beyond in zip(lines, expanded.beyond_horizon, strict=True) if beyond],
    )
    for id, first, second in (
        ("time_saved_and_cost_avoided", "time_saved", "cost_avoided"),
        ("revenue_and_market_share", "revenue", "market_share"),
    ):
        both = [[line.id for line in benefits if line.category == c] for c in (first, second)]
        if all(both):
            yield from caution(id, [*both[0], *both[1]])
    yield from _repeated_effects(benefits)
    if not any(line.category == "tax" for line in lines):
        yield Caution(id="before_tax")


def _repeated_effects(benefits: list[Line]) -> Iterator[Caution]:
    """Benefits of one category and name, and shares of one category that come to more than everything."""
    by_name: dict[tuple[str, str], list[str]] = {}
    by_category: dict[str, list[Line]] = {}
    for line in benefits:
        name = " ".join(line.name.casefold().split())
        if name:
            by_name.setdefault((line.category, name), []).append(line.id)
        if line.indirect:
            by_category.setdefault(line.category, []).append(line)
    for ids in by_name.values():
        if len(ids) > 1:
            yield Caution(id="repeated_benefit", lines=tuple(ids))
    for lines in by_category.values():
        if sum(line.attribution or 0.0 for line in lines) > 1:
            yield Caution(id="attribution_above_one", lines=tuple(line.id for line in lines))
