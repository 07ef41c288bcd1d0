"""The judgement on the money: each case by hand, and what never contradicts the figures."""

import json
from typing import Any

import pytest
from hypothesis import given

from assess.economics import Economics
from assess.economics.appraisal import appraise
from assess.economics.verdict import Verdict, verdict
from tests.economics.strategies import economics


def judged(
    cost: list[float], benefit: list[float], *, opening: float = 0, funding: float = 0, **changes: Any
) -> Verdict:
    lines = [
        {"id": "c", "kind": "cost", "category": "people", "amounts": cost},
        {"id": "b", "kind": "benefit", "category": "revenue", "amounts": benefit, **changes},
        {"id": "f", "kind": "funding", "category": "equity", "amounts": [funding, 0, 0]},
    ]
    data = {
        "currency": "CNY",
        "period": "quarter",
        "periods": 2,
        "discount_rate": 0.2,
        "opening_cash": opening,
        "lines": lines,
    }
    return verdict(appraise(Economics.model_validate_json(json.dumps(data)), n=200))


@pytest.mark.parametrize(
    ("cost", "benefit", "opening", "funding", "cash", "back"),
    [
        ([100, 0, 0], [0, 0, 150], 100, 0, "lasts", "earns"),
        ([100, 0, 0], [0, 0, 150], 0, 100, "lasts", "earns"),
        ([100, 0, 0], [0, 0, 101], 100, 0, "lasts", "below_rate"),
        ([100, 10, 10], [0, 0, 0], 200, 0, "lasts_the_horizon", "no_benefit"),
        ([100, 10, 10], [0, 1, 1], 200, 0, "lasts_the_horizon", "never"),
        ([100, 10, 10], [0, 1, 1], 110, 0, "runs_out", "never"),
        ([100, 0, 0], [0, 0, 150], 99, 0, "runs_out", "earns"),
        ([100, 0, 0], [0, 0, 150], 0, 0, "nothing_entered", "earns"),
        ([10, 10, 10], [20, 20, 20], 0, 0, "lasts", "at_once"),
        ([0, 0, 0], [20, 20, 20], 0, 0, "lasts", "no_cost"),
    ],
)
def test_each_case(
    cost: list[float], benefit: list[float], opening: float, funding: float, cash: str, back: str
) -> None:
    found = judged(cost, benefit, opening=opening, funding=funding)
    assert (found.cash, found.gives_back) == (cash, back)


def test_a_gap_that_is_covered_is_no_lack_of_money() -> None:
    found = judged([100, 50, 0], [0, 0, 20], opening=160)
    assert found.in_hand
    assert found.least == 10
    assert not found.pays


def test_what_only_indirect_benefits_bring_back() -> None:
    found = judged([100, 0, 0], [0, 0, 900], opening=100, indirect=True, attribution=0.5)
    assert found.gives_back == "no_benefit"
    assert found.only_with_indirect


@pytest.mark.parametrize(("low", "high", "above"), [(0.2, 1.1, True), (0.9, 1.8, False), (1, 1, False)])
def test_a_plan_above_the_middle_of_its_own_ranges(low: float, high: float, above: bool) -> None:
    found = judged([100, 0, 0], [0, 0, 500], opening=100, range={"low": low, "high": high})
    assert found.above_own_ranges == above


@given(economics())
def test_it_says_what_the_figures_say(entered: Economics) -> None:
    found = appraise(entered, n=50)
    said = verdict(found)
    if said.cash == "lasts":
        assert found.runway is None
    scale = sum(p.cost + p.benefit_direct + abs(p.funding) for p in found.cash) + entered.opening_cash
    if said.in_hand:
        assert said.least >= -1e-9 * scale
    else:
        assert said.least < 0
    assert (found.direct.payback is None) == (said.gives_back in ("never", "no_benefit")) or (
        said.gives_back == "no_cost" or found.direct.total_benefit <= 0
    )
