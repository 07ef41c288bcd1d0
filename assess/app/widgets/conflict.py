"""Two windows changed one answer: both are shown, and the user chooses."""

import streamlit as st

from assess.app import saving
from assess.app.escape import titled
from assess.app.widgets.summary import answer_summary
from assess.assessment import Answer
from assess.i18n import Translator
from assess.rubric import Criterion


def draw(criterion: Criterion, stored: Answer | None, _: Translator) -> None:
    """Shows both answers and the choice, where an edit of this window met a change from another."""
    mine = st.session_state.get(saving.note("mine", criterion.id))
    if mine is None:
        return
    with st.container(border=True, key=f"conflict-{criterion.id.replace('.', '-')}"):
        st.warning(
            _(
                "This answer was changed in another window meanwhile. "
                "Nothing was overwritten: choose which one stays."
            ),
            icon=":material/call_split:",
        )
        there, here = st.columns(2)
        with there:
            st.markdown(titled(_("Saved from the other window"), answer_summary(stored, _)))
            st.button(
                _("Keep the saved one"),
                key=f"theirs/{criterion.id}",
                width="stretch",
                on_click=saving.keep_theirs,
                args=(criterion.id,),
            )
        with here:
            st.markdown(titled(_("From this window, not saved"), answer_summary(saving.parse(mine), _)))
            st.button(
                _("Save mine instead"),
                key=f"mine/{criterion.id}",
                width="stretch",
                on_click=saving.keep_mine,
                args=(criterion.id,),
            )
