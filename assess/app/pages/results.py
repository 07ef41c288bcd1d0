"""Results: how ready the company is, how far that can be trusted, and what would change it."""

import streamlit as st

from assess.app import navigation, state
from assess.app.escape import md
from assess.app.naming import called
from assess.app.widgets import (
    charts,
    copy_next,
    result_checks,
    result_gaps,
    result_headline,
    result_parts,
    result_promise,
    result_trust,
    what_if,
)
from assess.i18n import show_date
from assess.i18n.terms import MODE, STAGE

_ = state.translator()
st.title(navigation.title("results", _))
stored = state.require_assessment()
assessment, rubric, card = stored.assessment, state.rubric(), state.scorecard(stored)
profile = assessment.profile
facts = (_(STAGE[profile.stage]), _(MODE[assessment.mode]), show_date(profile.as_of, _.locale))
st.markdown(f"**{md(called(assessment.title, profile.company))}** · {' · '.join(facts)}")
result_trust.version(rubric, assessment, _)
if not assessment.answers:
    st.info(_("Nothing is answered yet. With the first answers this page shows readiness, gates and gaps."))
    state.link("walkthrough", assessment=assessment.id, label=_("Begin the walkthrough"))
    st.stop()

result_headline.headline(rubric, card, _)
result_headline.rests_on(rubric, assessment, _)
result_headline.verdict(rubric, card, _)
result_headline.missing(rubric, assessment, card, _)
result_promise.draw(rubric, assessment, _)

st.header(_("Which stage are we ready for?"))
st.markdown(_("The same answers, measured against what each stage expects."))
charts.show_scorecard("stages", rubric, card, _)
st.header(_("Maturity against the stage's targets"))
st.markdown(_("How far each dimension has come, whatever the stage; the dashed line is what it expects."))
charts.show_radars(rubric, card, _)

result_headline.gates(rubric, assessment, card, _)
result_gaps.moves(rubric, assessment, card, _)
result_gaps.gaps(rubric, assessment, card, _)
what_if.draw(stored, _)
result_checks.draw(rubric, assessment, card, _)
result_parts.why(rubric, card, _)
result_trust.evidence(rubric, assessment, card, _)
result_trust.left_out(rubric, assessment, card, _)
result_trust.limits(rubric, _)
copy_next.offer(assessment, _)
