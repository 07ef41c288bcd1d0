"""Risks: what may go wrong, what it would cost, and what today's answers do about it."""

import streamlit as st

from assess.app import navigation, state
from assess.app import risk_saving as saving
from assess.app.escape import md
from assess.app.naming import called
from assess.app.widgets import risk_results, risk_scenario
from assess.i18n import show_currency, show_number
from assess.i18n.problems import line
from assess.problems import InputError
from assess.report.risk import RiskTables
from assess.risk.register import register

_ = state.translator()
st.title(navigation.title("risks", _))
stored = state.require_assessment()
assessment, rubric = stored.assessment, state.rubric()
st.markdown(f"**{md(called(assessment.title, assessment.profile.company))}**")
saving.saw(stored)
if rubric.manifest.risk is None:
    st.info(_("This rubric says nothing of risk."))
    st.stop()
try:
    with st.spinner(_("Simulating the years…")):
        profile = risk_results.analysed(assessment)
except InputError as error:
    st.error(_("The risk catalogue can't be read:"), icon=":material/error:")
    st.markdown("\n".join(f"- {md(line(problem, _))}" for problem in error.problems))
    st.stop()
names = risk_results.names_of(profile, assessment, _)
tables = RiskTables(rubric, assessment, profile, _)
st.markdown(
    _(
        "What may go wrong in a year and what it would cost, in {currency}, over {n} simulated years. The "
        "answers decide how much is held down. The figures are judgements to start from, no statistics: put "
        "your own in their place.",
        currency=show_currency(profile.currency, _.locale),
        n=show_number(profile.n, _.locale, decimals=0),
    )
)
if not profile.scenarios:
    risk_results.nothing(profile, assessment, _)
else:
    risk_results.headline(profile, _)
    risk_results.cautions(tables, assessment, _)
    risk_results.matrix(profile, assessment, names, _)
    risk_results.listed(tables, _)
    chosen = risk_scenario.choose(profile, names, _)
    known = register(rubric, assessment)
    risk = next((one for one in known.risks if one.id == chosen), None)
    found = next((one for one in profile.scenarios if one.id == chosen), None)
    if risk is not None and found is not None:
        scenario = rubric.risk_by_id.get(risk.id)
        scores = {score.id: score for score in state.scorecard(stored).criteria}
        with st.container(border=True, key="risks-scenario"):
            risk_scenario.story(scenario, assessment, risk.id, _)
            risk_scenario.figures(found, profile.currency, _)
            risk_scenario.controls(risk, found, assessment, scores, profile.currency, _)
            if scenario is not None:
                risk_scenario.basis(scenario, _)
    st.header(_("How bad can a year be?"))
    risk_results.curve(profile, _)
    risk_results.states(tables, assessment, _)
