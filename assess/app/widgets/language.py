"""The language switch."""

import streamlit as st

from assess.app import state
from assess.text import LOCALES, Locale

NAMES: dict[Locale, str] = {"en": "English", "zh": "中文", "qps": "qps"}


def switch() -> None:
    """Lets the reader choose a language; the choice goes into the address and nothing else changes."""
    _ = state.translator()
    shown = state.locale()
    key = state.LANGUAGE
    st.session_state[key] = shown if shown in LOCALES else "en"
    st.segmented_control(
        _("Language"),
        LOCALES,
        format_func=lambda name: NAMES[name],
        key=key,
        required=True,
        label_visibility="collapsed",
        on_change=_chosen,
    )


def _chosen() -> None:
    st.query_params["lang"] = st.session_state[state.LANGUAGE]
