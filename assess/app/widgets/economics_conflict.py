"""Two windows changed the economics: what differs is shown, and the user chooses."""

import streamlit as st

from assess.app import economics_saving as saving
from assess.app.escape import md, short
from assess.app.widgets.economics_rows import rows_of, show_cell
from assess.economics.inputs import Economics
from assess.i18n import Translator
from assess.i18n.economics import PERIOD, TIMING


def pending() -> bool:
    """Whether the user has still to choose."""
    return saving.note("mine") in st.session_state


def draw(stored: Economics | None, _: Translator) -> None:
    """What differs between the stored economics and this window's, and the choice."""
    mine = saving.parse(st.session_state[saving.note("mine")])
    with st.container(border=True, key="economics-conflict"):
        st.warning(
            _(
                "The economics were changed in another window meanwhile. "
                "Nothing was overwritten: choose which version stays."
            ),
            icon=":material/call_split:",
        )
        for label, theirs, ours in differences(stored, mine, _):
            both = _("saved: {stored} · in this window: {entered}", stored=theirs, entered=ours)
            st.markdown(f"**{label}**  \n{both}")
        with st.container(horizontal=True):
            st.button(_("Keep the saved one"), key="economics/theirs", on_click=_take_theirs)
            st.button(_("Save mine instead"), key="economics/mine", on_click=saving.keep_mine)


def _take_theirs() -> None:
    st.session_state.pop(saving.note("unsaved"), None)
    saving.keep_theirs()


def differences(
    stored: Economics | None, mine: Economics | None, _: Translator
) -> list[tuple[str, str, str]]:
    """Label, stored and entered value of each setting and line that differs, as Markdown."""
    there, here = _facts(stored, _), _facts(mine, _)
    labels = [*there, *(label for label in here if label not in there)]
    return [
        (label, there.get(label, "–"), here.get(label, "–"))
        for label in labels
        if there.get(label) != here.get(label)
    ]


def _facts(economics: Economics | None, _: Translator) -> dict[str, str]:
    if economics is None:
        return {}
    facts = {
        _("One column is one"): _(PERIOD[economics.period]),
        _("Columns after the start"): str(economics.periods),
        _("Discount rate"): f"{economics.discount_rate * 100:g}%",
        _("Money flows in a period"): _(TIMING[economics.timing]),
        _("Cash at the start"): show_cell(economics.opening_cash) or "0",
    }
    for line, row in zip(economics.lines, rows_of(economics), strict=True):
        amounts = " · ".join(row[str(t)] or "0" for t in range(economics.periods + 1))
        details = {k: v for k, v in dict(line).items() if k not in ("name", "amounts")}
        shown = md(short(amounts, 200))
        facts[md(short(line.name or line.id))] = shown
        if details.get("note"):
            facts[md(short(line.name or line.id))] += f" · {md(short(line.note))}"
    return facts
