"""The pictures of the economics page, each drawn once for the same economics."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

import plotly.graph_objects as go
import streamlit as st

from assess.app.widgets import charts
from assess.app.widgets.money_table import draw_table
from assess.charts import economics_alt as words
from assess.charts.economics import cash_figure, lasting_figure
from assess.charts.economics_costs import costs_figure
from assess.charts.economics_points import cost_rows, lasting, spread_shown, tornado_bars
from assess.charts.economics_value import spread_figure, tornado_figure
from assess.economics.appraisal import appraise
from assess.economics.inputs import Economics
from assess.economics.results import Appraisal
from assess.i18n import Translator, translator
from assess.report.economics import cash
from assess.text import Locale

Picture = Literal["cash", "lasting", "spread", "costs", "tornado"]

_DRAW: Mapping[Picture, Callable[[Appraisal, Translator, bool], go.Figure]] = MappingProxyType(
    {
        "cash": cash_figure,
        "lasting": lasting_figure,
        "spread": spread_figure,
        "costs": costs_figure,
    }
)


# The simulation takes a twentieth of a second: the same economics are reckoned with once.
@st.cache_resource(show_spinner=False, max_entries=64)
def appraised(economics: str) -> Appraisal:
    """The appraisal of economics, given as text."""
    return appraise(Economics.model_validate_json(economics))


@st.cache_resource(show_spinner=False, max_entries=128)
def _drawn(picture: Picture, economics: str, locale: Locale, dark: bool) -> go.Figure:
    found = appraised(economics)
    if picture == "tornado":
        lines = Economics.model_validate_json(economics).lines
        names = {line.id: line.name or line.id for line in lines}
        return tornado_figure(found, names, translator(locale), dark)
    return _DRAW[picture](found, translator(locale), dark)


def _show(picture: Picture, economics: str, alt: str, _: Translator) -> None:
    figure = _drawn(picture, economics, _.locale, charts.is_dark())
    charts.show(figure, alt=alt, key=f"economics/{picture}")


def spread(economics: str, appraisal: Appraisal, _: Translator) -> None:
    """How the value is spread over the simulated futures."""
    if spread_shown(appraisal):
        _show("spread", economics, words.spread_alt(appraisal, _), _)


def over_time(economics: str, appraisal: Appraisal, _: Translator) -> None:
    """Cash by period as picture and table, and how sure it is how long it lasts."""
    st.header(_("Cash by period"))
    _show("cash", economics, words.cash_alt(appraisal, _), _)
    with st.expander(_("As a table"), key="economics/cash_table"):
        draw_table(cash(appraisal, _))
    told = words.lasting_alt(appraisal, _)
    if told:
        st.subheader(_("How long the cash lasts"), anchor=False)
        st.markdown(told)
    if lasting(appraisal, _):
        _show("lasting", economics, told, _)


def costs(economics: str, appraisal: Appraisal, _: Translator) -> None:
    """What the money is spent on."""
    if cost_rows(appraisal, _):
        st.header(_("What the money is spent on"))
        _show("costs", economics, words.costs_alt(appraisal, _), _)


def tornado(economics: str, appraisal: Appraisal, names: Mapping[str, str], _: Translator) -> None:
    """Which uncertain lines the value depends on."""
    if not tornado_bars(appraisal):
        return
    st.header(_("What moves the value most"))
    st.markdown(
        _(
            "Net present value, all benefits counted, with one line at its P10 and P90 and the others as "
            "entered; the longest bar is the assumption most worth checking."
        )
    )
    _show("tornado", economics, words.tornado_alt(appraisal, names, _), _)
