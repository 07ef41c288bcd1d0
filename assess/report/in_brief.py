"""What money, risks and the plan come to, in a few sentences for the page that a board reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assess.charts.alt import shown
from assess.i18n import Translator, show_number
from assess.i18n.formats import show_money, show_rate
from assess.profile import Profile
from assess.rubric import Rubric

if TYPE_CHECKING:
    from assess.economics.results import Appraisal
    from assess.plan.results import Plan
    from assess.risk.results import RiskProfile


def in_brief(
    rubric: Rubric,
    profile: Profile,
    appraisal: Appraisal | None,
    losses: RiskProfile | None,
    plan: Plan | None,
    _: Translator,
) -> Iterator[str]:
    """A sentence for each of them that is known, with why the two values of the company differ."""
    if appraisal is not None:
        from assess.report.economics_verdict import summed_up

        yield summed_up(appraisal, _)
        npv = show_money(appraisal.direct.npv, _.locale, currency=appraisal.currency)
        yield _("Net present value as entered, direct benefits only: {npv}.", npv=npv)
    if losses is not None:
        loss = show_money(losses.total.residual.mean, _.locale, currency=losses.currency)
        yield _expected(loss, losses, profile, _)
        if losses.joint is not None:
            value = losses.joint.risk_adjusted_npv
            yield _(
                "With amounts drawn from their ranges and these losses taken off, it is {mean} on average, "
                "below {p10} in one future of ten; cash runs out in {chance} of them.",
                mean=show_money(value.mean, _.locale, currency=losses.currency),
                p10=show_money(value.p10, _.locale, currency=losses.currency),
                chance=show_rate(losses.joint.prob_cash_out, _.locale),
            )
    if plan is not None and plan.actions:
        yield _(
            "The plan takes {days} person-days and brings readiness from {before} to {after}.",
            days=show_number(plan.days, _.locale),
            before=shown(rubric, plan.readiness_before),
            after=shown(rubric, plan.readiness_after),
        )


def _expected(loss: str, losses: RiskProfile, profile: Profile, _: Translator) -> str:
    """What may be lost, and that it is a ceiling where much was not asked or answered."""
    from assess.report.risk_ceiling import is_ceiling, why_ceiling  # numpy comes with it

    if is_ceiling(losses, profile, _):
        said = _("Expected losses with today's controls: at most {loss} a year.", loss=loss)
    else:
        said = _("Expected losses with today's controls: {loss} a year.", loss=loss)
    why = why_ceiling(losses, _)
    return _.sentences(said, why) if why else said
