"""Drawing a figure with its text alternative, in colours that suit the reader's theme."""

from collections.abc import Callable

import plotly.graph_objects as go
import streamlit as st

from assess.charts.figures import CONFIG
from assess.i18n import Translator
from assess.rubric import Rubric
from assess.scorecard import Scorecard

Drawing = Callable[[Rubric, Scorecard, Translator, bool], go.Figure]
Words = Callable[[Rubric, Scorecard, Translator], str]


def is_dark() -> bool:
    """Whether the reader's browser shows the dark theme; the first run of a session may not know yet."""
    return st.context.theme.type == "dark"


def show(figure: go.Figure, *, alt: str, key: str) -> None:
    """A figure with what it says in words, for those who cannot see it."""
    st.plotly_chart(figure, theme=None, key=key, config=CONFIG, alt=alt)


def show_scorecard(
    draw: Drawing, words: Words, rubric: Rubric, card: Scorecard, _: Translator, *, key: str
) -> None:
    """One of the pictures of a scorecard."""
    show(draw(rubric, card, _, is_dark()), alt=words(rubric, card, _), key=key)
