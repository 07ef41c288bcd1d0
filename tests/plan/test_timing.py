"""Steps are done in time: against every order in which they could be done."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import combinations, permutations
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.plan.choice import choose
from assess.plan.preemption import Task, soonest
from assess.plan.problem import Budget, Item, Problem
from assess.plan.timetable import core, timing
from assess.plan.timing import Clock
from assess.rubric import Role
from tests.plan.instances import timed
from tests.plan.naive import brute_force, points

HALF, ONE = Fraction(1, 2), Fraction(1)


def step(id: str, days: int, lead: int = 0, after: tuple[str, ...] = (), money: int = 0) -> Item:
    """A step of the founder's."""
    return Item(id, {"founder": Fraction(days)}, Fraction(money), ONE, 0.0, lead_days=lead, after=after)


def months(*items: Item, **budget: object) -> Mapping[str, tuple[int, int]]:
    """When the steps are done with twenty days a month."""
    choice = choose(Problem(items, Budget(roles_per_month={"founder": Fraction(20)}, **budget)))  # type: ignore[arg-type]
    return choice.months


def in_time(problem: Problem, chosen: list[Item]) -> bool:
    """Whether some order of the work keeps the months, one step after the other for each role."""
    horizon, rates = Fraction(problem.budget.months or 0), problem.budget.roles_per_month
    return any(_end(problem, order, rates) <= horizon for order in permutations(chosen) if _ordered(order))


def _ordered(order: tuple[Item, ...]) -> bool:
    seen: set[str] = set()
    for item in order:
        if not seen.issuperset(item.after):
            return False
        seen.add(item.id)
    return True


def _end(problem: Problem, order: tuple[Item, ...], rates: Mapping[Role, Fraction]) -> Fraction:
    ends: dict[str, Fraction] = {}
    free: dict[Role, Fraction] = {}
    spent, income = Fraction(0), problem.budget.money_per_month
    for item in order:
        ((role, days),) = item.days.items()
        begin = max([free.get(role, Fraction(0)), *(ends[id] for id in item.after)])
        if income is not None and item.money:
            if not income:
                return Fraction(10**6)
            spent += item.money
            begin = max(begin, Fraction(ceil(spent / income) - 1))
        free[role] = begin + days / rates[role]
        ends[item.id] = free[role] + Fraction(item.lead_days, 30)
    return max(ends.values(), default=Fraction(0))


@pytest.mark.parametrize("batch", range(8))
def test_with_months_it_takes_what_trying_every_order_finds(batch: int) -> None:
    for seed in range(batch * 25, (batch + 1) * 25):
        problem = timed(seed)
        choice = choose(problem)

        assert choice.optimal
        assert choice.chosen == brute_force(problem, points, in_time), seed
        assert all(end < (problem.budget.months or 0) for _, end in choice.months.values())


TASKS = st.lists(
    st.builds(Task, st.integers(0, 9), st.integers(1, 6), st.integers(0, 9)), min_size=1, max_size=7
)


@given(TASKS)
def test_the_bound_of_a_role_is_that_of_its_worst_tasks(tasks: list[Task]) -> None:
    """Some of them take no less than their first head, all their work, and their shortest tail."""
    some = [group for size in range(1, len(tasks) + 1) for group in combinations(tasks, size)]
    assert soonest(tasks) == max(
        min(t.head for t in group) + sum(t.work for t in group) + min(t.tail for t in group) for group in some
    )


@pytest.mark.parametrize("batch", range(4))
def test_what_is_cut_off_cannot_be_done_in_any_order(batch: int) -> None:
    smaller = 0
    for seed in range(batch * 50, (batch + 1) * 50):
        problem = timed(seed)
        clock, all_ = Clock(problem), frozenset(problem.order)
        if clock.able == all_ and timing(clock, all_).timetable is None:
            found = core(clock, all_)
            assert not in_time(problem, [problem.by_id[id] for id in sorted(found)]), seed
            assert all(problem.needs[id] <= found for id in found)
            smaller += found < all_
    assert smaller


def test_work_spreads_over_months_at_the_pace_of_its_role() -> None:
    found = months(step("a", 10), step("b", 20), step("c", 10))

    assert found == {"a": (0, 0), "b": (0, 1), "c": (1, 1)}


def test_a_step_waits_for_the_lead_time_of_what_it_needs() -> None:
    found = months(step("a", 10, lead=60), step("b", 10, after=("a",)), step("c", 10))

    assert found == {"a": (0, 2), "b": (2, 2), "c": (0, 0)}


def test_what_cannot_be_finished_in_the_months_is_left_out() -> None:
    choice = choose(Problem((step("patent", 2, lead=90), step("policy", 2)), Budget(months=2)))

    assert choice.chosen == ("policy",)


def test_long_lead_times_go_first() -> None:
    found = months(step("a", 20), step("b", 20, lead=30), months=2)

    assert found == {"a": (1, 1), "b": (0, 1)}


def test_money_is_spent_as_it_comes_in_and_what_is_left_stays() -> None:
    found = months(step("a", 1, money=300), step("b", 1, money=100), money_per_month=Fraction(200), months=2)

    assert found == {"a": (1, 1), "b": (0, 0)}


def test_what_takes_long_is_paid_from_what_has_come_in_early() -> None:
    items = tuple(step(id, 1, lead=60, money=100) for id in "abcdefghijklmnop")
    budget = Budget(months=3, money_per_month=Fraction(250))
    choice = choose(Problem((*items, step("q", 1, money=250)), budget))

    assert choice.optimal
    assert choice.chosen == ("a", "b", "q")
    assert set(choice.months.values()) == {(0, 2), (1, 1)}


def test_roles_work_side_by_side() -> None:
    lawyer = Item("b", {"legal": Fraction(20)}, Fraction(0), ONE, 0.0)
    choice = choose(Problem((step("a", 20), lawyer), Budget(months=1)))

    assert choice.months == {"a": (0, 0), "b": (0, 0)}


def test_days_in_all_are_spread_evenly_over_the_months() -> None:
    choice = choose(Problem((step("a", 10), step("b", 10)), Budget(days=Fraction(20), months=2)))

    assert choice.months == {"a": (0, 0), "b": (1, 1)}


def test_a_step_of_two_roles_is_done_when_both_are() -> None:
    both = Item("a", {"founder": Fraction(5), "legal": Fraction(30)}, Fraction(0), ONE, 0.0)
    choice = choose(Problem((both, step("b", 20)), Budget()))

    assert choice.months == {"a": (0, 1), "b": (0, 1)}
