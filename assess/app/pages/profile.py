"""Profile: the facts about the company that decide what is asked and expected."""

import streamlit as st

from assess.app import state
from assess.app.widgets import profile

stored = state.current()
if stored is None and state.current_id():
    stored = state.require_assessment()
_ = state.translator()
st.title(_("Profile") if stored else _("New assessment"), anchor=False)
profile.draw(stored)
