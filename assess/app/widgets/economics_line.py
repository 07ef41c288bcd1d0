"""One line's details: what its amounts are computed from, when they are paid, and how sure they are."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import streamlit as st

from assess.app.economics_saving import saving
from assess.app.escape import md, short
from assess.app.widgets.economics_rows import amounts_of, show_cell
from assess.economics.inputs import (
    MAX_PERIODS,
    CustomersDriver,
    Driver,
    Economics,
    HeadcountDriver,
    Line,
    TokensDriver,
)
from assess.i18n import N_, Translator
from assess.i18n.economics import category_name
from assess.profile import MAX_AMOUNT, MAX_TEXT

DRIVERS: Mapping[str, tuple[type[Any], str]] = MappingProxyType(
    {
        "customers": (CustomersDriver, N_("Customers × price")),
        "headcount": (HeadcountDriver, N_("People × salary")),
        "tokens": (TokensDriver, N_("Tokens × price")),
    }
)
PLAIN = "amounts"
LABEL = {
    "customers": N_("Customers at the start"),
    "new_per_period": N_("New customers per period"),
    "churn": N_("Customers lost per period, %"),
    "price": N_("Price per customer and period, {currency}"),
    "headcount": N_("People in the first period"),
    "salary": N_("Cost per person and period, all included, {currency}"),
    "hires_per_period": N_("People more each period"),
    "tokens_millions": N_("Tokens in the first period, millions"),
    "price_per_1m_tokens": N_("Price per million tokens, {currency}"),
    "growth": N_("Growth of tokens per period, %"),
}
PERCENT = frozenset({"churn", "growth"})
_LOWEST = {"growth": -100.0}
_HIGHEST = {"churn": 100.0, "growth": 900.0}


def draw(economics: Economics, _: Translator) -> None:
    """A choice of line, and its details."""
    if not economics.lines:
        return
    names = {line.id: line.name or line.id for line in economics.lines}
    chosen = saving.note("line")
    if st.session_state.get(chosen) not in names:
        st.session_state[chosen] = None
    else:
        st.session_state[chosen] = st.session_state[chosen]
    st.selectbox(
        _("Details of a line"),
        list(names),
        format_func=lambda id: short(names[id]),
        key=chosen,
        placeholder=_("Choose a line"),
        width=360,
    )
    line = next((one for one in economics.lines if one.id == st.session_state[chosen]), None)
    if line is None:
        st.markdown(
            _(
                "Choose a line to compute its amounts from customers, people or tokens, to delay its "
                "payment, to say how high or low it may come out, or to add a note."
            )
        )
        return
    with st.container(border=True, key="economics-line"):
        st.markdown(f"**{md(short(names[line.id]))}** · {category_name(line.kind, line.category, _)}")
        _driver(line, economics, _)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _number(line, "lag", _("Paid later by, periods"), line.lag, highest=MAX_PERIODS, step=1.0)
            _range(line, _)
        if line.kind == "benefit":
            _indirect(line, _)
        _note(line, _)


def _key(line: str, field: str) -> str:
    return saving.note(f"line/{line}/{field}")


def _failed() -> bool:
    return saving.note("failed") in st.session_state


def _number(
    line: Line,
    field: str,
    label: str,
    value: float | None,
    *,
    lowest: float = 0.0,
    highest: float = MAX_AMOUNT,
    step: float = 1.0,
    help: str | None = None,
    keep: bool = False,
) -> None:
    """A field for a number, with what is stored unless that is being typed over."""
    key = _key(line.id, field)
    if key not in st.session_state or not (keep or _failed()):
        st.session_state[key] = value
    st.number_input(
        label,
        min_value=lowest,
        max_value=float(highest),
        step=step,
        format="%g" if highest <= 1000 else "%.12g",
        key=key,
        on_change=_set_number,
        args=(line.id, field),
        help=help,
        width=240,
    )


def _set_number(line: str, field: str) -> None:
    value = st.session_state[_key(line, field)]
    one = _line(line)
    if one is None:
        return
    if field in ("low", "high"):
        _set_range(line)
    elif field == "attribution":
        saving.change_line(line, attribution=None if value is None else round(value / 100, 10))
    elif value is None:
        return  # nothing stands there: what is stored is shown again
    elif field == "lag":
        saving.change_line(line, lag=float(value))
    elif one.driver is not None:
        value = round(value / 100, 10) if field in PERCENT else float(value)
        saving.change_line(line, driver=type(one.driver).model_validate({**dict(one.driver), field: value}))


def _line(line: str) -> Line | None:
    return next((one for one in saving.shown().lines if one.id == line), None)


def _driver(line: Line, economics: Economics, _: Translator) -> None:
    key, asked = _key(line.id, "driver"), _key(line.id, "driver_asked")
    held = driver_name(line.driver)
    if asked not in st.session_state or key not in st.session_state:
        st.session_state[key] = held
        st.session_state.pop(asked, None)
    else:
        st.session_state[key] = st.session_state[key]
    labels = {PLAIN: _("Amounts in the table")} | {name: _(label) for name, (_type, label) in DRIVERS.items()}
    st.selectbox(
        _("Where its amounts come from"),
        list(labels),
        format_func=labels.__getitem__,
        key=key,
        on_change=_choose_driver,
        args=(line.id,),
        width=360,
        placeholder=_("Choose"),
    )
    if asked in st.session_state:
        st.warning(
            _(
                "The amounts in the table, {sum} in all, would be replaced by computed ones.",
                sum=show_cell(sum(amounts_of(line, economics))) or "0",
            ),
            icon=":material/calculate:",
        )
        with st.container(horizontal=True):
            st.button(_("Keep the amounts"), key=f"{key}/keep", on_click=_forget, args=(asked,))
            st.button(_("Replace them"), key=f"{key}/replace", on_click=_replace, args=(line.id,))
    if line.driver is None:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for field, value in dict(line.driver).items():
            percent = field in PERCENT
            _number(
                line,
                field,
                _(LABEL[field], currency=economics.currency),
                round(value * 100, 8) if percent else value,
                lowest=_LOWEST.get(field, 0.0),
                highest=_HIGHEST.get(field, MAX_AMOUNT),
            )
    st.markdown(_("Its amounts in the table are computed from these figures; the start has none."))


def driver_name(driver: Driver | None) -> str:
    """A driver by id; `amounts` where there is none."""
    return next((name for name, (kind, _label) in DRIVERS.items() if isinstance(driver, kind)), PLAIN)


def _forget(key: str) -> None:
    st.session_state.pop(key, None)


def _choose_driver(line: str) -> None:
    one = _line(line)
    picked = st.session_state[_key(line, "driver")]
    if one is None or picked == driver_name(one.driver):
        _forget(_key(line, "driver_asked"))
    elif picked == PLAIN:
        saving.change_line(line, driver=None, amounts=amounts_of(one, saving.shown()))
    elif any(one.amounts or ()):
        st.session_state[_key(line, "driver_asked")] = True
    else:
        _replace(line)


def _replace(line: str) -> None:
    _forget(_key(line, "driver_asked"))
    kind, _label = DRIVERS[st.session_state[_key(line, "driver")]]
    needed = {name: 0.0 for name, field in kind.model_fields.items() if field.is_required()}
    saving.change_line(line, driver=kind.model_validate(needed), amounts=None)


def _range(line: Line, _: Translator) -> None:
    waits = _key(line.id, "range_waits") in st.session_state
    help_ = _(
        "100% means: not lower or higher than entered. The simulation draws one factor for the whole line, "
        "most often near 100%. Without a range the amounts count as certain."
    )
    low, high = (None, None) if line.range is None else (line.range.low, line.range.high)
    for field, value, lowest, highest, label in (
        ("low", low, 0.0, 100.0, _("Could come out as low as, %")),
        ("high", high, 100.0, 100_000.0, _("Could come out as high as, %")),
    ):
        percent = None if value is None else round(value * 100, 8)
        _number(line, field, label, percent, lowest=lowest, highest=highest, step=5.0, help=help_, keep=waits)
    if waits:
        st.markdown(_(":material/edit: Not saved yet: give both ends, or none."))


def _set_range(line: str) -> None:
    waits = _key(line, "range_waits")
    low, high = (st.session_state.get(_key(line, field)) for field in ("low", "high"))
    if (low is None) != (high is None):
        st.session_state[waits] = True
        return
    _forget(waits)
    both = (
        None if low is None or high is None else {"low": round(low / 100, 10), "high": round(high / 100, 10)}
    )
    saving.change_line(line, range=both)


def _indirect(line: Line, _: Translator) -> None:
    key = _key(line.id, "indirect")
    st.session_state[key] = line.indirect
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.checkbox(
            _("Indirect: this project causes the benefit only in part"),
            key=key,
            on_change=_set_indirect,
            args=(line.id,),
            width=420,
        )
        if line.indirect:
            share = None if line.attribution is None else round(line.attribution * 100, 8)
            _number(
                line, "attribution", _("Share that this project causes, %"), share, highest=100.0, step=5.0
            )
    if line.indirect and line.attribution is None:
        st.markdown(
            _(":material/help: How much of it does this project cause? Until you say, it counts as 0.")
        )


def _set_indirect(line: str) -> None:
    indirect = bool(st.session_state[_key(line, "indirect")])
    kept = {} if indirect else {"attribution": None}
    saving.change_line(line, indirect=indirect, **kept)


def _note(line: Line, _: Translator) -> None:
    key = _key(line.id, "note")
    if key not in st.session_state or not _failed():
        st.session_state[key] = line.note
    st.text_area(
        _("Note"),
        key=key,
        height=68,
        max_chars=MAX_TEXT,
        placeholder=_("Where the amounts come from: a contract, a price list, an estimate"),
        on_change=_set_note,
        args=(line.id,),
    )


def _set_note(line: str) -> None:
    saving.change_line(line, note=st.session_state[_key(line, "note")].strip())
