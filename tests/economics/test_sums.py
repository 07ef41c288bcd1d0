"""Lines over time, runway, cautions, rates of return: small cases that can be checked by hand."""

from typing import Any

import numpy as np
import pytest

from assess.economics.appraisal import appraise
from assess.economics.runway import runway
from assess.sampling import InvalidDistribution, Lognormal, Pert, Simulated
from tests.economics.strategies import amounts, example, one_line

CUSTOMERS = {"customers": 100, "new_per_period": 10, "churn": 0.1, "price": 2}


def test_customers_shrink_by_churn_and_grow_by_new_ones() -> None:
    fewer = {**CUSTOMERS, "new_per_period": 0}

    assert amounts(one_line(driver=CUSTOMERS)) == pytest.approx([0, 200, 200, 200])
    assert amounts(one_line(driver=fewer)) == pytest.approx([0, 180, 162, 145.8])


def test_people_are_hired_after_the_first_period() -> None:
    team = {"headcount": 2, "salary": 10, "hires_per_period": 1}
    assert amounts(one_line(driver=team)) == [0, 20, 30, 40]


def test_tokens_grow_by_the_period() -> None:
    tokens = {"tokens_millions": 10, "price_per_1m_tokens": 3, "growth": 0.5}
    assert amounts(one_line(driver=tokens)) == [0, 30, 45, 67.5]


@pytest.mark.parametrize(
    ("lag", "expected", "lost"),
    [
        (0, [8, 4, 2, 1], 0),
        (1, [0, 8, 4, 2], 1),
        (0.5, [4, 6, 3, 1.5], 0.5),
        (2.25, [0, 0, 6, 5], 4),
        (9, [0, 0, 0, 0], 15),
    ],
)
def test_what_comes_late_moves_and_what_comes_too_late_is_told(
    lag: float, expected: list[float], lost: float
) -> None:
    economics = one_line(amounts=[8, 4, 2, 1], lag=lag)

    assert amounts(economics) == expected
    found = appraise(economics, n=2)
    assert found.lines[0].beyond_horizon == lost
    assert ("beyond_horizon" in {caution.id for caution in found.warnings}) == (lost > 0)


@pytest.mark.parametrize(
    ("flows", "funding", "cash", "months_per_period", "expected"),
    [
        ([0, -10, -10, -10], [0, 0, 0, 0], 15, 1, 1.5),
        ([0, -10, -10, -10], [0, 0, 20, 0], 15, 1, 3.5),
        ([0, -10, -10, -10], [0, 0, 0, 0], 60, 1, 6.0),
        ([0, -10, -10, -10], [0, 0, 0, 500], 60, 1, 56.0),
        ([0, -30, -12, -6], [0, 0, 0, 0], 60, 3, 9 + 12 / 2),
        ([-5, 1, 1, 1], [0, 0, 0, 0], 4, 12, 0.0),
        ([0, -10, -10, 40], [0, 0, 0, 0], 60, 1, None),
        ([0, -10, 50, 0], [0, 0, 0, 0], 5, 12, 6.0),
        ([0, 0, 0, 0], [0, 0, 0, 0], 0, 1, None),
        ([0, -0.1, -0.2, 0.3], [0, 0, 0, 0], 0.3, 1, None),
    ],
)
def test_runway(
    flows: list[float], funding: list[float], cash: float, months_per_period: int, expected: float | None
) -> None:
    found = runway(np.array(flows, float), np.array(funding, float), cash, months_per_period)

    assert found.months == (None if expected is None else pytest.approx(expected))
    assert found.reason == ("not_burning" if expected is None else None)


def cautions(*lines: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    common = {"kind": "benefit", "amounts": [0, 1, 1, 1, 1]}
    listed = [{"id": f"l{number}", **common, **given} for number, given in enumerate(lines)]
    found = appraise(example(lambda data: data.update(lines=listed)), n=2)
    return {caution.id: caution.lines for caution in found.warnings}


def test_what_may_be_counted_twice_is_told() -> None:
    half = {"indirect": True, "attribution": 0.6}

    assert cautions({"category": "time_saved"}, {"category": "cost_avoided"}) == {
        "time_saved_and_cost_avoided": ("l0", "l1"),
        "before_tax": (),
    }
    assert "revenue_and_market_share" in cautions({"category": "revenue"}, {"category": "market_share"})
    assert cautions({"category": "brand", **half}, {"category": "brand", **half})[
        "attribution_above_one"
    ] == (
        "l0",
        "l1",
    )
    twice = cautions(
        {"category": "other", "name": "Fewer calls"}, {"category": "other", "name": "fewer  calls"}
    )
    assert twice["repeated_benefit"] == ("l0", "l1")


def test_tax_that_is_entered_ends_the_note_on_it() -> None:
    assert "before_tax" not in cautions({"kind": "cost", "category": "tax"})


@pytest.mark.parametrize(
    ("inflows", "outflow", "roots", "reason"),
    [
        ((1000, 2500), 4000, 2, "several_irr"),
        ((100, 250), 300, 0, "no_irr"),
        ((100, 250), 0, 0, "no_sign_change"),
        ((0, 0), 0, 0, "no_sign_change"),
    ],
)
def test_a_rate_of_return_that_is_not_one_says_why(
    inflows: tuple[float, float], outflow: float, roots: int, reason: str
) -> None:
    lines = [
        {"id": "b", "kind": "benefit", "category": "revenue", "amounts": [inflows[0], 0, inflows[1]]},
        {"id": "c", "kind": "cost", "category": "people", "amounts": [0, outflow, 0]},
    ]
    found = appraise(example(lambda data: data.update(period="year", periods=2, lines=lines)), n=2).direct

    assert (found.irr, found.reasons["irr"], len(found.irr_roots)) == (None, reason, roots)


def test_a_run_takes_a_path() -> None:
    with pytest.raises(ValueError, match="one path"):
        appraise(example(), n=0)


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: Pert(1, 0, 2), "mode"),
        (lambda: Pert(1, 2, float("inf")), "high"),
        (lambda: Pert(None, 2, 3), "low"),  # type: ignore[arg-type]
        (lambda: Lognormal.from_ci90(0, 1), "low"),
        (lambda: Lognormal.from_ci90(2, 1), "high"),
        (lambda: Lognormal.through((1, 0.1), (2, 0.2)), "probability"),
        (lambda: Lognormal.through((0, 0.2), (2, 0.1)), "value"),
    ],
)
def test_a_distribution_that_cannot_be_names_the_field(make: Any, field: str) -> None:
    with pytest.raises(InvalidDistribution, match=f"^{field}: ") as error:
        make()

    assert error.value.field == field


def test_the_worst_tenth_goes_by_rank() -> None:
    """Mean of the lowest ⌈n / 10⌉, also where many values are equal and a threshold would take them all."""
    values = np.array([0.0] * 95 + [-100.0] * 5)
    assert Simulated.of(values).es10 == -50
