"""Simulated losses, against the arithmetic of pyfair and against a plain loop over the years."""

from __future__ import annotations

import math
import time

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

SCENARIOS, YEARS, LOOPED = 10, 100_000, 2_000
"""Scenarios and years of the model; years that the plain loop takes, scaled up from there."""
FREQUENCY, LOSS = (0.05, 0.2, 0.35), (10_000.0, 400_000.0)
LEFT = Factors(frequency=0.5, loss=0.8)


def measure() -> list[Figure]:
    """Ratios of medians taken in turn."""
    rubric, ten, whole = shipped_rubric(), _company(), fullest()
    ms = in_turn(
        {
            "years": _simulated,
            "pyfair": _like_pyfair,
            "ten": lambda: analyse(rubric, ten, n=YEARS),
            "catalogue": lambda: analyse(rubric, whole, n=YEARS),
        }
    )
    loop = _seconds_a_year() * YEARS * SCENARIOS * 1000
    what = f"{YEARS:,} years × {SCENARIOS} scenarios at frequency 0.2"
    return [
        Figure("risk", f"{what}, with and without controls: quantiles, curve", ms["years"], "ms"),
        Figure(
            "risk",
            "… against pyfair's arithmetic: one draw of loss a year, without controls",
            100 * ms["years"] / ms["pyfair"],
            "%",
            17,
        ),
        Figure(
            "risk",
            f"… against a plain loop, scaled from {LOOPED:,} years",
            100 * ms["years"] / loop,
            "%",
            5,
        ),
        Figure("risk", f"the whole profile of {SCENARIOS} scenarios", ms["ten"], "ms"),
        Figure("risk", "the whole profile of the catalogue, with economics", ms["catalogue"], "ms"),
    ]


def _simulated() -> None:
    totals, losses = np.zeros((2, YEARS)), np.empty((2, YEARS))
    for number in range(SCENARIOS):
        risk = Risk(f"x.{number}", Pert(*FREQUENCY), Lognormal.from_ci90(*LOSS), (), "mitigate", None)
        annual_losses(risk, (Case(), Case(LEFT)), n=YEARS, seed=1, into=losses)
        for years in losses:
            Years.of(years, ordered=False).figures(0.0)
        totals += losses
    before, after = (Years.of(total) for total in totals)
    before.figures(0.0), after.figures(0.0)
    exceedance(before, after)


def _like_pyfair() -> None:
    """What pyfair 0.1a13 reckons for a metamodel of risks with a frequency and a magnitude, nothing beside.

    Its PERT (with sd = range / 6), its draws from a frozen scipy distribution, one magnitude a year,
    and a table of the risks with their sum. Its bookkeeping is left out: with it pyfair takes a third longer.
    """
    risks = {}
    for number in range(SCENARIOS):
        frequency, magnitude = (_pyfair_pert(*FREQUENCY), _pyfair_pert(LOSS[0], 60_000.0, LOSS[1]))
        risks[f"risk {number}"] = pd.Series(frequency) * pd.Series(magnitude)
    table = pd.DataFrame(risks)
    table["Risk"] = table.sum(axis=1)
    for column in table:
        table[column].quantile([0.5, 0.9, 0.95, 0.99])
    _pyfair_curve(table["Risk"])


def _pyfair_pert(low: float, mode: float, high: float) -> np.ndarray:
    mean, sd = (low + 4 * mode + high) / 6, (high - low) / 6
    alpha = (mean - low) / (high - low) * ((mean - low) * (high - mean) / sd**2 - 1)
    beta = alpha * (high - mean) / (mean - low)
    drawn: np.ndarray = stats.beta(alpha, beta, low, high - low).rvs(YEARS)
    return drawn


def _pyfair_curve(risk: pd.Series[float]) -> None:
    """Its exceedance curve: the quantile of each whole percent."""
    space = np.linspace(0, risk.max(), 100)
    stats.percentileofscore(risk, space)


def _seconds_a_year() -> float:
    """What a year of one scenario takes where it is written as anyone would write it first."""
    generator = np.random.default_rng(1)
    low, likely, high = FREQUENCY
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
            frequency=Frequency(**dict(zip(("low", "likely", "high"), FREQUENCY, strict=True))),
            loss=Loss(low=LOSS[0], high=LOSS[1]),
            controls=controls,
        )
        for number in range(SCENARIOS)
    )
    risks = Risks(catalogue=False, scenarios=scenarios)
    return fullest().model_copy(update={"risks": risks, "economics": None})
