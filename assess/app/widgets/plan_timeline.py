"""When the steps of a plan are done, and by whom."""

import plotly.graph_objects as go
import streamlit as st

from assess.app import state
from assess.app.widgets import charts
from assess.charts.plan_timeline import timeline_alt, timeline_figure
from assess.i18n import Translator, translator
from assess.plan.results import Plan
from assess.text import Locale


def draw(found: Plan, _: Translator) -> None:
    """The picture with what it says in words; a plan without steps draws nothing."""
    if not found.actions:
        return
    st.header(_("Timeline"))
    said = timeline_alt(found, _)
    st.markdown(said)
    st.markdown(
        _(
            "Each role works through its steps one after another; different roles work in "
            "parallel. Hatched: waiting time after the work, for a filing, an audit or an "
            "observation period."
        )
    )
    figure = _drawn(found.model_dump_json(), _.locale, charts.is_dark())
    charts.show(figure, alt=said, key="plan/timeline")


@st.cache_resource(show_spinner=False, max_entries=64)
def _drawn(found: str, locale: Locale, dark: bool) -> go.Figure:
    return timeline_figure(state.rubric(), Plan.model_validate_json(found), translator(locale), dark)
