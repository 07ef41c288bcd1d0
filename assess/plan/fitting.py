"""What is entered about the plan, as a rubric reads it: criteria by today's ids, steps that there are."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from assess.plan.inputs import Accepted, AcceptedStep, Planning, WhatIf
from assess.problems import MAX_PROBLEMS, Problem, nearest
from assess.renaming import under_todays_ids
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
    check = _Check(rubric)
    check.steps(planning)
    if planning.accepted is not None:
        check.accepted(planning.accepted)
    for number, what_if in enumerate(planning.what_ifs):
        check.what_if(what_if, f"what_ifs.{number}.levels")
    return Fitted(renamed_planning(planning, rubric.renamed), tuple(check.problems))


def renamed_planning(planning: Planning, renamed: Mapping[str, str]) -> Planning:
    """The inputs with earlier criterion ids replaced; where both stand, what is under today's id stays."""
    fixed, excluded = (_steps(steps, renamed) for steps in (planning.fixed, planning.excluded))
    changes = {
        "fixed": fixed,
        "excluded": tuple(step for step in excluded if step not in fixed),
        "accepted": planning.accepted and _accepted(planning.accepted, renamed),
        "what_ifs": tuple(_what_if(one, renamed) for one in planning.what_ifs),
    }
    return planning.model_copy(update=changes)


def _step(step: str, renamed: Mapping[str, str]) -> str:
    criterion, _, level = step.partition("@")
    return f"{renamed.get(criterion, criterion)}@{level}"


def _steps(steps: tuple[str, ...], renamed: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_step(step, renamed) for step in steps))


def _accepted(accepted: Accepted, renamed: Mapping[str, str]) -> Accepted:
    def today(step: AcceptedStep) -> AcceptedStep:
        return step.model_copy(update={"criterion": renamed.get(step.criterion, step.criterion)})

    steps = under_todays_ids(accepted.steps, today, lambda step: (step.criterion, step.to))
    return accepted.model_copy(update={"steps": steps})


def _what_if(what_if: WhatIf, renamed: Mapping[str, str]) -> WhatIf:
    levels = under_todays_ids(
        what_if.levels.items(), lambda tried: (renamed.get(tried[0], tried[0]), tried[1]), lambda t: t[0]
    )
    return what_if.model_copy(update={"levels": dict(levels)})


class _Check:
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

    def steps(self, planning: Planning) -> None:
        """Steps that there are not, and those fixed and excluded, which two ids of one criterion may hide."""
        for step, path in _paths("fixed", planning.fixed):
            self._step(step, path)
        fixed = _steps(planning.fixed, self.rubric.renamed)
        told: set[str] = set()
        for step, path in _paths("excluded", planning.excluded):
            self._step(step, path)
            today = _step(step, self.rubric.renamed)
            if today in fixed and today not in told:
                self.problem("step_fixed_and_excluded", path, found=today)
            told.add(today)

    def _step(self, found: str, path: str) -> None:
        criterion, _, level = found.partition("@")
        today = self.rubric.renamed.get(criterion, criterion)
        known = self.rubric.by_id.get(today)
        if known is None or int(level) not in known.levels:
            near = self._near(criterion) if known is None else ""
            self.problem("unknown_step", path, found=found, near=near and f"{near}@{level}")

    def accepted(self, accepted: Accepted) -> None:
        """Criteria that there are not, and steps that are accepted under two ids."""
        seen: set[tuple[str, int]] = set()
        for number, step in enumerate(accepted.steps):
            path = f"accepted.steps.{number}.criterion"
            key = (self.criterion(step.criterion, path), step.to)
            if key in seen:
                self.problem("repeated_name", path, found=f"{key[0]}@{key[1]}")
            seen.add(key)

    def what_if(self, what_if: WhatIf, path: str) -> None:
        """Criteria that there are not, and those that are tried under two ids."""
        seen: set[str] = set()
        for found in what_if.levels:
            today = self.criterion(found, f"{path}.{found}")
            if today in seen:
                self.problem("answered_twice", f"{path}.{found}", found=found, expected=today)
            seen.add(today)

    def _near(self, found: str) -> str:
        """The id most like an unknown one; none once nobody is told any more."""
        return nearest(found, self.rubric.by_id) if len(self.problems) < MAX_PROBLEMS else ""


def _paths(field: str, steps: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    return ((step, f"{field}.{number}") for number, step in enumerate(steps))
