"""What if: other levels tried on Results, in a fragment; no answer is touched."""

import streamlit as st

from assess.app import state
from assess.app.plan_saving import saving
from assess.app.widgets import (
    plan_conflict,
    section_state,
    what_if_figures,
    what_if_kept,
    what_if_levels,
    what_if_state,
)
from assess.i18n import Translator
from assess.plan.trying import counting
from assess.storage import Stored


def draw(stored: Stored, _: Translator) -> None:
    """Criteria to try, their levels, what that would change, and what is kept under a name."""
    with state.Reading(stored) as reading:
        st.fragment(_what_if, key=what_if_state.note("section"))(reading, _)


def _what_if(reading: state.Reading, _: Translator) -> None:
    stored = reading.current()
    if stored is None:
        st.rerun()  # the page around it is another
    assessment, rubric = stored.assessment, state.rubric()
    saving.saw(stored)
    st.header(_("What if?"))
    st.markdown(
        _(
            "Try other levels and see at once what would change. Your answers stay as they "
            "are; each level you try counts as if it were recorded with evidence."
        )
    )
    if saving.torn():
        plan_conflict.draw(assessment, _)
        section_state.tell(saving, _)
        return
    card = state.scorecard(stored)
    what_if_kept.choose(assessment.plan, _)
    what_if_levels.draw(rubric, card, _)
    levels = counting(rubric, assessment, what_if_state.levels())
    if levels:
        what_if_figures.draw(rubric, assessment, levels, _)
    what_if_kept.keep(assessment, _)
    section_state.tell(saving, _)
