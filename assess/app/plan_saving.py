"""Saving what is entered about the plan of the open assessment from widgets."""

from typing import Any

from pydantic import TypeAdapter

from assess.app import state
from assess.app.section_saving import SectionSaving
from assess.plan.inputs import Accepted, Planning
from assess.storage import Saved, Stored


class PlanSaving(SectionSaving[Planning]):
    """Budget, wishes, the accepted plan and kept what-ifs."""

    def _of(self, stored: Stored) -> tuple[int, Planning]:
        return stored.plan_revision, stored.assessment.plan

    def _store(self, section: Planning, expected: int) -> Saved:
        return state.repository().save_plan(
            state.current_id() or "", section, expected=expected, now=state.now(), who=state.WHO
        )

    def _with(self, fields: dict[str, Any]) -> Planning:
        return Planning.model_validate({**dict(self.shown()), **fields})

    def change_budget(self, **fields: Any) -> bool:
        """Saves the plan with some limits replaced; whether it was saved."""
        return self.change(budget={**dict(self.shown().budget), **fields})

    def fix(self, step: str) -> None:
        """Has a step be in the plan in any case."""
        held = self.shown()
        self.change(fixed=(*_without(held.fixed, step), step), excluded=_without(held.excluded, step))

    def leave_out(self, step: str) -> None:
        """Keeps a step out of the plan."""
        held = self.shown()
        self.change(fixed=_without(held.fixed, step), excluded=(*_without(held.excluded, step), step))

    def free(self, step: str) -> None:
        """Leaves a step to the plan again."""
        held = self.shown()
        self.change(fixed=_without(held.fixed, step), excluded=_without(held.excluded, step))

    def bring_all_back(self) -> None:
        """Leaves every step that was kept out to the plan again."""
        self.change(excluded=())

    def accept(self, promised: Accepted) -> bool:
        """Sets out to do a plan; what was entered about a step that was accepted before is kept."""
        before = self.shown().accepted
        known = {(step.criterion, step.to): step for step in before.steps} if before else {}
        steps = []
        for step in promised.steps:
            held = known.get((step.criterion, step.to))
            kept = {"owner": held.owner, "due": held.due, "status": held.status} if held else {}
            steps.append(step.model_copy(update=kept))
        return self.change(accepted=promised.model_copy(update={"steps": tuple(steps)}))


def _without(steps: tuple[str, ...], step: str) -> tuple[str, ...]:
    return tuple(one for one in steps if one != step)


saving = PlanSaving("plan", TypeAdapter(Planning), Planning())
