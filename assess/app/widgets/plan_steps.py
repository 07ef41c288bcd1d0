"""The steps of a plan by month: each with its reason, its first move, its proof, its effort and pay-off."""

from collections.abc import Iterator
from itertools import groupby

import streamlit as st

from assess.app import state
from assess.app.escape import md
from assess.app.plan_saving import saving
from assess.app.widgets.signs import level_name
from assess.assessment import Assessment
from assess.charts.plan_step import first_move, goal
from assess.i18n import Translator, show_money
from assess.i18n.plan import effort
from assess.plan.results import Action, Plan
from assess.report.plan import PlanTables
from assess.report.plan_words import names, points
from assess.rubric import Criterion, Rubric
from assess.text import Text


def draw(rubric: Rubric, assessment: Assessment, found: Plan, _: Translator) -> None:
    """Every step, folded; a plan without any draws nothing."""
    if not found.actions:
        return
    st.header(_("Steps, month by month"))
    st.markdown(
        _(
            "Open a step to see why it is here, how to start and what will prove it, and to "
            "always include it or leave it out. After each name: level now → then, days, "
            "money and readiness gained."
        )
    )
    numbered = enumerate(found.actions, 1)
    ordered = sorted(numbered, key=lambda pair: pair[1].start_month)
    for month, pairs in groupby(ordered, key=lambda pair: pair[1].start_month):
        _month(rubric, assessment, found, month, list(pairs), _)


def _month(
    rubric: Rubric,
    assessment: Assessment,
    found: Plan,
    month: int,
    pairs: list[tuple[int, Action]],
    _: Translator,
) -> None:
    tables = PlanTables(rubric, found, _)
    days = tables.days(sum(action.days for _number, action in pairs))
    st.subheader(_("Month {n}", n=month), anchor=False)
    st.markdown(
        _.plural("{n} step begins, {days} days", "{n} steps begin, {days} days", len(pairs), days=days)
    )
    for number, action in pairs:
        label = " · ".join(_headline(number, action, tables, _))
        folded = st.expander(label, key=saving.note(f"step/{action.id}"), on_change="rerun")
        if folded.open:
            with folded:
                _step(rubric, assessment, action, tables, _)


def _headline(number: int, action: Action, tables: PlanTables, _: Translator) -> Iterator[str]:
    yield str(number)
    pin = ":material/push_pin: " if action.id in saving.shown().fixed else ""
    yield f"{pin}**{md(_.text(tables.rubric.by_id[action.criterion].label))}**"
    yield f"{action.from_} → {action.to}"
    yield effort(action.days, action.role, _)
    if action.cost_usd:
        yield _price(action, tables, _)
    yield points(action.points)
    yield from tables.marks(action)


def _price(action: Action, tables: PlanTables, _: Translator) -> str:
    if action.cost is None:
        return show_money(action.cost_usd, _.locale, currency="USD")
    return tables.money(action.cost)


def _step(rubric: Rubric, assessment: Assessment, action: Action, tables: PlanTables, _: Translator) -> None:
    criterion = rubric.by_id[action.criterion]
    dimension = _.text(rubric.dimension_by_id[criterion.dimension].title)
    st.markdown(f"{dimension} · {level_name(action.from_, _)} → {level_name(action.to, _)}")
    _told(_("Why now"), md(tables.why(action)))
    _told(_("Why it matters"), _.sentences(*(md(_.text(text)) for text in _reasons(criterion, action))))
    _told(_("Where you are now"), md(_.text(criterion.levels[action.from_])))
    _told(_("The level it leads to"), md(goal(criterion, action.to, _)))
    if move := first_move(criterion, action.from_, action.evidenced, _):
        _told(_("First step"), md(move))
    proofs = "\n".join(f"- {md(_.text(one))}" for one in criterion.evidence)
    st.markdown(f"**{_('Evidence that will prove it')}**\n\n{proofs}")
    _told(_("Effort"), _("; ").join(_effort(action, tables, _)))
    _told(_("Pay-off"), _("; ").join(_payoff(action, tables, _)))
    waits = tuple(id for id in action.after if id in {one.id for one in tables.found.actions})
    if waits:
        _told(_("Only after"), md(names(waits, rubric, _)))
    _choice(action, _)
    state.link_to(action.criterion, assessment=assessment.id, label=_("Open this question"))


def _reasons(criterion: Criterion, action: Action) -> Iterator[Text]:
    """Why the rubric asks for it; what its gate is for comes first where the step meets that."""
    if action.why == "gate" and criterion.gate is not None:
        yield criterion.gate.because
    yield criterion.why


def _told(name: str, words: str) -> None:
    st.markdown(f"**{name}**{state.translator()(': ')}{words}")


def _effort(action: Action, tables: PlanTables, _: Translator) -> Iterator[str]:
    yield effort(action.days, action.role, _)
    if action.cost_usd:
        yield _price(action, tables, _)
    if action.lead_days:
        yield _.plural("then {n} day of waiting", "then {n} days of waiting", action.lead_days)
    if action.start_month == action.finish_month:
        yield _("in month {n}", n=action.start_month)
    else:
        yield _("from month {first} to month {last}", first=action.start_month, last=action.finish_month)


def _payoff(action: Action, tables: PlanTables, _: Translator) -> Iterator[str]:
    yield _("readiness {points}", points=points(action.points))
    if action.loss_avoided is not None and action.loss_avoided >= 1:  # less is no money to speak of
        yield _("{amount} less expected loss a year", amount=tables.money(action.loss_avoided))


def _choice(action: Action, _: Translator) -> None:
    with st.container(horizontal=True):
        if action.id in saving.shown().fixed:
            st.button(
                _("Let the plan decide"),
                key=f"plan/free/{action.id}",
                icon=":material/lock_reset:",
                on_click=saving.free,
                args=(action.id,),
            )
        else:
            st.button(
                _("Always include"),
                key=f"plan/fix/{action.id}",
                icon=":material/push_pin:",
                on_click=saving.fix,
                args=(action.id,),
            )
        st.button(
            _("Leave out"),
            key=f"plan/exclude/{action.id}",
            icon=":material/block:",
            on_click=saving.leave_out,
            args=(action.id,),
        )
