"""What is entered about risks, as a rubric reads it: criteria by today's ids, scenarios that there are."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from assess.problems import Problem, nearest
from assess.renaming import under_todays_ids
from assess.risk.catalogue import Control
from assess.risk.inputs import OWN, Risks
from assess.rubric import Rubric


class Fitted(NamedTuple):
    """Risks as a rubric reads them, and what it has not."""

    risks: Risks
    problems: tuple[Problem, ...]
    """Their paths begin at the risks."""


def fit_risks(risks: Risks, rubric: Rubric) -> Fitted:
    """The risks with earlier criterion ids replaced by today's.

    Raises:
        InputError: a scenario of the catalogue is named, and the catalogue does not load.
    """
    problems: list[Problem] = []
    for number, entry in enumerate(risks.scenarios):
        path = f"scenarios.{number}"
        if not entry.id.startswith(OWN) and entry.id not in rubric.risk_by_id:
            params = {"found": entry.id, "near": nearest(entry.id, rubric.risk_by_id)}
            problems.append(Problem("unknown_scenario", path=f"{path}.id", params=params))
        problems += _unfit(entry.controls or (), rubric, f"{path}.controls")
    return Fitted(renamed_risks(risks, rubric.renamed), tuple(problems))


def renamed_risks(risks: Risks, renamed: Mapping[str, str]) -> Risks:
    """The risks with earlier criterion ids replaced; where both stand, what is under today's id stays."""
    entries = tuple(
        entry.model_copy(update={"controls": _renamed(entry.controls, renamed)}) if entry.controls else entry
        for entry in risks.scenarios
    )
    return risks.model_copy(update={"scenarios": entries})


def _renamed(controls: tuple[Control, ...], renamed: Mapping[str, str]) -> tuple[Control, ...]:
    def today(control: Control) -> Control:
        return control.model_copy(update={"criterion": renamed.get(control.criterion, control.criterion)})

    return under_todays_ids(controls, today, lambda control: (control.criterion, control.on))


def _unfit(controls: tuple[Control, ...], rubric: Rubric, path: str) -> Iterable[Problem]:
    """Criteria that there are not, and those that hold down one side of a scenario under two ids."""
    seen: set[tuple[str, str]] = set()
    for number, control in enumerate(controls):
        place = f"{path}.{number}.criterion"
        today = rubric.renamed.get(control.criterion, control.criterion)
        if today not in rubric.by_id:
            params = {"found": today, "near": nearest(today, rubric.by_id)}
            yield Problem("unknown_criterion", path=place, params=params)
        if (today, control.on) in seen:
            yield Problem("control_twice", path=place, params={"found": today, "on": control.on})
        seen.add((today, control.on))
