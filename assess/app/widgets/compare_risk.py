"""The risks of compared assessments on screen."""

from collections.abc import Sequence

import streamlit as st

from assess.app import state
from assess.app.escape import md
from assess.app.widgets.compare_economics import FITS
from assess.app.widgets.compare_view import cut, heads, titled
from assess.app.widgets.plain_table import plain_table
from assess.app.widgets.risk_results import analysed, text
from assess.assessment import Assessment
from assess.comparison_risk import compare_risk, lacking
from assess.i18n import Translator
from assess.problems import InputError
from assess.report.comparison_risk import compared_risk, no_amounts
from assess.risk.results import RiskProfile


def draw(assessments: Sequence[Assessment], names: Sequence[str], _: Translator) -> None:
    """The figures side by side; nothing where the rubric says nothing of risk."""
    if state.rubric().manifest.risk is None:
        return
    with st.spinner(_("Simulating the years…")):
        profiles = [_analysed(one) for one in assessments]
        found = compare_risk(state.rubric(), assessments, profiles)
    st.header(_("Risks"))
    if found is None:
        st.markdown(_("No scenario has an amount in any of them."))
        facts = [lacking(one, profile) for one, profile in zip(assessments, profiles, strict=True)]
        why = (no_amounts(name, lacks, _) for name, lacks in zip(names, facts, strict=True))
        st.markdown("\n".join(f"- {md(words)}" for words in why))
        return
    table = compared_risk(found, [cut(name) for name in titled(names, _)], _)
    rows = [[text(cell) for cell in row] for row in table.rows]
    plain_table(rows, [table.head[0], *heads(names, _)], alt=table.title, fits=FITS)
    st.markdown("\n".join(f"- {md(note)}" for note in table.notes))


def _analysed(assessment: Assessment) -> RiskProfile | None:
    """Its risk profile; None where the catalogue does not load."""
    try:
        return analysed(assessment)
    except InputError:
        return None
