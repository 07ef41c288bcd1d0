"""Why each step is in a plan, so that the reasons tell its steps apart: what it is for, and what stands out.

What is for readiness or against losses is said by how it compares with the plan's other steps: without that
every step of a plan would have the same reason, what the plan was chosen by.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import quantiles
from typing import Literal

from assess.plan.inputs import Accepted
from assess.plan.results import Action, Why
from assess.profile import Stage
from assess.rubric import Rubric

ReasonKind = Literal["fixed", "gate", "needed", "quick", "large", "loss", "points"]
MOST = 2
"""How many reasons a step is told with."""
QUICK = 3.0
"""Person-days that a quick win may take at most."""
STANDS_OUT = 2.0
"""Times what an avoided loss comes to on average, from which on it is a reason of its own."""


@dataclass(frozen=True)
class Reason:
    """One reason, by an id, and what it is about."""

    kind: ReasonKind
    about: tuple[str, ...] = ()
    """Steps that wait for it, what matters most first."""


@dataclass(frozen=True)
class Weighed:
    """A step with what its reasons go by."""

    id: str
    why: Why
    days: float
    points: float
    loss_avoided: float | None
    needed_by: tuple[str, ...]


def reasons_of_plan(actions: Iterable[Action]) -> dict[str, tuple[Reason, ...]]:
    """The reasons of each step of a plan, by the step's id."""
    return reasons(
        [Weighed(a.id, a.why, a.days, a.points, a.loss_avoided, a.needed_by) for a in actions],
    )


def reasons_of_accepted(
    rubric: Rubric, stage: Stage, accepted: Accepted, fixed: Iterable[str] = ()
) -> dict[str, tuple[Reason, ...]]:
    """The same of an accepted plan, whose steps may be done by now and stand in no plan any more."""
    needs = {step.id: set(_needs(rubric, step.criterion, step.to)) for step in accepted.steps}
    for _round in needs:  # what is needed through another step is needed too
        for first in needs.values():
            first |= {further for id in first & needs.keys() for further in needs[id]}
    wished = frozenset(fixed)
    weighed = []
    for step in accepted.steps:
        id = step.id
        waiting = tuple(other for other, first in needs.items() if id in first and other != id)
        gates = any(_meets_gate(rubric, stage, other) for other in waiting)
        why: Why = "needed" if gates else "points" if step.points > 0 or not waiting else "needed"
        if _meets_gate(rubric, stage, id):
            why = "gate"
        if id in wished:
            why = "fixed"
        weighed.append(Weighed(id, why, step.days, step.points, step.loss_avoided, waiting))
    return reasons(weighed)


def reasons(steps: Sequence[Weighed]) -> dict[str, tuple[Reason, ...]]:
    """The reasons of each of some steps; at least one, and at most a few."""
    gates = {step.id for step in steps if step.why == "gate"}
    marks = _Marks(steps)
    return {step.id: tuple(_reasons(step, gates, marks))[:MOST] for step in steps}


class _Marks:
    """From where on something stands out among the steps of a plan."""

    def __init__(self, steps: Sequence[Weighed]) -> None:
        self.pace = _upper_quarter([_pace(step) for step in steps if step.points > 0])
        self.points = _upper_quarter([step.points for step in steps if step.points > 0])
        avoided = [step.loss_avoided or 0.0 for step in steps]
        self.loss = STANDS_OUT * sum(avoided) / len(avoided) if avoided else 0.0


def _reasons(step: Weighed, gates: set[str], marks: _Marks) -> Iterable[Reason]:
    found = []
    if step.why in ("fixed", "gate"):
        found.append(Reason(step.why))
    criterion = step.id.partition("@")[0]
    others = [id for id in step.needed_by if id.partition("@")[0] != criterion]
    if step.why == "needed" or others:
        # A gate first, then what belongs to another criterion: that its own levels follow is plain.
        waiting = sorted(step.needed_by, key=lambda id: (id not in gates, id not in others))
        found.append(Reason("needed", tuple(waiting)))
    avoided = step.loss_avoided or 0.0
    if avoided > 0 and (step.why == "loss" or avoided >= marks.loss):
        found.append(Reason("loss"))
    if step.points > 0 and step.days <= QUICK and _pace(step) >= marks.pace:
        found.append(Reason("quick"))
    elif step.points > 0 and step.points >= marks.points:
        found.append(Reason("large"))
    return found or [Reason("points")]


def _pace(step: Weighed) -> float:
    return step.points / step.days if step.days else step.points


def _upper_quarter(values: Sequence[float]) -> float:
    return quantiles(values, n=4, method="inclusive")[2] if len(values) > 1 else sum(values)


def _needs(rubric: Rubric, criterion: str, level: int) -> Iterable[str]:
    """The steps that the rubric wants before one."""
    known = rubric.by_id.get(criterion)
    if known is None:
        return
    if level > 1:
        yield f"{criterion}@{level - 1}"
    effort = known.levels[level].step
    for written in effort.after if effort else ():
        name, _at, number = written.partition("@")
        yield f"{rubric.renamed.get(name, name)}@{number}"


def _meets_gate(rubric: Rubric, stage: Stage, step: str) -> bool:
    criterion, _at, level = step.partition("@")
    known = rubric.by_id.get(criterion)
    if known is None or known.gate is None:
        return False
    return known.gated_at(stage) and known.gate.level == int(level)
