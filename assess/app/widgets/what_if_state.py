"""The levels that are being tried on Results: kept in the session, saved under a name on request."""

from collections.abc import Mapping

import streamlit as st

from assess.app.plan_saving import saving
from assess.plan.inputs import WhatIf


def note(kind: str) -> str:
    """Session key of what is remembered about what is tried with the open assessment."""
    return saving.note(f"what-if/{kind}")


def levels() -> dict[str, int]:
    """The levels that are tried, by criterion."""
    return dict(st.session_state.get(note("levels"), {}))


def opened() -> WhatIf | None:
    """The kept what-if that is open; None if there is none, or no more."""
    name = st.session_state.get(note("opened"))
    return next((one for one in saving.shown().what_ifs if one.name == name), None)


def is_kept() -> bool:
    """Whether what is tried is what is kept under the name that is open; so is nothing at all."""
    now, one = levels(), opened()
    return not now or (one is not None and one.levels == now)


def try_(tried: Mapping[str, int]) -> None:
    """Goes on with other levels under the same name."""
    st.session_state[note("levels")] = dict(tried)
    st.session_state.pop(note("set_aside"), None)


def show(name: str | None, tried: Mapping[str, int]) -> None:
    """Goes on with something else; what was not kept is set aside, to be taken up again."""
    aside = None if is_kept() else (st.session_state.get(note("opened")), levels())
    try_(tried)
    st.session_state[note("opened")] = name
    if aside is not None:
        st.session_state[note("set_aside")] = aside


def take_up() -> None:
    """Goes on with what was set aside."""
    name, tried = st.session_state.pop(note("set_aside"))
    try_(tried)
    st.session_state[note("opened")] = name
