"""What the economics come to: figures with their meaning, how sure they are, cautions, and charts."""

from collections.abc import Mapping
from typing import Literal

import plotly.graph_objects as go
import streamlit as st

from assess.app import economics_saving as saving
from assess.app.escape import md, short
from assess.app.widgets import charts
from assess.charts import economics as pictures
from assess.economics.appraisal import appraise
from assess.economics.inputs import Economics, Period
from assess.economics.results import Appraisal, SimulatedFigures
from assess.i18n import Translator, show_currency, show_money, show_number, show_percent, translator
from assess.i18n.economics import CAUTION, FIGURE, MEANING, PERIODS_LONG, REASON
from assess.text import Locale

AMOUNTS = ("npv", "peak_funding")
RATES = ("roi", "irr", "mirr")
ORDER = ("npv", "roi", "irr", "mirr", "bcr", "payback", "peak_funding")


def draw(economics: Economics, _: Translator) -> None:
    """All results; nothing but a sentence while no amount is entered."""
    st.header(_("Results"))
    if not has_amounts(economics):
        st.info(
            _(
                "With the first amounts this shows what the plan is worth, when it pays back and how long "
                "the cash lasts."
            )
        )
        return
    appraisal = appraised(saving.dump(economics))
    names = {line.id: line.name or line.id for line in economics.lines}
    st.markdown(
        _(
            "In {currency}, before tax unless tax is a line, discounted at {rate} per year.",
            currency=show_currency(appraisal.currency, _.locale),
            rate=f"{show_number(appraisal.discount_rate * 100, _.locale)}%",
        )
    )
    _figures(economics, appraisal, _)
    _certainty(economics, appraisal, _)
    _cautions(appraisal, names, _)
    _charts(appraisal, names, _)


def has_amounts(economics: Economics) -> bool:
    """Whether anything is entered that a figure could come from."""
    return any(
        any(line.amounts or ()) or (line.driver is not None and any(dict(line.driver).values()))
        for line in economics.lines
    )


# The simulation takes an eighth of a second: the same economics are reckoned with once.
@st.cache_resource(show_spinner=False, max_entries=64)
def appraised(economics: str) -> Appraisal:
    """The appraisal of economics, given as text."""
    return appraise(Economics.model_validate_json(economics))


def _figures(economics: Economics, appraisal: Appraisal, _: Translator) -> None:
    if not any(line.indirect for line in economics.lines):
        _block("", appraisal, "direct", _)
        st.markdown(_("No benefit is marked as indirect, so there is one set of figures."))
        return
    direct, total = st.columns(2, gap="medium")
    with direct:
        _block(_("Direct benefits only"), appraisal, "direct", _)
    with total:
        _block(_("With indirect benefits, by their share"), appraisal, "total", _)


def _block(title: str, appraisal: Appraisal, name: Literal["direct", "total"], _: Translator) -> None:
    figures = appraisal.direct if name == "direct" else appraisal.total
    if title:
        st.subheader(title, anchor=False)
    with st.grid(4, min_column_width=170, gap="small"):
        for figure in ORDER:
            value, below = getattr(figures, figure), ""
            if value is None:
                below = _(REASON[figures.reasons[figure]])
            elif figure == "roi" and figures.roi_annualised is not None:
                below = _("{rate} per year", rate=_rate(figures.roi_annualised, _))
            _figure(figure, shown(figure, value, appraisal.period, _), below, name, _)
        if name == "direct":  # cash counts on direct benefits alone
            lasts = appraisal.runway
            value = "–" if lasts is None else _("{n} months", n=show_number(lasts, _.locale))
            _figure(
                "runway", value, "" if lasts is not None else _(REASON[appraisal.reasons["runway"]]), name, _
            )


def _figure(figure: str, value: str, below: str, name: str, _: Translator) -> None:
    with st.container(gap="xxsmall", border=True, height="stretch", key=f"economics-{name}-{figure}"):
        st.metric(_(FIGURE[figure]), value, help=_(MEANING[figure]))
        if below:
            st.markdown(f":small[{below}]")


def shown(figure: str, value: float | None, period: Period, _: Translator) -> str:
    """A figure as it is read; a dash where it is undefined."""
    if value is None:
        return "–"
    if figure in AMOUNTS:
        return show_money(value, _.locale)
    if figure in RATES:
        return _rate(value, _)
    if figure == "payback":
        return _(PERIODS_LONG[period], n=show_number(value, _.locale))
    return show_number(value, _.locale, decimals=2)


def _rate(value: float, _: Translator) -> str:
    sign = "\u2212" if value < 0 else ""
    return f"{sign}{show_number(abs(value) * 100, _.locale)}%"


def _certainty(economics: Economics, appraisal: Appraisal, _: Translator) -> None:
    st.header(_("How sure is that?"))
    if not any(line.range for line in economics.lines):
        st.markdown(
            _(
                "No line has a range yet, so every amount counts as certain. Say in a line's details how "
                "low or high it may come out: this then shows the chance that the plan pays."
            )
        )
        return
    st.markdown(
        _(
            "{n} simulated futures, each with every uncertain line drawn from its range. One in ten comes "
            "out below P10, one in ten above P90.",
            n=show_number(appraisal.simulation.n, _.locale, decimals=0),
        )
    )
    rows = [(_("Direct benefits only"), "direct", appraisal.simulation.direct)]
    if any(line.indirect for line in economics.lines):
        rows.append((_("With indirect benefits, by their share"), "total", appraisal.simulation.total))
    for title, name, figures in rows:
        if len(rows) > 1:
            st.markdown(f"**{title}**")
        _quantiles(figures, name, _)


def _quantiles(figures: SimulatedFigures, name: str, _: Translator) -> None:
    with st.grid(4, min_column_width=150, gap="small"):
        for label, value in (
            (_("NPV, P10"), show_money(figures.npv.p10, _.locale)),
            (_("NPV, P50"), show_money(figures.npv.p50, _.locale)),
            (_("NPV, P90"), show_money(figures.npv.p90, _.locale)),
            (_("Chance of an NPV above 0"), show_percent(figures.prob_npv_positive)),
        ):
            st.metric(label, value, border=True)


def _cautions(appraisal: Appraisal, names: Mapping[str, str], _: Translator) -> None:
    if not appraisal.warnings:
        return
    st.subheader(_("Worth a second look"), anchor=False)
    told = []
    for caution in appraisal.warnings:
        lines = _(", ").join(f"**{md(short(names.get(line, line)))}**" for line in caution.lines)
        told.append(f"- {_(CAUTION[caution.id], lines=lines)}")
    st.markdown("\n".join(told))


def _charts(appraisal: Appraisal, names: Mapping[str, str], _: Translator) -> None:
    st.header(_("Cash by period"))
    data, dark = appraisal.model_dump_json(), charts.is_dark()
    charts.show(_cash(data, _.locale, dark), alt=pictures.cash_alt(appraisal, _), key="economics/cash")
    if pictures.tornado_bars(appraisal):
        st.header(_("What moves the value most"))
        st.markdown(
            _(
                "Net present value with one line at its P10 and P90 and all others as entered; the longest "
                "bar is the assumption most worth checking."
            )
        )
        figure = _tornado(data, tuple(names.items()), _.locale, dark)
        charts.show(figure, alt=pictures.tornado_alt(appraisal, names, _), key="economics/tornado")


@st.cache_resource(show_spinner=False, max_entries=64)
def _cash(appraisal: str, locale: Locale, dark: bool) -> go.Figure:
    return pictures.cash_figure(Appraisal.model_validate_json(appraisal), translator(locale), dark)


@st.cache_resource(show_spinner=False, max_entries=64)
def _tornado(appraisal: str, names: tuple[tuple[str, str], ...], locale: Locale, dark: bool) -> go.Figure:
    data = Appraisal.model_validate_json(appraisal)
    return pictures.tornado_figure(data, dict(names), translator(locale), dark)
