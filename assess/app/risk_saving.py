"""Saving what is entered about risks of the open assessment from widgets."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assess.app import state
from assess.app.section_saving import SectionSaving
from assess.risk import Override, OwnScenario, Risks
from assess.storage import Saved, Stored


class RiskSaving(SectionSaving[Risks]):
    """What differs from the catalogue, scenarios of one's own, and the tolerance."""

    def _of(self, stored: Stored) -> tuple[int, Risks]:
        return stored.risks_revision, stored.assessment.risks

    def _store(self, section: Risks, expected: int) -> Saved:
        return state.repository().save_risks(
            state.current_id() or "", section, expected=expected, now=state.now(), who=state.WHO
        )

    def _with(self, fields: dict[str, Any]) -> Risks:
        return Risks.model_validate({**dict(self.shown()), **fields})

    def entry(self, scenario: str) -> Override | OwnScenario | None:
        """What is entered about a scenario."""
        return self.shown().entry_by_id.get(scenario)

    def change_scenario(self, scenario: str, **fields: Any) -> bool:
        """Saves what is entered about a scenario with some fields replaced; whether it was saved.

        Nothing is kept of a scenario of the catalogue that is again as there.
        """
        held = self.entry(scenario)
        changed: dict[str, Any] = {**(dict(held) if held else {"id": scenario}), **fields}
        others = [dict(one) for one in self.shown().scenarios if one.id != scenario]
        if held is None or isinstance(held, Override):
            try:
                override = Override.model_validate(changed)
            except ValidationError as error:
                self.fail(self.why(error))
                return False
            if override == Override(id=scenario):
                return self.change(scenarios=tuple(others))
        if held is None:
            return self.change(scenarios=(*others, changed))
        kept = (changed if one.id == scenario else dict(one) for one in self.shown().scenarios)
        return self.change(scenarios=tuple(kept))

    def leave_out(self, reasons: Mapping[str, str]) -> bool:
        """Saves scenarios of the catalogue as left out, each for its reason; whether it was saved."""
        held = self.shown().entry_by_id
        others = [dict(one) for one in self.shown().scenarios if one.id not in reasons]
        dropped = [
            {**(dict(held[id]) if id in held else {"id": id}), "dropped": why} for id, why in reasons.items()
        ]
        return self.change(scenarios=(*others, *dropped))

    def remove(self, scenario: str) -> bool:
        """Saves the risks without what is entered about a scenario; whether it was saved."""
        return self.change(scenarios=tuple(dict(one) for one in self.shown().scenarios if one.id != scenario))


saving = RiskSaving("risks", TypeAdapter(Risks), Risks())
