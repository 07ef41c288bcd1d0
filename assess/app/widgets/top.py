"""Brings the reader to the top when the page's subject changes: Streamlit keeps the scroll position."""

import streamlit as st

_SCRIPT = """
export default function ({ data, parentElement }) {
  const place = parentElement.host ?? parentElement;
  const key = "assess-top-subject";
  if (window[key] !== undefined && window[key] !== data.subject) {
    place.scrollIntoView({ block: "center" });
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
  }
  window[key] = data.subject;
}
"""


def top(subject: str) -> None:
    """Marks the top of a page; when `subject` changes, view and keyboard focus come here."""
    st.components.v2.component("assess_top", js=_SCRIPT)(data={"subject": subject}, key="top")
