"""Rules on one part of a rubric at a time: the manifest, a topic, a criterion."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from assess.lint.places import Place, criteria, dimensions, topics
from assess.loading import MANIFEST, Folder
from assess.problems import Problem
from assess.profile import STAGES
from assess.rubric import BANDS, TOP_LEVEL, Criterion, version_key

TOPIC_SIZE = range(2, 6)
LEVELS = range(TOP_LEVEL + 1)


def folder_rules(folder: Folder) -> Iterator[Problem]:
    """No YAML file beside the rubric's own."""
    for name in folder.strays if folder.manifest is not None else ():
        yield Problem("file_stray", str(folder.folder / name), 1, params={"expected": MANIFEST})


def manifest_rules(folder: Folder) -> Iterator[Problem]:
    """Each dimension listed once; the bands in order, from 0 upwards."""
    if folder.manifest is None:
        return
    place = Place(folder.documents[MANIFEST])
    seen: set[str] = set()
    for group, ids in folder.manifest.groups.items():
        for i, name in enumerate(ids):
            if name in seen:
                yield place.at("groups", group, i).problem("dimension_twice", found=name)
            seen.add(name)
    found = tuple(band.id for band in folder.manifest.bands)
    if found != BANDS:
        yield place.at("bands").problem("band_order", found=", ".join(found), expected=", ".join(BANDS))
    below = -1
    for i, band in enumerate(folder.manifest.bands):
        if (band.from_ != 0) if i == 0 else (band.from_ <= below):
            expected = "0" if i == 0 else f"> {below}"
            yield place.at("bands", i, "from").problem("band_start", found=str(band.from_), expected=expected)
        below = band.from_


def dimension_rules(folder: Folder) -> Iterator[Problem]:
    """The rules on dimensions, topics and criteria by themselves."""
    for place, name, dimension in dimensions(folder):
        if dimension.id != name:
            yield place.at("id").problem("id_not_file", found=dimension.id, expected=name)
    for place, name, topic in topics(folder):
        yield from _id_rules(place, topic.id, name)
        size = sum(criterion.retired is None for criterion in topic.criteria)
        if size not in TOPIC_SIZE:
            yield place.at("criteria").problem("topic_size", found=str(size))
    version = folder.manifest.version if folder.manifest else None
    for place, name, topic, criterion in criteria(folder):
        yield from _id_rules(place, criterion.id, name)
        yield from _criterion_rules(place, criterion)
        for key in criterion.seed:
            if int(key.partition(".")[0]) not in topic.seed:
                yield place.at("seed").problem("seed_not_in_topic", found=key, topic=topic.id)
        if version is not None and version_key(criterion.since) > version_key(version):
            yield place.at("since").problem("since_later", found=criterion.since, expected=version)


def _id_rules(place: Place, id: str, dimension: str) -> Iterator[Problem]:
    if id.partition(".")[0] != dimension or "." not in id:
        yield place.at("id").problem("id_outside", found=id, expected=f"{dimension}.")


def _criterion_rules(place: Place, criterion: Criterion) -> Iterator[Problem]:
    if bool(criterion.seed) == (criterion.source is not None):
        yield place.problem("seed_or_added", found=criterion.id)
    yield from _level_rules(place.at("levels"), criterion)
    yield from _target_rules(place, criterion)


def _level_rules(place: Place, criterion: Criterion) -> Iterator[Problem]:
    missing = [str(n) for n in LEVELS if n not in criterion.levels]
    if missing:
        yield place.problem("levels_missing", found=", ".join(missing))
    for number, level in criterion.levels.items():
        if number == 0 and level.step is not None:
            yield place.at(0, "step").problem("step_on_zero")
        elif number > 0 and level.step is None:
            yield place.at(number).problem("step_missing", level=str(number), below=str(number - 1))
    yield from _repeated(place, criterion, "en")
    yield from _repeated(place, criterion, "zh")


def _repeated(place: Place, criterion: Criterion, language: str) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for number, level in criterion.levels.items():
        words = getattr(level, language).casefold().strip(" .。")
        other = first.setdefault(words, number)
        if other != number:
            yield place.at(number, language).problem("level_repeated", found=str(number), other=str(other))


def _target_rules(place: Place, criterion: Criterion) -> Iterable[Problem]:
    target, gate = criterion.target, criterion.gate
    for before, stage in pairwise(STAGES):
        if target.at(stage) < target.at(before):
            levels = {"found": str(target.at(stage)), "expected": str(target.at(before))}
            yield place.at("target", stage).problem("target_falls", stage=stage, before=before, **levels)
    if gate is None:
        return
    for stage in STAGES:
        if criterion.gated_at(stage) and target.at(stage) < gate.level:
            levels = {"found": str(target.at(stage)), "expected": str(gate.level)}
            yield place.at("target", stage).problem("gate_above_target", stage=stage, **levels)
    if not criterion.quick:
        yield place.at("gate").problem("gate_not_quick", found=criterion.id)
