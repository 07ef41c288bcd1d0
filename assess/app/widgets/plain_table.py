"""A table of words and figures, plain while it fits a phone."""

import re
from collections.abc import Sequence

import pandas as pd
import streamlit as st

FITS = 4
"""Most columns of a table that fits a phone."""
# Chinese may be broken between any two signs: a narrow cell would part 27.23 from 万, and 万 from 元.
_INSIDE_FIGURE = re.compile(r"(?<=[0-9])(?=[\u4e00-\u9fff])|(?<=[0-9][万亿])(?=[\u4e00-\u9fff])")
_JOINER = "\u2060"


def plain_table(rows: Sequence[Sequence[str]], columns: Sequence[str], *, alt: str, fits: int = FITS) -> None:
    """A plain table while it fits a phone, else one that can be scrolled sideways by keyboard too."""
    if len(columns) <= fits:
        table = pd.DataFrame([list(map(unbroken, row)) for row in rows], columns=list(columns))
        st.table(table, border="horizontal", hide_index=True, alt=alt)
    else:
        table = pd.DataFrame(rows, columns=list(columns))
        first = {columns[0]: st.column_config.TextColumn(pinned=True)}
        # As tall as its rows: a second scroll bar inside the page hides what is there.
        st.dataframe(table, hide_index=True, column_config=first, height="content", alt=alt)


def unbroken(text: str) -> str:
    """A text whose figures stay on one line with their 万, 亿 and unit."""
    return _INSIDE_FIGURE.sub(_JOINER, text)
