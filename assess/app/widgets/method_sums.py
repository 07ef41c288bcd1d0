"""How the figures are worked out: in words, in formulas, with the dimensions' weights and the bands."""

import pandas as pd
import streamlit as st

from assess.app.escape import md
from assess.app.widgets.signs import band_icon, band_name
from assess.i18n import N_, Translator
from assess.i18n.terms import GROUP
from assess.report.words import method
from assess.rubric import Rubric

_FORMULAS = (
    (N_("Maturity of a dimension"), r"M = 100 \cdot \frac{\sum w\,x}{\sum 4\,w}"),
    (N_("Readiness of a dimension"), r"R = 100 \cdot \frac{\sum w\,\min(x,\,t)}{\sum w\,t}"),
    (N_("Overall"), r"\overline{M} = \frac{\sum W M}{\sum W} \qquad \overline{R} = \frac{\sum W R}{\sum W}"),
)


def draw(rubric: Rubric, _: Translator) -> None:
    """The arithmetic, laid open."""
    st.header(_("How the figures are worked out"))
    st.markdown("\n".join(f"{n}. {md(words)}" for n, words in enumerate(method(rubric, _), 1)))
    st.subheader(_("In formulas"))
    st.markdown(
        _(
            "*w* is the weight of a criterion, *x* its level, *t* its target at the stage, "
            "*W* the weight of a dimension. Readiness counts criteria with a target above 0, "
            "maturity all that apply."
        )
    )
    for column, (name, formula) in zip(st.columns(len(_FORMULAS)), _FORMULAS, strict=True):
        with column.container(border=True):
            st.markdown(f"**{_(name)}**")
            st.latex(formula)
    st.subheader(_("Bands"))
    for band in rubric.manifest.bands:
        start = _("from {score}", score=band.from_)
        name = f"{band_icon(band.id)} **{band_name(band.id, _)}**"
        st.markdown(f"{name} · {start}{_(': ')}{md(_.text(band.means))}")
    st.subheader(_("Weights of the dimensions"))
    for group, ids in rubric.manifest.groups.items():
        if ids:
            name = _(GROUP[group])
            st.markdown(f"**{name}**")
            alt = f"{_('Weights of the dimensions')}{_(': ')}{name}"
            st.table(_weights(rubric, ids, _), border="horizontal", hide_index=True, alt=alt)


def _weights(rubric: Rubric, dimensions: tuple[str, ...], _: Translator) -> pd.DataFrame:
    counts = {d.id: sum(1 for c in rubric.criteria if c.dimension == d.id) for d in rubric.dimensions}
    rows = [
        {
            _("Dimension"): _.text(d.title),
            _("Weight"): str(d.weight),
            _("Criteria"): str(counts[d.id]),
        }
        for d in rubric.dimensions
        if d.id in dimensions
    ]
    return pd.DataFrame(rows)
