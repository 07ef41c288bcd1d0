"""The frame around every page: title, menu, language, and which assessment is open."""

import streamlit as st

from assess.app import navigation, state
from assess.app.escape import md
from assess.app.widgets import language

WIDE = frozenset({"home", "results", "compare", "method"})
"""Pages that use the whole width; the others keep lines short for reading."""


def main() -> None:
    """Draws the frame and the page that the address names."""
    _ = state.translator()
    pages = {name: navigation.page(name, _) for name in navigation.available()}
    chosen = st.navigation(list(pages.values()), position="hidden")
    name = next((n for n, page in pages.items() if page.url_path == chosen.url_path), navigation.HOME)
    st.set_page_config(
        page_title=f"{navigation.title(name, _)} · Assess",
        page_icon=":material/checklist:",
        layout="wide" if name in WIDE else "centered",
    )
    with st.sidebar:
        _menu()
    chosen.run()


def _menu() -> None:
    _ = state.translator()
    language.switch()
    stored = state.current()
    shown = stored.assessment.id if stored else None
    for name in navigation.available():
        if name == navigation.OF_ONE[0] and stored is not None:
            st.markdown(f"**{md(stored.assessment.name)}**")
        if name == "compare" and stored is not None:
            st.space("xxsmall")
        topic = st.query_params.get("t") if name == "walkthrough" else None
        if name == "walkthrough" and stored is not None:
            topic = topic or state.resume_topic(stored)
        state.link(name, assessment=shown, topic=topic)
