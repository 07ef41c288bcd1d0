"""Drawing a figure with its text alternative, in colours that suit the reader's theme."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

import plotly.graph_objects as go
import streamlit as st

from assess.app import state
from assess.charts import alt, figures
from assess.i18n import Translator, translator
from assess.rubric import Rubric
from assess.scorecard import Scorecard
from assess.text import Locale

Picture = Literal["readiness", "stages", "radar", "gaps"]

_DRAW: Mapping[Picture, Callable[[Rubric, Scorecard, Translator, bool], go.Figure]] = MappingProxyType(
    {
        "readiness": figures.readiness_figure,
        "stages": figures.stages_figure,
        "radar": figures.radar_figure,
        "gaps": figures.gaps_figure,
    }
)
_WORDS: Mapping[Picture, Callable[[Rubric, Scorecard, Translator], str]] = MappingProxyType(
    {
        "readiness": alt.readiness_alt,
        "stages": alt.stages_alt,
        "radar": alt.radar_alt,
        "gaps": alt.gaps_alt,
    }
)


def is_dark() -> bool:
    """Whether the reader's browser shows the dark theme; the first run of a session may not know yet."""
    return st.context.theme.type == "dark"


def show(figure: go.Figure, *, alt: str, key: str) -> None:
    """A figure with what it says in words, for those who cannot see it."""
    st.plotly_chart(figure, theme=None, key=key, config=figures.CONFIG, alt=alt)


def show_scorecard(picture: Picture, rubric: Rubric, card: Scorecard, _: Translator) -> None:
    """One of the pictures of a scorecard."""
    figure = _drawn(picture, card.model_dump_json(), _.locale, is_dark())
    show(figure, alt=_WORDS[picture](rubric, card, _), key=f"results/{picture}")


# Plotly checks every property it is given: the four figures take 140 ms to build, five to send.
@st.cache_resource(show_spinner=False, max_entries=128)
def _drawn(picture: Picture, card: str, locale: Locale, dark: bool) -> go.Figure:
    return _DRAW[picture](state.rubric(), Scorecard.model_validate_json(card), translator(locale), dark)
