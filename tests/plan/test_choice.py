"""The choice is the best there is: against all sets on small problems, against greedy on large ones."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from assess.plan.choice import choose
from assess.plan.problem import ZERO, Budget, Item, Problem
from assess.rubric import Role
from tests.plan.instances import instance
from tests.plan.naive import affordable, brute_force, greedy, points

BATCH = 25
PUBLISHED = json.loads((Path(__file__).parent / "published.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("batch", range(20))
def test_it_takes_the_very_set_that_trying_everything_finds(batch: int) -> None:
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        problem = instance(seed, most=16 if seed % 10 == 0 else 11)
        choice = choose(problem)

        assert choice.chosen == brute_force(problem, points), seed
        assert choice.optimal
        assert choice.value == choice.bound == choice.points


@pytest.mark.parametrize("seed", range(20))
def test_it_is_never_worse_than_greedy(seed: int) -> None:
    problem = instance(10_000 + seed, most=200, least=60, gates=False)
    problem = replace(problem, fixed=frozenset())
    choice = choose(problem)
    chosen = [problem.by_id[id] for id in choice.chosen]

    assert affordable(problem, chosen)
    assert choice.optimal
    assert choice.points >= greedy(problem)


@pytest.mark.parametrize("case", PUBLISHED, ids=lambda case: str(case["id"]))
def test_published_plans(case: dict[str, Any]) -> None:
    """Of the reference's knapsacks those without pairs that exclude each other: steps do not."""
    inputs, expected = case["inputs"], case["expected"]
    after: dict[int, list[str]] = {}
    for needed, step in inputs["requires"]:
        after.setdefault(step, []).append(str(needed))
    items = tuple(
        Item(str(n), {"founder": Fraction(cost)}, ZERO, Fraction(gain), 0.0, after=tuple(after.get(n, ())))
        for n, (cost, gain) in enumerate(zip(inputs["cost"], inputs["benefit"], strict=True))
    )
    choice = choose(Problem(items, Budget(days=Fraction(inputs["budget"]))))

    assert (choice.value, choice.days) == (expected["value"], expected["cost"])
    assert [int(id) for id in choice.chosen] == expected["chosen"]


def test_equal_steps_are_taken_in_rubric_order_however_they_are_given() -> None:
    days: dict[Role, Fraction] = {"founder": Fraction(1), "legal": Fraction(1)}
    turned: dict[Role, Fraction] = dict(reversed(days.items()))
    one = tuple(Item(id, days, ZERO, Fraction(1), 0.0) for id in "bca")
    other = tuple(Item(id, turned, ZERO, Fraction(1), 0.0) for id in "bca")

    assert choose(Problem(one, Budget(days=Fraction(4)))).chosen == ("b", "c")
    assert choose(Problem(other, Budget(days=Fraction(4)))).chosen == ("b", "c")


def test_values_that_differ_by_less_than_floats_can_tell_are_told_apart() -> None:
    tiny = Fraction(1, 10**30)
    items = tuple(Item(str(n), {"founder": Fraction(1)}, ZERO, 1 + n * tiny, 0.0) for n in range(6))
    choice = choose(Problem(items, Budget(days=Fraction(2))))

    assert choice.chosen == ("4", "5")
    assert choice.value <= choice.bound


def test_a_limit_that_floats_would_let_pass_is_kept() -> None:
    third = Fraction(10**15, 3 * 10**15 - 1)  # a hair more than a third
    items = tuple(Item(str(n), {"founder": third}, ZERO, Fraction(1), 0.0) for n in range(3))
    choice = choose(Problem(items, Budget(days=Fraction(1))))

    assert choice.points == 2


def test_next_to_no_loss_is_no_trouble() -> None:
    items = tuple(Item(str(n), {"founder": Fraction(1)}, ZERO, Fraction(1), 1e-310) for n in range(3))

    for mix in (Fraction(0), Fraction(1, 2)):
        assert choose(Problem(items, Budget(days=Fraction(2)), mix=mix)).optimal


def test_a_bound_is_a_number_where_nothing_can_be_avoided_of_very_much() -> None:
    items = tuple(Item(str(n), {"founder": Fraction(1)}, ZERO, Fraction(1), 0.0) for n in range(3))
    problem = Problem(items, Budget(days=Fraction(2)), mix=ZERO)
    problem = replace(problem, joint=lambda _: 0.0, parts=lambda _: (0.0,), at_stake=(1e17,))

    choice = choose(problem)

    assert (choice.value, choice.bound) == (0, 0)
