"""What became of an accepted plan, as tables: what was promised, and what the answers show so far."""

import datetime as dt

from assess.assessment import Assessment
from assess.charts.plan_step import step_name
from assess.i18n import Translator, show_date
from assess.i18n.plan import OUTCOME, STATUS
from assess.plan.progress import PlanProgress, StepProgress, overdue, plan_progress
from assess.report.figure_parts import WORD, Cell, FiguresPart, MoneyTable, Said
from assess.report.glyphs import one_line
from assess.report.plan_words import avoided, points
from assess.rubric import Rubric


def progress_part(rubric: Rubric, assessment: Assessment, _: Translator) -> FiguresPart | None:
    """Promise and result of the accepted plan; None where there is none."""
    found = plan_progress(rubric, assessment)
    if found is None:
        return None
    return FiguresPart((), (_totals(found, _), _steps(found, rubric, assessment, _)), ())


def _totals(found: PlanProgress, _: Translator) -> MoneyTable:
    promised, brought = found.promised, found.brought
    reached = sum(step.outcome == "done" for step in found.steps)
    rows: list[tuple[Cell, ...]] = [
        (_("Steps reached, with evidence"), str(len(found.steps)), str(reached)),
        (_("Readiness"), points(promised.points), points(brought.points)),
    ]
    if promised.loss_avoided is not None:
        rows.append(
            (_("Less loss a year"), *(avoided(one, found.currency, _) for one in (promised, brought)))
        )
    return MoneyTable(
        title=_("The accepted plan: promise and result"),
        head=(_("Figure"), _("Promised"), _("So far")),
        rows=tuple(rows),
        notes=(
            _("Accepted on {date}.", date=show_date(found.date, _.locale)),
            _(
                '"So far" counts how much of the promised levels the answers in this '
                "assessment show; avoided losses count only as far as evidence backs them."
            ),
        ),
    )


def _steps(found: PlanProgress, rubric: Rubric, assessment: Assessment, _: Translator) -> MoneyTable:
    return MoneyTable(
        title=_("Accepted steps"),
        head=(
            _("Step"),
            _("Owner"),
            _("Due"),
            _("Status"),
            _("According to the answers"),
            _("Promised"),
            _("So far"),
        ),
        rows=tuple(_row(step, rubric, assessment.profile.as_of, _) for step in found.steps),
        notes=(_("Promised and so far in points of readiness."),),
    )


def _row(step: StepProgress, rubric: Rubric, as_of: dt.date, _: Translator) -> tuple[Cell, ...]:
    status = _(STATUS[step.status])
    return (
        step_name(f"{step.criterion}@{step.to}", rubric, _),
        Said(one_line(step.owner), WORD) if step.owner.strip() else "–",
        step.due.isoformat() if step.due else "–",
        _("{status}, overdue", status=status) if overdue(step, as_of) else status,
        _(OUTCOME[step.outcome]),
        points(step.promised.points),
        points(step.brought.points),
    )
