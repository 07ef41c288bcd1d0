"""What-ifs that are kept under a name: opened again, saved, renamed, deleted and put back, compared."""

import streamlit as st

from assess.app import state
from assess.app.escape import md, short
from assess.app.plan_saving import saving
from assess.app.widgets import compare_choice
from assess.app.widgets import what_if_state as trying
from assess.assessment import Assessment
from assess.i18n import Translator
from assess.plan.inputs import MAX_WHAT_IFS, Planning, WhatIf
from assess.plan.trying import what_if_id

LONGEST = 80
"""Characters of a name that is typed here."""


def choose(plan: Planning, _: Translator) -> None:
    """The list to open one from, and the way back to what was put away."""
    _undo(_)
    one = trying.opened()
    names = [what_if.name for what_if in plan.what_ifs]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if names:
            st.session_state[trying.note("choice")] = one.name if one else None
            st.selectbox(
                _.plural("{n} what-if is kept", "{n} what-ifs are kept", len(names)),
                names,
                key=trying.note("choice"),
                placeholder=_("Open one"),
                on_change=_open,
                width=360,
            )
        if trying.levels():
            st.button(
                _("Back to the saved answers"),
                key="what-if/reset",
                icon=":material/restart_alt:",
                on_click=trying.show,
                args=(None, {}),
            )


def keep(assessment: Assessment, _: Translator) -> None:
    """Name, save, delete and compare what is tried."""
    one, levels = trying.opened(), trying.levels()
    if not levels:
        return
    with st.container(border=True, key="what-if-named"):
        if one is None:
            _new(assessment.plan, _)
        else:
            _held(one, levels, _)
        _refusal(_)
    if (
        one is not None
        and levels == one.levels
        and st.button(
            _("Compare it with the saved answers"), key="what-if/compare", icon=":material/compare_arrows:"
        )
    ):
        compare_choice.put([assessment.id, what_if_id(assessment.id, one.name)])
        state.open_(assessment.id, "compare")


def _new(plan: Planning, _: Translator) -> None:
    if len(plan.what_ifs) >= MAX_WHAT_IFS:
        words = _("{n} what-ifs are kept, the most there can be; delete one to keep another.", n=MAX_WHAT_IFS)
        st.markdown(words)
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            _("Keep it under a name"),
            key=trying.note("name"),
            max_chars=LONGEST,
            placeholder=_("Patents first"),
            width=360,
        )
        st.button(_("Keep"), key="what-if/keep", icon=":material/bookmark_add:", on_click=_keep)


def _held(one: WhatIf, levels: dict[str, int], _: Translator) -> None:
    key = trying.note("rename")
    if trying.note("refused") not in st.session_state:
        st.session_state[key] = one.name
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(_("Name of this what-if"), key=key, max_chars=LONGEST, on_change=_rename, width=360)
        if levels != one.levels:
            st.button(_("Keep the changes"), key="what-if/save", icon=":material/save:", on_click=_save)
            st.button(
                _("Undo the changes"),
                key="what-if/revert",
                icon=":material/undo:",
                on_click=trying.show,
                args=(one.name, one.levels),
            )
        st.button(_("Delete it"), key="what-if/delete", icon=":material/delete:", on_click=_delete)
    if levels != one.levels:
        st.markdown(f":material/edit: {_('Changed since it was kept.')}")


def _refusal(_: Translator) -> None:
    refused = st.session_state.get(trying.note("refused"))
    if refused == "no_name":
        st.warning(_("Give the what-if a name first."), icon=":material/edit:")
    elif refused == "taken":
        st.warning(_("There is a what-if of this name already; choose another."), icon=":material/edit:")


def _refuses(name: str, but: str | None = None) -> bool:
    """Whether a name can't be given, which the page then says."""
    taken = {one.name.casefold() for one in saving.shown().what_ifs if one.name != but}
    refused = "no_name" if not name else "taken" if name.casefold() in taken else None
    if refused is None:
        st.session_state.pop(trying.note("refused"), None)
    else:
        st.session_state[trying.note("refused")] = refused
    return refused is not None


def _open() -> None:
    name = st.session_state[trying.note("choice")]
    found = next((one for one in saving.shown().what_ifs if one.name == name), None)
    if found is None:
        trying.show(None, {})
    else:
        trying.show(found.name, found.levels)
    st.session_state.pop(trying.note("refused"), None)


def _keep() -> None:
    name = str(st.session_state.get(trying.note("name")) or "").strip()
    if _refuses(name):
        return
    made = WhatIf(name=name, levels=trying.levels())
    if saving.change(what_ifs=(*saving.shown().what_ifs, made)):
        st.session_state[trying.note("opened")] = name
        st.session_state[trying.note("name")] = ""
        st.session_state.pop(trying.note("deleted"), None)


def _replace(name: str, made: WhatIf) -> bool:
    held = saving.shown().what_ifs
    return saving.change(what_ifs=tuple(made if one.name == name else one for one in held))


def _save() -> None:
    one = trying.opened()
    if one is not None:
        _replace(one.name, WhatIf(name=one.name, levels=trying.levels()))


def _rename() -> None:
    one, name = trying.opened(), str(st.session_state.get(trying.note("rename")) or "").strip()
    if one is None or _refuses(name, one.name):
        return
    if _replace(one.name, WhatIf(name=name, levels=one.levels)):
        st.session_state[trying.note("opened")] = name


def _delete() -> None:
    one = trying.opened()
    if one is None:
        return
    if saving.change(what_ifs=tuple(other for other in saving.shown().what_ifs if other != one)):
        st.session_state[trying.note("deleted")] = one.model_dump_json()
        trying.show(None, {})


def _undo(_: Translator) -> None:
    deleted, aside = (st.session_state.get(trying.note(kind)) for kind in ("deleted", "set_aside"))
    if deleted is not None:
        name = WhatIf.model_validate_json(deleted).name
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(_("Deleted: {name}.", name=f"**{md(short(name))}**"), width="content")
            st.button(_("Put it back"), key="what-if/undo", icon=":material/undo:", on_click=_put_back)
    if aside is not None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(_("What you tried last was not kept."), width="content")
            st.button(
                _("Go on with it"), key="what-if/take_up", icon=":material/undo:", on_click=trying.take_up
            )


def _put_back() -> None:
    one = WhatIf.model_validate_json(st.session_state.pop(trying.note("deleted")))
    if saving.change(what_ifs=(*saving.shown().what_ifs, one)):
        trying.show(one.name, one.levels)
