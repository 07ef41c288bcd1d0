"""What is entered about risks, as a rubric reads it: criteria by today's ids, scenarios that there are."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

from assess.problems import Problem
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
    entries, problems = [], []
    for number, entry in enumerate(risks.scenarios):
        path = f"scenarios.{number}"
        if not entry.id.startswith(OWN) and entry.id not in rubric.risk_by_id:
            params = {"found": entry.id, "near": _near(entry.id, rubric.risk_by_id)}
            problems.append(Problem("unknown_scenario", path=f"{path}.id", params=params))
        if entry.controls:
            controls = tuple(_renamed(control, rubric) for control in entry.controls)
            problems += _unknown(controls, rubric, f"{path}.controls")
            entry = entry.model_copy(update={"controls": controls})
        entries.append(entry)
    return Fitted(risks.model_copy(update={"scenarios": tuple(entries)}), tuple(problems))


def _renamed(control: Control, rubric: Rubric) -> Control:
    today = rubric.renamed.get(control.criterion)
    return control.model_copy(update={"criterion": today}) if today else control


def _unknown(controls: tuple[Control, ...], rubric: Rubric, path: str) -> Iterable[Problem]:
    for number, control in enumerate(controls):
        if control.criterion not in rubric.by_id:
            params = {"found": control.criterion, "near": _near(control.criterion, rubric.by_id)}
            yield Problem("unknown_criterion", path=f"{path}.{number}.criterion", params=params)


def _near(found: str, known: Iterable[str]) -> str:
    """The id most like an unknown one; none for a text so long that it cannot be a slip of the pen."""
    return "".join(get_close_matches(found, list(known), n=1, cutoff=0.6)) if len(found) <= 80 else ""
