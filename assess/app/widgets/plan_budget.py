"""What there is to spend and what it is to buy, saved on every change."""

import streamlit as st

from assess.app.plan_saving import saving
from assess.assessment import Assessment
from assess.i18n import N_, Translator
from assess.i18n.plan import OBJECTIVE
from assess.i18n.terms import ROLE
from assess.plan.inputs import MAX_DAYS, MAX_MONEY, MAX_MONTHS, OBJECTIVES, ROLES, Planning
from assess.rubric import Role

ROLE_FIELDS = {"roles": N_("{role}, days in all"), "roles_per_month": N_("{role}, days a month")}
"""Limits that are given by role."""


def draw(assessment: Assessment, _: Translator) -> None:
    """The controls; what is left empty does not limit the plan."""
    held, currency = assessment.plan, assessment.profile.currency
    st.header(_("What you can spend"))
    st.markdown(
        _("The plan picks the steps that bring the most for it, in an order in which they can be done.")
    )
    with st.container(horizontal=True, vertical_alignment="bottom", key="plan-budget"):
        told = _("People times working days: two people for six weeks are 60.")
        _number("days", _("Person-days in all"), held.budget.days, MAX_DAYS, told)
        _number("money", _("Money, {currency}", currency=currency), held.budget.money, MAX_MONEY)
        _months(held, _)
    _objective(held, _)
    limited = held.budget.roles or held.budget.roles_per_month or held.budget.money_per_month is not None
    label = _("By role and by month: limits set") if limited else _("By role and by month")
    with st.expander(label, key="plan/more", icon=":material/tune:"):
        _more(held, currency, _)


def _key(field: str) -> str:
    return saving.note(f"budget/{field}")


def _number(field: str, label: str, value: float | None, most: float, told: str | None = None) -> None:
    saving.seed(_key(field), value)
    st.number_input(
        label,
        value=None,
        min_value=0.0,
        max_value=float(most),
        step=1.0 if most == MAX_DAYS else 1000.0,
        format="%.12g",
        key=_key(field),
        placeholder="–",
        on_change=_set,
        args=(field,),
        help=told,
        width=220,
    )


def _months(held: Planning, _: Translator) -> None:
    saving.seed(_key("months"), held.budget.months)
    st.number_input(
        _("Months to finish in"),
        value=None,
        min_value=1,
        max_value=MAX_MONTHS,
        step=1,
        key=_key("months"),
        placeholder="–",
        on_change=_set,
        args=("months",),
        help=_(
            "Waiting counts too: a filing, an audit or an observation period that takes longer won't fit."
        ),
        width=220,
    )


def _objective(held: Planning, _: Translator) -> None:
    saving.seed(_key("objective"), held.objective)
    st.radio(
        _("Choose steps for"),
        OBJECTIVES,
        format_func=lambda o: _(OBJECTIVE[o]),
        key=_key("objective"),
        horizontal=True,
        on_change=_set_objective,
        help=_("Unmet gates always come first, as far as the budget allows."),
    )
    if held.objective == "mix":
        saving.seed(_key("share"), round(held.share * 100))
        st.slider(
            _("Share of readiness in the mix, %"),
            min_value=0,
            max_value=100,
            step=5,
            key=_key("share"),
            on_change=_set_share,
            help=_(
                "The rest goes to avoided loss. Each is measured as a share of what all "
                "steps together would bring."
            ),
            width=440,
        )


def _more(held: Planning, currency: str, _: Translator) -> None:
    st.markdown(
        _(
            "Leave empty for no limit. A role without a figure works 20 days a month, or "
            "spreads its total over the months given."
        )
    )
    for field, label in ROLE_FIELDS.items():
        with st.container(horizontal=True, vertical_alignment="bottom", key=f"plan-{field}"):
            for role in ROLES:
                days = getattr(held.budget, field).get(role)
                _role_number(field, role, _(label, role=_(ROLE[role])), days)
    label = _("Money available each month, {currency}", currency=currency)
    _number("money_per_month", label, held.budget.money_per_month, MAX_MONEY)


def _role_number(field: str, role: Role, label: str, value: float | None) -> None:
    name = f"{field}/{role}"
    saving.seed(_key(name), value)
    st.number_input(
        label,
        value=None,
        min_value=0.0,
        max_value=float(MAX_DAYS),
        step=1.0,
        format="%.12g",
        key=_key(name),
        placeholder="–",
        on_change=_set_role,
        args=(field, role),
        width=180,
    )


def _set(field: str) -> None:
    saving.change_budget(**{field: st.session_state[_key(field)]})


def _set_role(field: str, role: Role) -> None:
    given = {**getattr(saving.shown().budget, field), role: st.session_state[_key(f"{field}/{role}")]}
    saving.change_budget(**{field: {r: days for r, days in given.items() if days is not None}})


def _set_objective() -> None:
    chosen = st.session_state[_key("objective")]
    if chosen is not None:
        saving.change(objective=chosen)


def _set_share() -> None:
    saving.change(share=st.session_state[_key("share")] / 100)
