"""What is to be said about a choice: what is not in it that was asked for, and why."""

from collections.abc import Iterator
from dataclasses import replace

from assess.plan.limits import Limits
from assess.plan.problem import Problem, Remark

Ids = frozenset[str]


def remarks(problem: Problem, limits: Limits, chosen: Ids) -> tuple[Remark, ...]:
    """All of them, the most important first; a choice without any step has at least one."""
    if not problem.items:
        return (Remark("no_steps"),)
    if problem.out == frozenset(problem.order):
        return (*_fixed(problem, limits, chosen), Remark("all_excluded"))
    found = [*_fixed(problem, limits, chosen), *_gates(problem, limits, chosen)]
    if not chosen:
        found.append(_nothing(problem, limits))
    if chosen == frozenset(problem.order) - problem.out:
        found.append(Remark("everything_fits"))
    return tuple(found)


def _fixed(problem: Problem, limits: Limits, chosen: Ids) -> Iterator[Remark]:
    barred = problem.fixed & problem.out
    if barred:
        yield Remark("fixed_needs_excluded", _ordered(problem, barred), _because(problem, barred))
    missing = problem.fixed - problem.out - chosen
    if missing:
        together = problem.closed(problem.fixed - problem.out)
        yield _short(limits, Remark("fixed_too_dear", _ordered(problem, missing)), together)


def _gates(problem: Problem, limits: Limits, chosen: Ids) -> Iterator[Remark]:
    gates = [item.id for item in problem.items if item.gates]
    before = problem.closed(id for id in chosen if id in gates or id in problem.fixed)
    for id in gates:
        if id in problem.out:
            yield Remark("gate_needs_excluded", (id,), _because(problem, frozenset({id})))
        elif id not in chosen:
            yield _short(limits, Remark("gate_too_dear", (id,)), before | problem.needs[id])


def _nothing(problem: Problem, limits: Limits) -> Remark:
    if limits.usable:
        return Remark("nothing_gained")
    if problem.budget.days == 0 or problem.budget.months == 0:
        return Remark("no_budget")
    possible = [item for item in problem.items if item.id not in problem.out]
    days = {item.id: sum(problem.by_id[id].all_days for id in problem.needs[item.id]) for item in possible}
    least = min(possible, key=lambda item: (days[item.id], problem.order[item.id]))
    return _short(limits, Remark("nothing_affordable", (least.id,)), problem.needs[least.id])


def _short(limits: Limits, remark: Remark, ids: Ids) -> Remark:
    """The remark with the limit that a set exceeds; time, where it is none of the sums."""
    broken = limits.broken(ids)
    if broken is None:
        return replace(remark, limit="time")
    needed, available = broken.needed(ids), broken.available
    return replace(remark, limit=broken.limit, role=broken.role, needed=needed, available=available)


def _because(problem: Problem, barred: Ids) -> tuple[str, ...]:
    return _ordered(problem, problem.closed(barred) & problem.excluded)


def _ordered(problem: Problem, ids: Ids) -> tuple[str, ...]:
    return tuple(sorted(ids, key=problem.order.__getitem__))
