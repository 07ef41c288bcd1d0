"""What every budget buys, what a little more adds, and how firmly each step stands."""

from dataclasses import replace
from fractions import Fraction

import pytest

from assess.plan.choice import choose
from assess.plan.frontier import Axis, frontier, gain
from assess.plan.problem import ZERO, Budget, Item, Problem
from assess.plan.robustness import robustness
from tests.plan.instances import instance, timed, with_losses

STEPS = tuple(
    Item(id, {"founder": Fraction(days)}, Fraction(money), Fraction(points), 0.0)
    for id, days, money, points in (("a", 1, 0, 8), ("b", 2, 1000, 6), ("c", 5, 3000, 2))
)


def test_it_goes_from_nothing_to_everything_and_each_point_is_a_plan() -> None:
    found = frontier(Problem(STEPS, Budget()), steps=8)

    assert [(int(point.budget), int(point.value)) for point in found.points] == [
        (0, 0), (1, 8), (2, 8), (3, 14), (4, 14), (5, 14), (6, 14), (7, 14), (8, 16),
    ]  # fmt: skip
    assert found.points[found.knee or 0].budget == 3


def test_money_is_an_axis_too() -> None:
    found = frontier(Problem(STEPS, Budget(days=Fraction(8))), steps=4, axis="money")

    assert [(int(point.budget), int(point.value)) for point in found.points] == [
        (0, 8), (1000, 14), (2000, 14), (3000, 14), (4000, 16),
    ]  # fmt: skip


def test_a_straight_line_has_no_knee() -> None:
    even = tuple(replace(item, days={"founder": Fraction(1)}, points=Fraction(1)) for item in STEPS)

    assert frontier(Problem(even, Budget()), steps=3).knee is None
    assert frontier(Problem((), Budget())).knee is None


@pytest.mark.parametrize("seed", range(20))
def test_without_gates_it_never_falls(seed: int) -> None:
    problem = instance(seed, most=14, gates=False)
    values = [point.value for point in frontier(replace(problem, fixed=frozenset()), steps=12).points]

    assert values == sorted(values)


@pytest.mark.parametrize("axis", ["days", "money"])
@pytest.mark.parametrize("batch", range(4))
def test_each_point_is_what_its_budget_alone_would_buy(batch: int, axis: Axis) -> None:
    for seed in range(batch * 10, (batch + 1) * 10):
        for problem in (instance(seed, most=14), timed(seed)):
            for point in frontier(problem, steps=5, axis=axis).points:
                best = choose(replace(problem, budget=replace(problem.budget, **{axis: point.budget})))

                assert (point.gates, point.value) == (best.gates, best.value), seed
                assert point.optimal
                assert point.bound == point.value


@pytest.mark.parametrize("seed", range(10))
def test_for_loss_it_lies_within_its_bounds(seed: int) -> None:
    problem = replace(with_losses(instance(seed, most=12, gates=False), seed), mix=ZERO, fixed=frozenset())
    for point in frontier(problem, steps=6).points:
        best = choose(replace(problem, budget=replace(problem.budget, days=point.budget)))

        assert point.value <= best.value * (1 + 1e-5)
        assert point.bound >= best.value * (1 - 1e-5)
        assert point.value >= best.value * 0.98


def test_what_one_more_day_and_a_thousand_more_buy() -> None:
    problem = Problem(STEPS, Budget(days=Fraction(2), money=ZERO))
    richer = replace(problem, budget=Budget(days=Fraction(2), money=Fraction(1000)))
    gains = [
        gain(problem, choose(problem), "days"),
        gain(problem, choose(problem), "money"),
        gain(richer, choose(richer), "days"),
    ]

    assert [found and (found.value, found.gates) for found in gains] == [(0, 0), (0, 0), (6, 0)]


def test_without_a_limit_there_is_nothing_more_to_buy() -> None:
    problem = Problem(STEPS, Budget())

    assert gain(problem, choose(problem), "days") is None


def test_the_better_a_step_the_firmer_it_stands() -> None:
    problem = Problem(STEPS, Budget(days=Fraction(3)))
    shares = robustness(problem, choose(problem), effort=(0.7, 1.8), effect=(0.6, 1.2), n=40, seed=1)

    assert 1 > shares["a"] > shares["b"] > shares["c"] == 0


def test_the_draws_of_a_step_do_not_depend_on_the_others() -> None:
    problem = Problem(STEPS, Budget(days=Fraction(8)))
    alone = Problem(STEPS[:1], Budget(days=Fraction(1)))
    one, other = (
        robustness(p, choose(p), effort=(0.5, 2), effect=(1, 1), n=50, seed=7) for p in (problem, alone)
    )

    assert robustness(problem, choose(problem), effort=(0.5, 2), effect=(1, 1), n=50, seed=7) == one
    assert 0 < other["a"] < 1


def test_robustness_of_a_plan_for_loss() -> None:
    problem = replace(with_losses(instance(3, most=8), 3), mix=ZERO)
    shares = robustness(problem, choose(problem), effort=(0.8, 1.5), effect=(0.5, 1.2), n=20, seed=1)

    assert set(shares) == set(problem.order)
    assert all(0 <= share <= 1 for share in shares.values())
