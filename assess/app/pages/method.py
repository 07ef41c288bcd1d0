"""Method: the rubric laid open, from formulas to sources."""

import streamlit as st

from assess.app import navigation, state
from assess.app.widgets import (
    method_criteria,
    method_money,
    method_origins,
    method_risk,
    method_sums,
    result_trust,
)

_ = state.translator()
rubric, stored = state.rubric(), state.current()
st.title(navigation.title("method", _))
st.markdown(_.text(rubric.manifest.about))
st.markdown(_("Version {version} of the rubric.", version=rubric.version))
labels = [
    _("Figures"),
    _("Economics"),
    _("Risk"),
    _("Criteria"),
    _("30 questions"),
    _("Sources"),
    _("Limits"),
]
shown = st.session_state.get("method/shown", 0)
tabs = st.tabs(labels, default=labels[shown], key=f"method/tab/{_.locale}", on_change="rerun")
st.session_state["method/shown"] = next((place for place, tab in enumerate(tabs) if tab.open), 0)
sums, money, risk, criteria, questions, sources, limits = tabs
if sums.open:
    with sums:
        method_sums.draw(rubric, _)
if money.open:
    with money:
        method_money.draw(rubric, _)
if risk.open:
    with risk:
        method_risk.draw(rubric, _)
if criteria.open:
    with criteria:
        method_criteria.draw(rubric, _)
if questions.open:
    with questions:
        method_origins.questions(rubric, state.scorecard(stored) if stored else None, _)
if sources.open:
    with sources:
        method_origins.sources(rubric, _)
if limits.open:
    with limits:
        result_trust.limits(rubric, _)
