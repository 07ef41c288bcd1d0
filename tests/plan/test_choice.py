"""The choice is the best there is: against all sets on small problems, against greedy on large ones."""

import pytest

from assess.plan.choice import choose
from tests.plan.instances import instance
from tests.plan.naive import affordable, brute_force, greedy, points

BATCH = 25


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
    choice = choose(problem)
    chosen = [problem.by_id[id] for id in choice.chosen]

    assert affordable(problem, chosen)
    assert choice.optimal
    assert choice.points >= greedy(problem)
