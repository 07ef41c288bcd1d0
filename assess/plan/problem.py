"""The question a plan answers, as plain numbers, and the answer: which steps, when, and how sure.

It knows steps, budgets and numbers, nothing of rubrics, answers or risks. All sums are exact fractions;
avoided loss alone is a float, since it is a product of effects.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from typing import Literal

from assess.rubric import Role

ZERO = Fraction(0)

Trouble = Literal[
    "no_steps",  # nothing to choose from at all
    "all_excluded",  # every step is excluded, by itself or with what it needs
    "no_budget",  # there are no days or months, and every step needs some
    "nothing_affordable",  # there is a budget, and no step fits into it; `items` needs the fewest days
    "nothing_gained",  # no step that fits adds anything to what is wanted
    "fixed_needs_excluded",  # `items` are fixed, and need `because`, which are excluded
    "fixed_too_dear",  # `items` are fixed and do not all fit; these had to be left out
    "gate_needs_excluded",  # `items` would meet a gate, and need `because`, which are excluded
    "gate_too_dear",  # `items` would meet a gate, and does not fit beside the fixed steps and the gates met
    "everything_fits",  # the budget pays for every step there is
]
Limit = Literal["days", "money", "role", "time"]
"""What a budget runs out of; `time`: the horizon, with the days and the money that come in each month."""


@dataclass(frozen=True)
class Item:
    """One step: one level of one criterion."""

    id: str
    """As `ip.copyright@3`."""
    days: Mapping[Role, Fraction]
    """Person-days by role, mostly of one."""
    money: Fraction
    """In the assessment's currency."""
    points: Fraction
    """Readiness points that this level adds, exactly."""
    loss: float
    """The most that it can avoid in a year in any set that holds what it needs."""
    gates: int = 0
    """1 if it is the step that meets an unmet gate."""
    lead_days: int = 0
    """Calendar days that others need after the work."""
    after: tuple[str, ...] = ()
    """Ids that have to be chosen too: the level below, and what must be there first."""

    @cached_property
    def all_days(self) -> Fraction:
        """Person-days of all roles together."""
        return sum(self.days.values(), ZERO)


@dataclass(frozen=True)
class Budget:
    """What there is to spend; None: no limit."""

    days: Fraction | None = None
    """Person-days of all roles together."""
    money: Fraction | None = None
    roles: Mapping[Role, Fraction] = field(default_factory=dict)
    """Person-days in all, by role; a role that is not listed is bound by `days` only."""
    roles_per_month: Mapping[Role, Fraction] = field(default_factory=dict)
    """Person-days a month, by role: at this rate its steps are worked off one after the other."""
    money_per_month: Fraction | None = None
    """What comes in each month; what is not spent stays for the next."""
    months: int | None = None
    """By when every step is finished, lead days included."""


@dataclass(frozen=True)
class Problem:
    """The steps there are, what may be spent, and what is wanted."""

    items: tuple[Item, ...]
    """In rubric order, the last tie-breaker."""
    budget: Budget
    fixed: frozenset[str] = frozenset()
    """Must be in, with what they need."""
    excluded: frozenset[str] = frozenset()
    """Must be out, with what needs them; where both are asked, out."""
    mix: Fraction = Fraction(1)
    """1: points; 0: avoided loss; between: mix · points / all points + (1 − mix) · loss / all loss."""
    joint: Callable[[frozenset[str]], float] | None = None
    """Avoided loss per year of a set that holds what its steps need; None: the sum of `parts` or `loss`."""
    parts: Callable[[frozenset[str]], tuple[float, ...]] | None = None
    """The same by scenario, if it can be had: it sums to `joint` and makes the bound much tighter."""
    at_stake: tuple[float, ...] | None = None
    """Loss per year by scenario with nothing chosen, if each scenario's `parts` is a product of cuts to it.

    Then the bound is tighter by far, and found faster.
    """
    diminishing: bool = True
    """Whether each step avoids less the more others are chosen (not where an insurance pays a part).

    Only then can cuts bound the loss; else the bound is the sum of `loss`.
    """

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """The steps by id."""
        return {item.id: item for item in self.items}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Each step's place in rubric order."""
        return {item.id: place for place, item in enumerate(self.items)}

    @cached_property
    def needs(self) -> Mapping[str, frozenset[str]]:
        """Each step with all that it needs, directly or not, itself included."""
        known: dict[str, frozenset[str]] = {}
        for item in self.items:
            stack = [item.id]
            while stack:
                top = self.by_id[stack[-1]]
                waiting = [id for id in top.after if id not in known]
                if waiting:
                    stack += waiting
                    continue
                known[stack.pop()] = frozenset({top.id}).union(*(known[id] for id in top.after))
        return known

    @cached_property
    def out(self) -> frozenset[str]:
        """The excluded steps and those that need one of them."""
        return frozenset(id for id, needed in self.needs.items() if needed & self.excluded)

    def under(self, budget: Budget) -> "Problem":
        """The same with another budget; what follows from the steps alone is not worked out again."""
        other = replace(self, budget=budget)
        for name in ("by_id", "order", "needs", "out"):
            other.__dict__[name] = getattr(self, name)
        return other

    def closed(self, ids: Iterable[str]) -> frozenset[str]:
        """These steps with all that they need."""
        return frozenset().union(*(self.needs[id] for id in ids))

    def avoided(self, chosen: frozenset[str]) -> float:
        """Avoided loss per year of a set that holds what its steps need."""
        if self.joint is not None:
            return self.joint(chosen)
        if self.parts is not None:
            return sum(self.parts(chosen))
        return sum(item.loss for item in self.items if item.id in chosen)


@dataclass(frozen=True)
class Remark:
    """Something to tell about a choice."""

    kind: Trouble
    items: tuple[str, ...] = ()
    """The steps that it is about, in rubric order."""
    because: tuple[str, ...] = ()
    """The excluded steps that stand in the way."""
    limit: Limit | None = None
    """What runs out first."""
    role: Role | None = None
    """Whose days run out."""
    needed: Fraction | None = None
    """What `items` take of it, with all that they need and, for a gate, with what goes before it."""
    available: Fraction | None = None


@dataclass(frozen=True)
class Choice:
    """The steps chosen, what they add up to, and how sure it is that no others are better."""

    chosen: tuple[str, ...]
    """In rubric order."""
    points: Fraction
    loss: float
    """Avoided per year, jointly."""
    days: Fraction
    money: Fraction
    gates: int
    """Unmet gates that it meets."""
    value: Fraction | float
    """Of the objective; exact for points."""
    bound: Fraction | float
    """No choice that meets as many gates has a higher value."""
    optimal: bool
    """Whether it is proven that no other choice has a higher value."""
    problems: tuple[Remark, ...] = ()
    months: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """By step: the month its work starts in and the month it is finished in, lead included, from 0."""
