"""The bin: what was deleted, to take back or to remove for ever."""

import streamlit as st

from assess.app import state
from assess.app.escape import md
from assess.app.naming import dated
from assess.storage import Summary


def draw(deleted: list[Summary]) -> None:
    """Lists the bin, folded; nothing is drawn while it is empty."""
    if not deleted:
        return
    _ = state.translator()
    with st.expander(_.plural("Bin: {n} assessment", "Bin: {n} assessments", len(deleted))):
        for summary in deleted:
            name = dated(summary.title, summary.company, summary.as_of, _)
            with st.container(
                horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
            ):
                st.markdown(md(name), width="content")
                st.button(
                    _("Restore"),
                    key=f"restore/{summary.id}",
                    icon=":material/restore_from_trash:",
                    on_click=state.repository().restore,
                    args=(summary.id,),
                )
        sure = st.checkbox(_("Delete these for good, with their history"), key="bin/sure")
        st.button(_("Empty the bin"), key="bin/empty", disabled=not sure, on_click=_empty)


def _empty() -> None:
    if st.session_state.get("bin/sure"):
        state.repository().empty_bin()
        st.session_state["bin/sure"] = False
