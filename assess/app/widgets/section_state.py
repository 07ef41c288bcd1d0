"""What became of the last edit of a section: saved, not saved, or met by a change from another window."""

import datetime as dt
from collections.abc import Iterable, Mapping

import streamlit as st

from assess.app import state
from assess.app.escape import md
from assess.app.section_saving import SectionSaving, T
from assess.i18n import Translator


def tell(saving: SectionSaving[T], _: Translator) -> None:
    """Whether the last edit was saved, and when."""
    saved = st.session_state.get(saving.note("saved"))
    if saving.note("failed") in st.session_state:
        refusal(saving, "", _)
    elif saved and not saving.torn():
        moment = state.show_moment(dt.datetime.fromisoformat(saved))
        st.markdown(_(":material/check_circle: Saved {time}", time=moment))


def refusal(saving: SectionSaving[T], place: str, _: Translator) -> None:
    """Below the fields of a place, why what was typed there was not saved; without one, of all others."""
    reason = saving.failed(place)
    if reason:
        st.error(_("Not saved: {reason}", reason=md(reason)), icon=":material/sync_problem:")


Fact = tuple[str, str]
"""What was entered about one thing: its label and its value."""


def differing(stored: Mapping[str, Fact], mine: Mapping[str, Fact]) -> list[tuple[str, str, str]]:
    """What two versions of a section say otherwise, each thing by a key: two things may have one label.

    Label, stored value and this window's value, as Markdown.
    """
    told = []
    for key in dict.fromkeys([*stored, *mine]):
        if stored.get(key) != mine.get(key):
            label = (mine.get(key) or stored[key])[0]
            theirs, ours = (md(facts[key][1]) if key in facts else "–" for facts in (stored, mine))
            told.append((md(label), theirs, ours))
    return told


def choose(
    saving: SectionSaving[T], warning: str, differing: Iterable[tuple[str, str, str]], _: Translator
) -> None:
    """Two windows changed the section: what differs is shown, and the user chooses which version stays.

    `differing` are label, stored value and this window's value, all Markdown.
    """
    name = saving.name
    with st.container(border=True, key=f"{name}-conflict"):
        st.warning(warning, icon=":material/call_split:")
        for label, theirs, ours in differing:
            both = _("saved: {stored} · in this window: {entered}", stored=theirs, entered=ours)
            st.markdown(f"**{label}**  \n{both}")
        with st.container(horizontal=True):
            st.button(_("Keep the saved one"), key=f"{name}/theirs", on_click=saving.keep_theirs)
            st.button(_("Save mine instead"), key=f"{name}/mine", on_click=saving.keep_mine)
