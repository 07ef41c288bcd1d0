"""One what-if of the company's own: what it assumes, as people say it, saved on every change."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import streamlit as st

from assess.app.economics_saving import saving
from assess.app.escape import md, short
from assess.economics.inputs import Economics, OwnScenario
from assess.i18n import N_, Translator
from assess.profile import MAX_TEXT
from assess.report.economics_words import assumed

PERCENT: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "price": (
            N_("Prices change by, %"),
            N_("Revenue lines, and what a unit sells for. −50 halves them."),
        ),
        "gpu": (
            N_("GPU cost changes by, %"),
            N_("Compute that is not bought by the token, and the price of a GPU hour."),
        ),
    }
)
TIMES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "tokens": (
            N_("Tokens, times"),
            N_("Costs that count tokens, other inference compute, and the tokens of a call."),
        ),
        "churn": (N_("Churn, times"), N_("Customers lost per period, and accounts lost per month.")),
    }
)


def stored(id: str | None) -> OwnScenario | None:
    """The what-if with an id, as the page showed it last."""
    return next((one for one in saving.shown().scenarios if one.id == id), None)


def _key(scenario: str, field: str) -> str:
    return saving.note(f"what-if/{scenario}/{field}")


def draw(one: OwnScenario, economics: Economics, _: Translator) -> None:
    """What it assumes in words, and a field for each."""
    st.markdown(md(assumed(one, economics, _)))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for field, (label, help_) in PERCENT.items():
            _number(
                one.id, field, _(label), percent(getattr(one.factors, field)), lowest=-100.0, help=_(help_)
            )
        for field, (label, help_) in TIMES.items():
            times = getattr(one.factors, field)
            _number(one.id, field, _(label), times, highest=1_000.0, step=0.5, help=_(help_))
        _number(
            one.id,
            "delay",
            _("Benefits come later by, months"),
            one.delay_months,
            highest=120.0,
            step=1.0,
            help=_("Costs stay where they are."),
        )
    _lines(one, economics, _)
    key = _key(one.id, "name")
    saving.seed(key, one.name)
    st.text_input(_("Name"), key=key, max_chars=MAX_TEXT, on_change=_renamed, args=(one.id,), width=360)


def _lines(one: OwnScenario, economics: Economics, _: Translator) -> None:
    names = {line.id: line.name.strip() or line.id for line in economics.lines}
    key = _key(one.id, "lines")
    saving.seed(key, [id for id in one.lines if id in names])
    st.multiselect(
        _("Single lines that change too"),
        list(names),
        format_func=lambda id: short(names[id], 40),
        key=key,
        on_change=_choose_lines,
        args=(one.id,),
        placeholder=_("Choose lines"),
    )
    if not one.lines:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for id, factor in one.lines.items():
            label = _("{line} changes by, %", line=md(short(names.get(id, id), 30)))
            _number(one.id, f"line/{id}", label, percent(factor), lowest=-100.0)


def percent(factor: float) -> float:
    """A factor as the change that people say: 1.3 is +30."""
    return round((factor - 1) * 100, 8)


def _number(
    scenario: str,
    field: str,
    label: str,
    value: float,
    *,
    lowest: float = 0.0,
    highest: float = 99_900.0,
    step: float = 10.0,
    help: str | None = None,
) -> None:
    key = _key(scenario, field)
    saving.seed(key, value)
    st.number_input(
        label,
        min_value=lowest,
        max_value=highest,
        step=step,
        format="%g",
        key=key,
        on_change=_set_number,
        args=(scenario, field),
        help=help,
        width=240,
    )


def _set_number(scenario: str, field: str) -> None:
    one, value = stored(scenario), st.session_state[_key(scenario, field)]
    if one is None or value is None:
        return  # nothing stands there: what is stored is shown again
    if field == "delay":
        _change(scenario, delay_months=float(value))
    elif field in TIMES:
        _change(scenario, factors=one.factors.model_copy(update={field: float(value)}))
    elif field in PERCENT:
        _change(scenario, factors=one.factors.model_copy(update={field: _factor(value)}))
    else:
        _change(scenario, lines={**one.lines, field.removeprefix("line/"): _factor(value)})


def _factor(percent: float) -> float:
    return round(1 + percent / 100, 10)


def _choose_lines(scenario: str) -> None:
    one = stored(scenario)
    if one is not None:
        chosen = st.session_state[_key(scenario, "lines")]
        _change(scenario, lines={id: one.lines.get(id, 1.0) for id in chosen})


def _renamed(scenario: str) -> None:
    name = str(st.session_state[_key(scenario, "name")]).strip()
    if name:
        _change(scenario, name=name)


def _change(scenario: str, **fields: Any) -> None:
    """Saves the economics with some fields of a what-if replaced."""
    changed = (
        {**dict(one), **fields} if one.id == scenario else dict(one) for one in saving.shown().scenarios
    )
    saving.change(scenarios=tuple(changed))
