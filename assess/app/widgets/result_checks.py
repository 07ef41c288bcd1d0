"""Answers and facts that seem not to fit together, as friendly questions."""

import streamlit as st

from assess.app import state
from assess.app.escape import md
from assess.assessment import Assessment
from assess.cross_checks import doubts
from assess.i18n import Translator
from assess.rubric import Rubric
from assess.scorecard import Scorecard


def draw(rubric: Rubric, assessment: Assessment, card: Scorecard, _: Translator) -> None:
    """Nothing where everything fits; else each question with the answers that it is about."""
    found = doubts(rubric, assessment, card)
    if not found:
        return
    st.header(_("Worth a second look"))
    st.markdown(_("Nothing here is an error and nothing changes the score: a careful reader would ask."))
    asked = {c.id for c in rubric.asked(assessment.profile, assessment.mode)}
    with st.grid(2, min_column_width=320):
        for doubt in found:
            with st.container(border=True, gap="xsmall", height="stretch"):
                st.markdown(f":material/help: {md(_.text(doubt.check.ask))}")
                for criterion in doubt.criteria:
                    label = md(_.text(rubric.by_id[criterion].label))
                    if criterion in asked:
                        state.link_to(criterion, assessment=assessment.id, label=label)
                    else:
                        st.markdown(label)
