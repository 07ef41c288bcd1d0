"""The figures of a scenario to type over: how often, what it costs each time, who looks after it."""

import math
from typing import Any

import streamlit as st

from assess.app import state
from assess.app.risk_saving import saving
from assess.app.widgets import amount_field, section_state
from assess.assessment import Assessment
from assess.i18n import N_, Translator, show_currency, show_money
from assess.i18n.risk import TREATMENT
from assess.profile import MAX_TEXT
from assess.risk import OwnScenario
from assess.risk.catalogue import MAX_FREQUENCY
from assess.risk.register import Risk
from assess.sampling import CI90

FREQUENCY = {
    "low": N_("Times a year, at least"),
    "likely": N_("Times a year, most likely"),
    "high": N_("Times a year, at most"),
}
LOSS = {"low": N_("Loss each time, low, {currency}"), "high": N_("Loss each time, high, {currency}")}
WIDE = 1000
"""A high end so many times the low one is rather what is possible than what nine of ten losses keep to."""
ROUND = 100
"""From so many times on, two round powers of ten look like bounds too."""


def looks_absolute(low: float, high: float) -> bool:
    """Whether a range looks like the least and the most thinkable, not like nine of ten losses."""
    ratio = high / low
    return ratio > WIDE or (ratio >= ROUND and _power_of_ten(low) and _power_of_ten(high))


def _power_of_ten(value: float) -> bool:
    return f"{value:e}".startswith("1.000000e")


def draw(risk: Risk, assessment: Assessment, _: Translator) -> None:
    """All fields of one scenario, saved on every change."""
    currency = assessment.profile.currency
    st.markdown(f"**{_('Your own figures')}**")
    st.markdown(
        _(
            "For a company with no controls at all: the controls in place are taken off "
            "automatically. Give a range for the loss that you are 90 percent sure of: of "
            "ten such cases, nine fall inside and one outside. To check, ask whether you "
            "would bet 9 to 1 on it."
        )
    )
    often = risk.frequency
    frequency = {"low": often.low, "likely": often.mode, "high": often.high}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for name, label in FREQUENCY.items():
            help_ = _("0.1 is once in ten years, 2 twice a year.")
            _often(risk.id, name, _(label), frequency[name], help_)
    section_state.refusal(saving, _key(risk.id, "frequency"), _)
    low, high = ends(risk)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for name, value in (("low", low), ("high", high)):
            label = _(LOSS[name], currency=currency)
            help_ = _("Low and high in {currency}, not the smallest and largest imaginable.",
                      currency=show_currency(currency, _.locale))  # fmt: skip
            key = _key(risk.id, f"loss/{name}")
            saving.seed(key, amount_field.shown(value))
            given = (risk.id, currency, low, high)
            amount_field.draw(label, key, on_change=_set_loss, args=given, help=help_)
    section_state.refusal(saving, _key(risk.id, "loss"), _)
    bounds = [show_money(value, _.locale, currency=currency) for value in (low, high)]
    st.markdown(_("{low} to {high} each time", low=bounds[0], high=bounds[1]))
    if looks_absolute(low, high):
        st.warning(
            _(
                "These look like the smallest and largest imaginable. A range that wide puts "
                "nearly all of the expected loss into rare, huge cases. Give the amounts "
                "between which nine cases in ten lie."
            ),
            icon=":material/unfold_more:",
        )
    _words(risk, _)


def ends(risk: Risk) -> tuple[float, float]:
    """The range of a loss: as entered, or the catalogue's in the company's money, in four digits."""
    entry = saving.entry(risk.id)
    if entry is not None and entry.loss is not None:
        return entry.loss.low, entry.loss.high
    half = risk.loss.sigma * CI90 / 2
    low, high = (float(f"{math.exp(risk.loss.mu + sign * half):.4g}") for sign in (-1, 1))
    return low, high


def _key(scenario: str, field: str) -> str:
    return saving.note(f"scenario/{scenario}/{field}")


def _often(scenario: str, name: str, label: str, value: float, help: str) -> None:
    key = _key(scenario, f"frequency/{name}")
    saving.seed(key, float(value))
    st.number_input(
        label,
        min_value=0.0,
        max_value=float(MAX_FREQUENCY),
        format="%.12g",
        key=key,
        on_change=_set_frequency,
        args=(scenario,),
        help=help,
        width=240,
    )


def _set_frequency(scenario: str) -> None:
    values = {name: st.session_state.get(_key(scenario, f"frequency/{name}")) for name in FREQUENCY}
    if None in values.values():
        _ = state.translator()
        saving.fail(_("a field is empty; give every figure of the range."))
    else:
        saving.change_scenario(scenario, frequency=values)
    saving.blame(_key(scenario, "frequency"))


def _set_loss(scenario: str, currency: str, low: float, high: float) -> None:
    held = {"low": low, "high": high}
    values, refused = amount_field.typed(
        {name: _key(scenario, f"loss/{name}") for name in LOSS}, currency, held
    )
    _ = state.translator()
    if refused:
        saving.fail(refused)
    elif None in values.values():
        saving.fail(_("a field is empty; give every figure of the range."))
    elif values["low"] == 0:
        saving.fail(_("a loss of 0 is no low end; say what a mild case costs, which one in twenty is below."))
    else:
        saving.change_scenario(scenario, loss=values)
    saving.blame(_key(scenario, "loss"))


def _words(risk: Risk, _: Translator) -> None:
    entry = saving.entry(risk.id)
    treatment = _key(risk.id, "treatment")
    saving.seed(treatment, risk.treatment)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            _("Treatment"),
            list(TREATMENT),
            format_func=lambda id: _(TREATMENT[id]),
            key=treatment,
            on_change=_set_text,
            args=(risk.id, "treatment"),
            help=_("What you decided; it changes no figure by itself."),
            placeholder=_("Choose"),
            width=240,
        )
        if isinstance(entry, OwnScenario):
            _text(risk.id, "title", _("Title"), entry.title)
        _text(risk.id, "owner", _("Owner"), entry.owner if entry else "")
    key = _key(risk.id, "contingency")
    saving.seed(key, entry.contingency if entry else "")
    st.text_area(
        _("Have ready for the day it happens, in your words"),
        key=key,
        height=68,
        max_chars=MAX_TEXT,
        on_change=_set_text,
        args=(risk.id, "contingency"),
    )


def _text(scenario: str, field: str, label: str, value: str) -> None:
    key = _key(scenario, field)
    saving.seed(key, value)
    st.text_input(label, key=key, max_chars=MAX_TEXT, on_change=_set_text, args=(scenario, field), width=240)


def _set_text(scenario: str, field: str) -> None:
    value = st.session_state[_key(scenario, field)]
    if field == "treatment" and value is None:
        return
    saving.change_scenario(scenario, **{field: value if field == "treatment" else str(value).strip()})


def revert(risk: Risk, _: Translator) -> None:
    """The way back to the catalogue's figures, where others were entered."""
    entry = saving.entry(risk.id)
    if entry is None or isinstance(entry, OwnScenario) or not (entry.frequency or entry.loss):
        return
    st.button(
        _("Back to the catalogue's figures"),
        key=f"risks/revert/{risk.id}",
        icon=":material/undo:",
        on_click=_revert,
        args=(risk.id,),
    )


def _revert(scenario: str) -> None:
    fields: dict[str, Any] = {"frequency": None, "loss": None}
    st.session_state.pop(saving.note("failed"), None)
    saving.change_scenario(scenario, **fields)
