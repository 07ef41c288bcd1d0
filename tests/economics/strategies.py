"""Random economics, and one that is typical."""

import json
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from assess.economics import (
    CATEGORIES,
    CustomersDriver,
    Economics,
    Factors,
    HeadcountDriver,
    Line,
    OwnScenario,
    Range,
    TokensDriver,
    UnitInputs,
)
from assess.economics.expansion import expand
from assess.economics.inputs import LINE_KINDS, PERIODS, TIMINGS

EXAMPLE: dict[str, Any] = {
    "currency": "CNY",
    "period": "quarter",
    "periods": 4,
    "discount_rate": 0.20,
    "timing": "end",
    "opening_cash": 600_000,
    "lines": [
        {
            "id": "gpu",
            "name": "Training compute",
            "kind": "cost",
            "category": "training_compute",
            "amounts": [800_000, 200_000, 200_000, 250_000, 250_000],
            "range": {"low": 0.8, "high": 1.5},
        },
        {
            "id": "team",
            "kind": "cost",
            "category": "people",
            "driver": {"headcount": 4, "salary": 90_000, "hires_per_period": 1},
        },
        {
            "id": "api",
            "kind": "cost",
            "category": "inference_compute",
            "driver": {"tokens_millions": 4_000, "price_per_1m_tokens": 8, "growth": 0.25},
            "range": {"low": 0.6, "high": 2.5},
        },
        {
            "id": "subscriptions",
            "name": "Subscriptions",
            "kind": "benefit",
            "category": "revenue",
            "lag": 1,
            "driver": {"customers": 20, "new_per_period": 8, "churn": 0.03, "price": 30_000},
            "range": {"low": 0.5, "high": 1.3},
        },
        {
            "id": "brand",
            "name": "Brand effect",
            "kind": "benefit",
            "category": "brand",
            "indirect": True,
            "attribution": 0.2,
            "amounts": [0, 100_000, 100_000, 150_000, 150_000],
            "range": {"low": 0, "high": 2},
        },
        {
            "id": "round",
            "name": "Seed round",
            "kind": "funding",
            "category": "equity",
            "amounts": [1_000_000, 0, 0, 0, 0],
        },
    ],
    "unit": {"price_per_1m_tokens": 4.0, "gpu_hour": 16.0, "tokens_per_second": 5000, "utilisation": 0.35},
}


def example(change: Callable[[dict[str, Any]], object] = lambda data: None) -> Economics:
    """The typical economics, after a change to its data."""
    data = json.loads(json.dumps(EXAMPLE))
    change(data)
    return Economics.model_validate_json(json.dumps(data))


def one_line(period: str = "month", periods: int = 3, **line: Any) -> Economics:
    """A single benefit."""
    whole = {"id": "a", "kind": "benefit", "category": "revenue", **line}
    data = {**EXAMPLE, "period": period, "periods": periods, "lines": [whole], "unit": {}}
    return Economics.model_validate_json(json.dumps(data))


def amounts(economics: Economics) -> list[float]:
    """The first line's amounts by period."""
    return expand(economics).amounts[0].tolist()


money = st.one_of(
    st.just(0.0),
    st.integers(0, 5_000_000).map(float),
    st.floats(0.01, 1e6, allow_subnormal=False),
)
wild = st.one_of(money, st.floats(0, 1e15), st.sampled_from([5e-324, 1e-300, 1e15]))
"""Amounts as nobody has them: from the smallest number there is to the largest that may be entered."""
shares = st.one_of(st.sampled_from([0.0, 1.0]), st.floats(0, 1))
ranges = st.builds(Range, low=shares, high=st.floats(1, 5))


def drivers(amount: st.SearchStrategy[float]) -> st.SearchStrategy[Any]:
    count = st.floats(0, 10_000)
    return st.one_of(
        st.builds(CustomersDriver, customers=count, new_per_period=count, churn=shares, price=amount),
        st.builds(HeadcountDriver, headcount=count, salary=amount, hires_per_period=st.floats(0, 10)),
        st.builds(
            TokensDriver,
            tokens_millions=count,
            price_per_1m_tokens=st.floats(0, 100),
            growth=st.floats(-1, 1),
        ),
    )


@st.composite
def lines(draw: st.DrawFn, id: str, periods: int, amount: st.SearchStrategy[float] = money) -> Line:
    kind = draw(st.sampled_from(LINE_KINDS))
    driven = kind != "funding" and draw(st.booleans())
    amounts = st.lists(amount, min_size=periods + 1, max_size=periods + 1).map(tuple)
    indirect = kind == "benefit" and draw(st.booleans())
    return Line(
        id=id,
        name=draw(st.sampled_from(["", "Sales", "sales ", 'Pipes | and "quotes"'])),
        kind=kind,
        category=draw(st.sampled_from(CATEGORIES[kind])),
        amounts=None if driven else draw(amounts),
        driver=draw(drivers(amount)) if driven else None,
        lag=draw(st.sampled_from([0.0, 0.0, 1.0, 0.5, 2.25])),
        indirect=indirect,
        attribution=draw(st.none() | shares) if indirect else None,
        range=draw(st.none() | ranges),
    )


factors = st.floats(0, 10)
units = st.builds(
    UnitInputs,
    **{
        name: st.none() | st.floats(0, 1e6)
        for name in (
            "price_per_1m_tokens",
            "price_per_task",
            "gpu_hour",
            "tokens_per_second",
            "api_input_price",
            "api_cached_price",
            "api_output_price",
            "calls_per_task",
            "tool_cost",
            "review_minutes",
            "review_hourly_cost",
            "fixed_hosting_per_month",
            "variable_hosting_per_1m_tokens",
            "arpa",
            "cac",
            "net_burn",
        )
    },
    input_tokens=st.none() | st.floats(1000, 1e6),
    cached_tokens=st.none() | st.floats(0, 1000),
    output_tokens=st.none() | st.floats(1000, 1e6),
    reasoning_tokens=st.none() | st.floats(0, 1000),
    cached_in_input=st.booleans(),
    reasoning_in_output=st.booleans(),
    utilisation=st.none() | shares,
    retry_rate=st.none() | st.floats(0, 1, exclude_max=True),
    churn=st.none() | shares,
    net_new_arr=st.none() | st.floats(-1e6, 1e6),
)


@st.composite
def economics(draw: st.DrawFn, amount: st.SearchStrategy[float] = money, most: int = 5) -> Economics:
    periods = draw(st.integers(1, 8))
    ids = [f"line-{number}" for number in range(draw(st.integers(0, most)))]
    own = st.builds(
        OwnScenario,
        id=st.just("x.own"),
        factors=st.builds(Factors, price=factors, tokens=factors, churn=factors, gpu=factors),
        delay_months=st.sampled_from([0.0, 6.0, 7.5, 120.0]),
        lines=st.dictionaries(st.sampled_from(ids), factors, max_size=2) if ids else st.just({}),
    )
    return Economics(
        currency="CNY",
        period=draw(st.sampled_from(PERIODS)),
        periods=periods,
        discount_rate=draw(st.one_of(st.sampled_from([0.0, 0.2]), st.floats(-0.5, 0.9))),
        timing=draw(st.sampled_from(TIMINGS)),
        opening_cash=draw(money),
        lines=tuple(draw(lines(id, periods, amount)) for id in ids),
        unit=draw(units),
        scenarios=tuple(draw(st.lists(own, max_size=1))),
    )
