"""How far an assessment has been answered: counts, and what to answer next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assess.assessment import Assessment
from assess.rubric import Criterion, Rubric, Topic


@dataclass(frozen=True)
class Count:
    """Criteria of one kind of group, counted.

    Only what the stage expects counts as `asked`: an answer to a criterion whose target is 0 is welcome,
    but nothing is missing without it.
    """

    asked: int = 0
    answered: int = 0
    """Answered and not merely carried over; "don't know" is an answer."""
    carried: int = 0
    """Carried over from an earlier assessment and not yet confirmed."""
    later: int = 0
    """Marked to come back to."""

    @property
    def share(self) -> float:
        """Answered as a fraction of asked, 0–1; 1 where nothing is asked."""
        return self.answered / self.asked if self.asked else 1.0

    @property
    def done(self) -> bool:
        """Whether nothing is left to answer."""
        return self.answered == self.asked


@dataclass(frozen=True)
class Progress:
    """Counts of everything, and of each dimension and topic in which something is asked, in rubric order."""

    total: Count
    dimensions: Mapping[str, Count]
    topics: Mapping[str, Count]


def progress(rubric: Rubric, assessment: Assessment) -> Progress:
    """Counts for an assessment as its profile and mode ask it."""
    # Every answer counts anew: so plain sums first, and objects for groups only.
    total = [0, 0, 0, 0]
    dimensions: dict[str, list[int]] = {}
    topics: dict[str, list[int]] = {}
    stage, answers, later = assessment.profile.stage, assessment.answers, frozenset(assessment.later)
    for criterion in rubric.asked(assessment.profile, assessment.mode):
        answer, expected = answers.get(criterion.id), criterion.target.at(stage) > 0
        carried = answer is not None and answer.carried
        one = (expected, expected and answer is not None and not carried, carried, criterion.id in later)
        topic = rubric.topic_of[criterion.id].id
        for group in (
            total,
            dimensions.setdefault(criterion.dimension, [0, 0, 0, 0]),
            topics.setdefault(topic, [0, 0, 0, 0]),
        ):
            for place, counts in enumerate(one):
                group[place] += counts
    return Progress(
        total=Count(*total),
        dimensions={name: Count(*counts) for name, counts in dimensions.items()},
        topics={name: Count(*counts) for name, counts in topics.items()},
    )


def is_open(criterion: Criterion, assessment: Assessment) -> bool:
    """Whether an answer is expected and missing, or only carried over."""
    answer = assessment.answers.get(criterion.id)
    expected = criterion.target.at(assessment.profile.stage) > 0
    return answer.carried if answer is not None else expected


def asked_topics(rubric: Rubric, assessment: Assessment) -> list[Topic]:
    """The topics in which something is asked, in rubric order."""
    wanted = {rubric.topic_of[c.id].id for c in rubric.asked(assessment.profile, assessment.mode)}
    return [topic for topic in rubric.topics if topic.id in wanted]


def asked_in(rubric: Rubric, assessment: Assessment, topic: Topic) -> list[Criterion]:
    """The criteria of a topic that are asked."""
    return [c for c in rubric.asked(assessment.profile, assessment.mode) if rubric.topic_of[c.id] is topic]


def next_open(rubric: Rubric, assessment: Assessment, after: str | None = None) -> Criterion | None:
    """The first criterion left to answer behind a topic (id), from the start again; None if none is left."""
    asked = list(rubric.asked(assessment.profile, assessment.mode))
    here = [i for i, c in enumerate(asked) if rubric.topic_of[c.id].id == after]
    start = here[-1] + 1 if here else 0
    return next(iter(_open(asked[start:] + asked[:start], assessment)), None)


def _open(criteria: Iterable[Criterion], assessment: Assessment) -> list[Criterion]:
    return [c for c in criteria if is_open(c, assessment)]
