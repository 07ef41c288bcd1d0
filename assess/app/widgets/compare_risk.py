"""The risks of compared assessments on screen."""

from collections.abc import Sequence

import streamlit as st

from assess.app import state
from assess.app.escape import md
from assess.app.widgets.compare_economics import FITS
from assess.app.widgets.compare_view import cut, heads, plain_table, titled
from assess.app.widgets.risk_results import analysed, text
from assess.assessment import Assessment
from assess.i18n import Translator
from assess.problems import InputError
from assess.report.comparison_risk import Faced, compared_risk
from assess.risk.register import usd_rate


def draw(assessments: Sequence[Assessment], names: Sequence[str], _: Translator) -> None:
    """The figures side by side; nothing where the rubric says nothing of risk."""
    if state.rubric().manifest.risk is None:
        return
    with st.spinner(_("Simulating the years…")):
        faced = [_faced(one) for one in assessments]
    st.header(_("Risks"))
    if not any(faced):
        st.markdown(_("No scenario has an amount in any of them."))
        return
    table = compared_risk(faced, [cut(name) for name in titled(names, _)], _)
    rows = [[text(cell) for cell in row] for row in table.rows]
    plain_table(rows, [table.head[0], *heads(names, _)], alt=table.title, fits=FITS)
    st.markdown("\n".join(f"- {md(note)}" for note in table.notes))


def _faced(assessment: Assessment) -> Faced | None:
    """What it faces; None where no scenario has an amount, or the catalogue does not load."""
    try:
        found = analysed(assessment)
    except InputError:
        return None
    return Faced(found, usd_rate(assessment.profile)) if found.scenarios else None
