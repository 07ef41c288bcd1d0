"""Rules on the words: both languages, their length and punctuation, and nothing said twice."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from assess.lint.places import Place, criteria, descriptors, scenarios, texts
from assess.loading import Folder
from assess.problems import Problem
from assess.profile import STAGES
from assess.text import Text

LONGEST = {"title": (32, 12), "ask": (110, 55), "first_step": (160, 80)}
"""Longest text of a criterion's fields in characters, English and Chinese."""
LONGEST_DESCRIPTOR = (140, 70)
OVERLAP = 0.5
"""Largest share of its five-grams that a descriptor may have in common with one of another criterion."""
SHARED = 0.3
"""Largest share of criteria that may have the same targets, or the same days of effort."""
GRAM = 5

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
_CHINESE = re.compile(f"[{_HAN}]")
_HALF_WIDTH = re.compile(rf"[{_HAN}]\s*[,.:;?!()]\s*[{_HAN}]")
_WIDE_QUOTE = re.compile("[“”‘’]")
"""Quotation marks that the font draws as wide as a Chinese character."""
_UNFINISHED = re.compile(r"\b(TODO|FIXME)\b")
_WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?")
_SIGN = re.compile(f"[{_HAN}a-z0-9]")

_CLAUSE_END = re.compile(
    r"[,;:.!?()“”—–]|\b(?:and|but|or|while|because|so|who|which|that|when|where|whose|if|unless|until|then)\b"
)
_NEGATION = re.compile(
    r"\b(?:not|no|never|nobody|nothing|none|nowhere|neither|cannot|without|lacks?|lacking)\b|n['’]t\b"
)
_NEGATIVE_WORD = re.compile(r"\bun(?!der|it|iq|iv|ion|til|less)[a-z]{4,}")
_DOUBLE_CHINESE = re.compile(
    r"不是没|没有不|并非[不没无]|并不是[不没]|(?<!能)不能不|(?<!会)不会不|不得不|不可不|(?<!有)无不|不无|莫不|未尝不|未必[不没]"
)


def text_rules(folder: Folder) -> Iterator[Problem]:
    """The rules on each text by itself."""
    for place, text in texts(folder):
        yield from _language_rules(place, text)
    for place, _, _, criterion in criteria(folder):
        for field, longest in LONGEST.items():
            if (text := getattr(criterion, field)) is not None:
                yield from _length_rules(place.at(field), text, longest)
        for language, mark in (("en", "?"), ("zh", "？")):
            if not criterion.ask.in_("en" if language == "en" else "zh").rstrip().endswith(mark):
                yield place.at("ask", language).problem("not_a_question", expected=mark)
    for place, scenario in scenarios(folder):
        yield from _length_rules(place.at("title"), scenario.title, LONGEST["title"])
    for place, _, _, level in descriptors(folder):
        yield from _length_rules(place, level, LONGEST_DESCRIPTOR)
        for language, found in (("en", _double_english(level.en)), ("zh", _double_chinese(level.zh))):
            if found:
                yield place.at(language).problem("double_negative", found=found)


def _language_rules(place: Place, text: Text) -> Iterator[Problem]:
    for language, words in (("en", text.en), ("zh", text.zh)):
        if unfinished := _UNFINISHED.search(words):
            yield place.at(language).problem("unfinished", found=unfinished[0])
    if text.en.strip() == text.zh.strip():
        yield place.at("zh").problem("same_text", found=text.zh)
    elif not _CHINESE.search(text.zh):
        yield place.at("zh").problem("no_chinese", found=text.zh)
    if found := _WIDE_QUOTE.search(text.en):
        yield place.at("en").problem("wide_quote", found=found[0])
    if found := _HALF_WIDTH.search(text.zh):
        yield place.at("zh").problem("half_width", found=found[0])


def _length_rules(place: Place, text: Text, longest: tuple[int, int]) -> Iterator[Problem]:
    for language, words, limit in (("en", text.en, longest[0]), ("zh", text.zh, longest[1])):
        if len(words) > limit:
            yield place.at(language).problem("text_too_long", found=str(len(words)), limit=str(limit))


def _double_english(words: str) -> str:
    """The first clause with two negations, empty if there is none."""
    for clause in _CLAUSE_END.split(words.casefold()):
        plain = len(_NEGATION.findall(clause))
        if plain and plain + len(_NEGATIVE_WORD.findall(clause)) > 1:
            return clause.strip()
    return ""


def _double_chinese(words: str) -> str:
    found = _DOUBLE_CHINESE.search(words)
    return found[0] if found else ""


def overlap_rules(folder: Folder) -> Iterator[Problem]:
    """No descriptor says what one of another criterion says already."""
    for language, pieces in (("en", _WORD), ("zh", _SIGN)):
        grams: dict[tuple[str, int], set[tuple[str, ...]]] = {}
        places: dict[tuple[str, int], Place] = {}
        holders: dict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
        for place, criterion, number, level in descriptors(folder):
            if criterion.retired is not None:
                continue
            key = (criterion.id, number)
            places[key] = place.at(language)
            grams[key] = _grams(pieces.findall(getattr(level, language).casefold()))
            for gram in grams[key]:
                holders[gram].append(key)
        for key, own in grams.items():
            shared: dict[tuple[str, int], int] = defaultdict(int)
            for gram in own:
                for other in holders[gram]:
                    shared[other] += other[0] != key[0]
            other, count = max(shared.items(), key=lambda pair: pair[1], default=(key, 0))
            if own and count > OVERLAP * len(own):
                share = f"{100 * count // len(own)} %"
                yield places[key].problem("overlap", found=share, other=f"{other[0]}@{other[1]}")


def _grams(pieces: list[str]) -> set[tuple[str, ...]]:
    """Runs of five pieces; a text shorter than that is one run."""
    if len(pieces) <= GRAM:
        return {tuple(pieces)} if pieces else set()
    return {tuple(pieces[i : i + GRAM]) for i in range(len(pieces) - GRAM + 1)}


def vector_rules(folder: Folder) -> Iterator[Problem]:
    """Targets and efforts are thought out per criterion: few share all five targets, or all four efforts."""
    rows = [(place, c) for place, _, _, c in criteria(folder) if c.retired is None]
    targets = [(place.at("target"), " ".join(str(c.target.at(s)) for s in STAGES)) for place, c in rows]
    yield from _shared("target_shared", targets)
    steps = [
        (place.at("levels"), " ".join(f"{level.step.days:g}" for level in c.levels.values() if level.step))
        for place, c in rows
    ]
    yield from _shared("steps_shared", steps)


def _shared(code: str, vectors: Iterable[tuple[Place, str]]) -> Iterator[Problem]:
    """A problem for each vector that too many share, at the first criterion beyond the limit."""
    places: dict[str, list[Place]] = defaultdict(list)
    for place, vector in vectors:
        places[vector].append(place)
    total = sum(map(len, places.values()))
    allowed = max(1, int(SHARED * total))
    for vector, having in places.items():
        if len(having) > allowed:
            numbers = {"count": str(len(having)), "total": str(total), "limit": str(allowed)}
            yield having[allowed].problem(code, found=vector, **numbers)
