"""What a first visitor sees."""

import streamlit as st

from assess.app import state
from assess.app.escape import titled
from assess.app.widgets import estimate


def draw() -> None:
    """What this is, in two sentences, and how to begin."""
    _ = state.translator()
    st.title(_("Is your AI startup ready for its stage?"), anchor=False)
    with st.container(width=760):
        st.markdown(
            _(
                "Answer concrete questions on business and technology, from rights and revenue to "
                "evaluation and release, and see how ready you are, how far the score can be trusted, "
                "and what to fix first. "
                "Each level describes what you would actually find, so there is no guessing."
            )
        )
        _start()


def invite() -> None:
    """What someone who only looked at samples so far sees: how to begin with the own company."""
    _ = state.translator()
    with st.container(border=True, width=760, key="invite"):
        st.markdown(
            titled(
                _("Now your own company"),
                _("These are samples. Start your own: you can stop at any time and resume where you were."),
            )
        )
        _start()


def _start() -> None:
    _ = state.translator()
    modes = (estimate.sentence(mode, None, _) for mode in estimate.MODES)
    st.markdown("  \n".join(f":material/timer: {words}" for words in modes))
    if st.button(_("Start an assessment"), key="start", type="primary", icon=":material/play_arrow:"):
        state.open_(None, "profile")
