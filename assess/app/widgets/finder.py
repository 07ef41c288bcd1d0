"""Finding a criterion by a word, or a topic in the list of all."""

from collections.abc import Sequence

import streamlit as st

from assess.app import state
from assess.app.escape import md
from assess.app.widgets import progress
from assess.finding import find
from assess.rubric import Criterion
from assess.storage import Stored

SHOWN = 8
"""Criteria listed for a search."""


@st.fragment
def draw(current_topic: str) -> None:
    """A pop-up with a search over everything that is asked, and the list of topics; drawn when open."""
    _ = state.translator()
    with st.container(horizontal=True, horizontal_alignment="right"):
        panel = st.popover(_("Find"), icon=":material/search:", key="finder", on_change="rerun")
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
            _marked(stored)
            progress.all_topics(stored, current_topic, _go)


def _results(stored: Stored, words: str) -> None:
    _, rubric = state.translator(), state.rubric()
    profile, mode = stored.assessment.profile, stored.assessment.mode
    asked = list(rubric.asked(profile, mode))
    found = find(rubric, asked, words)
    others = find(rubric, (c for c in rubric.criteria if c not in asked), words)
    if not found and not others:
        st.markdown(_("Nothing found. Try another word, or a shorter one."))
    _listed(found[:SHOWN], "found")
    if len(found) > SHOWN:
        more = len(found) - SHOWN
        st.markdown(_.plural("and {n} more: add a word", "and {n} more: add a word", more))
    in_full = [c for c in others if c.applies.to(profile)]
    for heading, criteria in (
        (_("Only in the full assessment"), in_full),
        (_("Not asked of a company with your profile"), [c for c in others if c not in in_full]),
    ):
        if criteria:
            names = _("; ").join(md(_.text(c.label)) for c in criteria[:SHOWN])
            st.markdown(f"{heading}{_(': ')}{names}")


def _marked(stored: Stored) -> None:
    """What was marked to come back to."""
    _, rubric = state.translator(), state.rubric()
    asked = rubric.asked(stored.assessment.profile, stored.assessment.mode)
    marked = [c for c in asked if c.id in stored.assessment.later]
    if marked:
        heading = _("To come back to")
        st.markdown(f"**{heading}**")
        _listed(marked, "later-list")


def _listed(criteria: Sequence[Criterion], prefix: str) -> None:
    _, rubric = state.translator(), state.rubric()
    for criterion in criteria:
        topic = rubric.topic_of[criterion.id]
        st.button(
            f"**{md(_.text(criterion.label))}**  {md(_.text(topic.title))}",
            key=f"{prefix}/{criterion.id}",
            type="tertiary",
            on_click=_go,
            args=(topic.id, criterion.id),
        )


def _go(topic: str, criterion: str | None = None) -> None:
    st.session_state["finder"] = False
    progress.go(topic, criterion)
