"""The whole page about a plan, in a fragment: what is changed here draws nothing around it anew."""

import streamlit as st

from assess.app import state
from assess.app.escape import md
from assess.app.plan_saving import saving
from assess.app.widgets import (
    plan_accepted,
    plan_budget,
    plan_deep,
    plan_files,
    plan_find_out,
    plan_found,
    plan_results,
    plan_steps,
    plan_timeline,
    plan_wishes,
    section_state,
)
from assess.i18n import Translator
from assess.i18n.problems import line
from assess.problems import InputError
from assess.storage import Stored


def draw(stored: Stored, _: Translator) -> None:
    """Budget, plan, and what became of the accepted one, of the open assessment."""
    with state.Reading(stored) as reading:
        st.fragment(_plan, key=saving.note("page"))(reading, _)


def _plan(reading: state.Reading, _: Translator) -> None:
    stored = reading.current()
    if stored is None or saving.torn():
        st.rerun()  # the page around it is another
    assessment, rubric = stored.assessment, state.rubric()
    saving.saw(stored)
    plan_accepted.draw(assessment, _)
    plan_budget.draw(assessment, _)
    section_state.tell(saving, _)
    try:
        found = plan_found.reckoned(assessment, deep=False)
    except InputError as error:
        st.error(_("The risk catalogue can't be read:"), icon=":material/error:")
        st.markdown("\n".join(f"- {md(line(problem, _))}" for problem in error.problems))
        return
    plan_results.draw(rubric, assessment, found, _)
    plan_steps.draw(rubric, assessment, found, _)
    plan_wishes.draw(rubric, assessment, found, _)
    plan_accepted.offer(assessment, found, _)
    plan_timeline.draw(found, _)
    plan_files.draw(assessment, found, _)
    plan_find_out.draw(rubric, assessment, found, _)
    plan_deep.draw(rubric, assessment, found, _)
