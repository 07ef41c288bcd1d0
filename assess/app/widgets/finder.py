"""Finding a criterion by a word, or a topic in the list of all."""

import streamlit as st

from assess.app import state
from assess.app.escape import md
from assess.app.widgets import progress
from assess.finding import find
from assess.storage import Stored

SHOWN = 8
"""Criteria listed for a search."""


@st.fragment
def draw(current_topic: str) -> None:
    """A pop-up with a search over everything that is asked, and the list of topics; drawn when open."""
    _ = state.translator()
    with st.container(horizontal=True, horizontal_alignment="right"):
        panel = st.popover(_("Jump to"), icon=":material/search:", key="finder", on_change="rerun")
    stored = state.current()
    if not panel.open or stored is None:
        return
    with panel:
        words = (
            st.text_input(
                _("Find by word, in either language"), key="find", type="search", placeholder=_("A word")
            )
            or ""
        )
        if words.strip():
            _results(stored, words)
        else:
            progress.all_topics(stored, current_topic, _go)


def _results(stored: Stored, words: str) -> None:
    _, rubric = state.translator(), state.rubric()
    asked = rubric.asked(stored.assessment.profile, stored.assessment.mode)
    found = find(rubric, asked, words)
    if not found:
        st.markdown(_("Nothing found. Try another word, or a shorter one."))
    for criterion in found[:SHOWN]:
        topic = rubric.topic_of[criterion.id]
        st.button(
            f"**{md(_.text(criterion.label))}**  {md(_.text(topic.title))}",
            key=f"found/{criterion.id}",
            type="tertiary",
            on_click=_go,
            args=(topic.id,),
        )
    if len(found) > SHOWN:
        more = len(found) - SHOWN
        st.markdown(_.plural("and {n} more: add a word", "and {n} more: add a word", more))


def _go(topic: str) -> None:
    st.session_state["finder"] = False
    progress.go(topic)
