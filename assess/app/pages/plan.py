"""Plan: what to do within the days and the money there are, and what it will change."""

import streamlit as st

from assess.app import navigation, state
from assess.app.escape import md
from assess.app.naming import called
from assess.app.plan_saving import saving
from assess.app.widgets import plan_conflict, plan_view, section_state

_ = state.translator()
st.title(navigation.title("plan", _))
stored = state.require_assessment()
assessment = stored.assessment
st.markdown(f"**{md(called(assessment.title, assessment.profile.company))}**")
saving.saw(stored)
if saving.torn():
    plan_conflict.draw(assessment, _)
    section_state.tell(saving, _)
else:
    plan_view.draw(stored, _)
