"""The words on the field that takes a file, which Streamlit has in English only and no parameter for.

They are hidden and ours stand in their place. The button keeps its own word, too small to be seen, since
checkers of accessibility do not count generated text as a name; screen readers say both. Should a release
of Streamlit build the field otherwise, its own words are back and nothing else is lost; limits and kinds of
files stand in our labels anyway.
"""

import json

import streamlit as st

from assess.i18n import N_, Translator

CHOOSE, DROP = N_("Choose a file"), N_("or drop it here")
_FIELD = ".stFileUploader section"


def speak(_: Translator) -> None:
    """Writes the words of every such field on the page in the reader's language."""
    if _.locale == "en":
        return
    choose, drop = (json.dumps(_(text), ensure_ascii=False) for text in (CHOOSE, DROP))
    st.html(
        "<style>"
        f"{_FIELD} button p {{ font-size: 0 }} {_FIELD} > div > div {{ display: none }}"
        f"{_FIELD} button p::after {{ content: {choose}; font-size: 1rem }}"
        f"@media (pointer: fine) {{ {_FIELD} > div::after {{ content: {drop}; font-size: .875rem }} }}"
        "</style>"
    )
