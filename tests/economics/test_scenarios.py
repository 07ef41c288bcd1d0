"""What-ifs: what each of them changes, and what it leaves alone."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given

from assess.economics import Change, Economics, Factors
from assess.economics.appraisal import appraise
from assess.economics.expansion import expand
from assess.economics.scenarios import BUILT_IN, apply, changes
from assess.economics.trials import trials
from tests.economics.strategies import amounts, economics, example, one_line


def line_of(economics: Economics, id: str) -> Any:
    return next(line for line in economics.lines if line.id == id)


def test_half_the_price() -> None:
    changed = apply(example(), BUILT_IN["price_half"])

    assert line_of(changed, "subscriptions").driver.price == 15_000
    assert line_of(changed, "brand") == line_of(example(), "brand")
    assert changed.unit.price_per_1m_tokens == 2


def test_three_times_the_tokens() -> None:
    plain = {"id": "plain", "kind": "cost", "category": "inference_compute", "amounts": [1, 1, 1, 1, 1]}

    def more(data: dict[str, Any]) -> None:
        data["lines"].append(plain)
        data["unit"].update(input_tokens=10)

    changed = apply(example(more), BUILT_IN["tokens_triple"])

    assert np.allclose(expand(changed).amounts[2], 3 * expand(example()).amounts[2])
    assert line_of(changed, "plain").amounts == (3, 3, 3, 3, 3)
    assert line_of(changed, "gpu") == line_of(example(), "gpu")
    assert changed.unit.input_tokens == 30


def test_twice_the_churn_but_never_more_than_everybody() -> None:
    def much(data: dict[str, Any]) -> None:
        data["lines"][3]["driver"]["churn"] = 0.7
        data["unit"].update(churn=0.02)

    changed = apply(example(much), BUILT_IN["churn_double"])

    assert line_of(changed, "subscriptions").driver.churn == 1
    assert changed.unit.churn == 0.04


def test_dearer_machines_leave_tokens_alone() -> None:
    changed = apply(example(), BUILT_IN["gpu_plus_30"])

    assert line_of(changed, "gpu").amounts == pytest.approx((1_040_000, 260_000, 260_000, 325_000, 325_000))
    assert line_of(changed, "api") == line_of(example(), "api")
    assert changed.unit.gpu_hour == pytest.approx(20.8)


@pytest.mark.parametrize(
    ("period", "expected"),
    [("month", [0, 0, 0, 0, 0, 0, 8, 4]), ("quarter", [0, 0, 8, 4, 2, 1, 0, 0]),
     ("year", [4, 6, 3, 1.5, 0.5, 0, 0, 0])],
)  # fmt: skip
def test_six_months_late_by_month_quarter_and_year(period: str, expected: list[float]) -> None:
    series = {"amounts": [8, 4, 2, 1, 0, 0, 0, 0]}
    late = apply(one_line(period, 7, **series), BUILT_IN["six_months_late"])
    cost = one_line(period, 7, kind="cost", category="people", **series)

    assert amounts(late) == expected
    assert apply(cost, BUILT_IN["six_months_late"]) == cost


def test_a_what_if_of_ones_own_stands_after_ours_and_reaches_single_lines() -> None:
    own = {"id": "x.slow", "name": "Slow", "factors": {"price": 0.9}, "delay_months": 3, "lines": {"team": 2}}
    economics = example(lambda data: data.update(scenarios=[own]))

    *_, change = changes(economics)
    changed = apply(economics, change)

    assert change.id == "x.slow"
    assert line_of(changed, "team").driver.salary == 180_000
    assert line_of(changed, "subscriptions").driver.price == pytest.approx(27_000)
    assert line_of(changed, "subscriptions").lag == 2
    assert appraise(economics, scenario=change, n=2).scenario == "x.slow"


def test_a_change_of_nothing_is_the_same_economics() -> None:
    assert apply(example(), Change(id="none", factors=Factors())) == example()


@given(economics())
def test_the_built_in_ones_only_ever_take_away(made: Economics) -> None:
    """Each is a bad turn: no more benefit, and no less cost but that of lost customers."""
    before = appraise(made, n=2)
    near = 1e-9 * max(1.0, sum(abs(a) for line in before.lines for a in line.amounts))
    for change in BUILT_IN.values():
        after = appraise(made, scenario=change, n=2)
        assert after.total.total_benefit <= before.total.total_benefit + near
        assert change.factors.churn > 1 or after.total.total_cost >= before.total.total_cost - near


@pytest.mark.parametrize(
    ("line", "scenario", "lacks"),
    [
        ({"amounts": [1, 1, 1, 1]}, "churn_double", ("churn",)),
        ({"amounts": [1, 1, 1, 1]}, "tokens_triple", ("tokens",)),
        ({"amounts": [1, 1, 1, 1]}, "gpu_plus_30", ("gpu",)),
        ({"amounts": [1, 1, 1, 1]}, "price_half", ()),
        ({"amounts": [0, 0, 0, 0]}, "price_half", ("zero",)),
        ({"amounts": [1, 1, 1, 1], "category": "brand"}, "price_half", ("price",)),
        ({"amounts": [1, 1, 1, 1], "kind": "cost", "category": "people"}, "six_months_late", ("delay",)),
        ({"driver": {"customers": 9, "price": 1, "churn": 0.1}}, "churn_double", ()),
        ({"driver": {"customers": 9, "price": 1, "churn": 0}}, "churn_double", ("zero",)),
    ],
)
def test_a_what_if_says_why_it_changes_nothing(line: dict[str, Any], scenario: str, lacks: Any) -> None:
    found = {t.change.id: t for t in trials(one_line(**line)) if t.change}
    assert found[scenario].lacks == lacks
    assert found[scenario].acts == (lacks == ())


def test_a_what_if_that_assumes_nothing_yet() -> None:
    made = example(lambda data: data.update(scenarios=[{"id": "x.new", "name": "New"}]))
    assert trials(made)[-1].lacks == ("nothing",)


@given(economics())
def test_without_effect_means_without_any(made: Economics) -> None:
    for trial in trials(made):
        assert bool(trial.lacks) == (trial.change is not None and trial.found == trial.entered)
