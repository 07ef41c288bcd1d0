"""The plan as a chapter: what changes, the steps by month, what lies around them, what they brought."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from assess.assessment import Assessment
from assess.charts.plan_step import first_move, goal
from assess.i18n import Translator, show_date, show_percent
from assess.i18n.plan import effort
from assess.plan.inputs import Limits
from assess.plan.months import month_end, month_start
from assess.plan.planning import planned
from assess.plan.results import Action, Plan
from assess.report.figure_parts import FiguresPart
from assess.report.parts import PlanCharted, PlanMonth, PlanPart, PlanStep
from assess.report.plan import PlanTables
from assess.report.plan_pictures import change_pictures, frontier_pictures
from assess.report.plan_progress import progress_part
from assess.report.plan_words import note, notes, points
from assess.report.sums import Sums
from assess.report.what_ifs import what_ifs_part
from assess.risk.results import RiskProfile
from assess.rubric import Rubric
from assess.scorecard import Scorecard
from assess.scoring import score


def plan_chapter(
    rubric: Rubric,
    assessment: Assessment,
    scorecard: Scorecard,
    losses: RiskProfile | None,
    sums: Sums,
    _: Translator,
) -> PlanPart:
    """The chapter: what a budget buys, what was tried, what an accepted plan became; each if it is there."""
    progress = progress_part(rubric, assessment, _)
    tried = what_ifs_part(rubric, sums.kept(rubric, assessment), assessment.profile.currency, _)
    if assessment.plan.budget == Limits():
        return PlanPart(None, (), "", None, tried, progress, None)
    found = sums.plan(rubric, assessment)
    charted = _charted(rubric, assessment, found, losses, sums)
    view = PlanTables(rubric, found, _)
    effect = replace(view.effect(), pictures=tuple(change_pictures(rubric, scorecard, charted, _)))
    days = replace(view.frontier(), pictures=tuple(frontier_pictures(rubric, found, _)))
    around = (view.find_out(), view.blocked(), days, view.frontier_money())
    return PlanPart(
        change=FiguresPart(
            facts=view.facts(),
            tables=(effect, view.budget()),
            cautions=tuple(note(one, found, rubric, _) for one in notes(found)),
        ),
        months=tuple(_months(view, assessment, _)),
        varied=view.varied(),
        around=FiguresPart((), tuple(table for table in around if table.rows), ()),
        what_ifs=tried,
        progress=progress,
        charted=charted,
    )


def _charted(
    rubric: Rubric, assessment: Assessment, found: Plan, losses: RiskProfile | None, sums: Sums
) -> PlanCharted:
    later = planned(assessment, found)
    with_plan = sums.analyse(rubric, later) if losses and found.actions else None
    return PlanCharted(found, score(rubric, later), (losses, with_plan) if losses and with_plan else None)


def _months(view: PlanTables, assessment: Assessment, _: Translator) -> Iterator[PlanMonth]:
    numbered = sorted(enumerate(view.found.actions, 1), key=lambda pair: pair[1].start_month)
    begin = assessment.profile.as_of
    for month, pairs in groupby(numbered, key=lambda pair: pair[1].start_month):
        first, last = (show_date(at(begin, month), _.locale) for at in (month_start, month_end))
        yield PlanMonth(
            title=_("Steps that begin in month {n}: {first} to {last}", n=month, first=first, last=last),
            steps=tuple(_step(number, action, view, _) for number, action in pairs),
        )


def _step(number: int, action: Action, view: PlanTables, _: Translator) -> PlanStep:
    criterion = view.rubric.by_id[action.criterion]
    return PlanStep(
        number=number,
        title=_.text(criterion.label),
        change=f"{action.from_} → {action.to}",
        why=view.why(action),
        goal=goal(criterion, action.to, _),
        first_step=first_move(criterion, action.from_, action.evidenced, _),
        proof=_("; ").join(_.text(piece) for piece in criterion.evidence),
        effort=tuple(_effort(action, view, _)),
        payoff=tuple(_payoff(action, view, _)),
    )


def _effort(action: Action, view: PlanTables, _: Translator) -> Iterator[str]:
    yield effort(action.days, action.role, _)
    if action.cost_usd:
        yield view.money(action.cost)
    if action.lead_days:
        yield _.plural("then {n} day of waiting", "then {n} days of waiting", action.lead_days)
    if action.finish_month > action.start_month:
        yield _("until month {n}", n=action.finish_month)


def _payoff(action: Action, view: PlanTables, _: Translator) -> Iterator[str]:
    yield _("readiness {points}", points=points(action.points))
    if action.loss_avoided is not None and view.amount(action.loss_avoided) != "0":
        yield _("{amount} less expected loss a year", amount=view.money(action.loss_avoided))
    if action.robustness is not None:
        yield _("chosen in {share}", share=show_percent(action.robustness))
