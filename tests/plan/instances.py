"""Made-up problems, drawn from a seed."""

import math
from dataclasses import replace
from fractions import Fraction

import numpy as np

from assess.plan.problem import Budget, Item, Problem
from assess.rubric import Role

ROLES: tuple[Role, ...] = ("founder", "engineer", "legal")


def instance(seed: int, most: int = 16, least: int = 1, gates: bool = True) -> Problem:
    """Steps in chains with some needs across, small numbers so that ties abound, and a budget of any kind."""
    rng = np.random.default_rng(seed)
    count = int(rng.integers(least, most + 1))
    items: list[Item] = []
    while len(items) < count:
        chain = min(int(rng.integers(1, 5)), count - len(items))
        weight = int(rng.integers(1, 6))
        below: tuple[str, ...] = ()
        for level in range(1, chain + 1):
            across = tuple({items[int(rng.integers(len(items)))].id}) if items and rng.random() < 0.15 else ()
            id = f"c{len(items) - level + 1}@{level}"
            items.append(_item(rng, id, weight, tuple(dict.fromkeys(below + across)), gates))
            below = (id,)
    ids = [item.id for item in items]
    order = rng.permutation(count)
    budget = _budget(rng, items)
    fixed = frozenset(id for id in ids if rng.random() < 0.05)
    excluded = frozenset(id for id in ids if rng.random() < 0.05)
    return Problem(tuple(items[i] for i in order), budget, fixed, excluded)


def _item(rng: np.random.Generator, id: str, weight: int, after: tuple[str, ...], gates: bool) -> Item:
    days: dict[Role, Fraction] = {ROLES[int(rng.integers(3))]: Fraction(int(rng.integers(1, 11)), 2)}
    if rng.random() < 0.1:
        days[ROLES[int(rng.integers(3))]] = Fraction(int(rng.integers(0, 5)), 2)
    money = Fraction(int(rng.integers(1, 9)) * 100) * Fraction(71, 10) if rng.random() < 0.4 else Fraction(0)
    points = Fraction(weight, int(rng.choice([7, 9, 12]))) if rng.random() < 0.9 else Fraction(0)
    loss = float(rng.integers(0, 9)) * 1000
    return Item(id, days, money, points, loss, int(gates and rng.random() < 0.1), 0, after)


def _budget(rng: np.random.Generator, items: list[Item]) -> Budget:
    days = sum((item.all_days for item in items), Fraction(0))
    money = sum((item.money for item in items), Fraction(0))
    share = Fraction(int(rng.integers(0, 13)), 10)
    roles: dict[Role, Fraction] = {}
    if rng.random() < 0.3:
        role = ROLES[int(rng.integers(3))]
        roles[role] = Fraction(int(rng.integers(0, 20)), 2)
    return Budget(
        days=None if rng.random() < 0.1 else days * share,
        money=None if rng.random() < 0.4 else money * Fraction(int(rng.integers(0, 11)), 10),
        roles=roles,
    )


def with_losses(problem: Problem, seed: int) -> Problem:
    """The same with a joint loss as the product model has it: scenarios that several criteria cut."""
    rng = np.random.default_rng(seed)
    criteria = sorted({item.id.split("@")[0] for item in problem.items})
    scenarios = [
        (
            float(rng.integers(1, 100)) * 1e4,
            {c: float(rng.choice([0.2, 0.4, 0.6])) for c in criteria if rng.random() < 0.4},
        )
        for _ in range(int(rng.integers(1, 5)))
    ]
    shares = (0.0, 0.15, 0.4, 0.65, 0.85)

    def parts(chosen: frozenset[str]) -> tuple[float, ...]:
        levels = dict.fromkeys(criteria, 0)
        for id in chosen:
            criterion, level = id.split("@")
            levels[criterion] = max(levels[criterion], int(level))
        return tuple(
            base * (1 - math.prod(1 - effect * shares[levels[c]] for c, effect in effects.items()))
            for base, effects in scenarios
        )

    def most(item: Item) -> float:
        needed = problem.needs[item.id]
        return sum(parts(needed)) - sum(parts(needed - {item.id}))

    items = tuple(replace(item, loss=most(item)) for item in problem.items)
    return replace(
        problem,
        items=items,
        joint=lambda chosen: sum(parts(chosen)),
        parts=parts,
        at_stake=tuple(base for base, _ in scenarios),
    )


def timed(seed: int) -> Problem:
    """Few steps, with lead times and months to finish in, of one role each."""
    rng = np.random.default_rng(seed)
    problem = instance(seed, most=6)
    items = tuple(
        replace(
            item,
            days={sorted(item.days)[0]: item.all_days},
            lead_days=int(rng.choice([0, 0, 15, 30, 60])),
        )
        for item in problem.items
    )
    income = Fraction(int(rng.integers(0, 4)) * 710) if rng.random() < 0.4 else None
    rates: dict[Role, Fraction] = {role: Fraction(int(rng.integers(1, 9))) for role in ROLES}
    budget = Budget(roles_per_month=rates, money_per_month=income, months=int(rng.integers(1, 4)))
    return replace(problem, items=items, budget=budget)
