"""What was answered before, and taking the last change back."""

import streamlit as st

from assess.app import saving, state
from assess.app.widgets.summary import change_summary
from assess.i18n import Translator

SHOWN = 12
"""Changes listed; older ones are counted."""


def draw(criterion: str, _: Translator) -> None:
    """The changes of one answer, newest first, read from the store only when opened."""
    revision, _shown = saving.seen(criterion)
    if not revision:
        return
    opened = st.expander(_("History"), key=f"history/{criterion}", on_change="rerun")
    if not opened.open:
        return
    with opened:
        st.button(
            _("Undo the last change"),
            key=f"undo/{criterion}",
            icon=":material/undo:",
            on_click=saving.undo,
            args=(criterion,),
        )
        events = state.repository().history(state.current_id() or "", criterion)
        lines = [f"- {state.show_moment(e.at)}  {change_summary(e.old, e.new, _)}" for e in events[:SHOWN]]
        st.markdown("\n".join(lines))
        if len(events) > SHOWN:
            more = len(events) - SHOWN
            st.markdown(_.plural("and {n} earlier change", "and {n} earlier changes", more))
