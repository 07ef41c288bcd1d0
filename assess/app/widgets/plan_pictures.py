"""Before and after as pictures: the radars, the curve of losses, and what other budgets would buy."""

import plotly.graph_objects as go
import streamlit as st

from assess.app import state
from assess.app.widgets import charts
from assess.app.widgets.risk_results import analysed
from assess.assessment import Assessment
from assess.charts import plan as figures
from assess.charts import plan_alt as words
from assess.charts.alt import Radar, radars, scored
from assess.i18n import Translator, translator
from assess.plan.planning import planned
from assess.plan.results import Plan
from assess.risk.results import RiskProfile
from assess.rubric import Rubric
from assess.scorecard import Scorecard
from assess.scoring import score
from assess.text import Locale


def radar_change(rubric: Rubric, assessment: Assessment, found: Plan, _: Translator) -> None:
    """Maturity by dimension today and with the plan, business and technology side by side."""
    before, after = score(rubric, assessment), score(rubric, planned(assessment, found))
    pictures = radars(rubric, scored(before))
    for place, radar in zip(
        st.columns(len(pictures), gap="large") if pictures else (), pictures, strict=True
    ):
        with place:
            charts.group_heading(radar, _)
            cards = before.model_dump_json(), after.model_dump_json()
            said = words.radar_change_alt(rubric, before, after, _, radar)
            figure = _radar(*cards, radar, _.locale, charts.is_dark())
            charts.show(figure, alt=said, key=f"plan/radar/{radar.name}")


def loss_change(assessment: Assessment, found: Plan, _: Translator) -> None:
    """With which chance a year costs more than an amount, today and with the plan."""
    if found.loss_before is None:
        return
    before, after = analysed(assessment), analysed(planned(assessment, found))
    st.subheader(_("How bad can a year be?"), anchor=False)
    said = words.loss_change_alt(before, after, _)
    st.markdown(said)
    figure = _losses(before.model_dump_json(), after.model_dump_json(), _.locale, charts.is_dark())
    charts.show(figure, alt=said, key="plan/losses")


def frontier(rubric: Rubric, found: Plan, _: Translator) -> None:
    """What each number of days buys, with the plan marked."""
    if len(found.frontier) > 1:
        said = words.frontier_alt(rubric, found, _)
        st.markdown(said)
        figure = _frontier(found.model_dump_json(), _.locale, charts.is_dark())
        charts.show(figure, alt=said, key="plan/frontier")


# Plotly checks every property it is given: a figure takes far longer to build than to send.
@st.cache_resource(show_spinner=False, max_entries=64)
def _radar(before: str, after: str, radar: Radar, locale: Locale, dark: bool) -> go.Figure:
    cards = [Scorecard.model_validate_json(card) for card in (before, after)]
    return figures.radar_change_figure(state.rubric(), cards[0], cards[1], translator(locale), dark, radar)


@st.cache_resource(show_spinner=False, max_entries=64)
def _losses(before: str, after: str, locale: Locale, dark: bool) -> go.Figure:
    profiles = [RiskProfile.model_validate_json(profile) for profile in (before, after)]
    return figures.loss_change_figure(profiles[0], profiles[1], translator(locale), dark)


@st.cache_resource(show_spinner=False, max_entries=64)
def _frontier(found: str, locale: Locale, dark: bool) -> go.Figure:
    return figures.frontier_figure(Plan.model_validate_json(found), translator(locale), dark)
