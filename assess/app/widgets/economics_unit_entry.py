"""Entering unit economics: questions, each with the few fields that answer it; any of them may stay empty.

Saved on every change. What cannot be read or does not fit stays in its field, is said beside it, and is tried
again with the next change, since two fields may only fit together once both are corrected.
"""

from collections.abc import Mapping

import streamlit as st
from pydantic import ValidationError

from assess.app.economics_saving import saving
from assess.app.escape import md, short
from assess.app.unit_fields import CHECKS, GROUPS, label, name, read, shown, trouble
from assess.economics import Economics, UnitInputs
from assess.economics.growth import planned_growth
from assess.i18n import Translator, show_money
from assess.i18n.economics import period_name
from assess.i18n.unit import ASKED_FOR, CHECK, CHECK_EXAMPLE, INPUT_HELP, QUESTION
from assess.problems import InputError

Typed = Mapping[str, str | bool]
"""What stands in fields and is not saved."""


def _key(field: str) -> str:
    return saving.note(f"unit/{field}")


def _held() -> Typed:
    held: Typed = st.session_state.get(saving.note("unit_held"), {})
    return held


def draw(economics: Economics, _: Translator) -> None:
    """The questions, folded; each says how much of it is answered."""
    _seed(economics.unit)
    told = _troubles(economics.unit, _)
    for group, fields in GROUPS.items():
        given = sum(getattr(economics.unit, field) is not None for field in fields)
        title = _(QUESTION[group])
        if given:
            title += " · " + _("{met} of {all}", met=given, all=len(fields))
        with st.expander(title, key=saving.note(f"unit/group/{group}")):
            st.markdown(_(ASKED_FOR[group]))
            with st.container(horizontal=True, vertical_alignment="bottom"):
                for field in fields:
                    _field(field, economics.currency, _)
            if group == "growth":
                _from_lines(economics, _)
            for check, counted in CHECKS.items():
                if counted in fields and getattr(economics.unit, counted):
                    _check(check, _)
            for field in (*fields, *(check for check, counted in CHECKS.items() if counted in fields)):
                if field in told:
                    st.warning(told[field], icon=":material/edit:")


def _field(field: str, currency: str, _: Translator) -> None:
    st.text_input(
        label(field, currency, _),
        key=_key(field),
        on_change=_changed,
        args=(field,),
        help=_(INPUT_HELP[field]) if field in INPUT_HELP else None,
        width=250,
    )


def _from_lines(economics: Economics, _: Translator) -> None:
    """Offers both amounts as the lines have them, while something else stands in the fields."""
    growth = planned_growth(economics)
    if growth is None:
        return
    values = {"net_burn": round(growth.net_burn, 2), "net_new_arr": round(growth.net_new_arr, 2)}
    lines = _(", ").join(f"**{md(short(line.name or line.id))}**" for line in growth.recurring)
    burn, gained = (show_money(value, _.locale, currency=economics.currency) for value in values.values())
    end = period_name(economics.period, growth.periods, _)
    st.markdown(
        _(
            "As the lines plan it, from the start to {end}: {burn} burnt, funding left out, and {gained} of "
            "yearly revenue gained, counting only lines with customers ({lines}).",
            end=end,
            burn=burn,
            gained=gained,
            lines=lines,
        )
    )
    if {field: getattr(economics.unit, field) for field in values} != values:
        st.button(_("Take both from the lines"), key=_key("take"), on_click=_take, args=(values,))


def _take(values: Mapping[str, float]) -> None:
    if _save(values):
        held = {field: text for field, text in _held().items() if field not in values}
        st.session_state[saving.note("unit_held")] = held


def _check(check: str, _: Translator) -> None:
    st.checkbox(_(CHECK[check]), key=_key(check), on_change=_changed, args=(check,))
    st.markdown(_(CHECK_EXAMPLE[check]))


def _seed(unit: UnitInputs) -> None:
    """Shows what is stored, but for what was typed and could not be saved."""
    held = _held()
    for fields in GROUPS.values():
        for field in fields:
            st.session_state[_key(field)] = held.get(field, shown(field, getattr(unit, field)))
    for check in CHECKS:
        st.session_state[_key(check)] = held.get(check, getattr(unit, check))


def _changed(field: str) -> None:
    held = {**_held(), field: st.session_state[_key(field)]}
    for fields in ({*held}, {field}):
        values, _why = _values({one: text for one, text in held.items() if one in fields})
        if values and _fits(saving.shown().unit, values) and _save(values):
            held = {one: text for one, text in held.items() if one not in values}
            break
    st.session_state[saving.note("unit_held")] = held


def _values(typed: Typed) -> tuple[dict[str, float | bool | None], dict[str, InputError]]:
    """What texts mean, and why some mean nothing."""
    currency = saving.shown().currency
    values: dict[str, float | bool | None] = {}
    why: dict[str, InputError] = {}
    for field, text in typed.items():
        try:
            values[field] = text if isinstance(text, bool) else read(field, text, currency)
        except InputError as error:
            why[field] = error
    return values, why


def _fits(unit: UnitInputs, values: Mapping[str, float | bool | None]) -> bool:
    return not _refusal(unit, values)


def _refusal(unit: UnitInputs, values: Mapping[str, float | bool | None]) -> str:
    """Why values cannot stand together, in words; empty where they can."""
    try:
        UnitInputs.model_validate({**dict(unit), **values})
    except ValidationError as error:
        return saving.why(error)
    return ""


def _save(values: Mapping[str, float | bool | None]) -> bool:
    return saving.change(unit=UnitInputs.model_validate({**dict(saving.shown().unit), **values}))


def _troubles(unit: UnitInputs, _: Translator) -> dict[str, str]:
    """Why what stands in fields is not saved, by field, as Markdown."""
    held = _held()
    values, why = _values(held)
    told = {field: trouble(error, field, _) for field, error in why.items()}
    for field, value in values.items():
        if refused := _refusal(unit, {field: value}):
            called = _(CHECK[field]) if field in CHECK else name(field, _)
            told[field] = _("**{field}**: not saved. {reason}.", field=called, reason=md(refused))
    return told
