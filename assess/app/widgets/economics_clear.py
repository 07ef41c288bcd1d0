"""A new start: everything about money is taken away, after saying what that is."""

import streamlit as st

from assess.app.economics_saving import saving
from assess.app.escape import titled
from assess.economics.inputs import Economics, UnitInputs
from assess.i18n import Translator


def offer(_: Translator) -> None:
    """The button that asks."""
    st.markdown(titled(_("Start over"), _("Takes all money out of this assessment; answers stay.")))
    st.button(_("Clear all"), key="economics/clear", icon=":material/delete:", on_click=_ask)


def ask(economics: Economics, _: Translator) -> None:
    """What would be lost, and the choice, once the button was pressed."""
    if saving.note("clear") not in st.session_state:
        return
    with st.container(border=True, key="economics-clear"):
        st.warning(
            _(
                "This would be deleted, and cannot be brought back: {what}. Download the lines first if you "
                "may want them again.",
                what=_(", ").join(_lost(economics, _)),
            ),
            icon=":material/delete:",
        )
        with st.container(horizontal=True):
            st.button(_("Keep everything"), key="economics/clear/no", on_click=_forget)
            st.button(_("Delete all of it"), key="economics/clear/yes", on_click=_clear)


def _lost(economics: Economics, _: Translator) -> list[str]:
    lost = []
    if economics.lines:
        count = len(economics.lines)
        lost.append(_.plural("{n} line with its details", "{n} lines with their details", count))
    if economics.unit != UnitInputs():
        lost.append(_("the unit economics"))
    if economics.scenarios:
        count = len(economics.scenarios)
        lost.append(_.plural("{n} what-if of your own", "{n} what-ifs of your own", count))
    return [*lost, _("columns, discount rate and cash")]


def _ask() -> None:
    st.session_state[saving.note("clear")] = True


def _forget() -> None:
    st.session_state.pop(saving.note("clear"), None)


def _clear() -> None:
    _forget()
    if saving.save(None):
        mine = saving.note("")
        for key in [key for key in st.session_state if str(key).startswith(mine)]:
            if str(key).removeprefix(mine) not in ("seen", "saved"):
                del st.session_state[key]
