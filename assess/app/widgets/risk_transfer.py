"""Who else pays for a scenario: an insurance or a contract, with what it bears and what it costs."""

import streamlit as st

from assess.app import state
from assess.app.escape import md
from assess.app.risk_saving import saving
from assess.app.widgets import amount_field, section_state
from assess.assessment import Assessment
from assess.i18n import N_, Translator, show_money
from assess.risk import Transfer
from assess.risk.register import Risk

FIELDS = {
    "deductible": N_("You bear of each event first, {currency}"),
    "limit": N_("Above that they pay at most, {currency}"),
    "premium": N_("Price a year, {currency}"),
}


def draw(risk: Risk, paid: float, assessment: Assessment, _: Translator) -> None:
    """The terms of the transfer, saved on every change; `paid` is what the others bear a year, on average."""
    currency = assessment.profile.currency
    with st.expander(_("Insurance, or somebody else pays"), key=f"risks/transfer/{risk.id}"):
        st.markdown(
            _(
                "For a policy, or a contract by which a supplier or customer bears a part. It counts once "
                "the amount that they pay at most is given; an empty field is 0."
            )
        )
        held = risk.transfer
        with st.container(horizontal=True, vertical_alignment="bottom"):
            for name, label in FIELDS.items():
                key = _key(risk.id, name)
                # Before it counts, what is typed waits here for the amount that makes it count.
                if held is not None:
                    saving.seed(key, amount_field.shown(getattr(held, name)))
                amount_field.draw(_(label, currency=currency), key, on_change=_set, args=(risk.id, currency))
        section_state.refusal(saving, _key(risk.id, "terms"), _)
        if held is None:
            return
        amounts = [show_money(value, _.locale, currency=currency) for value in (paid, held.premium)]
        st.markdown(
            md(
                _(
                    "On average they pay {paid} a year, and it costs {price}.",
                    paid=amounts[0],
                    price=amounts[1],
                )
            )
        )
        if held.premium >= held.limit:
            st.warning(
                _("It costs as much in a year as it pays at most for one event. Is that meant?"),
                icon=":material/balance:",
            )
        st.button(
            _("Remove"),
            key=f"risks/transfer-remove/{risk.id}",
            icon=":material/delete:",
            on_click=_remove,
            args=(risk.id,),
        )


def _key(scenario: str, field: str) -> str:
    return saving.note(f"scenario/{scenario}/transfer/{field}")


def _set(scenario: str, currency: str) -> None:
    entry = saving.entry(scenario)
    held = entry.transfer if entry else None
    values, refused = amount_field.typed(
        {name: _key(scenario, name) for name in FIELDS}, currency, held.model_dump() if held else None
    )
    if refused:
        saving.fail(refused)
    elif values["limit"]:
        terms = {name: value or 0.0 for name, value in values.items()}
        saving.change_scenario(scenario, transfer=Transfer.model_validate(terms))
    elif held or values["limit"] == 0:
        _ = state.translator()
        saving.fail(_("say what they pay at most for one event, an amount above 0, or remove the insurance."))
    saving.blame(_key(scenario, "terms"))


def _remove(scenario: str) -> None:
    if saving.change_scenario(scenario, transfer=None):
        for name in FIELDS:
            st.session_state[_key(scenario, name)] = ""
