"""Avoided loss: the joint figure, and a bound that no set exceeds."""

from dataclasses import replace
from fractions import Fraction

import pytest

from assess.plan.choice import choose
from assess.plan.problem import Budget, Item, Problem
from tests.plan.instances import instance, with_losses
from tests.plan.naive import brute_force, points

CLOSE = 1e-5
"""More than the share of all loss that the solver takes for the same."""
FORMS = ("followed", "by scenario", "in all", "insured")


def as_known(problem: Problem, form: str) -> Problem:
    """The same with less known of its loss."""
    if form == "followed":
        return problem
    if form == "by scenario":
        return replace(problem, at_stake=None)
    return replace(problem, at_stake=None, parts=None, diminishing=form != "insured")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("mix", [Fraction(0), Fraction(1, 2)])
def test_no_set_is_worth_more_than_the_bound_and_the_optimum_is_the_best(form: str, mix: Fraction) -> None:
    for seed in range(40):
        problem = replace(as_known(with_losses(instance(seed, most=9), seed), form), mix=mix)
        choice = choose(problem)
        all_points = points(list(problem.items)) or Fraction(1)
        whole = problem.avoided(frozenset(problem.order)) or 1.0
        scale = whole if mix == 0 else 1.0

        def value(chosen: list[Item], problem: Problem = problem, all_points: Fraction = all_points) -> float:
            share = problem.avoided(frozenset(item.id for item in chosen)) / whole  # noqa: B023
            return float(problem.mix * points(chosen) / all_points) + float(1 - problem.mix) * share

        best = value([problem.by_id[id] for id in brute_force(problem, value)])
        own = value([problem.by_id[id] for id in choice.chosen])

        assert choice.value == pytest.approx(own * scale)
        assert choice.bound >= choice.value
        assert choice.bound >= (best - CLOSE) * scale
        if choice.optimal:
            assert own == pytest.approx(best, abs=CLOSE)
        assert choice.optimal or form == "insured", seed


def test_two_controls_of_one_scenario_avoid_less_together() -> None:
    left = {"a@1": 0.5, "b@1": 0.4, "c@1": 1.0}

    def joint(chosen: frozenset[str]) -> float:
        share = 1.0
        for id in chosen:
            share *= left[id]
        return 1000 * (1 - share)

    items = tuple(
        Item(id, {"founder": Fraction(1)}, Fraction(0), Fraction(1), 1000 * (1 - share))
        for id, share in left.items()
    )
    choice = choose(Problem(items, Budget(days=Fraction(2)), mix=Fraction(0), joint=joint))

    assert choice.chosen == ("a@1", "b@1")
    assert choice.loss == choice.value == pytest.approx(800)
    assert choice.optimal


def test_a_step_that_avoids_nothing_is_not_taken_for_loss() -> None:
    items = tuple(
        Item(id, {"founder": Fraction(1)}, Fraction(0), Fraction(1), loss)
        for id, loss in (("a", 0.0), ("b", 5.0))
    )

    assert choose(Problem(items, Budget(), mix=Fraction(0))).chosen == ("b",)
