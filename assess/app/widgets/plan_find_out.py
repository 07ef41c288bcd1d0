"""What nobody knows yet: finding out may bring more than any step."""

from collections.abc import Iterator

import streamlit as st

from assess.app import state
from assess.app.escape import md
from assess.app.plan_saving import saving
from assess.app.widgets.money_table import draw_table
from assess.app.widgets.signs import GATE_ICON
from assess.assessment import Assessment
from assess.i18n import Translator
from assess.i18n.terms import KIND
from assess.plan.results import FindOut, Plan
from assess.report.plan import PlanTables
from assess.report.plan_words import points
from assess.rubric import Rubric

FIRST = 8
"""How many are shown at once."""


def draw(rubric: Rubric, assessment: Assessment, found: Plan, _: Translator) -> None:
    """What is unknown and unanswered, with what it may be worth and where to answer; then what waits."""
    tables = PlanTables(rubric, found, _)
    if found.find_out_first:
        st.header(_("Find out first"))
        st.markdown(
            _(
                'These are unanswered or answered "Don\'t know", so they count as zero and no '
                "steps are planned for them. Each shows what reaching its target is worth at "
                "most; part of it may be in place already."
            )
        )
        count = len(found.find_out_first)
        every = count > FIRST and st.toggle(_("Show all {n}", n=count), key=saving.note("find_out/all"))
        for one in found.find_out_first if every else found.find_out_first[:FIRST]:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(" · ".join(_facts(one, tables, _)), width="stretch")
                state.link_to(one.criterion, assessment=assessment.id, label=_("Answer it"))
    blocked = tables.blocked()
    if blocked.rows:
        count = len(blocked.rows)
        label = _.plural("{n} step can't be planned yet", "{n} steps can't be planned yet", count)
        with st.expander(label, key="plan/blocked"):
            draw_table(blocked)


def _facts(one: FindOut, tables: PlanTables, _: Translator) -> Iterator[str]:
    yield f"**{md(_.text(tables.rubric.by_id[one.criterion].label))}**"
    yield _(KIND[one.kind])
    if one.gate:
        yield f"{GATE_ICON['unmet']} {_('a gate waits for it')}"
    yield points(one.gap_points)
    if one.loss_avoided:
        yield _("{amount} less expected loss a year", amount=tables.money(one.loss_avoided))
    if one.blocks:
        yield _.plural("{n} step waits for it", "{n} steps wait for it", len(one.blocks))
