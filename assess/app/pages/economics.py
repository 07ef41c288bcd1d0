"""Economics: what the company spends, earns and raises, and what that comes to."""

import datetime as dt

import streamlit as st

from assess.app import economics_saving as saving
from assess.app import navigation, state
from assess.app.escape import md
from assess.app.naming import called
from assess.app.widgets import (
    economics_conflict,
    economics_line,
    economics_results,
    economics_settings,
    economics_sheet,
    economics_start,
    economics_table,
    economics_unit,
)
from assess.i18n import show_currency

_ = state.translator()
st.title(navigation.title("economics", _))
stored = state.require_assessment()
assessment, economics = stored.assessment, stored.assessment.economics
st.markdown(f"**{md(called(assessment.title, assessment.profile.company))}**")
saving.saw(stored)
if economics_conflict.pending():
    economics_conflict.draw(economics, _)
elif economics is None:
    economics_start.draw(assessment, _)
else:
    economics_settings.currency(economics, assessment.profile, _)
    economics_settings.draw(economics, _)
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
failed, saved = (st.session_state.get(saving.note(kind)) for kind in ("failed", "saved"))
if failed:
    st.error(_("Not saved: {reason}", reason=md(failed)), icon=":material/sync_problem:")
elif saved and not economics_conflict.pending():
    moment = state.show_moment(dt.datetime.fromisoformat(saved))
    st.markdown(_(":material/check_circle: Saved {time}", time=moment))
if economics is not None and not economics_conflict.pending():
    economics_line.draw(economics, _)
    economics_results.draw(economics, _)
    economics_unit.draw(economics, _)
