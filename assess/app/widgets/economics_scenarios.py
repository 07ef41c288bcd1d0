"""What-ifs of the company's own: added by name, chosen, deleted and put back."""

import re

import streamlit as st

from assess.app.economics_saving import saving
from assess.app.escape import md, short
from assess.app.widgets import economics_scenario
from assess.economics.inputs import Economics, OwnScenario
from assess.i18n import Translator
from assess.profile import MAX_TEXT

MOST = 20
"""How many an economics may hold."""
_ID_LENGTH = 40


def draw(economics: Economics, _: Translator) -> None:
    """A field to add one, and the one that is chosen."""
    st.subheader(_("Your own what-ifs"), anchor=False)
    _undo(_)
    names = {scenario.id: scenario.name.strip() or scenario.id for scenario in economics.scenarios}
    _add(economics, _)
    if not names:
        return
    chosen = saving.note("what-if")
    if st.session_state.get(chosen) not in names:
        st.session_state[chosen] = None
    else:
        st.session_state[chosen] = st.session_state[chosen]
    st.selectbox(
        _("Change a what-if"),
        list(names),
        format_func=lambda id: short(names[id]),
        key=chosen,
        placeholder=_("Choose a what-if"),
        width=360,
    )
    one = economics_scenario.stored(st.session_state[chosen])
    if one is not None:
        with st.container(border=True, key="economics-what-if"):
            economics_scenario.draw(one, economics, _)
            st.button(
                _("Delete this what-if"),
                key=f"economics/what-if/delete/{one.id}",
                icon=":material/delete:",
                on_click=_delete,
                args=(one.id,),
            )


def _add(economics: Economics, _: Translator) -> None:
    if len(economics.scenarios) >= MOST:
        st.markdown(_("These are {n} what-ifs, as many as there may be; delete one to add another.", n=MOST))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            _("Name of a new what-if"),
            key=_new(),
            max_chars=MAX_TEXT,
            placeholder=_("The largest customer leaves"),
            width=360,
        )
        st.button(_("Add"), key="economics/what-if/add", icon=":material/add:", on_click=_added)
    refused = st.session_state.get(saving.note("what-if/refused"))
    if refused == "no_name":
        st.warning(_("Give the what-if a name first."), icon=":material/edit:")
    elif refused == "taken":
        st.warning(_("There is a what-if of this name already; choose another."), icon=":material/edit:")


def _new() -> str:
    return saving.note("what-if/new")


def _added() -> None:
    name = str(st.session_state.get(_new(), "")).strip()
    economics, refused = saving.shown(), saving.note("what-if/refused")
    st.session_state.pop(refused, None)
    if not name:
        st.session_state[refused] = "no_name"
    elif name.casefold() in {scenario.name.strip().casefold() for scenario in economics.scenarios}:
        st.session_state[refused] = "taken"
    else:
        made = OwnScenario(id=new_id(name, [scenario.id for scenario in economics.scenarios]), name=name)
        if saving.change(scenarios=(*economics.scenarios, made)):
            st.session_state[_new()] = ""
            st.session_state.pop(saving.note("what-if/deleted"), None)
            st.session_state[saving.note("what-if")] = made.id


def new_id(name: str, taken: list[str], kind: str = "what-if") -> str:
    """An id that can be typed on the command line, from what of a name can be, else of what it is."""
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:_ID_LENGTH].strip("-") or kind
    ids = (f"x.{slug}" if n == 1 else f"x.{slug}-{n}" for n in range(1, len(taken) + 2))
    return next(id for id in ids if id not in taken)


def _delete(scenario: str) -> None:
    one = economics_scenario.stored(scenario)
    left = tuple(other for other in saving.shown().scenarios if other.id != scenario)
    if one is not None and saving.change(scenarios=left):
        st.session_state[saving.note("what-if/deleted")] = one.model_dump_json()


def _undo(_: Translator) -> None:
    held = st.session_state.get(saving.note("what-if/deleted"))
    if held is None:
        return
    name = OwnScenario.model_validate_json(held).name
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(_("Deleted: {name}.", name=f"**{md(short(name))}**"), width="content")
        st.button(_("Put it back"), key="economics/what-if/undo", icon=":material/undo:", on_click=_put_back)


def _put_back() -> None:
    one = OwnScenario.model_validate_json(st.session_state[saving.note("what-if/deleted")])
    economics = saving.shown()
    known = {line.id for line in economics.lines}
    lines = {id: factor for id, factor in one.lines.items() if id in known}
    kept = one.model_copy(update={"lines": lines})
    there = one.id in {other.id for other in economics.scenarios}
    if there or saving.change(scenarios=(*economics.scenarios, kept)):
        del st.session_state[saving.note("what-if/deleted")]
