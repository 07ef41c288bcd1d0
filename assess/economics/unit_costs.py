"""What a task costs, part by part: tokens by kind or machine time, tools, what retries repeat, review.

    cost per task = (tokens + tools) / (1 − retry_rate) + review
    retries       = (tokens + tools) · retry_rate / (1 − retry_rate)

The parts add up to the cost of the task exactly, because that cost is their sum.
"""

import math
from collections.abc import Iterable, Mapping

from assess.economics.inputs import UnitInputs
from assess.economics.results import CostKind, CostPart

MILLION = 1_000_000


def token_parts(
    *,
    input_tokens: float,
    output_tokens: float,
    input_price: float,
    output_price: float,
    cached_tokens: float = 0.0,
    cached_price: float = 0.0,
    cached_in_input: bool = True,
    reasoning_tokens: float = 0.0,
    reasoning_in_output: bool = True,
) -> dict[CostKind, float]:
    """What tokens cost by kind at prices per million, each counted once, whoever counts them where."""
    fresh = input_tokens - cached_tokens if cached_in_input else input_tokens
    answer = output_tokens - reasoning_tokens if reasoning_in_output else output_tokens
    return {
        "input": fresh * input_price / MILLION,
        "cached": cached_tokens * cached_price / MILLION,
        "output": answer * output_price / MILLION,
        "reasoning": reasoning_tokens * output_price / MILLION,
    }


def call_tokens(unit: UnitInputs) -> float:
    """Tokens of one call, each counted once."""
    outside = 0.0 if unit.cached_in_input else unit.cached_tokens or 0.0
    outside += 0.0 if unit.reasoning_in_output else unit.reasoning_tokens or 0.0
    return (unit.input_tokens or 0.0) + (unit.output_tokens or 0.0) + outside


def unit_costs(unit: UnitInputs, call: Mapping[CostKind, float]) -> tuple[CostPart, ...]:
    """What a task costs by part, given what one call costs; parts that cost nothing are left out.

    Calls and tools are paid again at every retry, a person's review once.
    """
    calls = 1.0 if unit.calls_per_task is None else unit.calls_per_task
    attempt: dict[CostKind, float] = {kind: calls * cost for kind, cost in call.items()}
    attempt["tools"] = unit.tool_cost or 0.0
    again = unit.retry_rate or 0.0
    parts: dict[CostKind, float] = {
        **attempt,
        "retries": math.fsum(attempt.values()) * again / (1 - again),
        "review": (unit.review_minutes or 0.0) * (unit.review_hourly_cost or 0.0) / 60,
    }
    return tuple(CostPart(kind=kind, cost=cost) for kind, cost in parts.items() if cost)


def total(parts: Iterable[CostPart]) -> float:
    """What parts add up to, rounded once."""
    return math.fsum(part.cost for part in parts)
