"""How long an assessment takes to answer, estimated from the length of what there is to read."""

import re
from math import ceil

from assess.profile import Profile
from assess.rubric import Criterion, Mode, ReadingSpeed, Rubric
from assess.text import Locale, Text

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def minutes(rubric: Rubric, profile: Profile, mode: Mode, locale: Locale) -> int:
    """Whole minutes, rounded up, to read and decide everything that is expected of this company in a mode.

    What is folded away is not counted: criteria that its stage does not expect yet, explanations, and in a
    quick scan a topic's market advantage.
    """
    asked = list(rubric.expected(profile, mode))
    topics = {topic.id: topic for topic in (rubric.topic_of[c.id] for c in asked)}
    speed = rubric.manifest.reading
    texts = [topic.title for topic in topics.values()]
    texts += [topic.advantage for topic in topics.values()] if mode == "full" else []
    texts += [text for criterion in asked for text in _to_read(criterion)]
    reading = sum(reading_minutes(text, speed, locale) for text in texts)
    return ceil(reading + len(asked) * speed.seconds_to_decide / 60)


def reading_minutes(text: Text, speed: ReadingSpeed, locale: Locale) -> float:
    """Minutes to read one text; in Chinese a foreign word or number counts as one character."""
    if locale == "zh":
        characters = len(_HAN.findall(text.zh)) + len(_WORD.findall(_HAN.sub(" ", text.zh)))
        return characters / speed.zh_characters_per_minute
    return len(_WORD.findall(text.en)) / speed.en_words_per_minute


def _to_read(criterion: Criterion) -> tuple[Text, ...]:
    """What has to be read before a level can be chosen."""
    return (criterion.label, criterion.ask, *criterion.levels.values())
