"""What if: the figures with something else assumed, as a table and a picture."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from assess.app.economics_saving import saving
from assess.app.escape import md
from assess.app.widgets import charts, economics_scenarios
from assess.charts.scenarios import what_if_figure
from assess.charts.scenarios_alt import what_if_alt
from assess.economics.inputs import Economics
from assess.economics.trials import Trial, trials
from assess.i18n import Translator, translator
from assess.report.economics import what_ifs
from assess.report.economics_words import trial_mark
from assess.report.figure_parts import MoneyTable, Said
from assess.text import Locale

WIDTHS = (150, 130, 150, 120, 200)
"""Of the columns of figures, in pixels: all fit beside the names on a desktop."""


def draw(economics: Economics, _: Translator) -> None:
    """The built-in what-ifs beside the company's own, then the own ones to change."""
    held = saving.dump(economics)
    table = _table(held, _.locale)
    st.header(table.title)
    st.markdown(_("The figures with something else assumed; your amounts stay as they are."))
    rows = [[cell.text if isinstance(cell, Said) else cell for cell in row] for row in table.rows]
    frame = pd.DataFrame(rows, columns=list(table.head))
    # Too wide for a phone; unlike a table this one can be scrolled by keyboard.
    columns = {table.head[0]: st.column_config.TextColumn(pinned=True)}
    columns |= {
        name: st.column_config.TextColumn(width=width, alignment="right")
        for name, width in zip(table.head[1:], WIDTHS, strict=True)
    }
    st.dataframe(frame, hide_index=True, height="content", column_config=columns, alt=table.title)
    if table.notes:
        st.markdown("\n".join(f"- {md(note)}" for note in table.notes))
    tried = _tried(held)
    names = [trial_mark(trial, economics, _) for trial in tried]
    figure = _figure(held, _.locale, charts.is_dark())
    st.subheader(_("Net present value under each what-if"), anchor=False)
    st.markdown(_("The dashed line is the value as entered, direct benefits only."))
    charts.show(figure, alt=what_if_alt(tried, names, _), key="economics/what-ifs")
    economics_scenarios.draw(economics, _)


@st.cache_resource(show_spinner=False, max_entries=64)
def _tried(economics: str) -> tuple[Trial, ...]:
    return trials(Economics.model_validate_json(economics))


@st.cache_resource(show_spinner=False, max_entries=64)
def _table(economics: str, locale: Locale) -> MoneyTable:
    return what_ifs(Economics.model_validate_json(economics), _tried(economics), translator(locale))


@st.cache_resource(show_spinner=False, max_entries=64)
def _figure(economics: str, locale: Locale, dark: bool) -> go.Figure:
    _, made, tried = translator(locale), Economics.model_validate_json(economics), _tried(economics)
    return what_if_figure(tried, [trial_mark(trial, made, _) for trial in tried], _, dark)
