"""Against published numbers: textbooks, manuals, tests of libraries; each names its source."""

import json
import math
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assess.risk import Control
from assess.risk.controls import NONE, Factors, factors
from assess.risk.expected import annual_mean, rosi
from assess.risk.register import Risk
from assess.risk.simulation import Case, Events, annual_losses
from assess.risk.years import Years
from assess.sampling import Lognormal, Pert

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "published.json").read_text(encoding="utf-8")
)
N = 1_000_000


def of(kind: str) -> list[Any]:
    return [pytest.param(case, id=case["id"]) for case in CASES if case["kind"] == kind]


def risk(frequency: float, loss: Lognormal, controls: tuple[Control, ...] = ()) -> Risk:
    return Risk("case", Pert(frequency, frequency, frequency), loss, controls, "mitigate", None)


def check(years: Years, expected: dict[str, Any]) -> None:
    """The share of years below each exact quantile, and above each loss, within 4 standard errors."""
    for name, value in expected["quantiles"].items():
        p = float(name[1:]) / 100
        assert years.above([value]) == [pytest.approx(1 - p, abs=4 * math.sqrt(p * (1 - p) / N))], name
    for loss, p in expected["exceedance"].items():
        near = pytest.approx(p, abs=4 * math.sqrt(p * (1 - p) / N) + 1e-9)
        assert years.above([float(loss)]) == [near]
    p = expected["prob_zero"]
    assert 1 - len(years.losses) / N == pytest.approx(p, abs=4 * math.sqrt(p * (1 - p) / N) + 1e-9)
    assert years.quantile(0.95) == pytest.approx(expected["quantiles"]["p95"], rel=0.005)
    assert years.quantile(0.99) == pytest.approx(expected["quantiles"]["p99"], rel=0.01)
    assert years.worst(0.01) == pytest.approx(expected["es99"], rel=0.02)
    assert years.sd == pytest.approx(expected["sd"], rel=0.01)


@pytest.mark.parametrize("case", of("compound-poisson-lognormal"))
def test_compound_losses(case: dict[str, Any]) -> None:
    inputs, expected = case["inputs"], case["expected"]
    loss = Lognormal.from_ci90(inputs["p05"], inputs["p95"])
    made = risk(inputs["lam"], loss)
    (drawn,) = annual_losses(made, (Case(),), n=N, seed=1).every_year()
    assert annual_mean(made, NONE) == pytest.approx(expected["mean"], rel=1e-9)
    assert drawn.mean() == pytest.approx(expected["mean"], abs=4 * expected["sd"] / math.sqrt(N))
    check(Years(N, drawn), expected)


@pytest.mark.parametrize("case", of("compound-poisson-lognormal"))
def test_compound_losses_that_controls_leave(case: dict[str, Any]) -> None:
    """A risk of which controls leave a quarter of the events at half the loss is the published one."""
    inputs, expected = case["inputs"], case["expected"]
    loss = Lognormal.from_ci90(2 * inputs["p05"], 2 * inputs["p95"])
    made = risk(4 * inputs["lam"], loss)
    left = Factors(frequency=0.25, loss=0.5)
    (drawn,) = annual_losses(made, (Case(left),), n=N, seed=2).every_year()
    assert annual_mean(made, left) == pytest.approx(expected["mean"], rel=1e-9)
    check(Years(N, drawn), expected)


@pytest.mark.parametrize("case", of("compound-discrete"))
def test_sums_of_random_numbers_of_events(case: dict[str, Any]) -> None:
    inputs, expected = case["inputs"], case["expected"]
    generator = np.random.default_rng(1)
    counts = generator.choice(len(inputs["frequency_pmf"]), N, p=inputs["frequency_pmf"])
    path = np.repeat(np.arange(N), counts)
    loss = generator.choice(len(inputs["severity_pmf"]), len(path), p=inputs["severity_pmf"]).astype(float)
    events = Events(0, N, np.arange(N), path, generator.random(len(path)), loss)
    totals = events.sums(events.under(Case()))
    for total, p in enumerate(expected["pmf_0_to_10"]):
        assert (totals == total).mean() == pytest.approx(p, abs=4 * math.sqrt(p * (1 - p) / N)), total
    error = math.sqrt(expected["variance"] / N)
    assert totals.mean() == pytest.approx(expected["mean"], abs=4 * error)


def test_controls_in_series() -> None:
    (case,) = (c for c in CASES if c["id"] == "controls-serial")
    names = "abc"
    controls = [
        Control(criterion=name, on="frequency", effect=effect)
        for name, effect in zip(names, case["inputs"]["effectiveness"], strict=True)
    ]
    left = factors(controls, dict.fromkeys(names, 1.0)).frequency
    assert left == pytest.approx(case["expected"]["residual_factor"], abs=1e-12)
    assert left * case["inputs"]["frequency"] == pytest.approx(
        case["expected"]["residual_frequency"], abs=1e-12
    )


def test_what_each_of_two_controls_is_worth() -> None:
    (case,) = (c for c in CASES if c["id"] == "controls-marginal-shapley")
    inputs, expected = case["inputs"], case["expected"]
    controls = tuple(
        Control(criterion=name, on="loss", effect=effect) for name, effect in inputs["effectiveness"].items()
    )
    made = risk(1.0, Lognormal(math.log(inputs["ale"]) - 0.5, 1.0), controls)

    def saved(*having: str) -> float:
        return inputs["ale"] - annual_mean(made, factors(controls, dict.fromkeys(having, 1.0)))

    names = tuple(inputs["effectiveness"])
    assert saved(*names) == pytest.approx(expected["joint_reduction"], rel=1e-12)
    assert sum(saved(name) for name in names) == pytest.approx(expected["standalone_sum"], rel=1e-12)
    for name in names:
        others = [other for other in names if other != name]
        assert saved(*names) - saved(*others) == pytest.approx(expected["last_in"][name], rel=1e-12)
        orders = [order[: order.index(name)] for order in permutations(names)]
        fair = sum(saved(*before, name) - saved(*before) for before in orders) / len(orders)
        assert fair == pytest.approx(expected["shapley"][name], rel=1e-12)


@pytest.mark.parametrize("case", of("rosi"))
def test_return_on_a_control(case: dict[str, Any]) -> None:
    inputs = case["inputs"]
    before = inputs["aro"] * inputs["sle"]
    found = rosi(before, before * (1 - inputs["mitigation"]), inputs["cost"])
    assert found == pytest.approx(case["expected"], abs=case["tolerance"])


def test_no_return_on_what_costs_nothing() -> None:
    assert rosi(100, 50, 0) is None


@pytest.mark.parametrize("case", of("ale_lognormal"))
def test_annual_loss_expectancy(case: dict[str, Any]) -> None:
    inputs = case["inputs"]
    made = risk(inputs["frequency"], Lognormal.from_ci90(inputs["p05"], inputs["p95"]))
    assert annual_mean(made, NONE) == pytest.approx(case["expected"], abs=case["tolerance"])
