"""The company's own wishes: steps that are to be in the plan, and steps that are to stay out."""

import streamlit as st

from assess.app.escape import md
from assess.app.plan_saving import saving
from assess.app.widgets import plan_found
from assess.assessment import Assessment
from assess.charts.plan_step import step_name
from assess.i18n import Translator
from assess.plan.results import Plan
from assess.rubric import Rubric


def draw(rubric: Rubric, assessment: Assessment, found: Plan, _: Translator) -> None:
    """What was asked for and left out, each with the way back, and a list to ask for another step."""
    wanted = assessment.plan
    chosen = {action.id for action in found.actions}
    open_ = [id for id in plan_found.possible(assessment) if id not in chosen]
    offered = [id for id in open_ if id not in wanted.fixed and id not in wanted.excluded]
    if not (wanted.fixed or wanted.excluded or offered):
        return
    st.header(_("Steps you decide yourself"))
    if wanted.fixed:
        st.markdown(f":material/push_pin: **{_('Always included')}**")
        for step in wanted.fixed:
            missing = "" if step in chosen else f" · {_('not in the plan now; the reason is above')}"
            _row(rubric, step, missing, _("Let the plan decide"), "release", _)
    if wanted.excluded:
        st.markdown(f":material/block: **{_('Steps left out')}**")
        for step in wanted.excluded:
            _row(rubric, step, "", _("Bring back"), "back", _)
        if len(wanted.excluded) > 1:
            st.button(
                _("Bring all of them back"),
                key="plan/back/all",
                icon=":material/undo:",
                on_click=saving.bring_all_back,
            )
    if offered:
        _ask(rubric, offered, _)


def _row(rubric: Rubric, step: str, said: str, label: str, action: str, _: Translator) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"{md(step_name(step, rubric, _))}{said}", width="stretch")
        st.button(
            label,
            key=f"plan/{action}/{step}",
            icon=":material/undo:",
            on_click=saving.free,
            args=(step,),
        )


def _ask(rubric: Rubric, offered: list[str], _: Translator) -> None:
    """Steps that could be done and are not in the plan, to ask for one of them."""
    key = saving.note("ask")
    if st.session_state.get(key) not in offered:
        st.session_state[key] = None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            _.plural(
                "{n} step is not in the plan; choose it to include it or leave it out",
                "{n} steps are not in the plan; choose one to include it or leave it out",
                len(offered),
            ),
            offered,
            index=None,
            format_func=lambda step: step_name(step, rubric, _),
            key=key,
            placeholder=_("Choose a step"),
            width=480,
        )
        st.button(_("Include it"), key="plan/ask/go", icon=":material/push_pin:", on_click=_put_in)
        st.button(_("Leave this out"), key="plan/ask/out", icon=":material/block:", on_click=_keep_out)


def _put_in() -> None:
    step = st.session_state.get(saving.note("ask"))
    if step is not None:
        saving.fix(step)


def _keep_out() -> None:
    step = st.session_state.get(saving.note("ask"))
    if step is not None:
        saving.leave_out(step)
