"""Unit economics: small cases that can be checked by hand."""

import json
from typing import Any

import pytest

from assess.economics import UnitInputs
from assess.economics.unit import unit_figures

GPU = {"gpu_hour": 18, "tokens_per_second": 1000, "utilisation": 0.5}
API = {"api_input_price": 2, "api_output_price": 8, "input_tokens": 3000, "output_tokens": 1000}


def unit(**inputs: Any) -> Any:
    return unit_figures(UnitInputs.model_validate_json(json.dumps(inputs)))


def test_tokens_cost_what_the_machine_costs_else_what_the_price_list_says() -> None:
    by_gpu, by_api, both = unit(**GPU), unit(**API), unit(**GPU, **API)

    assert (by_gpu.cost_per_1m_tokens, by_gpu.basis) == (10, "gpu_hours")
    assert (by_api.cost_per_1m_tokens, by_api.basis) == ((6000 + 8000) / 4000, "api_prices")
    assert (both.cost_per_1m_tokens, both.basis) == (10, "gpu_hours")


def test_a_machine_that_stands_still_costs_nothing_that_can_be_told() -> None:
    idle = unit(**{**GPU, "utilisation": 0})

    assert idle.cost_per_1m_tokens is None
    assert idle.reasons["cost_per_1m_tokens"] == "no_output"


def test_a_task_pays_calls_and_tools_at_every_try_and_review_once() -> None:
    found = unit(
        **API, calls_per_task=2, tool_cost=0.004, retry_rate=0.2, review_minutes=3, review_hourly_cost=60
    )

    assert found.cost_per_task == pytest.approx((2 * 0.014 + 0.004) / 0.8 + 3)


def test_cached_and_reasoning_tokens_are_counted_once_by_either_way_of_counting() -> None:
    inside = unit(**API, cached_tokens=1000, api_cached_price=0.5, reasoning_tokens=400)
    outside = unit(
        **{**API, "input_tokens": 2000, "output_tokens": 600},
        cached_tokens=1000,
        api_cached_price=0.5,
        reasoning_tokens=400,
        cached_in_input=False,
        reasoning_in_output=False,
    )

    assert inside.cost_per_task == pytest.approx((2000 * 2 + 1000 * 0.5 + 1000 * 8) / 1e6)
    assert outside.cost_per_task == pytest.approx(inside.cost_per_task)
    assert outside.cost_per_1m_tokens == pytest.approx(inside.cost_per_1m_tokens)


def test_margin_comes_from_the_task_where_it_has_a_price_else_from_the_tokens() -> None:
    task = unit(**API, price_per_task=0.056, price_per_1m_tokens=7)
    tokens = unit(**API, price_per_1m_tokens=7)

    assert (task.gross_margin, task.margin_basis) == (pytest.approx(0.75), "task")
    assert (tokens.gross_margin, tokens.margin_basis) == (pytest.approx(0.5), "tokens")
    assert unit(**API, price_per_1m_tokens=0).reasons["gross_margin"] == "no_price"


def test_what_a_customer_is_worth() -> None:
    found = unit(**API, price_per_1m_tokens=7, arpa=100, churn=0.05, cac=200)

    assert (found.ltv, found.ltv_cac, found.cac_payback_months) == (
        pytest.approx(1000),
        pytest.approx(5),
        pytest.approx(4),
    )


@pytest.mark.parametrize(
    ("inputs", "figure", "reason"),
    [
        ({"arpa": 100, "churn": 0, "cac": 10}, "ltv", "zero_churn"),
        ({"arpa": 100, "churn": 0, "cac": 10}, "ltv_cac", "zero_churn"),
        ({"arpa": 100, "churn": 0.1, "cac": 0}, "ltv_cac", "no_cac"),
        ({"arpa": 0, "churn": 0.1, "cac": 10}, "cac_payback_months", "no_margin"),
        ({"net_burn": 10, "net_new_arr": 0}, "burn_multiple", "no_new_arr"),
        ({"net_burn": 10, "net_new_arr": -5}, "burn_multiple", "no_new_arr"),
        ({"fixed_hosting_per_month": 5, "variable_hosting_per_1m_tokens": 4}, "break_even_tokens",
         "hosting_never_cheaper"),
    ],
)  # fmt: skip
def test_an_undefined_figure_says_why(inputs: dict[str, Any], figure: str, reason: str) -> None:
    found = unit(**API, price_per_1m_tokens=7, **inputs)

    assert getattr(found, figure) is None
    assert found.reasons[figure] == reason
    assert figure not in found.missing


def test_a_figure_names_the_inputs_that_it_still_needs() -> None:
    nothing, begun = unit(), unit(api_input_price=2, input_tokens=3000)

    assert nothing.missing["cost_per_1m_tokens"] == ("gpu_hour", "tokens_per_second", "utilisation")
    assert begun.missing["cost_per_1m_tokens"] == ("api_output_price", "output_tokens")
    assert begun.missing["ltv_cac"] == (
        "api_output_price", "output_tokens", "price_per_1m_tokens", "arpa", "churn", "cac",
    )  # fmt: skip
    assert nothing.reasons["burn_multiple"] == "missing_input"
    assert unit(**API, review_minutes=3).missing["cost_per_task"] == ("review_hourly_cost",)


def test_hosting_pays_from_the_tokens_that_earn_its_fixed_cost() -> None:
    found = unit(**API, fixed_hosting_per_month=3000, variable_hosting_per_1m_tokens=0.5)
    assert found.break_even_tokens == pytest.approx(3000 / (3.5 - 0.5) * 1e6)
