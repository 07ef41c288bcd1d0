"""What lies around a plan: other budgets, how sure each step is, and what losses leave of the money."""

import re

import streamlit as st

from assess.app.plan_saving import saving
from assess.app.widgets import plan_found, plan_pictures
from assess.app.widgets.money_table import draw_table
from assess.app.widgets.plain_table import plain_table
from assess.assessment import Assessment
from assess.i18n import Translator
from assess.plan.results import Plan
from assess.report.figure_parts import MoneyTable, Said
from assess.report.plan import PlanTables
from assess.rubric import Rubric

_UNIT = re.compile(r"(?<=[万亿])(?=\w)")
"""Where a Chinese amount goes on, and a line could end."""


def draw(rubric: Rubric, assessment: Assessment, quick: Plan, _: Translator) -> None:
    """The tables that are not empty, once they are reckoned.

    Within a number of months each of the other budgets is a timetable of its own: only when asked for.
    """
    if quick.actions:
        st.header(_("Before and after"))
        plan_pictures.radar_change(rubric, assessment, quick, _)
        with st.spinner(_("Simulating the years…")):
            plan_pictures.loss_change(assessment, quick, _)
    if assessment.plan.budget.months is not None and not _asked_for(assessment, _):
        return
    with st.spinner(_("Looking at other budgets…")):
        found = plan_found.reckoned(assessment, deep=True)
    tables = PlanTables(rubric, found, _)
    if found.actions:
        _effect(tables.effect(), _)
    budgets, amounts, sure = tables.frontier(), tables.frontier_money(), tables.sureness()
    if not any(point.value or point.gates for point in (*found.frontier, *found.frontier_money)):
        return  # no budget buys anything, which the plan has said
    if budgets.rows:
        st.header(budgets.title)
        plan_pictures.frontier(rubric, found, _)
        more = [*tables.one_more_day(), *tables.more_money()]
        if more:
            st.markdown("\n".join(f"- {words}" for words in more))
        with st.expander(_("As a table"), key="plan/table/budgets"):
            draw_table(budgets)
    for name, table in (("amounts", amounts), ("sure", sure)):
        if table.rows:
            with st.expander(table.title, key=f"plan/table/{name}"):
                draw_table(table)


def _asked_for(assessment: Assessment, _: Translator) -> bool:
    """Whether this very budget was asked about; a button to ask where not."""
    key, wanted = saving.note("deep"), assessment.plan.wishes.model_dump_json()
    if st.session_state.get(key) == wanted:
        return True
    st.header(_("What other budgets would buy"))
    st.markdown(
        _(
            "With a limit on months, every other budget needs a timetable of its own; all of "
            "them together may take half a minute."
        )
    )
    st.button(
        _("Look at other budgets"), key="plan/deep", icon=":material/search:", on_click=_ask, args=(wanted,)
    )
    return False


def _ask(wanted: str) -> None:
    st.session_state[saving.note("deep")] = wanted


def _effect(table: MoneyTable, _: Translator) -> None:
    """Today and with the plan, in three columns that a phone has room for."""
    st.subheader(_("In figures"), anchor=False)
    # Amounts break at their spaces, as kept whole they would be wider than a phone together; not 万元.
    told = [[cell.text if isinstance(cell, Said) else str(cell) for cell in row] for row in table.rows]
    rows = [[_UNIT.sub("\u2060", text.replace("\u00a0", " ")) for text in row] for row in told]
    plain_table(rows, list(table.head), alt=table.title)
    for note in table.notes:
        st.markdown(note)
