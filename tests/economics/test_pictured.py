"""What the pictures rest on: how values are spread, how long cash lasts, and sums by category and year."""

import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assess.economics import Economics
from assess.economics.appraisal import appraise
from assess.economics.categories import AREA, by_category
from assess.economics.inputs import CATEGORIES, PERIODS_PER_YEAR
from assess.economics.runway import runway, runway_paths
from assess.economics.simulation import BINS, histogram
from assess.economics.years import MOST_ROWS, cash_table
from tests.economics.strategies import economics, example, wild

N = 200
values = st.lists(st.floats(-1e30, 1e30), min_size=1, max_size=300)


@given(values)
def test_a_histogram_holds_every_value_between_the_lowest_and_the_highest(given_values: list[float]) -> None:
    found = histogram(np.array(given_values))

    assert sum(found.counts) == len(given_values)
    assert (found.low, found.high) == (min(given_values), max(given_values))
    assert len(found.counts) == (1 if found.low == found.high else BINS)
    assert found.counts[0] > 0
    assert found.counts[-1] > 0


@given(st.lists(st.integers(-10_000, 10_000), min_size=2, max_size=300))
def test_a_histogram_counts_as_numpy_does(whole: list[int]) -> None:
    assume(min(whole) < max(whole))
    # Away from the edges between bins, where rounding may decide either way.
    edges = np.linspace(min(whole), max(whole), BINS + 1)
    inner = [v for v in whole if np.abs(edges[1:-1] - v).min() > 1e-6]
    assume(min(whole) in inner and max(whole) in inner)

    assert list(histogram(np.array(inner, dtype=float)).counts) == np.histogram(inner, edges)[0].tolist()


@settings(max_examples=60)
@given(economics(wild))
def test_the_spread_agrees_with_the_figures_beside_it(entered: Economics) -> None:
    run = appraise(entered, n=N).simulation
    for case in (run.direct, run.total):
        spread, npv = case.npv_histogram, case.npv
        assert sum(spread.counts) == N
        assert spread.low <= npv.p5 <= npv.p95 <= spread.high


@settings(max_examples=80)
@given(economics())
def test_where_all_is_certain_the_simulated_runway_is_the_runway(entered: Economics) -> None:
    lines = tuple(line.model_copy(update={"range": None}) for line in entered.lines)
    found = appraise(entered.model_copy(update={"lines": lines}), n=3)
    lasts = found.simulation.runway

    if found.runway is None:
        assert (lasts.p10, lasts.p50, lasts.p90, lasts.never) == (None, None, None, 1)
    else:
        assert lasts.never == 0
        assert (lasts.p10, lasts.p90) == pytest.approx((found.runway, found.runway), rel=1e-9, abs=1e-9)


@settings(max_examples=80)
@given(economics())
def test_cash_never_comes_back_once_it_ran_out(entered: Economics) -> None:
    lasts = appraise(entered, n=N).simulation.runway

    assert len(lasts.lasting) == entered.periods + 1
    assert list(lasts.lasting) == sorted(lasts.lasting, reverse=True)
    assert all(0 <= share <= 1 for share in (*lasts.lasting, lasts.never))
    assert lasts.never <= lasts.lasting[-1]
    known = [at for at in (lasts.p10, lasts.p50, lasts.p90) if at is not None]
    assert known == sorted(known)


@given(
    st.lists(st.lists(st.integers(-500, 500), min_size=6, max_size=6), min_size=1, max_size=20),
    st.integers(0, 2_000),
    st.sampled_from([1, 3, 12]),
)
def test_the_runway_of_many_paths_is_that_of_each(
    drawn: list[list[int]], opening: int, months_per_period: int
) -> None:
    flows = np.array(drawn, dtype=float)
    last = max(1, 3 // months_per_period)
    found = runway_paths(
        opening + np.cumsum(flows, axis=1).T,
        -flows[:, 1:][:, -last:].mean(axis=1) / months_per_period,
        opening + np.abs(flows).sum(axis=1),
        months_per_period,
    )

    for path, months in zip(flows, found, strict=True):
        alone = runway(path, np.zeros(6), opening, months_per_period).months
        assert months == pytest.approx(math.inf if alone is None else alone)


def test_uncertain_money_lasts_as_long_as_its_paths_say() -> None:
    """Cash 100 and one certain cost of 10 a month drawn from half to double: 100 ÷ (10 × multiplier)."""
    line = {"id": "cost", "kind": "cost", "category": "people", "amounts": [0.0, *[10.0] * 4]}
    line["range"] = {"low": 0.5, "high": 2.0}
    entered = {"period": "month", "periods": 4, "opening_cash": 100.0, "lines": [line], "scenarios": []}
    found = appraise(example(lambda data: data.update(entered)), n=20_000).simulation.runway
    # PERT(0.5, 1, 2), by scipy: beta(7/3, 11/3) on 0.5 … 2.
    from scipy.stats import beta

    slow, middle, fast = (0.5 + 1.5 * beta(7 / 3, 11 / 3).ppf(p) for p in (0.1, 0.5, 0.9))

    assert found.p10 == pytest.approx(10 / fast, rel=0.02)
    assert found.p50 == pytest.approx(10 / middle, rel=0.02)
    assert found.p90 == pytest.approx(10 / slow, rel=0.02)


@settings(max_examples=60)
@given(economics())
def test_categories_add_up_to_all_costs(entered: Economics) -> None:
    found = appraise(entered, n=1)
    sums = by_category(found.lines)
    costs = [one for one in sums if one.kind == "cost"]

    assert sum(one.total for one in costs) == pytest.approx(found.direct.total_cost)
    assert len({(one.kind, one.category) for one in sums}) == len(sums)
    for area in AREA.values():
        within = [one.total for one in costs if one.area == area]
        assert within == sorted(within, reverse=True)


def test_every_category_of_costs_has_its_branch() -> None:
    assert set(AREA) == set(CATEGORIES["cost"])


@pytest.mark.parametrize("period", ["month", "quarter", "year"])
@given(st.integers(1, 40))
def test_a_table_by_year_loses_no_money(period: str, periods: int) -> None:
    amounts = [float(7 * n % 11) for n in range(periods + 1)]
    line = {"id": "cost", "kind": "cost", "category": "people", "amounts": amounts}
    entered = {"period": period, "periods": periods, "lines": [line], "scenarios": []}
    found = appraise(example(lambda data: data.update(entered)), n=1)
    table = cash_table(found.period, found.cash)

    assert sum(row.cost for row in table.rows) == sum(amounts)
    assert table.rows[-1].cash == found.cash[-1].cash
    assert min(row.least for row in table.rows) == min(at.cash for at in found.cash)
    per_row = PERIODS_PER_YEAR[found.period] if periods > MOST_ROWS else 1
    assert len(table.rows) == 1 + math.ceil(periods / per_row)
    assert table.left_over == periods % per_row
