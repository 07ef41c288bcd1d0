"""Simulated losses, against the arithmetic of pyfair and against a plain loop over the years."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import stats

from assess.assessment import Assessment
from assess.loading import shipped_rubric
from assess.risk import Control, Frequency, Loss, OwnScenario, Risks
from assess.risk.analysis import analyse
from assess.risk.controls import Factors
from assess.risk.register import Risk
from assess.risk.simulation import Case, annual_losses
from assess.risk.years import Years, exceedance
from assess.sampling import Lognormal, Pert
from benchmarks.core import in_turn
from benchmarks.data import fullest
from benchmarks.figures import Figure

SCENARIOS, LOOPED = 10, 2_000
"""Scenarios of the model; years that the plain loop takes, scaled up from there."""
YEARS = (100_000, 1_000_000)
LOSS = (10_000.0, 200_000.0)
LEFT = Factors(frequency=0.5, loss=0.8)
MEANS = {0.2: 12, 1.0: None, 3.0: None}
"""Mean events a year, and how much of pyfair's time may be taken at the most, in percent."""
PUBLISHED = Path(__file__).parent.parent / "tests/risk/published.json"
EXACT = "cpl-1"
"""A case whose quantiles are known exactly."""


def measure() -> list[Figure]:
    """Ratios of medians taken in turn."""
    figures = [figure for mean, most in MEANS.items() for n in YEARS for figure in _compared(mean, n, most)]
    rubric, ten, whole = shipped_rubric(), _company(), fullest()
    ms = in_turn({"ten": lambda: analyse(rubric, ten), "catalogue": lambda: analyse(rubric, whole)})
    return [
        *figures,
        *_errors(),
        Figure("risk", f"the whole profile of {SCENARIOS} scenarios", ms["ten"], "ms"),
        Figure("risk", "the whole profile of the catalogue, with economics", ms["catalogue"], "ms"),
    ]


def _compared(mean: float, n: int, most: float | None) -> Iterator[Figure]:
    frequency = (0.25 * mean, mean, 1.75 * mean)
    ms = in_turn({"years": lambda: _simulated(frequency, n), "pyfair": lambda: _like_pyfair(frequency, n)})
    what = f"{n:,} years × {SCENARIOS} scenarios at frequency {mean:g}"
    share = 100 * ms["years"] / ms["pyfair"]
    loop = _seconds_a_year(frequency) * n * SCENARIOS * 1000
    yield Figure("risk", f"{what}, with and without controls: quantiles, curve", ms["years"], "ms")
    yield Figure("risk", "… against pyfair's arithmetic, without controls", share, "%", most)
    yield Figure("risk", "… against a plain loop, scaled", 100 * ms["years"] / loop, "%", 5)


def _errors() -> Iterator[Figure]:
    """How far P90, P95 and P99 are from the exact ones at the most."""
    case = next(case for case in json.loads(PUBLISHED.read_text()) if case["id"] == EXACT)
    often, loss = case["inputs"]["lam"], (case["inputs"]["p05"], case["inputs"]["p95"])
    exact = [case["expected"]["quantiles"][f"p{p}"] for p in (90, 95, 99)]
    n = YEARS[0]
    risk = Risk("x.exact", Pert(often, often, often), Lognormal.from_ci90(*loss), (), "mitigate", None)
    found = Years(n, annual_losses(risk, (Case(),), n=n, seed=1).amounts[0]).figures(0.0)
    once = often * _pyfair_pert(loss[0], 60_000.0, loss[1], n)
    for what, quantiles in (
        (
            f"greatest error of P90, P95, P99 at frequency {often:g}, n = {n:,}",
            [found.p90, found.p95, found.p99],
        ),
        (
            "… of pyfair's arithmetic, which knows a year of one average event",
            np.quantile(once, [0.9, 0.95, 0.99]),
        ),
    ):
        off = max(abs(got / right - 1) for got, right in zip(quantiles, exact, strict=True))
        yield Figure("risk", what, 100 * off, "%")


def _simulated(frequency: tuple[float, float, float], n: int) -> None:
    totals = np.zeros((2, n))
    for number in range(SCENARIOS):
        risk = Risk(f"x.{number}", Pert(*frequency), Lognormal.from_ci90(*LOSS), (), "mitigate", None)
        losses = annual_losses(risk, (Case(), Case(LEFT)), n=n, seed=1)
        for amounts in losses.amounts:
            Years(n, amounts).figures(0.0)
        losses.add_to(totals)
    before, after = (Years(n, total) for total in totals)
    before.figures(0.0), after.figures(0.0)
    exceedance(before, after, after)


def _like_pyfair(frequency: tuple[float, float, float], n: int) -> None:
    """What pyfair 0.1a13 reckons for a metamodel of risks with a frequency and a magnitude, nothing beside.

    Its PERT (with sd = range / 6), its draws from a frozen scipy distribution, one magnitude a year,
    and a table of the risks with their sum. Its bookkeeping is left out: with it pyfair takes a third longer.
    """
    risks = {}
    for number in range(SCENARIOS):
        often, magnitude = _pyfair_pert(*frequency, n), _pyfair_pert(LOSS[0], 60_000.0, LOSS[1], n)
        risks[f"risk {number}"] = pd.Series(often) * pd.Series(magnitude)
    table = pd.DataFrame(risks)
    table["Risk"] = table.sum(axis=1)
    for column in table:
        table[column].quantile([0.5, 0.9, 0.95, 0.99])
    _pyfair_curve(table["Risk"])


def _pyfair_pert(low: float, mode: float, high: float, n: int) -> np.ndarray:
    mean, sd = (low + 4 * mode + high) / 6, (high - low) / 6
    alpha = (mean - low) / (high - low) * ((mean - low) * (high - mean) / sd**2 - 1)
    beta = alpha * (high - mean) / (mean - low)
    drawn: np.ndarray = stats.beta(alpha, beta, low, high - low).rvs(n)
    return drawn


def _pyfair_curve(risk: pd.Series[float]) -> None:
    """Its exceedance curve: the quantile of each whole percent."""
    space = np.linspace(0, risk.max(), 100)
    stats.percentileofscore(risk, space)


def _seconds_a_year(frequency: tuple[float, float, float]) -> float:
    """What a year of one scenario takes where it is written as anyone would write it first."""
    generator = np.random.default_rng(1)
    low, likely, high = frequency
    alpha, beta = 1 + 4 * (likely - low) / (high - low), 1 + 4 * (high - likely) / (high - low)
    sigma = math.log(LOSS[1] / LOSS[0]) / 3.28970725
    mu = math.log(LOSS[0] * LOSS[1]) / 2
    began = time.perf_counter()
    years = []
    for _ in range(LOOPED):
        rate = low + (high - low) * generator.beta(alpha, beta)
        events = generator.poisson(rate)
        years.append(float(generator.lognormal(mu, sigma, events).sum()))
    np.percentile(years, [50, 90, 95, 99])
    return (time.perf_counter() - began) / LOOPED


def _company() -> Assessment:
    controls = tuple(
        Control(criterion=criterion, on="frequency", effect=0.5)
        for criterion in ("ip.copyright", "risk.contingency")
    )
    scenarios = tuple(
        OwnScenario(
            id=f"x.{number}",
            frequency=Frequency(low=0.05, likely=0.2, high=0.35),
            loss=Loss(low=LOSS[0], high=LOSS[1]),
            controls=controls,
        )
        for number in range(SCENARIOS)
    )
    risks = Risks(catalogue=False, scenarios=scenarios)
    return fullest().model_copy(update={"risks": risks, "economics": None})
