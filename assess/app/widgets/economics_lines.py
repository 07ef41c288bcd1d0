"""The table of lines and all that it comes to, in a fragment: typing an amount draws nothing else anew."""

import streamlit as st

from assess.app import state
from assess.app.economics_saving import saving
from assess.app.widgets import (
    economics_line,
    economics_results,
    economics_sheet,
    economics_table,
    section_state,
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
    if stored is None or saving.torn() or _around(stored) != around:
        st.rerun()  # the page around it is another
    assessment, economics = stored.assessment, stored.assessment.economics
    assert economics is not None
    saving.saw(stored)
    st.header(_("Lines"))
    st.markdown(
        _(
            "Amounts in {currency}, one per period, all positive: the kind says which way the money goes. "
            "Empty counts as 0. Type in a cell, paste from a spreadsheet, or add a row at the bottom. "
            "Before typing Chinese, open the cell by a double click or Enter.",
            currency=show_currency(economics.currency, _.locale),
        )
    )
    economics_table.draw(economics, _)
    economics_sheet.draw(assessment, economics, _)
    section_state.tell(saving, _)
    economics_line.draw(economics, _)
    economics_results.draw(stored.assessment.id, economics, _)
