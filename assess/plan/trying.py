"""What if some criteria stood elsewhere: the figures before and after, no answer being touched.

A level that is tried counts as if there was evidence for it, and is scored and reckoned with as if it was
recorded. Levels of criteria that do not count for this company change nothing and are left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assess.applicable import applicable
from assess.assessment import Assessment, LevelAnswer
from assess.plan.effects import Losses, with_levels
from assess.plan.inputs import WhatIf
from assess.plan.money import PATHS, money_after_each, money_after_losses
from assess.plan.results import MoneyAfterLosses, Move, Tried
from assess.rubric import Rubric
from assess.scorecard import Scorecard
from assess.scoring import score

_SIGN = "?"
"""Before the name of a what-if; no assessment's id has it."""


@dataclass(frozen=True)
class Trial:
    """The saved answers beside what is tried."""

    before: Scorecard
    after: Scorecard
    loss_before: float | None
    """Mean annual loss as things stand; None where no losses are known."""
    loss_after: float | None


def counting(rubric: Rubric, assessment: Assessment, levels: Mapping[str, int]) -> dict[str, int]:
    """Of some levels those of criteria that count for this company, in rubric order."""
    known = applicable(rubric, assessment).by_criterion
    return {id: levels[id] for id in known if id in levels}


def tried(rubric: Rubric, assessment: Assessment, levels: Mapping[str, int]) -> Assessment:
    """The assessment as it would be with some criteria at these levels: to be compared like any other."""
    return with_levels(assessment, counting(rubric, assessment, levels))


def as_assessment(rubric: Rubric, assessment: Assessment, what_if: WhatIf) -> Assessment:
    """A kept what-if to be compared like an assessment, under an id of its own."""
    id = what_if_id(assessment.id, what_if.name)
    return tried(rubric, assessment, what_if.levels).model_copy(update={"id": id})


def what_if_id(assessment: str, name: str) -> str:
    """What stands for a kept what-if among assessments."""
    return f"{assessment}{_SIGN}{name}"


def tried_on(id: str) -> str:
    """The id of the assessment on which a compared what-if was tried; an assessment's is its own."""
    return id.partition(_SIGN)[0]


def what_if_name(id: str) -> str | None:
    """Under which name a compared what-if is kept; None for an assessment."""
    return id.partition(_SIGN)[2] or None


def trial(rubric: Rubric, assessment: Assessment, levels: Mapping[str, int]) -> Trial:
    """Scores and the loss of a year, as they stand and with some criteria at these levels."""
    after = tried(rubric, assessment, levels)
    now, then = (Losses.of(rubric, one) for one in (assessment, after))
    return Trial(
        before=score(rubric, assessment),
        after=score(rubric, after),
        loss_before=None if now is None else now.residual({}),
        loss_after=None if then is None else then.residual({}),
    )


def money(
    rubric: Rubric, assessment: Assessment, levels: Mapping[str, int], *, n: int = PATHS, seed: int = 1
) -> MoneyAfterLosses | None:
    """What losses leave of the money, before and after; None without losses or economics to draw together."""
    losses = Losses.of(rubric, assessment)
    if losses is None:
        return None
    kept = counting(rubric, assessment, levels)
    return money_after_losses(assessment, losses, kept, n=n, seed=seed)


def kept(rubric: Rubric, assessment: Assessment, *, n: int = PATHS, seed: int = 1) -> tuple[Tried, ...]:
    """Every what-if that the company kept, with the figures of `trial` and `money`."""
    moves = [counting(rubric, assessment, one.levels) for one in assessment.plan.what_ifs]
    joint = _money_after(rubric, assessment, moves, n=n, seed=seed)
    return tuple(
        _tried(rubric, assessment, one.name, levels, after)
        for one, levels, after in zip(assessment.plan.what_ifs, moves, joint, strict=True)
    )


def _money_after(
    rubric: Rubric, assessment: Assessment, moves: Sequence[Mapping[str, int]], *, n: int, seed: int
) -> Sequence[MoneyAfterLosses | None]:
    """What losses leave of the money in each case: one simulation, which takes most of the time."""
    losses = Losses.of(rubric, assessment) if moves else None
    found = losses and money_after_each(assessment, losses, moves, n=n, seed=seed)
    return found or [None] * len(moves)


def _tried(
    rubric: Rubric,
    assessment: Assessment,
    name: str,
    levels: Mapping[str, int],
    after_losses: MoneyAfterLosses | None,
) -> Tried:
    found = trial(rubric, assessment, levels)
    before, after = found.before, found.after
    return Tried(
        name=name,
        moves=tuple(
            Move.model_validate({"criterion": id, "from": _answered(assessment, id), "to": level})
            for id, level in levels.items()
        ),
        readiness_before=before.readiness.value if before.readiness else None,
        readiness_after=after.readiness.value if after.readiness else None,
        band_before=before.band,
        band_after=after.band,
        gates_before=before.gates,
        gates_after=after.gates,
        loss_before=found.loss_before,
        loss_after=found.loss_after,
        after_losses=after_losses,
    )


def _answered(assessment: Assessment, criterion: str) -> int | None:
    answer = assessment.answers.get(criterion)
    return answer.level if isinstance(answer, LevelAnswer) else None
