"""How the figures about money come about: conventions, formulas, limits."""

import streamlit as st

from assess.app.escape import md
from assess.app.widgets.citation import cited
from assess.i18n import N_, Translator
from assess.i18n.economics import FIGURE, MEANING, UNIT_FIGURE
from assess.report.economics_unit import NO_SCORE, benchmark_words
from assess.report.money_method import money_limits, money_method
from assess.rubric import Rubric

_FIGURES = (
    ("npv", r"\sum_{k=0}^{n} \frac{B_k - C_k}{(1+i)^{e_k}}"),
    ("roi", r"\frac{\sum B_k - \sum C_k}{\sum C_k}"),
    ("roi_annualised", r"(1 + \mathrm{ROI})^{m/n} - 1"),
    ("irr", r"\sum_{k=0}^{n} \frac{B_k - C_k}{(1+x)^{e_k}} = 0 \quad\Rightarrow\quad (1+x)^m - 1"),
    (
        "mirr",
        r"\left(\frac{\sum F^{+}_k (1+i)^{n-e_k}}{\sum F^{-}_k (1+i)^{-e_k}}\right)^{\!m/n} - 1",
    ),
    ("bcr", r"\frac{\sum B_k (1+i)^{-e_k}}{\sum C_k (1+i)^{-e_k}}"),
)
_UNITS = (
    ("cost_per_1m_tokens", r"\frac{10^6 \cdot h}{3600 \cdot s \cdot u}"),
    ("ltv", r"\frac{a \cdot g}{c}"),
    ("cac_payback_months", r"\frac{\mathrm{CAC}}{a \cdot g}"),
    ("burn_multiple", r"\frac{b}{r}"),
)
_SYMBOLS = N_(
    "*B* are the benefits and *C* the costs of period *k*, *F* their difference where it is above (+) or "
    "below (−) zero, *i* the discount rate per period, *n* the number of periods, *m* how many make a year; "
    "*e* is the time until the amounts of a period flow: *k* at its end, *k* − ½ in its middle, *k* − 1 at "
    "its start, 0 at the start of all."
)
_UNIT_SYMBOLS = N_(
    "*h* is the price of a GPU hour, *s* the tokens per second when fully used, *u* the measured "
    "utilisation, *a* the revenue per customer and month, *g* the gross margin, *c* the share of customers "
    "lost per month, CAC the cost of winning one, *b* the cash burnt and *r* the yearly recurring revenue "
    "gained in the same time."
)


def draw(rubric: Rubric, _: Translator) -> None:
    """The arithmetic of the economics, laid open."""
    st.header(_("How the figures about money come about"))
    st.markdown("\n".join(f"{n}. {md(words)}" for n, words in enumerate(money_method(_), 1)))
    st.subheader(_("In formulas"))
    st.markdown(_(_SYMBOLS))
    _formulas({name: (FIGURE[name], formula) for name, formula in _FIGURES}, _)
    st.subheader(_("What each figure means"))
    st.markdown("\n".join(f"- **{_(FIGURE[name])}**{_(': ')}{_(MEANING[name])}" for name in MEANING))
    st.subheader(_("Unit economics"))
    st.markdown(_(_UNIT_SYMBOLS))
    _formulas({name: (UNIT_FIGURE[name], formula) for name, formula in _UNITS}, _)
    _benchmarks(rubric, _)
    st.subheader(_("What the figures can't tell"))
    st.markdown("\n".join(f"- {md(words)}" for words in money_limits(_)))


def _benchmarks(rubric: Rubric, _: Translator) -> None:
    """Every band with whom it was measured on, when, and who says so; and the figures that have none."""
    st.subheader(_("Benchmarks"))
    st.markdown(_(NO_SCORE))
    told = []
    for one in rubric.benchmarks:
        band = f"**{_(UNIT_FIGURE[one.figure])}**{_(': ')}{md(benchmark_words(one, _))}"
        measured = _("Measured on: {population}.", population=md(_.text(one.population)))
        sources = _("; ").join(cited(rubric, ref, _) for ref in one.sources)
        told.append(f"- {band}  \n  {_.sentences(measured, _('Source: {list}.', list=sources))}")
    st.markdown("\n".join(told))
    known = {one.figure for one in rubric.benchmarks}
    without = [_(words) for figure, words in UNIT_FIGURE.items() if figure not in known]
    if without:
        st.markdown(_("No sourced benchmark was found for: {list}.", list=_(", ").join(without)))


def _formulas(named: dict[str, tuple[str, str]], _: Translator) -> None:
    with st.grid(2, min_column_width=300, gap="small"):
        for title, formula in named.values():
            with st.container(border=True, height="stretch"):
                st.markdown(f"**{_(title)}**")
                st.latex(formula)
