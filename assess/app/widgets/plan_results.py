"""What a plan changes, in figures and in words, and what it has to say about itself."""

from collections.abc import Iterator

import streamlit as st

from assess.app import state
from assess.app.escape import md
from assess.app.widgets.signs import GATE_ICON, band_icon, band_name
from assess.assessment import Assessment
from assess.charts.alt import shown
from assess.i18n import Translator, show_money
from assess.i18n.terms import ROLE
from assess.plan.inputs import Limits
from assess.plan.results import Plan
from assess.report.plan import PlanTables
from assess.report.plan_words import names, note, notes
from assess.rubric import Rubric

UNPRICED = "no_rate_left_out"
"""The note that steps are left out for want of a price: it may cost a gate, so it is said first."""
WHY_NOTHING = frozenset(
    {"no_steps", "nothing_known", "all_excluded", "no_budget", "nothing_affordable", "nothing_gained"}
)
"""Notes that say why a plan has no step."""


def draw(rubric: Rubric, assessment: Assessment, found: Plan, _: Translator) -> None:
    """Figures, words and notes; where nothing can be done, why not."""
    st.header(_("What the plan changes"))
    _unpriced(rubric, assessment, found, _)
    told = [
        one
        for one in notes(found)
        if one.id != UNPRICED and (one.id != "everything_fits" or found.budget != Limits())
    ]
    if found.actions:
        if found.budget == Limits():
            words = _(
                "No limit is set yet, so the plan below includes every step there is. Enter "
                "days, money or months to see what comes first."
            )
            st.info(words, icon=":material/savings:")
        _cards(rubric, found, _)
        st.markdown("\n".join(f"- {words}" for words in _verdict(rubric, found, _)))
    else:
        why = [one for one in told if one.id in WHY_NOTHING]
        told = [one for one in told if one not in why]
        for words in [md(note(one, found, rubric, _)) for one in why] or [_("No step is chosen.")]:
            st.info(words, icon=":material/info:")
    if told:
        lines = (f"- {md(note(one, found, rubric, _))}" for one in told)
        st.markdown("\n".join([f"**{_('To bear in mind')}**", "", *lines]))
    _ways_on(assessment, found, _)


def _unpriced(rubric: Rubric, assessment: Assessment, found: Plan, _: Translator) -> None:
    """Asks for the exchange rate where the plan is poorer without it."""
    for one in found.notes:
        if one.id == UNPRICED:
            st.warning(md(note(one, found, rubric, _)), icon=":material/currency_exchange:")
            state.link_to_field("fx_per_usd", assessment=assessment.id, label=_("Enter the exchange rate"))


def _cards(rubric: Rubric, found: Plan, _: Translator) -> None:
    tables = PlanTables(rubric, found, _)
    days = found.budget.days
    cards = [
        (
            _("Readiness with the plan"),
            shown(rubric, found.readiness_after),
            _("{value} today", value=shown(rubric, found.readiness_before)),
        ),
        (
            _("Expected loss per year"),
            tables.amount(found.loss_after),
            _("{value} today", value=tables.money(found.loss_before))
            if found.loss_before is not None
            else _("Losses can't be estimated yet."),
        ),
        (
            _("Person-days"),
            tables.days(found.days),
            _("no limit set") if days is None else _("of {n} available", n=tables.days(days)),
        ),
        (
            _("Money, {currency}", currency=found.currency),
            tables.amount(found.money),
            _money_told(found, tables, _),
        ),
    ]
    with st.grid(4, min_column_width=200, gap="small"):
        for label, value, told in cards:
            with st.container(border=True, height="stretch", gap="xxsmall"):
                st.metric(label, value)
                st.markdown(told)


def _money_told(found: Plan, tables: PlanTables, _: Translator) -> str:
    if found.money is None:
        dollars = show_money(found.money_usd, _.locale, currency="USD")
        return _("{amount}; no exchange rate entered", amount=dollars)
    if found.budget.money is None:
        return _("no limit set")
    return _("of {n} available", n=tables.amount(found.budget.money))


def _verdict(rubric: Rubric, found: Plan, _: Translator) -> Iterator[str]:
    tables = PlanTables(rubric, found, _)
    before, after = (f"{band_icon(b)}\u00a0{band_name(b, _)}" for b in (found.band_before, found.band_after))
    if found.band_before is None and found.band_after is None:
        yield _(
            "Too few answers yet for a band, even with the plan. Carried-over answers count once confirmed."
        )
    elif before == after:
        yield _("The band stays {band}.", band=after)
    else:
        yield _("The band goes from {before} to {after}.", before=before, after=after)
    yield from _gates(rubric, found, _)
    if found.loss_avoided:
        amount = tables.money(found.loss_avoided)
        yield _("Expected losses fall by {amount} a year.", amount=amount)
    yield _.plural(
        "{n} of {all} steps, all done by the end of month {month}.",
        "{n} of {all} steps, all done by the end of month {month}.",
        len(found.actions),
        all=found.steps,
        month=found.months,
    )
    roles = (
        _("{role} {n}", role=_(ROLE[role]), n=tables.days(days)) for role, days in found.days_by_role.items()
    )
    yield _("Days by role: {list}.", list=_(", ").join(roles))
    priced = all(one.id != UNPRICED for one in found.notes)
    if found.optimal and priced and len(found.actions) < found.steps:
        yield _("Proven: no other choice of steps brings more within these limits.")
    yield _(
        "These figures hold once every step is done and recorded with evidence, and nothing else changes."
    )


def _gates(rubric: Rubric, found: Plan, _: Translator) -> Iterator[str]:
    unmet = [gate.criterion for gate in found.gates_before if gate.state == "unmet"]
    left = [gate.criterion for gate in found.gates_after if gate.state == "unmet"]
    met = tuple(gate for gate in unmet if gate not in left)
    if met:
        yield f"{GATE_ICON['met']} {_('It meets these gates: {list}.', list=md(names(met, rubric, _)))}"
    if left:
        still = md(names(tuple(left), rubric, _))
        yield f"{GATE_ICON['unmet']} {_('These gates stay unmet: {list}.', list=still)}"


def _ways_on(assessment: Assessment, found: Plan, _: Translator) -> None:
    """Links to where what is missing can be given."""
    told = {one.id for one in found.notes}
    with st.container(horizontal=True):
        if "nothing_known" in told:
            state.link("walkthrough", assessment=assessment.id, label=_("Begin the walkthrough"))
        if "no_rate_not_counted" in told:
            state.link_to_field("fx_per_usd", assessment=assessment.id, label=_("Enter the exchange rate"))
        if "no_losses" in told:
            state.link("risks", assessment=assessment.id, label=_("See what losses depend on"))
