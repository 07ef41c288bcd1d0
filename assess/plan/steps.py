"""What could be done: every step from where an assessment stands to what its stage expects.

Only answers of kind level are planned, up to the target; a level above it counts where another step needs
it, and adds no points. What must be there first (`after`) is

- met where the criterion is at that level, or does not apply: nothing of the kind can be missing then;
- another step where it is below it;
- an open question where nothing is known: the step waits until that is answered.

In a quick scan the criteria that it leaves out are taken to be there, and are named as assumed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

from assess.applicable import Row, applicable
from assess.assessment import Assessment
from assess.risk.register import usd_rate
from assess.rubric import Criterion, Role, Rubric
from assess.rubric import Step as Effort
from assess.scoring import level_worth, score


@dataclass(frozen=True)
class PlanStep:
    """One level of one criterion: what it takes, and what it adds."""

    criterion: str
    to: int
    """The level that it leads to, from the one below."""
    role: Role
    days: Fraction
    """Person-days of the role."""
    cost_usd: Fraction
    money: Fraction | None
    """The same in the assessment's currency; None without an exchange rate."""
    lead_days: int
    after: tuple[str, ...]
    """Steps that must be done first."""
    points: Fraction
    """What it adds to overall readiness."""
    gate: bool
    """Whether it meets a gate that is unmet."""
    evidenced: bool
    """Whether evidence stands behind the level that it begins from."""

    @property
    def id(self) -> str:
        """`criterion@level`."""
        return f"{self.criterion}@{self.to}"


@dataclass(frozen=True)
class Waiting:
    """A step that cannot be planned yet."""

    step: str
    why: Literal["unanswered", "no_effort", "circle"]
    """`no_effort`: the rubric does not say what it takes; `circle`: it waits for itself."""
    by: tuple[str, ...]
    """The criteria to answer first, else the steps that are to blame."""


@dataclass(frozen=True)
class Open:
    """A criterion of which nobody knows how far it has come."""

    criterion: str
    kind: Literal["unknown", "unanswered"]
    target: int
    points: Fraction
    """What its target is worth: what may be missing, and may be there already."""
    gate: bool
    """Whether a gate counts as unmet because of it."""
    days: Fraction
    """What it takes to the target, if nothing is there."""
    cost_usd: Fraction
    blocks: tuple[str, ...]
    """Steps that wait for it."""


@dataclass(frozen=True)
class Steps:
    """Everything that could be done, in rubric order."""

    steps: tuple[PlanStep, ...]
    waiting: tuple[Waiting, ...]
    open: tuple[Open, ...]
    """Unmet gates first, then what may add most."""
    assumed: tuple[str, ...]
    """Prerequisites that a quick scan does not ask about."""

    @cached_property
    def by_id(self) -> dict[str, PlanStep]:
        """Steps by id."""
        return {step.id: step for step in self.steps}

    @cached_property
    def _needed(self) -> dict[str, frozenset[str]]:
        after = {step.id: step.after for step in self.steps}
        return {id: frozenset(_reached(id, after)) for id in after}

    def needed(self, step: str) -> frozenset[str]:
        """Every step that must be done before one, directly or through others."""
        return self._needed[step]

    def levels(self, chosen: Iterable[str]) -> dict[str, int]:
        """The level of each criterion once some steps are done."""
        levels: dict[str, int] = {}
        for id in chosen:
            step = self.by_id[id]
            levels[step.criterion] = max(step.to, levels.get(step.criterion, 0))
        return levels


def exact(value: float) -> Fraction:
    """A decimal as it is written: 0.1 is one tenth, not the binary number nearest to it."""
    return Fraction(str(value))


def _reached(step: str, after: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Every step that one waits for, itself where it stands in a circle."""
    queue, seen = list(after[step]), set()
    while queue:
        id = queue.pop()
        if id not in seen:
            seen.add(id)
            queue += after[id]
            yield id


def steps_of(rubric: Rubric, assessment: Assessment) -> Steps:
    """The steps of an assessment, those that wait, and what is to be found out first."""
    return _Finder(rubric, assessment).found()


class _Finder:
    """One look through a rubric: steps that are wanted, then those that they need."""

    def __init__(self, rubric: Rubric, assessment: Assessment) -> None:
        self.rubric, self.assessment = rubric, assessment
        self.stage = assessment.profile.stage
        counted = applicable(rubric, assessment)
        self.rows: Mapping[str, Row] = counted.by_criterion
        self.not_asked = {out.id for out in counted.left_out if out.why == "mode"}
        self.worth = level_worth(rubric, counted, self.stage)
        self.gates = {g.criterion: g.required for g in score(rubric, assessment).gates if g.state == "unmet"}
        rate = usd_rate(assessment.profile)
        self.rate = None if rate is None else exact(rate)
        self.needs: dict[str, tuple[str, ...]] = {}
        self.blockers: dict[str, set[str]] = {}
        self.assumed: dict[str, None] = {}

    def found(self) -> Steps:
        """Everything there is to find."""
        queue = [step for row in self.rows.values() for step in self._wanted(row)]
        while queue:
            step = queue.pop()
            if step not in self.needs:
                self.needs[step] = self._needs(step)
                queue += self.needs[step]
        for step in self.needs:
            if step in _reached(step, self.needs):  # only in a rubric that was not checked
                self.blockers[step].add(step)
        self._spread_blockers()
        place = {criterion.id: number for number, criterion in enumerate(self.rubric.criteria)}
        ordered = sorted(self.needs, key=lambda id: (place[_criterion(id)], _level(id)))
        waiting = tuple(self._waiting(id) for id in ordered if self.blockers[id])
        opened = [self._open(row, waiting) for row in self.rows.values() if row.level is None]
        opened = [one for one in opened if one.target or one.blocks]
        return Steps(
            steps=tuple(self._step(id) for id in ordered if not self.blockers[id]),
            waiting=waiting,
            open=tuple(sorted(opened, key=lambda one: (not one.gate, -one.points))),
            assumed=tuple(sorted(self.assumed)),
        )

    def _target(self, criterion: Criterion) -> int:
        return criterion.target.at(self.stage)

    def _wanted(self, row: Row) -> list[str]:
        """The steps of one criterion to its target, or to its gate where that asks for more."""
        if row.level is None:
            return []
        top = max(self._target(row.criterion), self.gates.get(row.criterion.id, 0))
        return [f"{row.criterion.id}@{level}" for level in range(row.level + 1, top + 1)]

    def _needs(self, step: str) -> tuple[str, ...]:
        """The steps that one waits for; notes what keeps it from being planned."""
        row, level = self.rows[_criterion(step)], _level(step)
        assert row.level is not None
        self.blockers[step] = set()
        needs = [f"{row.criterion.id}@{level - 1}"] if level - 1 > row.level else []
        effort = self._effort(step)
        if effort is None:
            self.blockers[step].add(step)
            return tuple(needs)
        for written in effort.after:
            criterion = self.rubric.renamed.get(_criterion(written), _criterion(written))
            needed = f"{criterion}@{_level(written)}"
            first = self.rows.get(criterion)
            if first is None:
                if criterion in self.not_asked:
                    self.assumed[needed] = None
            elif first.level is None:
                self.blockers[step].add(criterion)
            elif first.level < _level(written):
                needs.append(needed)
        return tuple(dict.fromkeys(needs))

    def _effort(self, step: str) -> Effort | None:
        level = self.rows[_criterion(step)].criterion.levels.get(_level(step))
        return level.step if level else None

    def _no_effort(self, step: str) -> bool:
        return self._effort(step) is None

    def _spread_blockers(self) -> None:
        """What blocks a step blocks those that need it."""
        changed = True
        while changed:
            changed = False
            for step, needs in self.needs.items():
                more = set().union(*(self.blockers[id] for id in needs)) - self.blockers[step]
                if more:
                    self.blockers[step] |= more
                    changed = True

    def _step(self, id: str) -> PlanStep:
        row, level, effort = self.rows[_criterion(id)], _level(id), self._effort(id)
        assert effort is not None  # one without effort blocks itself
        cost = exact(effort.cost_usd)
        return PlanStep(
            criterion=row.criterion.id,
            to=level,
            role=effort.role,
            days=exact(effort.days),
            cost_usd=cost,
            money=cost if not cost else None if self.rate is None else cost * self.rate,
            lead_days=effort.lead_days,
            after=self.needs[id],
            points=self.worth[row.criterion.id] if level <= self._target(row.criterion) else Fraction(0),
            gate=self.gates.get(row.criterion.id) == level,
            evidenced=level - 1 != row.level or row.evidenced,
        )

    def _waiting(self, id: str) -> Waiting:
        by = self.blockers[id]
        unanswered = [c.id for c in self.rubric.criteria if c.id in by]
        return Waiting(
            step=id,
            why="unanswered" if unanswered else "no_effort" if any(map(self._no_effort, by)) else "circle",
            by=tuple(unanswered or sorted(by)),
        )

    def _open(self, row: Row, waiting: Iterable[Waiting]) -> Open:
        target = self._target(row.criterion)
        efforts = [level.step for number, level in row.criterion.levels.items() if 0 < number <= target]
        known = [effort for effort in efforts if effort is not None]
        return Open(
            criterion=row.criterion.id,
            kind="unanswered" if row.answer is None else "unknown",
            target=target,
            points=self.worth[row.criterion.id] * target,
            gate=row.criterion.id in self.gates,
            days=sum((exact(effort.days) for effort in known), Fraction(0)),
            cost_usd=sum((exact(effort.cost_usd) for effort in known), Fraction(0)),
            blocks=tuple(one.step for one in waiting if row.criterion.id in one.by),
        )


def _criterion(step: str) -> str:
    return step.partition("@")[0]


def _level(step: str) -> int:
    return int(step.partition("@")[2])
