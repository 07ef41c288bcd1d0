"""The floor with nothing but Streamlit imported."""

import streamlit as st

st.markdown("on" if st.checkbox("Switch", key="switch") else "off")
