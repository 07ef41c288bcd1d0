"""Compare: two or more assessments side by side, and what changed between them."""

import streamlit as st

from assess.app import navigation, state
from assess.app.widgets import compare_choice, compare_economics, compare_risk, compare_view, copy_next
from assess.comparison import compare
from assess.plan.trying import what_if_name

_ = state.translator()
st.title(navigation.title("compare", _))
assessments = compare_choice.choose(_)
pseudonyms = st.toggle(_("Hide names: Company A, B, …"), key="compare/pseudonyms", persist_state="session")
if len(assessments) < 2:
    st.info(
        _("Choose two or more assessments, from the list or from files, to see what changed between them.")
    )
    st.stop()

rubric = state.rubric()
comparison = compare(rubric, assessments, compare_economics.appraisals(assessments))
names = compare_choice.names(assessments, _, pseudonyms=pseudonyms)
compare_view.overall(rubric, comparison, names, _)
compare_view.dimensions(rubric, comparison, names, _)
compare_view.gates(rubric, comparison, _)
compare_view.criteria(rubric, comparison, names, _)
compare_view.robustness(comparison, names, _)
compare_economics.draw(comparison, names, _)
compare_risk.draw(assessments, names, _)
chosen = st.session_state[compare_choice.CHOSEN]
stored = [a for a in assessments if a.id in chosen and not what_if_name(a.id)]
if stored and not pseudonyms:
    copy_next.offer(stored[-1], _)
