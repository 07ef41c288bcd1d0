"""The least that redraws two places at once: a callback that names two fragments of one line each."""

import streamlit as st

from benchmarks.imports import import_app


def redraw() -> None:
    st.rerun(["switch", "beside"])


@st.fragment(key="switch")
def switch() -> None:
    st.markdown("on" if st.checkbox("Switch", key="switch", on_change=redraw) else "off")


@st.fragment(key="beside")
def beside() -> None:
    st.markdown("beside")


import_app()
switch()
beside()
