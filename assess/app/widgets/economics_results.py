"""What the economics come to: figures with their meaning, how sure they are, cautions, and charts."""

from collections.abc import Iterator, Mapping
from typing import Literal

import streamlit as st

from assess.app import state
from assess.app.economics_saving import saving
from assess.app.escape import md, short
from assess.app.widgets import economics_charts, economics_what_ifs
from assess.app.widgets.plain_table import plain_table
from assess.economics.inputs import Economics
from assess.economics.results import Appraisal, SimulatedFigures
from assess.i18n import Translator, show_currency, show_money, show_number, show_percent
from assess.i18n.economics import CAUTION, FIGURE, MEANING
from assess.report.economics_verdict import covered, explained
from assess.report.economics_words import figure, months, reason, reasons

Basis = Literal["direct", "total"]

ORDER = (
    "npv",
    "roi",
    "roi_annualised",
    "irr",
    "mirr",
    "bcr",
    "payback",
    "discounted_payback",
    "peak_funding",
)


def draw(assessment: str, economics: Economics, _: Translator) -> None:
    """All results; nothing but a sentence while no amount is entered."""
    st.header(_("Results"))
    if not economics.has_amounts:
        st.info(
            _(
                "With the first amounts this shows what the plan is worth, when it pays back and how long "
                "the cash lasts."
            )
        )
        return
    text = saving.dump(economics)
    appraisal = economics_charts.appraised(text)
    names = {line.id: line.name or line.id for line in economics.lines}
    st.markdown(
        _(
            "In {currency}, before tax unless tax is a line, discounted at {rate} per year.",
            currency=show_currency(appraisal.currency, _.locale),
            rate=f"{show_number(appraisal.discount_rate * 100, _.locale)}%",
        )
    )
    _in_words(assessment, appraisal, _)
    _figures(economics, appraisal, _)
    _certainty(text, economics, appraisal, _)
    _cautions(appraisal, names, _)
    economics_charts.over_time(text, appraisal, _)
    economics_charts.costs(text, appraisal, _)
    economics_charts.tornado(text, appraisal, names, _)
    economics_what_ifs.draw(economics, _)


def _in_words(assessment: str, appraisal: Appraisal, _: Translator) -> None:
    """What the figures come to, and where losses are looked at, which are not in them."""
    summed_up, *rest = (md(sentence) for sentence in explained(appraisal, _))
    with st.container(border=True):
        st.markdown(f"**{summed_up}**")
        if rest:
            st.markdown("\n\n".join(rest))
        st.markdown(
            _("No losses are in these figures: what they leave of value and cash stands under Risks.")
        )
        state.link("risks", assessment=assessment)


def _figures(economics: Economics, appraisal: Appraisal, _: Translator) -> None:
    """The headline, then every figure with direct benefits and with all, and what each means."""
    with st.grid(4, min_column_width=230, gap="small"):
        for name, value in _headline(appraisal, _):
            with st.container(border=True, height="stretch", gap="xxsmall"):
                st.metric(_(FIGURE[name]), value, help=_(MEANING[name]))
                why = {**appraisal.direct.reasons, **appraisal.reasons}.get(name)
                if why is not None:
                    st.markdown(reason(why, _))
                elif name == "peak_funding":
                    st.markdown(covered(appraisal, _))
    bases = _bases(economics)
    rows = [[_(FIGURE[name]), *(_cell(appraisal, basis, name, _) for basis in bases)] for name in ORDER]
    plain_table(rows, _columns(bases, _), alt=_("Figures of the plan"))
    if "total" in bases:
        st.markdown(_("An indirect benefit counts by the share of it that this project causes."))
    with st.expander(_("What these figures mean, and their formulas"), key="economics/meanings"):
        meant = (*ORDER, "runway")
        st.markdown("\n".join(f"- **{_(FIGURE[name])}**{_(': ')}{_(MEANING[name])}" for name in meant))


def _bases(economics: Economics) -> tuple[Basis, ...]:
    """Which benefits figures are told for: all of them only where that is something else."""
    return ("direct", "total") if any(line.indirect for line in economics.lines) else ("direct",)


def _columns(bases: tuple[Basis, ...], _: Translator) -> list[str]:
    heads = {"direct": _("Direct benefits only"), "total": _("With indirect benefits")}
    return [_("Figure"), *(heads[basis] for basis in bases)]


def _headline(appraisal: Appraisal, _: Translator) -> Iterator[tuple[str, str]]:
    """The figures that come first; amounts without the currency, which stands above: cards are narrow."""
    direct = appraisal.direct
    yield "npv", show_money(direct.npv, _.locale)
    yield "peak_funding", show_money(direct.peak_funding, _.locale)
    yield "payback", figure("payback", direct, appraisal, _)
    yield "runway", months(appraisal.runway, _)


def _cell(appraisal: Appraisal, basis: Basis, name: str, _: Translator) -> str:
    """A figure as every report has it, or why there is none."""
    figures = appraisal.direct if basis == "direct" else appraisal.total
    return reasons(figures, _).get(name) or figure(name, figures, appraisal, _)


def _certainty(text: str, economics: Economics, appraisal: Appraisal, _: Translator) -> None:
    st.header(_("How sure is that?"))
    if not any(line.range for line in economics.lines):
        st.markdown(
            _(
                "No line has a range yet, so every amount counts as certain. Say in a line's details how low "
                "or high it may come out: this then shows the chance that the plan pays."
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
    economics_charts.spread(text, appraisal, _)
    names = [_("NPV, P10"), _("NPV, P50"), _("NPV, P90"), _("Chance of an NPV above 0")]
    simulated, bases = appraisal.simulation, _bases(economics)
    figures = [simulated.direct if basis == "direct" else simulated.total for basis in bases]
    rows = zip(names, *(_quantiles(one, appraisal.currency, _) for one in figures), strict=True)
    plain_table(list(rows), _columns(bases, _), alt=_("How far the value may vary"))


def _quantiles(figures: SimulatedFigures, currency: str, _: Translator) -> list[str]:
    npv = figures.npv
    amounts = [show_money(value, _.locale, currency=currency) for value in (npv.p10, npv.p50, npv.p90)]
    return [*amounts, show_percent(figures.prob_npv_positive)]


def _cautions(appraisal: Appraisal, names: Mapping[str, str], _: Translator) -> None:
    if not appraisal.warnings:
        return
    st.subheader(_("Worth a second look"), anchor=False)
    told = []
    for caution in appraisal.warnings:
        lines = _(", ").join(f"**{md(short(names.get(line, line)))}**" for line in caution.lines)
        told.append(f"- {_(CAUTION[caution.id], lines=lines)}")
    st.markdown("\n".join(told))
