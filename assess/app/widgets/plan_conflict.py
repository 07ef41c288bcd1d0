"""Two windows changed the plan: what differs is shown, and the user chooses."""

from collections.abc import Iterator, Mapping

from assess.app import state
from assess.app.escape import short
from assess.app.plan_saving import saving
from assess.app.widgets import section_state
from assess.assessment import Assessment
from assess.charts.plan_step import step_name
from assess.i18n import Translator, show_date, show_number
from assess.i18n.plan import OBJECTIVE, STATUS
from assess.i18n.terms import ROLE
from assess.plan.inputs import Limits, Planning


def draw(assessment: Assessment, _: Translator) -> None:
    """What differs between the stored plan and this window's, and the choice."""
    currency = assessment.profile.currency
    theirs, ours = (dict(_facts(plan, currency, _)) for plan in (assessment.plan, saving.mine()))
    section_state.choose(
        saving,
        _(
            "The plan was changed in another window in the meantime. Nothing was "
            "overwritten: choose which version to keep."
        ),
        section_state.differing(theirs, ours),
        _,
    )


def _facts(plan: Planning, currency: str, _: Translator) -> Iterator[tuple[str, section_state.Fact]]:
    """All that was entered, by what it is about."""
    rubric = state.rubric()
    for label, value in _limits(plan.budget, currency, _).items():
        if value is not None:
            yield f"limit {label}", (label, show_number(value, _.locale, decimals=2))
    mix = f" · {plan.share * 100:.4g}%" if plan.objective == "mix" else ""
    yield "objective", (_("Choose steps for"), _(OBJECTIVE[plan.objective]) + mix)
    for label, steps in ((_("Always included"), plan.fixed), (_("Steps left out"), plan.excluded)):
        if steps:
            yield f"steps {label}", (label, _("; ").join(step_name(step, rubric, _) for step in steps))
    if plan.accepted is not None:
        yield "accepted", (_("Accepted plan"), show_date(plan.accepted.date, _.locale))
        for step in plan.accepted.steps:
            id, due = f"{step.criterion}@{step.to}", show_date(step.due, _.locale) if step.due else ""
            parts = (_(STATUS[step.status]), short(step.owner, 200), due)
            yield f"step {id}", (step_name(id, rubric, _), " · ".join(filter(None, parts)))
    for one in plan.what_ifs:
        levels = (f"{step_name(id, rubric, _)} {level}" for id, level in one.levels.items())
        label = f"{_('What if')}{_(': ')}{short(one.name)}"
        yield f"what-if {one.name}", (label, short(_("; ").join(levels), 400))


def _limits(budget: Limits, currency: str, _: Translator) -> Mapping[str, float | None]:
    """Each limit by its label."""
    return {
        _("Person-days in all"): budget.days,
        _("Money, {currency}", currency=currency): budget.money,
        _("Months to finish in"): budget.months,
        _("Money available each month, {currency}", currency=currency): budget.money_per_month,
        **{_("{role}, days in all", role=_(ROLE[role])): n for role, n in budget.roles.items()},
        **{_("{role}, days a month", role=_(ROLE[role])): n for role, n in budget.roles_per_month.items()},
    }
