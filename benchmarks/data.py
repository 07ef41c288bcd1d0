"""Assessments to measure with: the fullest sample, and copies of it with one topic open again."""

from assess.assessment import Assessment
from assess.loading import shipped_rubric
from assess.progress import asked_in, asked_topics
from assess.rubric import Topic
from scripts.serving import sample_assessments


def fullest() -> Assessment:
    """The sample with the most answers."""
    return max(sample_assessments(), key=lambda a: len(a.answers))


def topics(assessment: Assessment) -> list[Topic]:
    """The topics that are asked, in order."""
    return asked_topics(shipped_rubric(), assessment)


def opened(assessment: Assessment, topic: Topic) -> Assessment:
    """The assessment with every criterion of a topic unanswered."""
    asked = {criterion.id for criterion in asked_in(shipped_rubric(), assessment, topic)}
    answers = {key: answer for key, answer in assessment.answers.items() if key not in asked}
    return assessment.model_copy(update={"answers": answers})


def copies(assessment: Assessment, number: int) -> list[Assessment]:
    """As many copies, each with an id of its own."""
    return [assessment.model_copy(update={"id": f"copy-{i:04}"}) for i in range(number)]
