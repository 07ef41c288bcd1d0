"""A plan that the company set out to do: who does what until when, and what came of the promise."""

from collections.abc import Iterator

import streamlit as st

from assess.app import state
from assess.app.escape import md
from assess.app.plan_saving import saving
from assess.app.widgets import plan_accepted_table
from assess.assessment import Assessment
from assess.i18n import Translator, show_date
from assess.plan.accepting import accept
from assess.plan.inputs import Accepted
from assess.plan.progress import PlanProgress, StepProgress, overdue, plan_progress
from assess.plan.results import Plan
from assess.report.plan_words import avoided, names, points

REACHED = frozenset({"done", "claimed"})


def draw(assessment: Assessment, _: Translator) -> None:
    """The accepted plan beside what came of it; nothing where there is none."""
    progress = plan_progress(state.rubric(), assessment)
    if progress is None:
        return
    st.header(_("The accepted plan"))
    st.markdown(
        _(
            "Accepted on {date}. The promise stays as it was that day; what the plan has "
            "brought is worked out from the answers in this assessment. A step is reached "
            "once its question is answered at that level with evidence. Readiness counts "
            "with the level, avoided losses only with the evidence.",
            date=show_date(progress.date, _.locale),
        )
    )
    _cards(progress, _)
    told = list(_attention(progress, _))
    if told:
        st.markdown("\n".join(f"- {words}" for words in told))
    plan_accepted_table.draw(progress, _)
    _to_record(progress, assessment, _)
    st.button(
        _("Give up this plan"), key="plan/give_up", icon=":material/delete:", on_click=_ask, args=("give_up",)
    )
    if st.session_state.get(saving.note("asked")) == "give_up":
        _confirm_giving_up(progress, _)


def _cards(progress: PlanProgress, _: Translator) -> None:
    promised, brought = progress.promised, progress.brought
    reached = sum(step.outcome == "done" for step in progress.steps)
    cards = (
        (
            _("Steps reached, with evidence"),
            str(reached),
            _.plural("of {n} promised", "of {n} promised", len(progress.steps)),
        ),
        (
            _("Readiness gained"),
            points(brought.points),
            _("{value} promised", value=points(promised.points)),
        ),
        (
            _("Expected loss avoided per year"),
            avoided(brought, progress.currency, _),
            _("not known when it was accepted")
            if promised.loss_avoided is None
            else _("{value} promised", value=avoided(promised, progress.currency, _)),
        ),
    )
    with st.grid(3, min_column_width=220, gap="small"):
        for label, value, told in cards:
            with st.container(border=True, height="stretch", gap="xxsmall"):
                st.metric(label, value)
                st.markdown(told)


def _attention(progress: PlanProgress, _: Translator) -> Iterator[str]:
    """What asks for a look: overdue, said to be finished and not recorded, carried and not confirmed."""
    today, steps = state.today(), progress.steps
    if late := [step for step in steps if overdue(step, today)]:
        yield f":material/event_busy: {_('Overdue: {list}.', list=_listed(late, _))}"
    if late := [step for step in steps if step.status == "done" and step.outcome not in REACHED]:
        words = _("Marked as finished, but not in the answers yet: {list}.", list=_listed(late, _))
        yield f":material/edit: {words}"
    if claimed := [step for step in steps if step.outcome == "claimed"]:
        words = _("Reached, but nothing proves it yet: {list}.", list=_listed(claimed, _))
        yield f":material/front_hand: {words}"
    if carried := [step for step in steps if step.carried]:
        words = _("Copied and not confirmed for this assessment: {list}.", list=_listed(carried, _))
        yield f":material/content_copy: {words}"


def _listed(steps: list[StepProgress], _: Translator) -> str:
    return md(names(tuple(f"{s.criterion}@{s.to}" for s in steps), state.rubric(), _))


def _to_record(progress: PlanProgress, assessment: Assessment, _: Translator) -> None:
    """Links to the questions of what is in progress or finished and not proven yet."""
    rubric = state.rubric()
    due = [s for s in progress.steps if s.status in ("doing", "done") and s.outcome != "done"]
    criteria = [id for id in dict.fromkeys(step.criterion for step in due) if id in rubric.topic_of]
    if criteria:
        st.markdown(f"**{_('Record what is done')}**")
    for id in criteria:
        state.link_to(id, assessment=assessment.id, label=md(_.text(rubric.by_id[id].label)))


def _ask(what: str) -> None:
    st.session_state[saving.note("asked")] = what


def _forget() -> None:
    st.session_state.pop(saving.note("asked"), None)


def _confirm_giving_up(progress: PlanProgress, _: Translator) -> None:
    with st.container(border=True, key="plan-give-up"):
        st.warning(
            _.plural(
                "This deletes the accepted plan with the owner, due date and status of {n} "
                "step. Answers and evidence stay.",
                "This deletes the accepted plan with the owners, due dates and statuses of "
                "{n} steps. Answers and evidence stay.",
                len(progress.steps),
            ),
            icon=":material/delete:",
        )
        with st.container(horizontal=True):
            st.button(_("Keep the plan"), key="plan/give_up/no", on_click=_forget)
            st.button(_("Give it up"), key="plan/give_up/yes", on_click=_give_up)


def _give_up() -> None:
    _forget()
    saving.change(accepted=None)


def offer(assessment: Assessment, found: Plan, _: Translator) -> None:
    """The button that accepts the plan as it stands, after asking where another one was accepted."""
    promised = accept(found, state.today())
    before = assessment.plan.accepted
    if promised is None:
        return
    st.header(_("Accept the plan"))
    if found.loss_avoided is None:
        st.info(
            _(
                "Losses can't be estimated yet, so this plan makes no promise about them and "
                "can't be measured against one later. The profile lacks the figures they "
                "depend on; see Risks."
            ),
            icon=":material/hourglass_empty:",
        )
        state.link("risks", assessment=assessment.id, label=_("See what losses depend on"))
    if before is None:
        st.markdown(
            _(
                "Accepting keeps today's promise on record and gives each step a due date, "
                "counted from today. Then name an owner for each step and keep its status up "
                "to date. Copying the assessment as the next one takes the plan along and "
                "shows what it brought."
            )
        )
        st.button(
            _("Accept this plan"),
            key="plan/accept",
            type="primary",
            icon=":material/task_alt:",
            on_click=_accept,
            args=(promised.model_dump_json(),),
        )
        return
    st.markdown(_("A plan is already accepted, see above. This one can replace it."))
    st.button(
        _("Accept this one instead"),
        key="plan/replace",
        icon=":material/published_with_changes:",
        on_click=_ask,
        args=("replace",),
    )
    if st.session_state.get(saving.note("asked")) == "replace":
        _ask_to_replace(before, promised, _)


def _ask_to_replace(before: Accepted, promised: Accepted, _: Translator) -> None:
    """What is lost where another plan takes the place of the accepted one, and the way on."""
    with st.container(border=True, key="plan-replace"):
        st.warning(
            _(
                "This replaces the promise of the plan accepted on {date}. Steps that "
                "are in both keep their owner, due date and status.",
                date=show_date(before.date, _.locale),
            ),
            icon=":material/published_with_changes:",
        )
        with st.container(horizontal=True):
            st.button(_("Keep the plan"), key="plan/replace/no", on_click=_forget)
            st.button(
                _("Replace it"),
                key="plan/replace/yes",
                on_click=_accept,
                args=(promised.model_dump_json(),),
            )


def _accept(promised: str) -> None:
    _forget()
    saving.accept(Accepted.model_validate_json(promised))
