"""How long steps take, and how much work fits into the months there are.

A role works off its steps one after the other, at its person-days a month; different roles work side by side.
A step begins when all that it needs is finished, and is finished when its work is done and its lead days
are over; 30 lead days are a month. It is paid when its work begins, from what has come in until then: a
month's money is there from the month's first day, and what is left of it stays for the next.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from assess.plan.problem import ZERO, Item, Problem
from assess.rubric import Role

LEAD_DAYS = 30
"""Calendar days in a month of lead time."""
WORK_DAYS = Fraction(20)
"""Person-days a month of a role of which nothing is said: one person's."""


@dataclass(frozen=True)
class Window:
    """Steps of a role that begin no sooner than `head` and wait no less than `lead` days after their work."""

    role: Role
    head: int
    lead: int
    days: Fraction
    """Person-days of the role that fit between."""


@dataclass
class Clock:
    """Durations of a problem's steps in whole ticks, so that times are exact and fast to add."""

    problem: Problem

    @cached_property
    def rates(self) -> Mapping[Role, Fraction]:
        """Person-days a month of each role: as given, else its days or all days spread over the months."""
        budget, found = self.problem.budget, {}
        for role in sorted({role for item in self.problem.items for role in item.days}):
            whole = budget.roles.get(role, budget.days)
            if role in budget.roles_per_month:
                found[role] = budget.roles_per_month[role]
            elif whole is not None and budget.months:
                found[role] = whole / budget.months
            else:
                found[role] = WORK_DAYS
        return found

    @cached_property
    def able(self) -> frozenset[str]:
        """Steps whose roles work at all, and whose money can ever come in."""
        poor = self.problem.budget.money_per_month == 0
        return frozenset(
            item.id
            for item in self.problem.items
            if all(self.rates[role] > 0 for role, days in item.days.items() if days > 0)
            and not (poor and item.money > 0)
        )

    @cached_property
    def _months(self) -> Mapping[str, Mapping[Role, Fraction]]:
        return {
            item.id: {role: days / self.rates[role] for role, days in item.days.items() if days > 0}
            for item in self.problem.items
            if item.id in self.able
        }

    @cached_property
    def month(self) -> int:
        """Ticks in a month."""
        months = (work for by_role in self._months.values() for work in by_role.values())
        return math.lcm(LEAD_DAYS, *(work.denominator for work in months))

    @cached_property
    def horizon(self) -> int | None:
        """Ticks there are; None: no end."""
        months = self.problem.budget.months
        return None if months is None else months * self.month

    @cached_property
    def work(self) -> Mapping[str, Mapping[str, int]]:
        """Ticks of work by step and role, of those that are able."""
        return {
            id: {role: int(work * self.month) for role, work in by_role.items()}
            for id, by_role in self._months.items()
        }

    @cached_property
    def leads(self) -> Mapping[str, int]:
        """Ticks of lead time by step."""
        return {item.id: self.lead(item.lead_days) for item in self.problem.items}

    def lead(self, days: int) -> int:
        """Ticks of some lead days."""
        return days * self.month // LEAD_DAYS

    def length(self, id: str) -> int:
        """Ticks from a step's begin to its end, if nobody waits."""
        return max(self.work[id].values(), default=0) + self.leads[id]

    @cached_property
    def heads(self) -> Mapping[str, int]:
        """The earliest tick at which each able step could begin, if nobody had anything else to do."""
        known: dict[str, int] = {}
        for item in in_order(self.problem, self.problem.order):
            if item.id in self.able and all(id in known for id in item.after):
                ends = (known[id] + self.length(id) for id in item.after)
                known[item.id] = max(0, self._paid(item), *self._worked(item, known), *ends)
        return known

    def _worked(self, item: Item, heads: Mapping[str, int]) -> Iterator[int]:
        """When each role could be through with what a step needs; the last of it has its lead days too."""
        before = self.problem.needs[item.id] - {item.id}
        for role in sorted({role for id in before for role in self.work[id]}):
            mine = [id for id in before if role in self.work[id]]
            begin, lead = min(heads[id] for id in mine), min(self.leads[id] for id in mine)
            yield begin + sum(self.work[id][role] for id in mine) + lead

    def _paid(self, item: Item) -> int:
        """When enough has come in for a step and all that it needs."""
        income = self.problem.budget.money_per_month
        money = sum((self.problem.by_id[id].money for id in self.problem.needs[item.id]), ZERO)
        return 0 if income is None or not money else (math.ceil(money / income) - 1) * self.month

    def payments(self) -> Iterator[tuple[int, list[Item]]]:
        """By number of months: the steps that have to be paid from what comes in in these, if at all.

        All of them first, then fewer and fewer: what takes long has to begin early, and is paid then.
        """
        budget = self.problem.budget
        if budget.months is None or self.horizon is None or budget.money_per_month is None:
            return
        latest = {
            item.id: min((self.horizon - self.length(item.id)) // self.month + 1, budget.months)
            for item in self.problem.items
            if item.money > 0 and item.id in self.able
        }
        for months in sorted({budget.months, *latest.values()}, reverse=True):
            if months >= 0:
                yield months, [i for i in self.problem.items if latest.get(i.id, months + 1) <= months]

    def possible(self, id: str) -> bool:
        """Whether a step with all it needs could be done in time, if nobody had anything else to do."""
        if id not in self.heads:
            return False
        return self.horizon is None or self.heads[id] + self.length(id) <= self.horizon

    def windows(self) -> Iterator[Window]:
        """Limits to the work of a role, whatever the order: what waits long has to be done early."""
        for role in self.rates if self.horizon is not None else ():
            for lead in sorted({item.lead_days for item in self.problem.items if item.days.get(role)}):
                yield self._window(role, 0, lead)

    def fullest(self, chosen: Iterable[str]) -> Window | None:
        """The window that holds most of what does not fit into it; None if everything fits."""
        worst: tuple[int, Role, int, int] | None = None
        items = [self.problem.by_id[id] for id in chosen] if self.horizon is not None else []
        for role in self.rates:
            mine = [i for i in items if role in self.work[i.id]]
            mine.sort(key=lambda item: -item.lead_days)
            for head in {self.heads[item.id] for item in mine}:
                total = 0
                for item in mine:
                    if self.heads[item.id] >= head:
                        total += self.work[item.id][role]
                        over = total - self._room(head, item.lead_days)
                        if over > 0 and (worst is None or (over, head) > (worst[0], worst[2])):
                            worst = over, role, head, item.lead_days
        return None if worst is None else self._window(*worst[1:])

    def inside(self, window: Window) -> list[Item]:
        """The steps whose work has to be done in a window, if they are chosen."""
        return [
            item
            for item in self.problem.items
            if item.days.get(window.role)
            and item.lead_days >= window.lead
            and self.heads.get(item.id, -1) >= window.head
        ]

    def _window(self, role: Role, head: int, lead: int) -> Window:
        return Window(role, head, lead, self.rates[role] * Fraction(self._room(head, lead), self.month))

    def _room(self, head: int, lead: int) -> int:
        """Ticks from one that a step could begin at to the last that leaves its lead days."""
        return max((self.horizon or 0) - head - self.lead(lead), 0)


def in_order(problem: Problem, ids: Iterable[str]) -> list[Item]:
    """Steps such that each stands after what it needs, else in rubric order."""
    wanted, placed, ordered = frozenset(ids), set[str](), list[Item]()
    for id in sorted(wanted, key=problem.order.__getitem__):
        for needed in sorted(problem.needs[id], key=lambda n: (len(problem.needs[n]), problem.order[n])):
            if needed in wanted and needed not in placed:
                placed.add(needed)
                ordered.append(problem.by_id[needed])
    return ordered
