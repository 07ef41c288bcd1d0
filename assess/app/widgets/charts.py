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

Picture = Literal["readiness", "stages", "gaps"]

_DRAW: Mapping[Picture, Callable[[Rubric, Scorecard, Translator, bool], go.Figure]] = MappingProxyType(
    {
        "readiness": figures.readiness_figure,
        "stages": figures.stages_figure,
        "gaps": figures.gaps_figure,
    }
)
_WORDS: Mapping[Picture, Callable[[Rubric, Scorecard, Translator], str]] = MappingProxyType(
    {
        "readiness": alt.readiness_alt,
        "stages": alt.stages_alt,
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


def show_radars(rubric: Rubric, card: Scorecard, _: Translator) -> None:
    """Maturity by dimension, business and technology side by side."""
    found = alt.radars(rubric, alt.scored(card))
    for place, radar in zip(st.columns(len(found), gap="large") if found else (), found, strict=True):
        with place:
            group_heading(radar, _)
            if radar.group is not None:
                st.markdown(alt.group_scores(rubric, card.groups[radar.group], _))
            figure = _drawn_radar(radar, card.model_dump_json(), _.locale, is_dark())
            show(figure, alt=alt.radar_alt(rubric, card, radar, _), key=f"results/radar/{radar.name}")


def group_heading(radar: alt.Radar, _: Translator) -> None:
    """The name of the group that a radar shows, where there are two."""
    if title := radar.title(_):
        st.subheader(title, anchor=False)


# Plotly checks every property it is given: the figures take 140 ms to build, five to send.
@st.cache_resource(show_spinner=False, max_entries=128)
def _drawn(picture: Picture, card: str, locale: Locale, dark: bool) -> go.Figure:
    return _DRAW[picture](state.rubric(), Scorecard.model_validate_json(card), translator(locale), dark)


@st.cache_resource(show_spinner=False, max_entries=128)
def _drawn_radar(radar: alt.Radar, card: str, locale: Locale, dark: bool) -> go.Figure:
    scorecard = Scorecard.model_validate_json(card)
    return figures.radar_figure(state.rubric(), scorecard, radar, translator(locale), dark)
