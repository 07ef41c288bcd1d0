"""What lies around a plan: other budgets, how sure each step is, and what losses leave of the money."""

import streamlit as st

from assess.app.widgets import plan_found
from assess.app.widgets.money_table import draw_table
from assess.assessment import Assessment
from assess.i18n import Translator, show_percent
from assess.plan.results import Plan
from assess.report.parts import MoneyTable
from assess.report.plan import PlanTables
from assess.report.plan_words import step_name
from assess.rubric import Rubric


def draw(rubric: Rubric, assessment: Assessment, _: Translator) -> None:
    """The tables that are not empty, once they are reckoned."""
    with st.spinner(_("Looking at other budgets…")):
        found = plan_found.reckoned(assessment, deep=True)
    tables = PlanTables(rubric, found, _)
    if found.actions:
        st.header(_("Before and after"))
        draw_table(tables.effect())
    for table in (tables.frontier(), tables.frontier_money(), _sureness(rubric, found, _)):
        if table.rows:
            st.header(table.title)
            draw_table(table)


def _sureness(rubric: Rubric, found: Plan, _: Translator) -> MoneyTable:
    return MoneyTable(
        title=_("How sure each step is"),
        head=(_("Step"), _("Chosen in")),
        rows=tuple(
            (step_name(action.id, rubric, _), show_percent(action.robustness))
            for action in found.actions
            if action.robustness is not None
        ),
        notes=(_("The share of cases in which a step is chosen when efforts and effects vary."),),
    )
