"""A plan to hand over: a table (CSV), a workbook with a summary (XLSX), and a calendar (iCalendar)."""

from assess.assessment import Assessment
from assess.charts.plan_alt import Change, Unit, changes
from assess.charts.plan_step import first_move, goal, why
from assess.i18n import Translator, show_date
from assess.i18n.plan import STATUS
from assess.i18n.terms import ROLE
from assess.plan.progress import PlanProgress, plan_progress
from assess.plan.results import Plan
from assess.plan.tasks import Task, currency_of, tasks
from assess.rubric import Rubric
from assess.sheets.plan_calendar import plan_ics
from assess.sheets.writing import Column, Form, Formed, Sheet, Value, csv_bytes, xlsx

__all__ = ["plan_csv", "plan_ics", "plan_xlsx"]

FORM: dict[Unit, Form] = {
    "points": "decimal",
    "count": "number",
    "money": "number",
    "share": "share",
    "days": "decimal",
    "": "text",
}
"""How a workbook shows each kind of figure."""


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
        Column(_("Money ({currency})", currency=currency), "number", 13, digits=2),
        Column(_("Then waiting (days)"), "number", 12),
        Column(_("Readiness"), "decimal", 11, digits=2),
        Column(_("Less loss a year ({currency})", currency=currency), "number", 16, digits=0),
        Column(_("Why"), width=34),
        Column(_("The level it leads to"), width=50),
        Column(_("First step"), width=40),
        Column(_("Evidence that will prove it"), width=50),
        Column(_("Id"), width=28),
    )
    rows = tuple(_row(task, currency, rubric, _) for task in tasks(rubric, assessment, found))
    return Sheet(_("Steps"), columns, rows)


def _row(task: Task, currency: str, rubric: Rubric, _: Translator) -> tuple[Value, ...]:
    criterion = rubric.by_id[task.criterion]
    return (
        _.text(criterion.label),
        float(task.from_),
        float(task.to),
        task.owner,
        task.start,
        task.due,
        _(STATUS[task.status]),
        _(ROLE[task.role]) if task.role else "",
        task.days,
        task.cost,
        None if task.lead_days is None else float(task.lead_days),
        task.points,
        task.loss_avoided,
        why(task.reasons, task, currency, rubric, _),
        goal(criterion, task.to, _),
        first_move(criterion, task.from_, task.evidenced, _),
        "\n".join(_.text(piece) for piece in criterion.evidence),
        task.id,
    )


def _summary(rubric: Rubric, found: Plan, _: Translator) -> Sheet:
    columns = (
        Column(_("Figure"), width=36),
        Column(_("Today"), "decimal", 18),
        Column(_("With the plan"), "decimal", 18),
        Column(_("Unit"), width=14),
    )
    spent = (
        Change(_("Person-days"), "days", None, found.days),
        Change(_("Money"), "money", None, found.money),
    )
    rows = tuple(
        (
            one.name,
            _formed(one.unit, one.before),
            _formed(one.unit, one.after),
            _unit(one.unit, found.currency, _),
        )
        for one in (*changes(rubric, found, _), *spent)
    )
    return Sheet(_("Summary"), columns, rows)


def _formed(unit: Unit, value: float | str | None) -> Value:
    return value if value is None or isinstance(value, str) else Formed(value, FORM[unit])


def _unit(unit: Unit, currency: str, _: Translator) -> str:
    """What is counted, for a column of its own: figures beside it stay numbers."""
    return {"points": _("points of 100"), "money": currency, "days": _("person-days")}.get(unit, "")


def _kept(progress: PlanProgress, assessment: Assessment, _: Translator) -> Sheet:
    """Of the accepted plan, whose steps the other sheet has, what it promised and what came of it."""
    accepted = assessment.plan.accepted
    steps = accepted.steps if accepted else ()
    costs = [step.cost for step in steps if step.cost is not None]
    currency = progress.currency
    columns = (
        Column(_("Figure"), width=36),
        Column(_("Promised"), "decimal", 18),
        Column(_("So far"), "decimal", 18),
        Column(_("Unit"), width=14),
    )
    reached = sum(step.outcome == "done" for step in progress.steps)
    promised, brought = progress.promised, progress.brought
    figures: tuple[tuple[str, Unit, float | None, float | None], ...] = (
        (_("Steps reached, with evidence"), "count", len(progress.steps), reached),
        (_("Readiness"), "points", promised.points, brought.points),
        (
            _("Less loss a year ({currency})", currency=currency),
            "money",
            promised.loss_avoided,
            brought.loss_avoided,
        ),
        (_("Person-days"), "days", sum(step.days for step in steps), None),
        (
            _("Money ({currency})", currency=currency),
            "money",
            sum(costs) if len(costs) == len(steps) else None,
            None,
        ),
    )
    rows: tuple[tuple[Value, ...], ...] = (
        *((name, _formed(u, one), _formed(u, two), _unit(u, currency, _)) for name, u, one, two in figures),
        (_("Accepted on {date}.", date=show_date(progress.date, _.locale)), None, None, ""),
    )
    return Sheet(_("Summary"), columns, rows)
