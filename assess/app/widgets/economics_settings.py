"""What all lines share: period, number of periods, discount rate, timing, opening cash.

Saved on every change.
"""

from typing import Any

import streamlit as st

from assess.app import state
from assess.app.economics_saving import saving
from assess.app.escape import md
from assess.app.widgets import amount_field
from assess.app.widgets.economics_rows import amounts_of, show_cell
from assess.economics.inputs import (
    MAX_PERIODS,
    PERIODS,
    TIMINGS,
    Economics,
    Line,
    currency_problem,
)
from assess.i18n import N_, Translator, show_currency
from assess.i18n.economics import PERIOD, TIMING
from assess.profile import Profile

RATE_HELP = N_(
    "The yearly return that the money could earn elsewhere at the same risk: later amounts count for less "
    "by it. Take what those who give the money ask for: investors, the return they expect; a bank, its "
    "interest. The surer the plan, the lower. It decides much, so it is yours to choose: try a lower and a "
    "higher one, and see whether the verdict stays."
)
FIELDS = ("period", "periods", "rate", "timing", "cash")


def _key(field: str) -> str:
    return saving.note(f"settings/{field}")


def _seed(economics: Economics) -> None:
    """Shows what is stored, but for what was typed and could not be saved."""
    values = {
        "period": economics.period,
        "periods": economics.periods,
        "rate": round(economics.discount_rate * 100, 8),
        "timing": economics.timing,
        "cash": show_cell(economics.opening_cash) or "0",
    }
    held = {"periods": saving.note("cut"), "cash": saving.note("cash_unread")}
    for field, value in values.items():
        kept = held.get(field)
        if kept is None or kept not in st.session_state or _key(field) not in st.session_state:
            st.session_state[_key(field)] = value
            if kept is not None:
                st.session_state.pop(kept, None)


def draw(economics: Economics, _: Translator) -> None:
    """The settings in a row."""
    _seed(economics)
    with st.container(horizontal=True, vertical_alignment="top", key="economics-settings"):
        st.selectbox(
            _("One column is one"),
            PERIODS,
            format_func=lambda o: _(PERIOD[o]),
            key=_key("period"),
            on_change=_set_period,
            help=_("Amounts stay as they are entered: a monthly amount is not made a quarterly one."),
            width=150,
            placeholder=_("Choose"),
        )
        st.number_input(
            _("Columns after the start"),
            min_value=1,
            max_value=MAX_PERIODS,
            step=1,
            key=_key("periods"),
            on_change=_set_periods,
            width=170,
        )
        st.number_input(
            _("Discount rate per year, %"),
            min_value=-99.0,
            max_value=99.0,
            step=1.0,
            format="%g",
            key=_key("rate"),
            on_change=_set_rate,
            help=_(RATE_HELP),
            width=190,
        )
        st.selectbox(
            _("Money flows in a period"),
            TIMINGS,
            format_func=lambda o: _(TIMING[o]),
            key=_key("timing"),
            on_change=_set_timing,
            help=_("When in a period its amounts count: it moves present values, not the amounts."),
            width=190,
            placeholder=_("Choose"),
        )
        st.text_input(
            _("Cash at the start, {currency}", currency=economics.currency),
            key=_key("cash"),
            on_change=_set_cash,
            width=190,
        )
    if saving.note("cash_unread") in st.session_state:
        _amount, refused = read_cash(st.session_state[_key("cash")], economics.currency, _)
        st.warning(_("Cash at the start: not saved; {reason}", reason=refused), icon=":material/edit:")
    _ask_cut(economics, _)


def _set_period() -> None:
    saving.change(period=st.session_state[_key("period")])


def _set_timing() -> None:
    saving.change(timing=st.session_state[_key("timing")])


def _set_rate() -> None:
    rate = st.session_state[_key("rate")]
    if rate is not None:
        saving.change(discount_rate=round(rate / 100, 10))


def _set_cash() -> None:
    cash, refused = read_cash(st.session_state[_key("cash")], saving.shown().currency, state.translator())
    if refused:
        st.session_state[saving.note("cash_unread")] = True
    else:
        st.session_state.pop(saving.note("cash_unread"), None)
        saving.change(opening_cash=cash)


def read_cash(text: str, currency: str, _: Translator) -> tuple[float, str]:
    """The cash that was typed, and why it cannot be read, as Markdown."""
    amount, refused = amount_field.read(text, currency, _)
    return amount or 0.0, md(refused)


def _set_periods() -> None:
    periods = st.session_state[_key("periods")]
    st.session_state.pop(saving.note("cut"), None)
    if periods is None:
        return
    if lost(saving.shown(), periods):
        st.session_state[saving.note("cut")] = periods
    else:
        saving.change(**resized(saving.shown(), periods))


def lost(economics: Economics, periods: int) -> tuple[Line, ...]:
    """Lines that hold amounts behind so many periods."""
    return tuple(line for line in economics.lines if any((line.amounts or ())[periods + 1 :]))


def resized(economics: Economics, periods: int) -> dict[str, Any]:
    """Economics over another number of periods: amounts are kept, zeros added behind them."""
    lines: list[Any] = []
    for line in economics.lines:
        amounts = line.amounts
        if amounts is not None:
            amounts = (*amounts, *[0.0] * periods)[: periods + 1]
        lines.append({**dict(line), "amounts": amounts})
    return {"periods": periods, "lines": tuple(lines)}


def _ask_cut(economics: Economics, _: Translator) -> None:
    periods = st.session_state.get(saving.note("cut"))
    if periods is None:
        return
    lines = lost(economics, periods)
    total = sum(sum(abs(a) for a in amounts_of(line, economics)[periods + 1 :]) for line in lines)
    with st.container(border=True, key="economics-cut"):
        st.warning(
            _.plural(
                "With fewer columns, amounts of {sum} in {n} line would be cut off.",
                "With fewer columns, amounts of {sum} in {n} lines would be cut off.",
                len(lines),
                sum=show_cell(total),
            ),
            icon=":material/content_cut:",
        )
        with st.container(horizontal=True):
            st.button(_("Keep the columns"), key="economics/cut/no", on_click=_forget_cut)
            st.button(_("Cut them off"), key="economics/cut/yes", on_click=_cut)


def _forget_cut() -> None:
    st.session_state.pop(saving.note("cut"), None)


def _cut() -> None:
    periods = st.session_state.pop(saving.note("cut"), None)
    if periods is not None:
        saving.change(**resized(saving.shown(), periods))


def currency(economics: Economics, profile: Profile, _: Translator) -> None:
    """Says that the money is in another currency than the profile's, with ways out; nothing otherwise."""
    if currency_problem(economics, profile) is None:
        return
    with st.container(border=True, key="economics-currency"):
        st.warning(
            _(
                "These amounts are in {money}, the profile says {profile}. Give both in one currency: "
                "amounts are never converted by themselves.",
                money=show_currency(economics.currency, _.locale),
                profile=show_currency(profile.currency, _.locale),
            ),
            icon=":material/currency_exchange:",
        )
        st.button(
            _("The amounts are meant in {currency}", currency=profile.currency),
            key="economics/currency",
            on_click=_set_currency,
            args=(profile.currency,),
        )
        state.link("profile", assessment=state.current_id(), label=_("Change the currency in the profile"))


def _set_currency(code: str) -> None:
    saving.change(currency=code)
