"""Risks: what may go wrong, what it would cost, and what today's answers do about it."""

import streamlit as st

from assess.app import navigation, state
from assess.app.escape import md
from assess.app.naming import called
from assess.app.risk_saving import saving
from assess.app.widgets import (
    risk_conflict,
    risk_list,
    risk_missing,
    risk_results,
    risk_scenario,
    risk_since,
    risk_tolerance,
    section_state,
)
from assess.i18n import show_currency, show_number
from assess.i18n.problems import line
from assess.problems import InputError
from assess.report.risk import RiskTables
from assess.report.risk_method import risk_limits
from assess.report.risk_words import ranked_names

_ = state.translator()
st.title(navigation.title("risks", _))
stored = state.require_assessment()
assessment, rubric = stored.assessment, state.rubric()
st.markdown(f"**{md(called(assessment.title, assessment.profile.company))}**")
saving.saw(stored)
if rubric.manifest.risk is None:
    st.info(_("This rubric says nothing of risk."))
    st.stop()
if saving.torn():
    risk_conflict.draw(assessment, _)
    st.stop()
try:
    with st.spinner(_("Simulating the years…")):
        profile = risk_results.analysed(assessment)
except InputError as error:
    st.error(_("The risk catalogue can't be read:"), icon=":material/error:")
    st.markdown("\n".join(f"- {md(line(problem, _))}" for problem in error.problems))
    st.stop()
names = ranked_names(profile, rubric, assessment, _)
tables = RiskTables(rubric, assessment, profile, _)
st.markdown(
    _(
        "What may go wrong in a year and what it would cost, in {currency}, over {n} "
        "simulated years. Your answers decide how much the controls take off. The figures "
        "are starting estimates, not statistics: replace them with your own.",
        currency=show_currency(profile.currency, _.locale),
        n=show_number(profile.n, _.locale, decimals=0),
    )
)
if not profile.scenarios:
    risk_missing.nothing(profile, assessment, _)
else:
    risk_missing.some(profile, assessment, _)
    risk_results.headline(profile, assessment, _)
    risk_results.cautions(tables, assessment, _)
    risk_results.matrix(tables, assessment, names, _)
    risk_results.listed(tables, _)
    risk_scenario.draw(stored, profile, names, _)
section_state.tell(saving, _)
risk_list.add(assessment, _)
risk_list.left_out(assessment, _)
if profile.scenarios:
    st.header(_("How bad can a year be?"))
    st.markdown(
        _(
            "The curve shows how likely a year is to cost more than a given amount. Draw "
            "your own line: a loss, and the share of years in which it may be exceeded at "
            "most."
        )
    )
    risk_results.curve(profile, assessment, _)
    risk_tolerance.draw(tables, assessment, _)
    risk_results.states(tables, assessment, _)
    risk_since.draw(assessment, profile, _)
st.header(_("What this can't tell"))
st.markdown("\n".join(f"- {md(words)}" for words in risk_limits(_)))
