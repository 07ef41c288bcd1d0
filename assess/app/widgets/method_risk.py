"""How the figures about risk come about: conventions, formulas, limits."""

import streamlit as st

from assess.app.escape import md
from assess.i18n import N_, Translator, show_percent
from assess.report.risk_method import risk_limits, risk_method
from assess.rubric import Rubric

_FORMULAS = (
    (N_("Loss of a year"), r"S = \sum_{i=1}^{N} X_i,\quad N \sim \mathrm{Poisson}(\lambda)"),
    (
        N_("Loss of one event"),
        r"\ln X \sim \mathcal{N}\!\left(\tfrac{\ln(ab)}{2},\ \tfrac{\ln(b/a)}{3.29}\right)",
    ),
    (N_("What controls leave"), r"\prod_{j} \left(1 - e_j \cdot s_j\right)"),
    (N_("Expected loss per year"), r"\bar\lambda \cdot f_\lambda \cdot \mathrm{E}[X] \cdot f_X"),
    (N_("Risk score"), r"100 \cdot \frac{\ln (x / L)}{\ln (H / L)},\ \text{0…100}"),
)
_SYMBOLS = N_(
    "*N* is the number of events in a year and *λ* their frequency, drawn from its range; *X* is the loss of "
    "one event with the ends *a* and *b*; *e* is what a control takes away at most and *s* the share of it "
    "that works at the level reached; *f* is what all controls leave of frequency or loss; *x* is the "
    "expected loss in US dollars, *L* and *H* the amounts at which the score is 0 and 100."
)


def draw(rubric: Rubric, _: Translator) -> None:
    """The arithmetic of risk, laid open."""
    st.header(_("How the figures about risk come about"))
    rules = rubric.manifest.risk
    if rules is None:
        st.markdown(_("This rubric says nothing of risk."))
        return
    st.markdown("\n".join(f"{n}. {md(words)}" for n, words in enumerate(risk_method(_), 1)))
    shares = _(", ").join(show_percent(share) for share in rules.shares)
    st.markdown(
        _(
            "What of its effect a control realises at the levels 0 to 4: {list}; times {factor} where no "
            "valid evidence stands behind.",
            list=shares,
            factor=f"{rules.without_evidence:g}",
        )
    )
    st.markdown(md(_.text(rules.because)))
    st.subheader(_("In formulas"))
    st.markdown(_(_SYMBOLS))
    with st.grid(2, min_column_width=300, gap="small"):
        for title, formula in _FORMULAS:
            with st.container(border=True, height="stretch"):
                st.markdown(f"**{_(title)}**")
                st.latex(formula)
    st.subheader(_("What the figures can't tell"))
    st.markdown("\n".join(f"- {md(words)}" for words in risk_limits(_)))
