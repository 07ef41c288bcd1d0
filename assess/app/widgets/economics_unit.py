"""Unit economics on the page: what is asked, what it comes to beside benchmarks, and two pictures."""

import plotly.graph_objects as go
import streamlit as st

from assess.app import state
from assess.app.escape import md
from assess.app.widgets import charts, economics_unit_entry
from assess.app.widgets.plain_table import plain_table
from assess.charts import unit as pictures
from assess.charts.unit_alt import costs_alt, hosting_alt, hosting_facts
from assess.economics import Economics, UnitInputs
from assess.economics.results import UnitFigures
from assess.economics.unit import unit_figures
from assess.i18n import Translator, translator
from assess.i18n.economics import UNIT_FIGURE
from assess.i18n.unit import BASIS, MEANING
from assess.profile import Profile
from assess.report.economics_unit import benchmarks, beside_dollars, converted, populations, undefined
from assess.report.economics_words import unit_figure
from assess.rubric import Rubric
from assess.text import Locale


def draw(economics: Economics, profile: Profile, _: Translator) -> None:
    """Questions first, then what the answers come to; nothing but a sentence while none is given."""
    st.header(_("Unit economics"))
    st.markdown(
        _(
            "What one task or a million tokens cost, and what a customer brings. Open the questions that "
            "concern you and leave the others: each figure says what it still needs."
        )
    )
    economics_unit_entry.draw(economics, _)
    if economics.unit == UnitInputs():
        st.info(
            _("With the first answers this shows the figures that they allow, beside sourced benchmarks.")
        )
        return
    unit, rubric = unit_figures(economics.unit), state.rubric()
    _figures(unit, profile, rubric, _)
    _costs(unit, economics.currency, _)
    _hosting(unit, economics.currency, _)


def _figures(unit: UnitFigures, profile: Profile, rubric: Rubric, _: Translator) -> None:
    """Every figure, or what it still needs, beside its benchmarks."""
    lacking, beside, currency = undefined(unit, _), beside_dollars(profile), profile.currency
    rows = [
        [
            _(UNIT_FIGURE[name]),
            lacking.get(_(UNIT_FIGURE[name])) or unit_figure(name, getattr(unit, name), currency, _),
            benchmarks(name, rubric, _, beside),
        ]
        for name in UNIT_FIGURE
    ]
    plain_table(rows, [_("Figure"), _("Value"), _("Benchmark")], alt=_("Unit economics"))
    for note in converted(UNIT_FIGURE, rubric, beside, _):
        st.markdown(note)
    if unit.basis is not None:
        st.markdown(_(BASIS[unit.basis]))
    with st.expander(
        _("What these figures mean, their formulas, and whom the benchmarks were measured on"),
        key="economics/unit/meanings",
    ):
        st.markdown(
            "\n".join(f"- **{_(UNIT_FIGURE[name])}**{_(': ')}{_(MEANING[name])}" for name in UNIT_FIGURE)
        )
        st.markdown("\n".join(f"- {md(words)}" for words in populations(UNIT_FIGURE, rubric, _)))


def _costs(unit: UnitFigures, currency: str, _: Translator) -> None:
    if not unit.costs:
        return
    st.subheader(_("What a task costs"), anchor=False)
    figure = _costs_figure(unit.model_dump_json(), currency, _.locale, charts.is_dark())
    charts.show(figure, alt=costs_alt(unit, currency, _), key="economics/unit/costs")


def _hosting(unit: UnitFigures, currency: str, _: Translator) -> None:
    if unit.hosting is None:
        return
    st.subheader(_("An API or hosting, by tokens a month"), anchor=False)
    st.markdown("  \n".join(hosting_facts(unit, _)))
    figure = _hosting_figure(unit.model_dump_json(), currency, _.locale, charts.is_dark())
    charts.show(figure, alt=hosting_alt(unit, currency, _), key="economics/unit/hosting")


@st.cache_resource(show_spinner=False, max_entries=64)
def _costs_figure(unit: str, currency: str, locale: Locale, dark: bool) -> go.Figure:
    return pictures.costs_figure(UnitFigures.model_validate_json(unit), currency, translator(locale), dark)


@st.cache_resource(show_spinner=False, max_entries=64)
def _hosting_figure(unit: str, currency: str, locale: Locale, dark: bool) -> go.Figure:
    return pictures.hosting_figure(UnitFigures.model_validate_json(unit), currency, translator(locale), dark)
