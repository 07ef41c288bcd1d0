"""What if some criteria stood elsewhere: the figures before and after, no answer being touched.

A level that is tried counts as if there was evidence for it, and is scored and reckoned with as if it was
recorded. Levels of criteria that do not count for this company change nothing and are left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from assess.applicable import applicable
from assess.assessment import Assessment
from assess.plan.effects import Losses, with_levels
from assess.plan.money import money_after_losses
from assess.plan.results import MoneyAfterLosses
from assess.rubric import Rubric
from assess.scorecard import Scorecard
from assess.scoring import score

PATHS = 100_000
"""Paths of the simulation of money after losses, unless told."""


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
