"""Brings the reader to the top when something else is shown.

Streamlit keeps the scroll position when the same page shows another topic, and on a phone it leaves the
sidebar open over the page that was chosen in it. Both only need the browser's own means.
"""

import streamlit as st

_SCRIPT = """
export default function ({ data, parentElement }) {
  const place = parentElement.host ?? parentElement;
  const key = "assess-top-subject";
  if (window[key] !== undefined && window[key] !== data.subject) {
    if (window.matchMedia("(max-width: 768px)").matches) {
      document.querySelector('#stSidebar button[aria-controls="stSidebar"][aria-expanded="true"]')?.click();
    }
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
