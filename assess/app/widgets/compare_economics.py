"""The money of compared assessments on screen."""

from collections.abc import Sequence

import streamlit as st

from assess.app.economics_saving import saving
from assess.app.escape import md
from assess.app.widgets.compare_view import heads
from assess.app.widgets.economics_charts import appraised
from assess.app.widgets.plain_table import plain_table
from assess.assessment import Assessment
from assess.comparison import Comparison
from assess.economics.results import Appraisal
from assess.i18n import Translator
from assess.report.comparison_money import compared_money

FITS = 3
"""Most columns of amounts, each with its change, that a phone has room for."""


def appraisals(assessments: Sequence[Assessment]) -> list[Appraisal | None]:
    """What the money of each comes to, None where none is entered; reckoned once for every page."""
    return [
        appraised(saving.dump(one.economics)) if one.economics and one.economics.has_amounts else None
        for one in assessments
    ]


def draw(comparison: Comparison, names: Sequence[str], _: Translator) -> None:
    """The figures side by side, and what there is to say about them."""
    st.header(_("Economics"))
    if comparison.economics is None:
        st.markdown(_("None of them has figures about money."))
        return
    # Where the columns are numbered, as the cards above are, long names would swamp what is noted.
    columns = heads(names, _)
    called = columns if columns[0] == "1" else names
    table = compared_money(comparison.economics, called, _)
    rows = [[str(cell) for cell in row] for row in table.rows]
    plain_table(rows, [table.head[0], *columns], alt=table.title, fits=FITS)
    st.markdown("\n".join(f"- {md(note)}" for note in table.notes))
