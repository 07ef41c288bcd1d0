"""Saving what is entered about risks from widgets, as `economics_saving` does for economics.

An edit starts from the risks as the page showed them, and is saved only if those are still stored.
If another window changed them meanwhile, this window's are kept in the session as "mine" until the user
chooses.
"""

from collections.abc import Mapping
from typing import Any

import streamlit as st
from pydantic import ValidationError

from assess.app import state
from assess.app.economics_saving import why
from assess.i18n.problems import describe
from assess.risk import Override, OwnScenario, Risks
from assess.storage import DatabaseUnusable, NotFound, RisksConflict, Stored


def note(kind: str) -> str:
    """Session key of what is remembered about the risks of the open assessment."""
    return f"risks/{state.current_id()}/{kind}"


def saw(stored: Stored) -> None:
    """Remembers the risks that the page is about to show: edits start from them."""
    _show(stored.risks_revision, stored.assessment.risks)


def _show(revision: int, risks: Risks) -> None:
    st.session_state[note("seen")] = (revision, risks.model_dump_json())


def parse(text: str) -> Risks:
    """Risks from the session's text."""
    return Risks.model_validate_json(text)


def seen() -> tuple[int, Risks]:
    """The revision and the risks that the page showed last."""
    revision, text = st.session_state.get(note("seen"), (0, "{}"))
    return revision, parse(text)


def shown() -> Risks:
    """The risks that the page showed last."""
    return seen()[1]


def save(risks: Risks) -> bool:
    """Saves risks unless they were changed elsewhere since they were shown; whether it was saved."""
    _ = state.translator()
    revision, _shown = seen()
    st.session_state.pop(note("failed"), None)
    try:
        saved = state.repository().save_risks(
            state.current_id() or "", risks, expected=revision, now=state.now(), who=state.WHO
        )
    except RisksConflict:
        st.session_state[note("mine")] = risks.model_dump_json()
        return False
    except NotFound:
        fail(_("this assessment was deleted in another window."))
        return False
    except DatabaseUnusable as error:
        fail(" ".join(describe(problem, _) for problem in error.problems))
        return False
    st.session_state[note("saved")] = saved.at.isoformat()
    st.session_state.pop(note("mine"), None)
    # Two edits may come in one message: the next one starts from this.
    _show(saved.revision, risks)
    return True


def change(**fields: Any) -> bool:
    """Saves the risks with some fields replaced; whether it was saved."""
    try:
        changed = Risks.model_validate({**dict(shown()), **fields})
    except ValidationError as error:
        fail(why(error))
        return False
    return save(changed)


def entry(scenario: str) -> Override | OwnScenario | None:
    """What is entered about a scenario."""
    return shown().entry_by_id.get(scenario)


def change_scenario(scenario: str, **fields: Any) -> bool:
    """Saves what is entered about a scenario with some fields replaced; whether it was saved.

    Nothing is kept of a scenario of the catalogue that is again as there.
    """
    held = entry(scenario)
    changed: dict[str, Any] = {**(dict(held) if held else {"id": scenario}), **fields}
    others = [dict(one) for one in shown().scenarios if one.id != scenario]
    if held is None or isinstance(held, Override):
        try:
            override = Override.model_validate(changed)
        except ValidationError as error:
            fail(why(error))
            return False
        if override == Override(id=scenario):
            return change(scenarios=tuple(others))
    if held is None:
        return change(scenarios=(*others, changed))
    return change(scenarios=tuple(changed if one.id == scenario else dict(one) for one in shown().scenarios))


def leave_out(reasons: Mapping[str, str]) -> bool:
    """Saves scenarios of the catalogue as left out, each for its reason; whether it was saved."""
    held = shown().entry_by_id
    others = [dict(one) for one in shown().scenarios if one.id not in reasons]
    dropped = [
        {**(dict(held[id]) if id in held else {"id": id}), "dropped": why} for id, why in reasons.items()
    ]
    return change(scenarios=(*others, *dropped))


def remove(scenario: str) -> bool:
    """Saves the risks without what is entered about a scenario; whether it was saved."""
    return change(scenarios=tuple(dict(one) for one in shown().scenarios if one.id != scenario))


def seed(key: str, value: object) -> None:
    """Has a field show what is stored, unless what was typed could not be saved."""
    if key not in st.session_state or note("failed") not in st.session_state:
        st.session_state[key] = value


def fail(reason: str) -> None:
    """Has the page say that the last edit was not saved, and why."""
    st.session_state[note("failed")] = reason


def keep_theirs() -> None:
    """Of two versions made at the same time, the stored one stays."""
    st.session_state.pop(note("mine"), None)


def keep_mine() -> None:
    """Of two versions made at the same time, the one from this window is saved over the stored one."""
    mine = st.session_state.pop(note("mine"), None)
    if mine is not None:
        save(parse(mine))
