"""Where the parts of a rubric stand in its files."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from assess.documents import Document
from assess.loading import BENCHMARKS, MANIFEST, RISKS, SEED, SOURCES, Folder
from assess.problems import Problem
from assess.risk.catalogue import Scenario
from assess.rubric import Criterion, Dimension, Topic
from assess.text import Text


@dataclass(frozen=True)
class Place:
    """A part of a document, by its path."""

    document: Document
    path: str = ""

    def at(self, *parts: str | int) -> "Place":
        """A place inside this one."""
        names = [self.path, *map(str, parts)]
        return Place(self.document, ".".join(name for name in names if name))

    def problem(self, code: str, **params: str) -> Problem:
        """A problem of this place."""
        return self.document.problem(code, self.path, **params)

    @property
    def shown(self) -> str:
        """`file:line`, to point at from elsewhere."""
        return self.problem("").place


def dimensions(folder: Folder) -> Iterator[tuple[Place, str, Dimension]]:
    """Every dimension that loaded, with the name of its file."""
    for name, dimension in folder.dimensions.items():
        yield Place(folder.documents[f"{name}.yaml"]), name, dimension


def topics(folder: Folder) -> Iterator[tuple[Place, str, Topic]]:
    """Every topic that loaded, with the name of its file."""
    for place, name, dimension in dimensions(folder):
        for i, topic in enumerate(dimension.topics):
            yield place.at("topics", i), name, topic


def criteria(folder: Folder) -> Iterator[tuple[Place, str, Topic, Criterion]]:
    """Every criterion that loaded, with the name of its file and its topic."""
    for place, name, topic in topics(folder):
        for i, criterion in enumerate(topic.criteria):
            yield place.at("criteria", i), name, topic, criterion


def descriptors(folder: Folder) -> Iterator[tuple[Place, Criterion, int, Text]]:
    """Every level of every criterion that loaded."""
    for place, _, _, criterion in criteria(folder):
        for number, level in criterion.levels.items():
            yield place.at("levels", number), criterion, number, level


def scenarios(folder: Folder) -> Iterator[tuple[Place, Scenario]]:
    """Every scenario of the risk catalogue."""
    for i, scenario in enumerate(folder.risks):
        yield Place(folder.documents[RISKS]).at("scenarios", i), scenario


def texts(folder: Folder) -> Iterator[tuple[Place, Text]]:
    """Every text of every file that loaded."""
    if folder.manifest is not None:
        yield from _texts_in(folder.manifest, Place(folder.documents[MANIFEST]))
    for place, _, dimension in dimensions(folder):
        yield from _texts_in(dimension, place)
    for name, parts in ((SOURCES, folder.sources), (SEED, folder.seed), (BENCHMARKS, folder.benchmarks)):
        if parts:
            yield from _texts_in(parts, Place(folder.documents[name]))
    for place, scenario in scenarios(folder):
        yield from _texts_in(scenario, place)


def _texts_in(value: object, place: Place) -> Iterator[tuple[Place, Text]]:
    if isinstance(value, Text):
        yield place, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from _texts_in(getattr(value, name), place.at(field.alias or name))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts_in(item, place.at(key))
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _texts_in(item, place.at(i))
