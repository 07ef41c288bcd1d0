"""The sums of the economics, against plain loops over libraries and against drawing the numbers alone."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable

import numpy as np
import numpy_financial
import pyxirr
from scipy import stats

from assess.economics import Economics
from assess.economics.appraisal import appraise
from assess.economics.irr import irr_paths
from assess.sampling import raw_chunks, stream
from benchmarks.core import in_turn
from benchmarks.figures import Figure

LINES, YEARS, LOOPED = 12, 5, 500
"""Lines and years of the model; paths that the plain loop takes, scaled up from there."""


def measure() -> list[Figure]:
    """Ratios of medians taken in turn."""
    economics = _economics()
    figures = []
    loop = _seconds(lambda: _plain_loop(economics, LOOPED)) / LOOPED
    for n in (100_000, 1_000_000):
        ms = in_turn(
            {
                "appraise": lambda n=n: appraise(economics, n=n),  # type: ignore[misc]
                "raw": lambda n=n: _raw(n),  # type: ignore[misc]
            }
        )
        what = f"{n:,} paths × {LINES} lines: NPV, ROI, quantiles, tornado, rates, cash"
        figures += [
            Figure("economics", what, ms["appraise"], "ms"),
            Figure(
                "economics",
                f"… against a plain loop over numpy-financial, scaled from {LOOPED:,} paths",
                100 * ms["appraise"] / (loop * n * 1000),
                "%",
                2.5,
            ),
            Figure(
                "economics", "… against drawing the 16-bit numbers alone", ms["appraise"] / ms["raw"], "x"
            ),
        ]
    rows = np.random.default_rng(1).uniform(10, 60, (100_000, YEARS + 1))
    rows[:, 0] = -100
    lists = rows.tolist()
    ms = in_turn({"ours": lambda: irr_paths(rows), "pyxirr": lambda: [pyxirr.irr(row) for row in lists]})
    theirs = np.array([pyxirr.irr(row) for row in lists], dtype=float)
    apart = float(np.abs(irr_paths(rows).rate - theirs).max())
    figures += [
        Figure("economics", "100,000 five-year rates of return", ms["ours"], "ms"),
        Figure("economics", "… against a loop over pyxirr", 100 * ms["ours"] / ms["pyxirr"], "%", 100 / 3),
        Figure("economics", "… greatest difference to pyxirr, in billionths", apart * 1e9, "", 1),
    ]
    return figures


def _economics() -> Economics:
    lines = [
        {
            "id": f"line-{number}",
            "kind": "cost" if number % 2 else "benefit",
            "category": "general" if number % 2 else "revenue",
            "amounts": [100.0 * (number % 2), *(50.0 + 7 * number + 3 * year for year in range(YEARS))],
            "range": {"low": 0.9 - 0.05 * (number % 5), "high": 1.1 + 0.1 * (number % 7)},
        }
        for number in range(LINES)
    ]
    data = {"currency": "CNY", "period": "year", "periods": YEARS, "discount_rate": 0.12, "lines": lines}
    return Economics.model_validate_json(json.dumps(data))


def _plain_loop(economics: Economics, n: int) -> None:
    """The same model as anyone would write it first: a draw for each line, then NPV path by path."""
    generator = np.random.default_rng(1)
    values, returns = [], []
    draws = {}
    for line in economics.lines:
        assert line.range is not None
        span = line.range.high - line.range.low
        alpha, beta = 1 + 4 * (1 - line.range.low) / span, 1 + 4 * (line.range.high - 1) / span
        draws[line.id] = line.range.low + span * stats.beta.rvs(alpha, beta, size=n, random_state=generator)
    for path in range(n):
        net, costs, benefits = [0.0] * (YEARS + 1), 0.0, 0.0
        for line in economics.lines:
            for year, amount in enumerate(line.amounts or ()):
                drawn = amount * draws[line.id][path]
                if line.kind == "cost":
                    net[year] -= drawn
                    costs += drawn
                else:
                    net[year] += drawn
                    benefits += drawn
        values.append(numpy_financial.npv(economics.discount_rate, net))
        returns.append((benefits - costs) / costs if costs else math.nan)
    np.percentile(values, [5, 10, 50, 90, 95])
    np.percentile(returns, [5, 10, 50, 90, 95])


def _raw(n: int) -> None:
    for number in range(LINES):
        for _place, _numbers in raw_chunks(stream(1, f"line-{number}"), n):
            pass


def _seconds(case: Callable[[], object]) -> float:
    case()
    began = time.perf_counter()
    case()
    return time.perf_counter() - began
