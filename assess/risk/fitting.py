"""What is entered about risks, as a rubric reads it: criteria by today's ids, scenarios that there are."""

from collections.abc import Callable
from difflib import get_close_matches

from assess.risk.catalogue import Control
from assess.risk.inputs import OWN, Risks
from assess.rubric import Rubric

Complaint = Callable[[str, str, str, str], None]
"""Takes the code of a problem, its path inside the risks, what was found and what is most like it."""


def fit_risks(risks: Risks, rubric: Rubric, complain: Complaint) -> Risks:
    """The risks with earlier criterion ids replaced by today's; complains of what the rubric has not.

    Raises:
        InputError: a scenario of the catalogue is named, and the catalogue does not load.
    """
    entries = []
    for number, entry in enumerate(risks.scenarios):
        path = f"scenarios.{number}"
        if not entry.id.startswith(OWN) and entry.id not in rubric.risk_by_id:
            complain("unknown_scenario", f"{path}.id", entry.id, _near(entry.id, list(rubric.risk_by_id)))
        if entry.controls:
            controls = _fit(entry.controls, rubric, f"{path}.controls", complain)
            entry = entry.model_copy(update={"controls": controls})
        entries.append(entry)
    return risks.model_copy(update={"scenarios": tuple(entries)})


def _fit(
    controls: tuple[Control, ...], rubric: Rubric, path: str, complain: Complaint
) -> tuple[Control, ...]:
    fitted = []
    for number, control in enumerate(controls):
        current = rubric.renamed.get(control.criterion, control.criterion)
        if current not in rubric.by_id:
            near = _near(control.criterion, list(rubric.by_id))
            complain("unknown_criterion", f"{path}.{number}.criterion", control.criterion, near)
        fitted.append(control.model_copy(update={"criterion": current}))
    return tuple(fitted)


def _near(found: str, known: list[str]) -> str:
    """The id most like an unknown one; none for a text so long that it cannot be a slip of the pen."""
    return "".join(get_close_matches(found, known, n=1, cutoff=0.6)) if len(found) <= 80 else ""
