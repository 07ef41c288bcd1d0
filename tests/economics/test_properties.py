"""What is always true of the sums, whatever is entered."""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy_financial
import pytest
import pyxirr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assess.economics import Economics
from assess.economics import cash_flows as flows
from assess.economics.appraisal import appraise
from assess.economics.irr import irr, irr_paths, irr_roots
from assess.economics.scenarios import Change, changes
from tests.economics.strategies import economics, example, wild


def numbers(value: Any) -> Iterator[float]:
    """Every number in a result."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from numbers(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from numbers(inner)
    elif isinstance(value, float):
        yield value


amounts = st.lists(st.integers(-1_000_000, 1_000_000).map(float), min_size=2, max_size=12)
rates = st.floats(-0.5, 2)
N = 200


@given(amounts, amounts, rates, st.floats(-100, 100))
def test_present_value_is_linear(a: list[float], b: list[float], rate: float, factor: float) -> None:
    size = min(len(a), len(b))
    first, second = np.array(a[:size]), np.array(b[:size])
    both = flows.npv(rate, first * factor + second)
    apart = flows.npv(rate, first) * factor + flows.npv(rate, second)
    scale = flows.npv(rate, np.abs(first * factor) + np.abs(second))
    assert both == pytest.approx(apart, abs=1e-9 * scale + 1e-9)


@given(amounts)
def test_present_value_is_nothing_at_every_root(entered: list[float]) -> None:
    for root in irr_roots(entered):
        scale = flows.npv(root, np.abs(np.array(entered)))
        assert flows.npv(root, entered) == pytest.approx(0, abs=1e-7 * scale)


@given(amounts, st.floats(1e-9, 1e9))
def test_scaling_all_amounts_changes_no_rate(entered: list[float], factor: float) -> None:
    scaled = [amount * factor for amount in entered]
    assert irr_roots(scaled) == pytest.approx(irr_roots(entered), rel=1e-7, abs=1e-9)


@given(st.lists(st.floats(1, 1e6), min_size=1, max_size=40), st.floats(1, 1e7))
def test_rates_are_those_of_two_libraries(later: list[float], outlay: float) -> None:
    entered = [-outlay, *later]
    assume(sum(later) > 1.05 * outlay)
    found = irr(entered)
    assert found is not None
    assume(found < 5)  # where both libraries are at home
    assert found == pytest.approx(pyxirr.irr(entered), abs=1e-8)
    assert found == pytest.approx(numpy_financial.irr(entered), abs=1e-6)


def test_rates_of_many_paths_are_those_of_each() -> None:
    drawn = np.random.default_rng(1).normal(100, 120, (400, 6))
    drawn[:, 0] = -250
    found = irr_paths(drawn)
    for row, rate, has in zip(drawn, found.rate, found.defined, strict=True):
        single = irr(row)
        assert (single is not None) == has
        if single is not None:
            assert rate == pytest.approx(single, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(economics())
def test_direct_never_exceeds_total(entered: Economics) -> None:
    found = appraise(entered, n=N)
    slack = 1e-9 * (1 + abs(found.total.npv) + found.total.total_benefit + found.total.total_cost)
    assert found.direct.total_benefit <= found.total.total_benefit + slack
    assert found.direct.npv <= found.total.npv + slack
    assert found.simulation.direct.npv.mean <= found.simulation.total.npv.mean + slack


@settings(max_examples=60, deadline=None)
@given(economics(wild))
def test_quantiles_are_in_order_and_nothing_is_infinite(entered: Economics) -> None:
    found = appraise(entered, n=N)
    for case in (found.simulation.direct, found.simulation.total):
        for figure in filter(None, (case.npv, case.roi)):
            assert figure.p5 <= figure.p10 <= figure.p50 <= figure.p90 <= figure.p95
            assert figure.es10 <= figure.p10 + 1e-9 * abs(figure.p10)
    assert all(map(math.isfinite, numbers(found.model_dump())))


@settings(max_examples=30, deadline=None)
@given(economics())
def test_the_same_seed_gives_the_same_numbers(entered: Economics) -> None:
    assert appraise(entered, n=N, seed=3) == appraise(entered, n=N, seed=3)


@settings(max_examples=30, deadline=None)
@given(economics())
def test_a_what_if_that_changes_nothing_changes_nothing(entered: Economics) -> None:
    same = appraise(entered, scenario=Change(id="nothing"), n=N)
    assert same.model_copy(update={"scenario": None}) == appraise(entered, n=N)


@settings(max_examples=30, deadline=None)
@given(economics())
def test_every_what_if_can_be_appraised(entered: Economics) -> None:
    for change in changes(entered):
        assert appraise(entered, scenario=change, n=1).scenario == change.id


def test_funding_moves_cash_and_runway_but_no_return() -> None:
    def without(data: dict[str, Any]) -> None:
        data["lines"] = [line for line in data["lines"] if line["kind"] != "funding"]

    rich, poor = appraise(example(), n=1000), appraise(example(without), n=1000)
    assert rich.direct == poor.direct
    assert rich.total == poor.total
    assert rich.simulation.direct == poor.simulation.direct
    assert rich.cash[0].cash - poor.cash[0].cash == 1_000_000
    assert poor.runway is not None
    assert rich.runway is None or rich.runway > poor.runway


def test_a_new_line_leaves_the_draws_of_the_others() -> None:
    extra = {
        "id": "aaa",
        "kind": "cost",
        "category": "general",
        "amounts": [0, 0, 0, 0, 0],
        "range": {"low": 0.1, "high": 4},
    }
    with_it = appraise(example(lambda data: data["lines"].insert(0, extra)), n=5000).simulation
    without = appraise(example(), n=5000).simulation
    assert with_it.direct.npv == without.direct.npv
    assert with_it.cash == without.cash


def test_twice_the_draws_halve_the_variance_of_the_mean() -> None:
    def spread(n: int) -> float:
        means = [appraise(example(), n=n, seed=seed).simulation.direct.npv.mean for seed in range(400)]
        return float(np.var(means))

    ratio = spread(100) / spread(200)
    # A ratio of two sample variances of 400 is F-distributed: 1.5–2.7 holds 99.7 % of it around 2.
    assert 1.5 < ratio < 2.7


def test_a_line_without_attribution_counts_nothing_and_is_named() -> None:
    def forgotten(data: dict[str, Any]) -> None:
        del data["lines"][4]["attribution"]

    found = appraise(example(forgotten), n=10)
    assert found.total.npv == found.direct.npv
    assert [(w.id, w.lines) for w in found.warnings if w.id == "attribution_missing"] == [
        ("attribution_missing", ("brand",))
    ]


def test_figures_of_the_example_by_hand() -> None:
    found = appraise(example(), n=10)
    i = 1.2**0.25 - 1
    customers = [20.0]
    for _ in range(4):
        customers.append(customers[-1] * 0.97 + 8)
    revenue = [0, 0, *(c * 30_000 for c in customers[1:4])]
    gpu = [800_000, 200_000, 200_000, 250_000, 250_000]
    team = [0, *(90_000 * (4 + t) for t in range(4))]
    api = [0, *(4_000 * 8 * 1.25**t for t in range(4))]
    net = [r - a - b - c for r, a, b, c in zip(revenue, gpu, team, api, strict=True)]
    assert found.direct.total_cost == pytest.approx(sum(gpu) + sum(team) + sum(api))
    assert found.direct.total_benefit == pytest.approx(sum(revenue))
    assert found.direct.npv == pytest.approx(sum(x / (1 + i) ** t for t, x in enumerate(net)))
    assert found.total.npv - found.direct.npv == pytest.approx(
        sum(0.2 * x / (1 + i) ** t for t, x in enumerate([0, 100_000, 100_000, 150_000, 150_000]))
    )
    assert found.unit.cost_per_1m_tokens == pytest.approx(16e6 / (5000 * 3600 * 0.35))
    assert found.unit.gross_margin == pytest.approx(1 - 16e6 / (5000 * 3600 * 0.35) / 4)
    low = min(np.cumsum(net))
    assert found.direct.peak_funding == pytest.approx(-low)
    assert math.isclose(found.cash[-1].cash, 600_000 + 1_000_000 + sum(net))
