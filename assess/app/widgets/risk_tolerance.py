"""The company's tolerance: losses that a year may exceed with a small chance only."""

import streamlit as st

from assess.app import state
from assess.app.risk_saving import saving
from assess.app.widgets import amount_field, section_state
from assess.assessment import Assessment
from assess.i18n import Translator, show_money
from assess.report.risk import RiskTables
from assess.risk.inputs import MAX_POINTS


def draw(tables: RiskTables, assessment: Assessment, _: Translator) -> None:
    """The points that were set, whether each is kept, and fields for another."""
    currency = assessment.profile.currency
    for number, point in enumerate(tables.found.tolerance):
        words = _(
            "{amount}: exceeded with a chance of {now} today, at most {most} is tolerated",
            amount=show_money(point.loss, _.locale, currency=currency),
            now=tables.chance(point.residual),
            most=tables.chance(point.probability),
        )
        icon = ":material/check_circle:" if point.met else ":material/error:"
        state_ = _("kept") if point.met else _("exceeded")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"{icon} {words} · **{state_}**", width="stretch")
            st.button(
                _("Remove"),
                key=f"risks/tolerance/remove/{number}",
                icon=":material/delete:",
                on_click=_remove,
                args=(number,),
            )
    if len(tables.found.tolerance) >= MAX_POINTS:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        amount_field.draw(_("A year may cost more than, {currency}", currency=currency), _key("loss"))
        st.number_input(
            _("Share of the years at most, %"),
            value=None, min_value=0.0, max_value=100.0, format="%.12g", key=_key("share"), width=240,
        )  # fmt: skip
        st.button(
            _("Add the line"),
            key="risks/tolerance/add",
            icon=":material/add:",
            on_click=_add,
            args=(currency,),
        )
    section_state.refusal(saving, _key("line"), _)


def _key(field: str) -> str:
    return saving.note(f"tolerance/{field}")


def _add(currency: str) -> None:
    read, refused = amount_field.typed({"loss": _key("loss")}, currency)
    loss, share = read["loss"], st.session_state.get(_key("share"))
    if refused:
        saving.fail(refused, _key("line"))
        return
    if not loss or not share:
        _ = state.translator()
        saving.fail(_("fill in both, each above 0."), _key("line"))
        return
    point = {"loss": float(loss), "probability": round(share / 100, 10)}
    if saving.change(tolerance=(*(dict(one) for one in saving.shown().tolerance), point)):
        st.session_state[_key("loss")] = ""
        st.session_state[_key("share")] = None
    saving.blame(_key("line"))


def _remove(number: int) -> None:
    points = saving.shown().tolerance
    saving.change(tolerance=tuple(dict(one) for place, one in enumerate(points) if place != number))
