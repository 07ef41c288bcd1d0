"""Plans by trying everything, and by taking what looks best, to hold the solver to."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import product

from assess.plan.problem import Item, Problem

Ids = frozenset[str]


def closed_sets(problem: Problem) -> Iterator[list[Item]]:
    """Every set that holds what its steps need and nothing excluded."""
    for flags in product((False, True), repeat=len(problem.items)):
        chosen = [item for item, flag in zip(problem.items, flags, strict=True) if flag]
        ids = {item.id for item in chosen}
        if not ids & problem.excluded and all(ids.issuperset(item.after) for item in chosen):
            yield chosen


def affordable(problem: Problem, chosen: list[Item]) -> bool:
    """Whether the sums of a set are within the budget; time left aside."""
    budget = problem.budget
    days = sum(sum(item.days.values()) for item in chosen)
    if budget.days is not None and days > budget.days:
        return False
    if budget.money is not None and sum(item.money for item in chosen) > budget.money:
        return False
    return all(sum(i.days.get(role, 0) for i in chosen) <= most for role, most in budget.roles.items())


def brute_force(
    problem: Problem,
    value: Callable[[list[Item]], Fraction | float],
    fits: Callable[[Problem, list[Item]], bool] = affordable,
) -> tuple[str, ...]:
    """The best of all sets, by the six questions in their order."""

    def rank(chosen: list[Item]) -> tuple[object, ...]:
        ids = {item.id for item in chosen}
        return (
            -len(ids & problem.closed(problem.fixed)),
            -sum(item.gates for item in chosen),
            -value(chosen),
            sum(sum(item.days.values()) for item in chosen),
            sum(item.money for item in chosen),
            [item.id not in ids for item in problem.items],
        )

    best = min((chosen for chosen in closed_sets(problem) if fits(problem, chosen)), key=rank)
    return tuple(item.id for item in best)


def points(chosen: list[Item]) -> Fraction:
    """Readiness points of a set."""
    return sum((item.points for item in chosen), Fraction(0))


def greedy(problem: Problem) -> Fraction:
    """Points of the set that takes, again and again, the step with the most points for its days."""
    chosen = problem.closed(id for id in problem.fixed if not problem.needs[id] & problem.out)
    taken: Ids = frozenset()
    for wanted in (chosen, *[problem.needs[item.id] for item in _by_yield(problem)]):
        trial = taken | wanted
        if not trial & problem.out and affordable(problem, [problem.by_id[id] for id in trial]):
            taken = trial
    return points([problem.by_id[id] for id in taken])


def _by_yield(problem: Problem) -> list[Item]:
    return sorted(problem.items, key=lambda item: -item.points / max(sum(item.days.values()), Fraction(1, 9)))
