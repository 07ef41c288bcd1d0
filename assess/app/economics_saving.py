"""Saving the economics of the open assessment from widgets."""

from typing import Any

import streamlit as st
from pydantic import TypeAdapter

from assess.app import state
from assess.app.section_saving import SectionSaving
from assess.economics import Economics
from assess.storage import Saved, Stored


class EconomicsSaving(SectionSaving[Economics | None]):
    """The economics, of which there may be none."""

    def _of(self, stored: Stored) -> tuple[int, Economics | None]:
        return stored.economics_revision, stored.assessment.economics

    def _store(self, section: Economics | None, expected: int) -> Saved:
        return state.repository().save_economics(
            state.current_id() or "", section, expected=expected, now=state.now(), who=state.WHO
        )

    def _with(self, fields: dict[str, Any]) -> Economics:
        return Economics.model_validate({**dict(self.shown()), **fields})

    def shown(self) -> Economics:
        """The economics that the page showed last, where it showed some."""
        _revision, economics = self.seen()
        assert economics is not None
        return economics

    def change_line(self, line: str, **fields: Any) -> bool:
        """Saves the economics with some fields of a line replaced; whether it was saved."""
        lines: list[Any] = [
            {**dict(one), **fields} if one.id == line else dict(one) for one in self.shown().lines
        ]
        return self.change(lines=tuple(lines))

    def keep_theirs(self) -> None:
        """Of two versions made at the same time, the stored one stays, and no cell waits to be saved."""
        st.session_state.pop(self.note("unsaved"), None)
        super().keep_theirs()


saving = EconomicsSaving("economics", TypeAdapter(Economics | None), None)
