"""What holds of every plan."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from assess.plan.choice import choose
from assess.plan.problem import Choice, Problem
from tests.plan.instances import instance, timed, with_losses
from tests.plan.naive import affordable

seeds = st.integers(0, 100_000)


def rank(problem: Problem, choice: Choice) -> tuple[int, int, Fraction | float]:
    """How good a plan is by the questions that come before the ties."""
    fixed = len(problem.closed(problem.fixed) & set(choice.chosen))
    return fixed, choice.gates, choice.value


def grown(problem: Problem, factor: Fraction, more: int) -> Problem:
    """With more of everything there is a limit to."""
    budget = problem.budget
    return replace(
        problem,
        budget=replace(
            budget,
            days=None if budget.days is None else budget.days * factor,
            money=None if budget.money is None else budget.money * factor,
            roles={role: days * factor for role, days in budget.roles.items()},
            roles_per_month={role: days * factor for role, days in budget.roles_per_month.items()},
            months=None if budget.months is None else budget.months + more,
        ),
    )


@given(seeds, st.fractions(1, 2, max_denominator=4))
def test_more_budget_is_never_worse(seed: int, factor: Fraction) -> None:
    problem = instance(seed, most=12)
    larger = grown(problem, factor, 0)

    assert rank(larger, choose(larger)) >= rank(problem, choose(problem))


@given(seeds, st.integers(0, 2))
def test_more_time_is_never_worse(seed: int, more: int) -> None:
    problem = timed(seed)
    longer = grown(problem, Fraction(1), more)

    assert rank(longer, choose(longer)) >= rank(problem, choose(problem))


@given(seeds, st.data())
def test_excluding_is_never_better_and_keeps_the_step_out(seed: int, data: st.DataObject) -> None:
    problem = replace(instance(seed, most=12), fixed=frozenset())
    out = data.draw(st.sampled_from(sorted(problem.order)))
    less = replace(problem, excluded=problem.excluded | {out})
    choice = choose(less)

    assert (choice.gates, choice.value) <= (lambda c: (c.gates, c.value))(choose(problem))
    assert not any(out in problem.needs[id] for id in choice.chosen)


@given(seeds, st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(1)]))
def test_fixed_steps_are_in_or_it_says_why_not(seed: int, mix: Fraction) -> None:
    problem = replace(with_losses(instance(seed, most=10), seed), mix=mix)
    choice = choose(problem)
    missing = problem.fixed - set(choice.chosen)
    told = {id for remark in choice.problems if remark.kind.startswith("fixed") for id in remark.items}

    assert missing == told


@given(seeds, st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(1)]))
def test_every_plan_keeps_its_budget_and_holds_what_its_steps_need(seed: int, mix: Fraction) -> None:
    problem = replace(with_losses(instance(seed, most=14), seed), mix=mix)
    choice = choose(problem)
    chosen = frozenset(choice.chosen)

    assert affordable(problem, [problem.by_id[id] for id in chosen])
    assert problem.closed(chosen) == chosen
    assert not chosen & problem.excluded
    assert set(choice.months) == chosen
    assert choice.chosen or choice.problems
    assert choose(problem) == choice


@given(seeds)
def test_without_ties_the_value_is_the_same(seed: int) -> None:
    problem = instance(seed, most=12)

    assert choose(problem, ties=False).value == choose(problem).value
