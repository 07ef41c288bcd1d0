"""The table of lines and all that it comes to, in a fragment: typing an amount draws nothing else anew."""

import datetime as dt

import streamlit as st

from assess.app import economics_saving as saving
from assess.app import state
from assess.app.escape import md
from assess.app.widgets import (
    economics_conflict,
    economics_line,
    economics_results,
    economics_sheet,
    economics_table,
)
from assess.i18n import Translator, show_currency
from assess.storage import Stored

_WITHIN = ("lines", "scenarios")
"""What the fragment shows of the economics; the page around it shows the rest."""


def draw(stored: Stored, _: Translator) -> None:
    """The table, saving, a line's details and the results of the open assessment."""
    with state.Reading(stored) as reading:
        st.fragment(_lines, key=saving.note("lines"))(reading, _around(stored), _)


def _around(stored: Stored) -> object:
    economics = stored.assessment.economics
    return stored.profile_revision, economics and economics.model_dump(exclude=set(_WITHIN))


def _lines(reading: state.Reading, around: object, _: Translator) -> None:
    stored = reading.current()
    if stored is None or economics_conflict.pending() or _around(stored) != around:
        st.rerun()  # the page around it is another
    assessment, economics = stored.assessment, stored.assessment.economics
    assert economics is not None
    saving.saw(stored)
    st.header(_("Lines"))
    st.markdown(
        _(
            "Amounts in {currency}, one per period, all positive: the kind says which way the money goes. "
            "Empty counts as 0. Type in a cell, paste from a spreadsheet, or add a row at the bottom.",
            currency=show_currency(economics.currency, _.locale),
        )
    )
    economics_table.draw(economics, _)
    economics_sheet.draw(assessment, economics, _)
    tell_saved(_)
    economics_line.draw(economics, _)
    economics_results.draw(economics, _)


def tell_saved(_: Translator) -> None:
    """Whether the last edit was saved, and when."""
    failed, saved = (st.session_state.get(saving.note(kind)) for kind in ("failed", "saved"))
    if failed:
        st.error(_("Not saved: {reason}", reason=md(failed)), icon=":material/sync_problem:")
    elif saved and not economics_conflict.pending():
        moment = state.show_moment(dt.datetime.fromisoformat(saved))
        st.markdown(_(":material/check_circle: Saved {time}", time=moment))
