"""The plan that a page shows: the same facts are reckoned with once."""

import streamlit as st

from assess.app import state
from assess.app.facts import facts_of
from assess.assessment import Assessment
from assess.plan.planning import plan
from assess.plan.question import Question
from assess.plan.results import Plan


def reckoned(assessment: Assessment, *, deep: bool) -> Plan:
    """The plan of an assessment, quickly or with all that lies around it.

    Raises:
        InputError: the risk catalogue does not load.
    """
    return _reckoned(facts_of(assessment, assessment.plan.wishes), deep)


def possible(assessment: Assessment) -> tuple[str, ...]:
    """Every step that there is to choose from, in rubric order."""
    return _possible(facts_of(assessment, assessment.plan.wishes))


# The solver takes a tenth of a second, the simulations around a plan half a second or more.
@st.cache_resource(show_spinner=False, max_entries=128)
def _reckoned(facts: str, deep: bool) -> Plan:
    return plan(state.rubric(), Assessment.model_validate_json(facts), deep=deep)


@st.cache_resource(show_spinner=False, max_entries=64)
def _possible(facts: str) -> tuple[str, ...]:
    question = Question.of(state.rubric(), Assessment.model_validate_json(facts))
    return tuple(step.id for step in question.steps.steps)
