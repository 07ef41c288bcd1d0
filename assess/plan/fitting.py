"""What is entered about the plan, as a rubric reads it: criteria by today's ids, steps that there are."""

from difflib import get_close_matches
from typing import NamedTuple

from assess.plan.inputs import Accepted, Planning, WhatIf
from assess.problems import MAX_PROBLEMS, Problem
from assess.rubric import Rubric


class Fitted(NamedTuple):
    """A plan's inputs as a rubric reads them, and what it has not."""

    planning: Planning
    problems: tuple[Problem, ...]
    """Their paths begin at the plan."""


def fit_planning(planning: Planning, rubric: Rubric) -> Fitted:
    """The inputs with earlier criterion ids replaced by today's; steps of retired criteria stay."""
    if planning == Planning():
        return Fitted(planning, ())
    fit = _Fit(rubric)
    fixed, excluded = fit.steps(planning.fixed, "fixed"), fit.steps(planning.excluded, "excluded")
    for step in sorted(set(fixed) & set(excluded)):  # two ids of one criterion may have hidden it
        fit.problem("step_fixed_and_excluded", f"excluded.{excluded.index(step)}", found=step)
    changes = {
        "fixed": fixed,
        "excluded": excluded,
        "accepted": fit.accepted(planning.accepted),
        "what_ifs": tuple(fit.what_if(one, n) for n, one in enumerate(planning.what_ifs)),
    }
    return Fitted(planning.model_copy(update=changes), tuple(fit.problems))


class _Fit:
    """One reading of a plan's inputs, which gathers what is wrong."""

    def __init__(self, rubric: Rubric) -> None:
        self.rubric = rubric
        self.problems: list[Problem] = []

    def problem(self, code: str, path: str, **params: str) -> None:
        self.problems.append(Problem(code, path=path, params=params))

    def criterion(self, found: str, path: str) -> str:
        """Today's id of a criterion."""
        today = self.rubric.renamed.get(found, found)
        if today not in self.rubric.by_id:
            self.problem("unknown_criterion", path, found=found, near=self._near(found))
        return today

    def steps(self, steps: tuple[str, ...], path: str) -> tuple[str, ...]:
        """Today's ids of steps, each once."""
        return tuple(dict.fromkeys(self._step(step, f"{path}.{n}") for n, step in enumerate(steps)))

    def _step(self, found: str, path: str) -> str:
        criterion, _, level = found.partition("@")
        today = self.rubric.renamed.get(criterion, criterion)
        known = self.rubric.by_id.get(today)
        if known is None or int(level) not in known.levels:
            near = self._near(criterion) if known is None else ""
            self.problem("unknown_step", path, found=found, near=near and f"{near}@{level}")
        return f"{today}@{level}"

    def accepted(self, accepted: Accepted | None) -> Accepted | None:
        """An accepted plan with today's ids."""
        if accepted is None:
            return None
        steps = []
        for number, step in enumerate(accepted.steps):
            today = self.criterion(step.criterion, f"accepted.steps.{number}.criterion")
            steps.append(step.model_copy(update={"criterion": today}))
        return accepted.model_copy(update={"steps": tuple(steps)})

    def what_if(self, what_if: WhatIf, number: int) -> WhatIf:
        """A what-if with today's ids."""
        levels: dict[str, int] = {}
        for found, level in what_if.levels.items():
            path = f"what_ifs.{number}.levels.{found}"
            today = self.criterion(found, path)
            if today in levels:
                self.problem("answered_twice", path, found=found, expected=today)
            levels[today] = level
        return what_if.model_copy(update={"levels": levels})

    def _near(self, found: str) -> str:
        """The id most like an unknown one; none for a text so long that it cannot be a slip of the pen."""
        if len(found) > 80 or len(self.problems) >= MAX_PROBLEMS:
            return ""
        return "".join(get_close_matches(found, self.rubric.by_id, n=1, cutoff=0.6))
