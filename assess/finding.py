"""Finding criteria by words, in whichever language they are typed."""

from collections.abc import Iterable

from assess.rubric import Criterion, Rubric
from assess.text import Text


def find(rubric: Rubric, criteria: Iterable[Criterion], words: str) -> list[Criterion]:
    """The criteria in which every word occurs, those with the words in title or question first."""
    wanted = words.casefold().split()
    if not wanted:
        return []
    close: list[Criterion] = []
    far: list[Criterion] = []
    for criterion in criteria:
        headline = _folded((criterion.label, criterion.ask))
        if all(word in headline for word in wanted):
            close.append(criterion)
        elif all(word in headline + _folded(_rest(rubric, criterion)) for word in wanted):
            far.append(criterion)
    return close + far


def _rest(rubric: Rubric, criterion: Criterion) -> Iterable[Text]:
    yield rubric.topic_of[criterion.id].title
    yield rubric.dimension_by_id[criterion.dimension].title
    yield from criterion.levels.values()
    yield from criterion.evidence
    yield criterion.why
    yield criterion.first_step


def _folded(texts: Iterable[Text]) -> str:
    return "\n".join(f"{text.en}\n{text.zh}" for text in texts).casefold()
