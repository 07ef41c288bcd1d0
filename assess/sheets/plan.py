"""A plan to hand over: a table (CSV), a workbook with a summary (XLSX), and a calendar (iCalendar)."""

from assess.assessment import Assessment
from assess.charts.plan_alt import plan_changes
from assess.charts.plan_step import first_move
from assess.i18n import Translator, show_date, show_money, show_number
from assess.i18n.plan import STATUS, WHY
from assess.i18n.terms import ROLE
from assess.plan.progress import PlanProgress, plan_progress
from assess.plan.results import Plan
from assess.plan.tasks import Task, currency_of, tasks
from assess.rubric import Rubric
from assess.sheets.plan_calendar import plan_ics
from assess.sheets.writing import Column, Sheet, Value, csv_bytes, xlsx

__all__ = ["plan_csv", "plan_ics", "plan_xlsx"]


def plan_csv(rubric: Rubric, assessment: Assessment, found: Plan, _: Translator) -> bytes:
    """The steps as CSV."""
    return csv_bytes(_steps(rubric, assessment, found, _))


def plan_xlsx(rubric: Rubric, assessment: Assessment, found: Plan, _: Translator) -> bytes:
    """The steps to work on, and what they change, as an XLSX workbook."""
    progress = plan_progress(rubric, assessment)
    summary = _summary(rubric, found, _) if progress is None else _kept(progress, assessment, _)
    return xlsx((_steps(rubric, assessment, found, _), summary))


def _steps(rubric: Rubric, assessment: Assessment, found: Plan, _: Translator) -> Sheet:
    currency = currency_of(assessment, found)
    columns = (
        Column(_("Step"), width=34),
        Column(_("From level"), "number", 7),
        Column(_("To level"), "number", 7),
        Column(_("Owner"), width=16),
        Column(_("Starts"), "date", 12),
        Column(_("Due"), "date", 12),
        Column(_("Status"), width=13, choices=tuple(_(word) for word in STATUS.values())),
        Column(_("Role"), width=11),
        Column(_("Days"), "decimal", 8),
        Column(_("Money ({currency})", currency=currency), "number", 13),
        Column(_("Then waiting (days)"), "number", 12),
        Column(_("Readiness"), "decimal", 11),
        Column(_("Less loss a year ({currency})", currency=currency), "number", 16),
        Column(_("Why"), width=16),
        Column(_("The level it leads to"), width=50),
        Column(_("First step"), width=40),
        Column(_("Evidence that will prove it"), width=50),
        Column(_("Id"), width=28),
    )
    rows = tuple(_row(task, rubric, _) for task in tasks(assessment, found))
    return Sheet(_("Steps"), columns, rows)


def _row(task: Task, rubric: Rubric, _: Translator) -> tuple[Value, ...]:
    action, criterion = task.action, rubric.by_id[task.criterion]
    return (
        _.text(criterion.label),
        float(task.from_),
        float(task.to),
        task.owner,
        task.start,
        task.due,
        _(STATUS[task.status]),
        _(ROLE[action.role]) if action else "",
        task.days,
        task.cost,
        float(action.lead_days) if action else None,
        task.points,
        task.loss_avoided,
        _(WHY[action.why]) if action else "",
        _.text(criterion.levels[task.to]),
        first_move(criterion, task.from_, task.evidenced, _),
        "\n".join(_.text(piece) for piece in criterion.evidence),
        task.id,
    )


def _summary(rubric: Rubric, found: Plan, _: Translator) -> Sheet:
    columns = (
        Column(_("Figure"), width=36),
        Column(_("Today"), width=24),
        Column(_("With the plan"), width=24),
    )
    spent = (
        (_("Person-days"), "", show_number(found.days, _.locale)),
        (
            _("Money"),
            "",
            "–" if found.money is None else show_money(found.money, _.locale, currency=found.currency),
        ),
    )
    return Sheet(_("Summary"), columns, (*plan_changes(rubric, found, _), *spent))


def _kept(progress: PlanProgress, assessment: Assessment, _: Translator) -> Sheet:
    """Of the accepted plan, whose steps the other sheet has, what it promised and what came of it."""
    accepted = assessment.plan.accepted
    steps = accepted.steps if accepted else ()
    costs = [step.cost for step in steps if step.cost is not None]
    in_money = {"currency": progress.currency}
    columns = (
        Column(_("Figure"), width=36),
        Column(_("Promised"), "decimal", 18),
        Column(_("So far"), "decimal", 18),
    )
    reached = sum(step.outcome == "done" for step in progress.steps)
    promised, brought = progress.promised, progress.brought
    rows: tuple[tuple[Value, ...], ...] = (
        (_("Steps reached, with evidence"), float(len(progress.steps)), float(reached)),
        (_("Readiness"), promised.points, brought.points),
        (
            _("Less loss a year ({currency})", **in_money),
            promised.loss_avoided,
            brought.loss_avoided,
        ),
        (_("Person-days"), sum(step.days for step in steps), None),
        (_("Money ({currency})", **in_money), sum(costs) if len(costs) == len(steps) else None, None),
        (_("Accepted on {date}.", date=show_date(progress.date, _.locale)), None, None),
    )
    return Sheet(_("Summary"), columns, rows)
