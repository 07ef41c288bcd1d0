"""The floor: one checkbox and one line of text, in a process that has imported all that the app imports."""

import streamlit as st

from benchmarks.imports import import_app

import_app()
st.markdown("on" if st.checkbox("Switch", key="switch") else "off")
