"""Saving the economics from widgets, as `saving` does for answers.

An edit starts from the economics as the page showed them, and is saved only if those are still stored.
If another window changed them meanwhile, this window's are kept in the session as "mine" until the user
chooses.
"""

from typing import Any

import streamlit as st
from pydantic import TypeAdapter, ValidationError

from assess.app import state
from assess.economics import Economics
from assess.i18n.problems import describe
from assess.storage import DatabaseUnusable, EconomicsConflict, NotFound, Stored
from assess.validation import REFUSED

_ECONOMICS: TypeAdapter[Economics | None] = TypeAdapter(Economics | None)


def note(kind: str) -> str:
    """Session key of what is remembered about the economics of the open assessment."""
    return f"economics/{state.current_id()}/{kind}"


def saw(stored: Stored) -> None:
    """Remembers the economics that the page is about to show: edits start from them."""
    _show(stored.economics_revision, stored.assessment.economics)


def _show(revision: int, economics: Economics | None) -> None:
    st.session_state[note("seen")] = (revision, dump(economics))


def dump(economics: Economics | None) -> str:
    """Economics as text for the session."""
    return _ECONOMICS.dump_json(economics).decode()


def parse(text: str) -> Economics | None:
    """Economics from the session's text."""
    return _ECONOMICS.validate_json(text)


def seen() -> tuple[int, Economics | None]:
    """The revision and the economics that the page showed last."""
    revision, text = st.session_state.get(note("seen"), (0, "null"))
    return revision, parse(text)


def shown() -> Economics:
    """The economics that the page showed last, where it showed some."""
    _revision, economics = seen()
    assert economics is not None
    return economics


def save(economics: Economics | None) -> bool:
    """Saves economics unless they were changed elsewhere since they were shown; whether it was saved."""
    _ = state.translator()
    revision, _shown = seen()
    st.session_state.pop(note("failed"), None)
    try:
        saved = state.repository().save_economics(
            state.current_id() or "", economics, expected=revision, now=state.now(), who=state.WHO
        )
    except EconomicsConflict:
        st.session_state[note("mine")] = dump(economics)
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
    _show(saved.revision, economics)
    return True


def change(**fields: Any) -> bool:
    """Saves the economics with some fields replaced; whether it was saved."""
    economics = shown()
    try:
        changed = Economics.model_validate({**dict(economics), **fields})
    except ValidationError as error:
        fail(why(error))
        return False
    return save(changed)


def change_line(line: str, **fields: Any) -> bool:
    """Saves the economics with some fields of a line replaced; whether it was saved."""
    lines: list[Any] = [{**dict(one), **fields} if one.id == line else dict(one) for one in shown().lines]
    return change(lines=tuple(lines))


def why(error: ValidationError) -> str:
    """What a model refuses, in words."""
    _ = state.translator()
    told = []
    for item in error.errors(include_url=False):
        if item["type"] == REFUSED:
            told += [describe(problem, _) for problem in item["ctx"]["problems"]]
        else:
            told.append(_("{found} is out of range.", found=str(item["input"])[:40]))
    return " ".join(dict.fromkeys(told))


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
