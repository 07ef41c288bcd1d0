"""Rubric and assessment in, plan out: what to do within a budget, and what it will change.

The steps that are chosen are recorded, with evidence, in a copy of the assessment, and that copy is scored
and its losses reckoned as any assessment's: what a plan promises is what recording its steps would show.
"""

from fractions import Fraction

from assess.assessment import Assessment
from assess.plan.actions import actions
from assess.plan.around import AROUND_NOTHING, look_around
from assess.plan.choice import choose
from assess.plan.effects import proven, with_levels
from assess.plan.inputs import ROLES, Planning
from assess.plan.money import PATHS, money_after_losses
from assess.plan.notes import notes
from assess.plan.problem import ZERO
from assess.plan.question import Question
from assess.plan.results import Blocked, FindOut, MoneyAfterLosses, Plan
from assess.plan.steps import Open, exact
from assess.risk.register import usd_rate
from assess.rubric import Role, Rubric
from assess.scoring import score


def plan(
    rubric: Rubric,
    assessment: Assessment,
    wanted: Planning | None = None,
    *,
    n: int = PATHS,
    seed: int = 1,
    deep: bool = True,
) -> Plan:
    """The plan of an assessment; the same input gives the same plan.

    Args:
        rubric: What is asked.
        assessment: Where the company stands.
        wanted: Budget and wishes; else those that the assessment holds.
        n: Paths of the simulation of money after losses.
        seed: The same seed gives the same numbers.
        deep: Whether to look around the plan too: frontier, robustness, and money after losses.
    """
    return _Answer(Question.of(rubric, assessment, wanted)).plan(n, seed, deep=deep)


def planned(assessment: Assessment, found: Plan) -> Assessment:
    """The assessment as it will be once every step of a plan is done: to be scored and compared."""
    levels: dict[str, int] = {}
    for action in found.actions:
        levels[action.criterion] = max(action.to, levels.get(action.criterion, 0))
    return with_levels(assessment, levels)


class _Answer:
    """One question with the choice that answers it."""

    def __init__(self, question: Question) -> None:
        self.question, self.steps = question, question.steps
        self.choice = choose(question.problem)
        self.levels = self.steps.levels(self.choice.chosen)

    def plan(self, n: int, seed: int, *, deep: bool) -> Plan:
        """The whole result."""
        question, choice, wanted = self.question, self.choice, self.question.wanted
        before = score(question.rubric, question.assessment)
        after = score(question.rubric, with_levels(question.assessment, self.levels))
        now = before.readiness.value if before.readiness else None
        around = look_around(question, choice, now, seed) if deep else AROUND_NOTHING
        chosen = [self.steps.by_id[id] for id in choice.chosen]
        days: dict[Role, Fraction] = {}
        for step in chosen:
            days[step.role] = days.get(step.role, ZERO) + step.days
        losses = question.losses
        money = [step.money for step in chosen if step.money is not None]
        return Plan(
            currency=question.assessment.profile.currency,
            budget=wanted.budget,
            objective=wanted.objective,
            share=wanted.share,
            actions=actions(question, choice, around.robustness),
            readiness_before=now,
            readiness_after=after.readiness.value if after.readiness else None,
            band_before=before.band,
            band_after=after.band,
            gates_before=before.gates,
            gates_after=after.gates,
            loss_before=None if losses is None else losses.residual({}),
            loss_after=None if losses is None else losses.residual(proven(self.levels)),
            loss_avoided=question.avoided(frozenset(choice.chosen)),
            days=float(sum(days.values())),
            days_by_role={role: float(days[role]) for role in ROLES if role in days},
            money=float(sum(money)) if len(money) == len(chosen) else None,
            money_usd=float(sum(step.cost_usd for step in chosen)),
            months=max((finish + 1 for _, finish in choice.months.values()), default=0),
            value=float(choice.value),
            bound=float(choice.bound),
            optimal=choice.optimal,
            steps=len(self.steps.steps),
            frontier=around.frontier,
            frontier_money=around.frontier_money,
            knee_days=around.knee_days,
            knee_money=around.knee_money,
            more_days=around.more_days,
            more_money=around.more_money,
            variation=around.variation,
            after_losses=self._money(n, seed) if deep else None,
            find_out_first=tuple(map(self._find_out, self.steps.open)),
            blocked=tuple(Blocked(id=w.step, why=w.why, by=w.by) for w in self.steps.waiting),
            notes=tuple(notes(question, choice)),
        )

    def _money(self, n: int, seed: int) -> MoneyAfterLosses | None:
        """Once for the plan as it stands: a simulation takes longer than all the rest."""
        question = self.question
        if question.losses is None:
            return None
        return money_after_losses(question.assessment, question.losses, self.levels, n=n, seed=seed)

    def _find_out(self, one: Open) -> FindOut:
        losses, rate = self.question.losses, usd_rate(self.question.assessment.profile)
        saved = None
        if losses is not None:
            saved = losses.residual({}) - losses.residual(proven({one.criterion: one.target}))
        return FindOut(
            criterion=one.criterion,
            kind=one.kind,
            target=one.target,
            gap_points=float(one.points),
            loss_avoided=saved,
            gate=one.gate,
            days=float(one.days),
            cost=float(one.cost_usd * exact(rate)) if rate else None if one.cost_usd else 0.0,
            cost_usd=float(one.cost_usd),
            blocks=one.blocks,
        )
