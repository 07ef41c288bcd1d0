"""An assessment put as the question that the solver answers."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from assess.assessment import Assessment
from assess.plan.effects import Losses, proven
from assess.plan.fitting import fit_planning
from assess.plan.inputs import Limits, Planning
from assess.plan.problem import ZERO, Budget, Item, Problem
from assess.plan.steps import PlanStep, Steps, exact, steps_of
from assess.rubric import Rubric


@dataclass(frozen=True)
class Question:
    """What a company could do, what it wishes, and what its steps would bring."""

    rubric: Rubric
    assessment: Assessment
    wanted: Planning
    steps: Steps
    losses: Losses | None

    @classmethod
    def of(cls, rubric: Rubric, assessment: Assessment, wanted: Planning | None = None) -> "Question":
        """The question of an assessment; what is wanted is its own plan unless another is given."""
        fitted = fit_planning(assessment.plan if wanted is None else wanted, rubric)
        losses = Losses.of(rubric, assessment)
        return cls(rubric, assessment, fitted.planning, steps_of(rubric, assessment), losses)

    @cached_property
    def unpriced(self) -> tuple[str, ...]:
        """Steps with a price in US dollars that cannot be converted."""
        return tuple(step.id for step in self.steps.steps if step.money is None)

    @property
    def money_bound(self) -> bool:
        """Whether money is limited, so that a step without a price might break the limit."""
        budget = self.wanted.budget
        return budget.money is not None or budget.money_per_month is not None

    @property
    def foreign(self) -> tuple[str, ...]:
        """Steps that are fixed or excluded, and not among those that can be planned."""
        wished = dict.fromkeys((*self.wanted.fixed, *self.wanted.excluded))
        return tuple(id for id in wished if id not in self.steps.by_id)

    @cached_property
    def problem(self) -> Problem:
        """The question in plain numbers."""
        known = self.steps.by_id
        excluded = {id for id in self.wanted.excluded if id in known}
        if self.money_bound:
            excluded |= set(self.unpriced)
        losses = self.losses
        uninsured = losses is None or all(risk.transfer is None for risk in losses.risks)
        return Problem(
            items=tuple(self._item(step) for step in self.steps.steps),
            budget=_budget(self.wanted.budget),
            fixed=frozenset(id for id in self.wanted.fixed if id in known),
            excluded=frozenset(excluded),
            mix=self._mix(),
            joint=None if losses is None else lambda chosen: self.avoided(chosen) or 0.0,
            parts=None if losses is None else lambda chosen: self._avoided_by_risk(losses, chosen),
            # Without insurance each scenario's loss is a product of cuts; with it neither of the two holds.
            at_stake=self._losses_now if losses and uninsured else None,
            diminishing=uninsured,
        )

    def avoided(self, chosen: frozenset[str]) -> float | None:
        """The mean loss of a year that some steps avoid together; None where no losses are known."""
        return None if self.losses is None else sum(self._avoided_by_risk(self.losses, chosen))

    def _avoided_by_risk(self, losses: Losses, chosen: frozenset[str]) -> tuple[float, ...]:
        after = losses.means(proven(self.steps.levels(chosen)))
        return tuple(now - then for now, then in zip(self._losses_now, after, strict=True))

    @cached_property
    def _losses_now(self) -> tuple[float, ...]:
        return self.losses.means({}) if self.losses else ()

    def _mix(self) -> Fraction:
        shares = {"readiness": Fraction(1), "loss": ZERO, "mix": exact(self.wanted.share)}
        return shares[self.wanted.objective]

    def _item(self, step: PlanStep) -> Item:
        needed = self.steps.levels(self.steps.needed(step.id))
        return Item(
            id=step.id,
            days={step.role: step.days},
            money=ZERO if step.money is None else step.money,
            points=step.points,
            loss=self.losses.most(step.criterion, step.to, needed) if self.losses else 0.0,
            gates=int(step.gate),
            lead_days=step.lead_days,
            after=step.after,
        )


def _budget(limits: Limits) -> Budget:
    def maybe(value: float | None) -> Fraction | None:
        return None if value is None else exact(value)

    return Budget(
        days=maybe(limits.days),
        money=maybe(limits.money),
        roles={role: exact(days) for role, days in limits.roles.items()},
        roles_per_month={role: exact(days) for role, days in limits.roles_per_month.items()},
        money_per_month=maybe(limits.money_per_month),
        months=limits.months,
    )
