"""A table of words and figures, plain while it fits a phone."""

import re
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from assess.app import state
from assess.charts.width import letters

FITS = 4
"""Most columns of a table that fits a phone."""
LETTER, MARGINS = 6.9, 20
"""Pixels of a Latin letter in a table that scrolls, and of what is left free beside the words."""
NARROW, WIDE = 262, 420
"""Pixels that the first column takes at most on a phone, where figures are to be seen beside it, and else."""
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
        first = {columns[0]: st.column_config.TextColumn(pinned=True, width=_width(columns[0], rows))}
        # As tall as its rows: a second scroll bar inside the page hides what is there.
        st.dataframe(table, hide_index=True, column_config=first, height="content", alt=alt)


def _width(name: str, rows: Sequence[Sequence[str]]) -> int:
    """Pixels of the first column: by itself it takes what its first rows need, and cuts others."""
    longest = max(map(letters, (name, *(row[0] for row in rows))))
    return min(round(longest * LETTER) + MARGINS, NARROW if state.on_phone() else WIDE)


def unbroken(text: str) -> str:
    """A text whose figures stay on one line with their 万, 亿 and unit."""
    return _INSIDE_FIGURE.sub(_JOINER, text)
