"""Unit economics: parts that add up, every token counted once, and hosting against an API."""

import math
from typing import Any

import pytest
from hypothesis import given

from assess.economics import UnitInputs
from assess.economics.results import CostKind
from assess.economics.unit import HOURS_PER_MONTH, unit_figures
from tests.economics.strategies import units

CALL: dict[str, Any] = {
    "api_input_price": 6.0,
    "api_cached_price": 0.6,
    "api_output_price": 18.0,
    "input_tokens": 14_000.0,
    "cached_tokens": 5_000.0,
    "output_tokens": 1_600.0,
    "reasoning_tokens": 600.0,
}
TASK: dict[str, Any] = {
    "calls_per_task": 6.0,
    "retry_rate": 0.2,
    "tool_cost": 0.15,
    "review_minutes": 0.6,
    "review_hourly_cost": 60.0,
}
MACHINE: dict[str, Any] = {"gpu_hour": 16.0, "tokens_per_second": 5000.0, "utilisation": 0.35}


def costs(**inputs: Any) -> dict[CostKind, float]:
    return {part.kind: part.cost for part in unit_figures(UnitInputs(**inputs)).costs}


@given(units)
def test_the_parts_of_a_task_add_up_to_its_cost_exactly(entered: UnitInputs) -> None:
    found = unit_figures(entered)
    if found.cost_per_task is None:
        assert found.costs == ()
    else:
        assert math.fsum(part.cost for part in found.costs) == found.cost_per_task
        assert all(part.cost > 0 for part in found.costs)
        kinds = [part.kind for part in found.costs]
        assert len(kinds) == len(set(kinds))
        assert ("gpu" in kinds) <= (found.basis == "gpu_hours")


@given(units)
def test_retries_repeat_all_but_the_review(entered: UnitInputs) -> None:
    once = unit_figures(entered.model_copy(update={"retry_rate": None}))
    found = unit_figures(entered)
    if found.cost_per_task is None or once.cost_per_task is None:
        assert found.cost_per_task == once.cost_per_task
        return
    review = sum(part.cost for part in once.costs if part.kind == "review")
    expected = (once.cost_per_task - review) / (1 - (entered.retry_rate or 0)) + review
    assert found.cost_per_task == pytest.approx(expected, rel=1e-9)


@given(units)
def test_hosting_costs_what_an_api_costs_at_the_break_even(entered: UnitInputs) -> None:
    found = unit_figures(entered)
    if found.break_even_tokens is None:
        return
    assert found.hosting is not None
    millions = found.break_even_tokens / 1_000_000
    hosted = found.hosting.fixed_per_month + millions * found.hosting.hosting_per_1m_tokens
    # Where both prices nearly agree the crossing is far out: what cancels there is no error of the sum.
    assert hosted == pytest.approx(millions * found.hosting.api_per_1m_tokens, rel=1e-6)


def test_a_task_at_api_prices_by_hand() -> None:
    found = costs(**CALL, **TASK)
    attempt = 6 * (9_000 * 6 + 5_000 * 0.6 + 1_600 * 18) / 1e6 + 0.15
    assert list(found) == ["input", "cached", "output", "reasoning", "tools", "retries", "review"]
    assert found == pytest.approx(
        {
            "input": 6 * 9_000 * 6 / 1e6,
            "cached": 6 * 5_000 * 0.6 / 1e6,
            "output": 6 * 1_000 * 18 / 1e6,
            "reasoning": 6 * 600 * 18 / 1e6,
            "tools": 0.15,
            "retries": attempt / 0.8 - attempt,
            "review": 0.6,
        }
    )


@pytest.mark.parametrize(
    ("inside", "beside"),
    [
        ({"cached_in_input": True}, {"cached_in_input": False, "input_tokens": 9_000.0}),
        ({"reasoning_in_output": True}, {"reasoning_in_output": False, "output_tokens": 1_000.0}),
    ],
)
def test_both_ways_of_counting_tokens_come_to_the_same(
    inside: dict[str, Any], beside: dict[str, Any]
) -> None:
    assert costs(**{**CALL, **inside}) == costs(**{**CALL, **beside})


def test_a_machine_s_time_is_one_part() -> None:
    found = costs(**MACHINE, input_tokens=900.0, output_tokens=2_100.0)
    assert found == pytest.approx({"gpu": 3_000 * 16 / (5000 * 3600 * 0.35)})


def test_no_utilisation_is_assumed() -> None:
    found = unit_figures(UnitInputs(**{**MACHINE, "utilisation": None}))
    assert found.cost_per_1m_tokens is None
    assert found.missing["cost_per_1m_tokens"] == ("utilisation",)


def test_what_a_machine_serves_is_known_where_it_was_measured() -> None:
    hosting = {"fixed_hosting_per_month": 30_000.0, "variable_hosting_per_1m_tokens": 1.5}
    measured = unit_figures(UnitInputs(**CALL, **MACHINE, **hosting)).hosting
    quoted = unit_figures(UnitInputs(**CALL, **hosting)).hosting
    assert measured is not None
    assert measured.machine_tokens == 5000 * 0.35 * 3600 * HOURS_PER_MONTH
    assert quoted is not None
    assert quoted.machine_tokens is None


def test_two_ways_are_compared_even_where_they_never_meet() -> None:
    hosting = {"fixed_hosting_per_month": 30_000.0, "variable_hosting_per_1m_tokens": 50.0}
    found = unit_figures(UnitInputs(**CALL, **hosting))
    assert found.break_even_tokens is None
    assert found.reasons["break_even_tokens"] == "hosting_never_cheaper"
    assert found.hosting is not None
