"""The frame around every page: title, menu, language, and which assessment is open."""

from pathlib import Path

import streamlit as st

from assess.app import naming, navigation, state
from assess.app.escape import md, short
from assess.app.widgets import browser, language, uploading
from assess.i18n import show_date
from assess.i18n.problems import line
from assess.storage import DatabaseUnusable

WIDE = frozenset({"home", "results", "economics", "risks", "plan", "compare", "method"})
"""Pages that use the whole width; the others keep lines short for reading."""
ICON = Path(__file__).parent / "icon.svg"
"""A file, as the browser would fetch an icon named in Streamlit's way from Google."""


def main() -> None:
    """Draws the frame and the page that the address names."""
    _ = state.translator()
    pages = {name: navigation.page(name, _) for name in navigation.available()}
    chosen = st.navigation(list(pages.values()), position="hidden")
    name = next((n for n, page in pages.items() if page.url_path == chosen.url_path), navigation.HOME)
    st.set_page_config(
        page_title=f"{navigation.title(name, _)} · Assess",
        page_icon=ICON,
        layout="wide" if name in WIDE else "centered",
    )
    browser.attend(name)
    uploading.speak(_)
    try:
        with st.sidebar:
            _menu()
        chosen.run()
    except DatabaseUnusable as error:
        st.error(_("The data can't be read or written:"), icon=":material/database_off:")
        st.markdown("\n".join(f"- {md(line(problem, _))}" for problem in error.problems))


def _menu() -> None:
    _ = state.translator()
    language.switch()
    stored = state.current()
    shown = stored.assessment.id if stored else None
    for name in navigation.available():
        if name == navigation.OF_ONE[0] and stored is not None:
            profile = stored.assessment.profile
            called = md(short(naming.called(stored.assessment.title, profile.company)))
            st.markdown(f"**{called}**  \n{show_date(profile.as_of, _.locale)}")
        if name == "compare" and stored is not None:
            st.space("xxsmall")
        topic = st.query_params.get("t") if name == "walkthrough" else None
        if name == "walkthrough" and stored is not None:
            topic = topic or state.resume_topic(stored)
        state.link(name, assessment=shown, topic=topic)
