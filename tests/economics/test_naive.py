"""The product against a plain reckoning, and against two libraries where they are right."""

import json
import math
from typing import Any

import numpy_financial as npf
import pytest
import pyxirr
from hypothesis import assume, given
from hypothesis import strategies as st

from assess.economics import Economics
from assess.economics.appraisal import appraise
from assess.economics.cash_flows import mirr, npv
from assess.economics.results import Appraisal
from tests import naive_economics as naive
from tests.economics.strategies import economics, example

EXACT = ("total_cost", "total_benefit", "npv", "peak_funding")
RATIOS = ("roi", "roi_annualised", "mirr", "bcr", "payback", "discounted_payback")


def same(found: Any, expected: Any, scale: float) -> bool:
    if found is None or expected is None:
        return found is expected
    return math.isclose(found, expected, rel_tol=1e-7, abs_tol=1e-9 * scale)


@given(economics())
def test_figures_are_those_of_a_plain_reckoning(made: Economics) -> None:
    appraisal = appraise(made, n=2)
    assume(_in_reach(appraisal))
    expected = naive.appraise(json.loads(made.model_dump_json()))
    found = json.loads(appraisal.model_dump_json())
    scale = max(1.0, sum(abs(amount) for line in found["lines"] for amount in line["amounts"]))

    for part in ("direct", "total"):
        for name in EXACT:
            assert same(found[part][name], expected[part][name], scale * 1e3), name
        for name in RATIOS:
            # Where a crossing is a matter of the last digit of a sum, either reading is right.
            flows = expected[part]["flows"]
            if "payback" in name and _touches_zero(flows):
                continue
            assert same(found[part][name], expected[part][name], 1), (part, name)
    if not _touches_zero([made.opening_cash, *expected["direct"]["flows"]]):
        assert same(found["runway"], expected["runway"], 1)
    assert {line["id"]: line["beyond_horizon"] for line in found["lines"]} == pytest.approx(
        expected["beyond_horizon"], rel=1e-9
    )
    assert [at["cash"] for at in found["cash"]] == pytest.approx(expected["cash"], rel=1e-9, abs=1e-9 * scale)


def _in_reach(appraisal: Appraisal) -> bool:
    """Whether no amount is next to nothing: there plain floats overflow, where the product gives a reason."""
    amounts = [abs(amount) for line in appraisal.lines for amount in line.amounts]
    amounts += [at.benefit_total for at in appraisal.cash]
    return all(amount == 0 or amount > 1e-3 for amount in amounts)


def _touches_zero(flows: list[float]) -> bool:
    scale, running = sum(map(abs, flows)), 0.0
    for flow in flows:
        running += flow
        if 0 < abs(running) < 1e-9 * scale:
            return True
    return False


@given(economics())
def test_rates_of_return_are_where_a_plain_reckoning_changes_sign(made: Economics) -> None:
    appraisal = appraise(made, n=2)
    assume(_in_reach(appraisal))
    expected = naive.appraise(json.loads(made.model_dump_json()))

    for figures, part in ((appraisal.direct, "direct"), (appraisal.total, "total")):
        for low, high in naive.sign_changes_of_npv(expected[part]["flows"], made.timing):
            # A year's rate near −1 holds few digits of a month's.
            least, most = ((1 + rate) ** made.periods_per_year - 1 for rate in (low, high))
            found = figures.irr_roots
            assert any(least - 1e-15 <= root <= most + 1e-15 for root in found), (least, most, found)


ordinary = st.tuples(
    st.floats(1, 1e6),
    st.lists(st.floats(0, 1e6), min_size=1, max_size=24).filter(lambda later: sum(later) > 1),
)
"""An outlay, and what comes of it."""


@given(ordinary, st.floats(-0.3, 0.9))
def test_libraries_agree_on_present_values_and_modified_rates(
    flows: tuple[float, list[float]], rate: float
) -> None:
    series = [-flows[0], *flows[1]]
    scale = sum(map(abs, series)) * max(1, (1 + rate) ** -len(series))

    assert npv(rate, series) == pytest.approx(npf.npv(rate, series), abs=1e-9 * scale)
    assert npv(rate, series) == pytest.approx(pyxirr.npv(rate, series), abs=1e-9 * scale)
    assert mirr(series, rate, 0.1) == pytest.approx(pyxirr.mirr(series, rate, 0.1), rel=1e-7, abs=1e-9)


def test_one_line_of_each_kind_on_paper() -> None:
    def simple(data: dict[str, Any]) -> None:
        data |= {"period": "year", "periods": 2, "discount_rate": 0.25, "opening_cash": 30}
        data["lines"] = [
            {"id": "c", "kind": "cost", "category": "people", "amounts": [100, 50, 0]},
            {"id": "b", "kind": "benefit", "category": "revenue", "amounts": [0, 100, 125]},
            {"id": "i", "kind": "benefit", "category": "brand", "amounts": [0, 0, 100], "indirect": True,
             "attribution": 0.25},
            {"id": "f", "kind": "funding", "category": "loan", "amounts": [100, 0, -40]},
        ]  # fmt: skip

    found = appraise(example(simple), n=10)

    assert (found.direct.total_cost, found.direct.total_benefit, found.total.total_benefit) == (150, 225, 250)
    assert found.direct.roi == pytest.approx(0.5)
    assert found.direct.roi_annualised == pytest.approx(1.5**0.5 - 1)
    assert found.direct.npv == pytest.approx(-100 + 50 / 1.25 + 125 / 1.5625)
    assert found.total.npv == pytest.approx(found.direct.npv + 25 / 1.5625)
    assert found.direct.bcr == pytest.approx((80 + 80) / (100 + 40))
    assert found.direct.payback == pytest.approx(1 + 50 / 125)
    assert found.direct.discounted_payback == pytest.approx(1 + 60 / 80)
    assert found.direct.peak_funding == 100
    assert found.direct.irr == pytest.approx((50 + 52_500**0.5) / 200 - 1)
    assert [period.cash for period in found.cash] == [30, 80, 165]
    assert (found.runway, found.reasons) == (None, {"runway": "not_burning"})
