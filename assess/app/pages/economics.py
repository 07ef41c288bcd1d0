"""Economics: what the company spends, earns and raises, and what that comes to."""

import streamlit as st

from assess.app import navigation, state
from assess.app.economics_saving import saving
from assess.app.escape import md
from assess.app.naming import called
from assess.app.widgets import (
    economics_conflict,
    economics_lines,
    economics_settings,
    economics_start,
    economics_unit,
    section_state,
)

_ = state.translator()
st.title(navigation.title("economics", _))
stored = state.require_assessment()
assessment, economics = stored.assessment, stored.assessment.economics
st.markdown(f"**{md(called(assessment.title, assessment.profile.company))}**")
saving.saw(stored)
if saving.torn():
    economics_conflict.draw(economics, _)
    section_state.tell(saving, _)
elif economics is None:
    economics_start.draw(assessment, _)
    section_state.tell(saving, _)
else:
    economics_settings.currency(economics, assessment.profile, _)
    economics_settings.draw(economics, _)
    economics_lines.draw(stored, _)
    economics_unit.draw(economics, assessment.profile, _)
