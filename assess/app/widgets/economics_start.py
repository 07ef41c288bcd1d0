"""The start of the economics: a few facts, and the lines that a business of that type usually has."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import streamlit as st

from assess.app.economics_saving import saving
from assess.app.widgets import economics_sheet_start
from assess.app.widgets.economics_settings import RATE_HELP, read_cash
from assess.app.widgets.options import apart
from assess.assessment import Assessment
from assess.economics.inputs import (
    KIND_OF,
    MAX_PERIODS,
    PERIODS,
    Category,
    CustomersDriver,
    Driver,
    Economics,
    HeadcountDriver,
    Line,
    Period,
    TokensDriver,
)
from assess.i18n import N_, Translator, show_currency
from assess.i18n.economics import PERIOD
from assess.profile import ModelRole

BUSINESSES: Mapping[str, str] = MappingProxyType(
    {
        "api_product": N_("A product on a model's API"),
        "fine_tuned": N_("A fine-tuned model for one industry"),
        "own_model": N_("A model of our own"),
    }
)
_MEANING = {
    "api_product": N_("customers pay by subscription, a provider is paid by the token"),
    "fine_tuned": N_("subscriptions and projects; data and training cost as much as running it"),
    "own_model": N_("sold by the token and by contract; training and machines cost most"),
}
CUSTOMERS = CustomersDriver(customers=0, price=0)
PEOPLE = HeadcountDriver(headcount=0, salary=0)
TOKENS = TokensDriver(tokens_millions=0, price_per_1m_tokens=0)

_Usual = tuple[str, str, Category, Driver | None]
_SUBSCRIPTIONS: _Usual = ("subscriptions", N_("Subscriptions"), "revenue", CUSTOMERS)
_TEAM: _Usual = ("team", N_("Team"), "people", PEOPLE)
_RUNNING: tuple[_Usual, ...] = (
    ("sales", N_("Sales and marketing"), "sales_marketing", None),
    ("compliance", N_("Filings, audits, security"), "compliance", None),
    ("office", N_("Office, law, accounting"), "general", None),
)
_ROUND: _Usual = ("round", N_("Investment"), "equity", None)
_GRANT: _Usual = ("grant", N_("Public grant"), "grant", None)
USUAL: Mapping[str, tuple[_Usual, ...]] = MappingProxyType(
    {
        "api_product": (
            _SUBSCRIPTIONS,
            _TEAM,
            ("api", N_("Model API"), "inference_compute", TOKENS),
            ("hosting", N_("Cloud hosting"), "hosting", None),
            *_RUNNING,
            _ROUND,
        ),
        "fine_tuned": (
            _SUBSCRIPTIONS,
            ("projects", N_("Projects for single customers"), "revenue", None),
            _TEAM,
            ("data", N_("Data: buying and labelling"), "data", None),
            ("training", N_("Fine-tuning runs"), "training_compute", None),
            ("inference", N_("Machines that serve the model"), "inference_compute", None),
            ("hosting", N_("Cloud hosting"), "hosting", None),
            *_RUNNING,
            _ROUND,
            _GRANT,
        ),
        "own_model": (
            ("api_sales", N_("Tokens sold by API"), "revenue", TOKENS),
            ("contracts", N_("Contracts with companies"), "revenue", CUSTOMERS),
            _TEAM,
            ("data", N_("Data: buying and labelling"), "data", None),
            ("training", N_("Training runs"), "training_compute", None),
            ("inference", N_("Machines that serve the model"), "inference_compute", None),
            ("hosting", N_("Storage and network"), "hosting", None),
            ("licences", N_("Licences"), "licences", None),
            *_RUNNING,
            _ROUND,
            _GRANT,
        ),
    }
)
"""Id, name, category and driver of each line, without any amount."""
BUSINESS_OF: Mapping[ModelRole, str] = MappingProxyType(
    {"api_only": "api_product", "fine_tunes": "fine_tuned", "pre_trains": "own_model"}
)
"""Which of them the profile speaks for."""
AHEAD: Mapping[Period | None, str] = MappingProxyType(
    {
        None: N_("How many periods to plan ahead"),
        "month": N_("How many months to plan ahead"),
        "quarter": N_("How many quarters to plan ahead"),
        "year": N_("How many years to plan ahead"),
    }
)


def usual_lines(business: str, periods: int, _: Translator) -> tuple[Line, ...]:
    """The lines of a type of business, every amount 0."""
    return tuple(
        Line(
            id=id,
            name=_(name),
            kind=KIND_OF[category],
            category=category,
            driver=driver,
            amounts=None if driver else (0.0,) * (periods + 1),
        )
        for id, name, category, driver in USUAL[business]
    )


def draw(assessment: Assessment, _: Translator) -> None:
    """Asks for what every figure rests on; with it, the usual lines or those of a sheet are laid out."""
    currency = assessment.profile.currency
    st.markdown(
        _(
            "Enter what the company spends, earns and raises, period by period. The page then shows what it "
            "is worth, when it pays back, how long the cash lasts, and how sure that is. No amount is "
            "assumed: the lines below start empty. All amounts are in {currency}.",
            currency=show_currency(currency, _.locale),
        )
    )
    with st.container(width=720):
        _business(assessment.profile.model_role, _)
        _facts(currency, _)
        missing, fields = _entered(currency, _)
        if st.button(
            _("Lay out the usual lines"), key="economics/begin", type="primary", icon=":material/table_rows:"
        ):
            if missing:
                st.session_state[saving.note("asked")] = True
            else:
                _begin(currency, fields, _)
        if missing and st.session_state.get(saving.note("asked")):
            labels = _(", ").join(missing.values())
            st.warning(_("Still to fill in: {fields}", fields=labels), icon=":material/edit:")
    template = _template(currency, fields, _)
    economics_sheet_start.draw(assessment, template, fields, missing, _)


def _template(currency: str, fields: Mapping[str, Any], _: Translator) -> Economics | None:
    """What a sheet to fill in holds, as far as it is chosen; None where its columns are not."""
    period, periods, business = fields["period"], fields["periods"], fields["business"]
    if period is None or periods is None:
        return None
    lines = usual_lines(business, periods, _) if business else ()
    return Economics(currency=currency, period=period, periods=periods, discount_rate=0.0, lines=lines)


def _key(field: str) -> str:
    return saving.note(f"start/{field}")


def _business(role: ModelRole, _: Translator) -> None:
    options, key = tuple(BUSINESSES), _key("business")
    if key not in st.session_state:
        st.session_state[key] = BUSINESS_OF[role]
    st.radio(
        _("Which lines to begin with"),
        options,
        format_func=lambda o: f"**{_(BUSINESSES[o])}**{_(': ')}{_(_MEANING[o])}",
        captions=apart(len(options)),
        key=key,
        persist_state="session",
    )
    st.markdown(_("Chosen by what the profile says of your model; the lines can be changed afterwards."))


def _facts(currency: str, _: Translator) -> None:
    st.radio(
        _("One column stands for one"),
        PERIODS,
        index=None,
        format_func=lambda o: _(PERIOD[o]),
        horizontal=True,
        key=_key("period"),
        persist_state="session",
    )
    st.number_input(
        _(AHEAD[st.session_state.get(_key("period"))]),
        min_value=1,
        max_value=MAX_PERIODS,
        value=None,
        step=1,
        key=_key("periods"),
        persist_state="session",
        help=_(
            "The table gets a column for each, after one for the start, the day of the decision. Twelve "
            "months or eight quarters show most plans well."
        ),
    )
    st.number_input(
        _("Discount rate per year, %"),
        value=None,
        step=1.0,
        min_value=-99.0,
        max_value=99.0,
        format="%g",
        key=_key("rate"),
        persist_state="session",
    )
    st.markdown(_(RATE_HELP))
    st.text_input(
        _("Cash in the bank at the start, {currency}", currency=currency),
        key=_key("cash"),
        persist_state="session",
        placeholder=_("For example: 6,000,000"),
    )
    _amount, refused = read_cash(st.session_state.get(_key("cash")) or "", currency, _)
    if refused:
        st.warning(refused, icon=":material/edit:")


def _entered(currency: str, _: Translator) -> tuple[dict[str, str], dict[str, Any]]:
    """Labels of what is missing or cannot be read, and what was entered; both by field."""
    held = {field: st.session_state.get(_key(field)) for field in ("business", "period", "periods", "rate")}
    labels = {
        "business": _("Which lines to begin with"),
        "period": _("One column stands for one"),
        "periods": _(AHEAD[held["period"]]),
        "rate": _("Discount rate"),
    }
    missing = {field: labels[field] for field, value in held.items() if value is None}
    cash = (st.session_state.get(_key("cash")) or "").strip()
    amount, refused = read_cash(cash, currency, _)
    if not cash or refused:
        missing["cash"] = _("Cash in the bank (0 if there is none)")
    return missing, {**held, "cash": amount}


def _begin(currency: str, fields: Mapping[str, Any], _: Translator) -> None:
    lines = usual_lines(fields["business"], fields["periods"], _)
    economics = Economics(
        currency=currency,
        period=fields["period"],
        periods=fields["periods"],
        discount_rate=round(fields["rate"] / 100, 10),
        opening_cash=fields["cash"],
        lines=lines,
    )
    saving.save(economics)
    st.rerun()
