"""Saving a section (economics, risks or the plan) from widgets, as `saving` does for answers.

An edit starts from the section as the page showed it, and is saved only if that is still stored.
If another window changed it meanwhile, this window's is kept in the session as "mine" until the user
chooses.
"""

from abc import ABC, abstractmethod
from typing import Any, Generic, TypeVar

import streamlit as st
from pydantic import TypeAdapter, ValidationError

from assess.app import state
from assess.i18n.problems import describe
from assess.storage import DatabaseUnusable, NotFound, Saved, SectionConflict, Stored
from assess.validation import refusals

T = TypeVar("T")


class SectionSaving(ABC, Generic[T]):
    """How one section of the open assessment is shown, changed and saved.

    Nothing of it is kept here: what was seen and not saved yet is in the session, as text.
    """

    def __init__(self, name: str, adapter: TypeAdapter[T], nothing: T) -> None:
        """`nothing` is the section of an assessment about which nothing was entered."""
        self.name = name
        self._adapter = adapter
        self._nothing = nothing

    @abstractmethod
    def _of(self, stored: Stored) -> tuple[int, T]:
        """The section's revision and content as they are stored."""

    @abstractmethod
    def _store(self, section: T, expected: int) -> Saved:
        """Has the repository replace the section of the open assessment."""

    @abstractmethod
    def _with(self, fields: dict[str, Any]) -> T:
        """The section as the page showed it, with some fields replaced.

        Raises:
            ValidationError: the section can't be so.
        """

    def note(self, kind: str) -> str:
        """Session key of what is remembered about this section of the open assessment."""
        return f"{self.name}/{state.current_id()}/{kind}"

    def saw(self, stored: Stored) -> None:
        """Remembers the section that the page is about to show: edits start from it."""
        self._show(*self._of(stored))

    def _show(self, revision: int, section: T) -> None:
        st.session_state[self.note("seen")] = (revision, self.dump(section))

    def dump(self, section: T) -> str:
        """A section as text for the session."""
        return self._adapter.dump_json(section).decode()

    def parse(self, text: str) -> T:
        """A section from the session's text."""
        return self._adapter.validate_json(text)

    def seen(self) -> tuple[int, T]:
        """The revision and the section that the page showed last."""
        if self.note("seen") not in st.session_state:
            return 0, self._nothing
        revision, text = st.session_state[self.note("seen")]
        return revision, self.parse(text)

    def shown(self) -> T:
        """The section that the page showed last."""
        return self.seen()[1]

    def save(self, section: T) -> bool:
        """Saves a section unless it was changed elsewhere since it was shown; whether it was saved."""
        _ = state.translator()
        revision, _shown = self.seen()
        st.session_state.pop(self.note("failed"), None)
        try:
            saved = self._store(section, revision)
        except SectionConflict:
            st.session_state[self.note("mine")] = self.dump(section)
            return False
        except NotFound:
            self.fail(_("this assessment was deleted in another window."))
            return False
        except DatabaseUnusable as error:
            self.fail(" ".join(describe(problem, _) for problem in error.problems))
            return False
        st.session_state[self.note("saved")] = saved.at.isoformat()
        st.session_state.pop(self.note("mine"), None)
        # Two edits may come in one message: the next one starts from this.
        self._show(saved.revision, section)
        return True

    def change(self, **fields: Any) -> bool:
        """Saves the section with some fields replaced; whether it was saved."""
        try:
            changed = self._with(fields)
        except ValidationError as error:
            self.fail(self.why(error))
            return False
        return self.save(changed)

    def why(self, error: ValidationError) -> str:
        """What a model refuses, in words."""
        _ = state.translator()
        told = (describe(problem, _) for problem in refusals(error))
        return _("; ").join(dict.fromkeys(told))

    def fail(self, reason: str, place: str = "") -> None:
        """Has the page say that the last edit was not saved, and why; at the fields of a place, if named."""
        st.session_state[self.note("refused")] = {**self._refused(), "": reason}
        st.session_state[self.note("failed")] = reason
        self.blame(place)

    def blame(self, place: str) -> None:
        """Names the place of an edit, in case that it failed."""
        refused = self._refused()
        if place and "" in refused:
            reason = refused.pop("")
            st.session_state[self.note("refused")] = {**refused, place: reason}

    def failed(self, place: str = "") -> str | None:
        """Why an edit in that place was not saved; without one, one that was made in none."""
        return self._refused().get(place)

    def _refused(self) -> dict[str, str]:
        """The reasons by place, since the last edit that was saved."""
        failed = self.note("failed") in st.session_state
        return dict(st.session_state.get(self.note("refused"), {})) if failed else {}

    def seed(self, key: str, value: object) -> None:
        """Has a field show what is stored, unless what was typed could not be saved."""
        if key not in st.session_state or self.note("failed") not in st.session_state:
            st.session_state[key] = value

    def torn(self) -> bool:
        """Whether two windows changed the section, and the user has still to choose."""
        return self.note("mine") in st.session_state

    def mine(self) -> T:
        """Of two versions made at the same time, the one from this window."""
        return self.parse(st.session_state[self.note("mine")])

    def keep_theirs(self) -> None:
        """Of two versions made at the same time, the stored one stays."""
        st.session_state.pop(self.note("mine"), None)

    def keep_mine(self) -> None:
        """Of two versions made at the same time, the one from this window is saved over the stored one."""
        if self.torn():
            mine = self.mine()
            del st.session_state[self.note("mine")]
            self.save(mine)
