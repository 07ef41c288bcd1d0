"""Answers and facts that seem not to fit together: questions to the company, as `rubric.yaml` lists them."""

from collections.abc import Iterator
from dataclasses import dataclass

from assess.assessment import Assessment, LevelAnswer
from assess.rubric import Ahead, CrossCheck, Rubric
from assess.scorecard import Scorecard, Triple


@dataclass(frozen=True)
class Doubt:
    """A question that is worth asking, and the criteria that it is about."""

    check: CrossCheck
    criteria: tuple[str, ...]


def doubts(rubric: Rubric, assessment: Assessment, scorecard: Scorecard) -> tuple[Doubt, ...]:
    """The questions to ask about an assessment, in the order of the rubric."""
    found: list[Doubt] = []
    for check in rubric.manifest.cross_checks:
        expired = tuple(_expired(check, assessment))
        if (
            check.profile.to(assessment.profile)
            and _levels_fit(check, assessment)
            and (check.expired_from is None or expired)
            and (check.ahead is None or _is_ahead(check.ahead, scorecard, rubric.manifest.min_coverage))
        ):
            found.append(Doubt(check, (*check.at_least, *check.at_most, *expired)))
    return tuple(found)


def _levels_fit(check: CrossCheck, assessment: Assessment) -> bool:
    """Only answers that give a level say anything here."""
    levels = {key: a.level for key, a in assessment.answers.items() if isinstance(a, LevelAnswer)}
    return all(levels.get(key, -1) >= level for key, level in check.at_least.items()) and all(
        key in levels and levels[key] <= level for key, level in check.at_most.items()
    )


def _expired(check: CrossCheck, assessment: Assessment) -> Iterator[str]:
    if check.expired_from is None:
        return
    day = assessment.profile.as_of
    for key, answer in assessment.answers.items():
        if not isinstance(answer, LevelAnswer) or answer.level < check.expired_from:
            continue
        if any(e.label.strip() for e in answer.evidence) and not answer.evidenced(day):
            yield key


def _is_ahead(ahead: Ahead, scorecard: Scorecard, min_coverage: float) -> bool:
    """Never while too much is unanswered: a part that nobody has filled in yet would seem behind."""
    if scorecard.coverage is None or scorecard.coverage < min_coverage:
        return False
    further, behind = _maturity(ahead.part, scorecard), _maturity(ahead.behind, scorecard)
    return further is not None and behind is not None and further.value - behind.value >= ahead.points


def _maturity(part: str, scorecard: Scorecard) -> Triple | None:
    for group, score in scorecard.groups.items():
        if group == part:
            return score.maturity
    return next((d.maturity for d in scorecard.dimensions if d.id == part), None)
