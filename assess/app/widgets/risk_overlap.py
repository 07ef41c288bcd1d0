"""Scenarios whose loss the economics may have already: each is left out with one click, its reason kept."""

from collections.abc import Mapping

import streamlit as st

from assess.app import state
from assess.app.escape import md, short
from assess.app.risk_saving import saving
from assess.assessment import Assessment
from assess.i18n import Translator, show_money
from assess.report.risk_words import IN_ECONOMICS, scenario_name, where_in_economics
from assess.risk.results import RiskProfile


def draw(found: RiskProfile, assessment: Assessment, _: Translator) -> None:
    """One row for each, and a button for all of them."""
    twice = [one for one in found.warnings if one.id == IN_ECONOMICS]
    if not twice:
        return
    means = {scenario.id: scenario.residual.mean for scenario in found.scenarios}
    twice.sort(key=lambda one: -means[one.about[0]])
    where = {one.about[0]: short(where_in_economics(one, assessment, _), 300) for one in twice}
    reasons = {id: _("In the economics already: {list}", list=place) for id, place in where.items()}
    with st.container(border=True, key="risks-overlap"):
        st.markdown(f"**{_('Counted twice?')}**")
        st.markdown(
            _(
                "The economics have room for these losses already. Leave a scenario out where you had it in "
                "mind when you gave that range. Keep it where the range is about something else. The reason "
                "is noted below, from where it can be taken back."
            )
        )
        for id, place in where.items():
            told = (
                _("economics: {list}", list=place),
                _("{amount} a year", amount=show_money(means[id], _.locale, currency=found.currency)),
            )
            with st.container(horizontal=True, vertical_alignment="center"):
                name = md(scenario_name(id, state.rubric(), assessment, _))
                st.markdown(f"**{name}** · {md(' · '.join(told))}", width="stretch")
                st.button(
                    _("Leave it out"),
                    key=f"risks/overlap/{id}",
                    icon=":material/remove_circle:",
                    on_click=_leave_out,
                    args=({id: reasons[id]},),
                )
        if len(reasons) > 1:
            st.button(
                _("Leave all of them out"),
                key="risks/overlap-all",
                on_click=_leave_out,
                args=(reasons,),
            )


def _leave_out(reasons: Mapping[str, str]) -> None:
    saving.leave_out(reasons)
