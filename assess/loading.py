"""Strict reading of a rubric folder into its model, every problem at once."""

from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from assess.documents import Document, parse, read_bytes
from assess.models import Model
from assess.problems import InputError, Problem
from assess.risk.catalogue import Scenario
from assess.rubric import Benchmark, Dimension, Manifest, Rubric, SeedQuestion, Source
from assess.validation import validate

DEFAULT_RUBRIC = "ai-startup"
MANIFEST, SOURCES, SEED, BENCHMARKS = "rubric.yaml", "sources.yaml", "seed.yaml", "benchmarks.yaml"
RISKS = "risks.yaml"
SPECIAL = frozenset({MANIFEST, SOURCES, SEED, BENCHMARKS, RISKS})
"""The files that are no dimension."""

_SEED: TypeAdapter[tuple[SeedQuestion, ...]] = TypeAdapter(tuple[SeedQuestion, ...])
_SOURCES: TypeAdapter[tuple[Source, ...]] = TypeAdapter(tuple[Source, ...])
_BENCHMARKS: TypeAdapter[tuple[Benchmark, ...]] = TypeAdapter(tuple[Benchmark, ...])


class _Catalogue(Model):
    """`risks.yaml`."""

    scenarios: Annotated[tuple[Scenario, ...], Field(min_length=1)]


@cache
def shipped_rubric() -> Rubric:
    """The rubric that ships with the product, loaded once per process."""
    return load_rubric(shipped_folder())


def shipped_folder() -> Path:
    """Where the shipped rubric's files are."""
    return Path(str(files("assess") / "rubrics" / DEFAULT_RUBRIC))


class Folder:
    """A rubric folder as read: its parts, as far as they are valid, and where each thing stands."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.documents: dict[str, Document] = {}
        self.problems: list[Problem] = []
        self.dimensions: dict[str, Dimension] = {}
        """By the name of their file, without its suffix."""
        self.sources: tuple[Source, ...] | None = None
        self.seed: tuple[SeedQuestion, ...] | None = None
        self.benchmarks: tuple[Benchmark, ...] | None = ()
        """None where the file is there and not valid; a rubric may do without it."""
        if not folder.is_dir():
            self.problems.append(Problem("no_folder", str(folder)))
        self.manifest: Manifest | None = self._read(MANIFEST, Manifest) if not self.problems else None
        if self.manifest is None and MANIFEST not in self.documents:
            return  # a folder without a manifest is no rubric; its other files say nothing more
        for name in self._listed() if self.manifest else self._present():
            dimension = self._read(f"{name}.yaml", Dimension)
            if dimension is not None:
                self.dimensions[name] = dimension
        self.sources = self._read(SOURCES, _SOURCES)
        self.seed = self._read(SEED, _SEED)
        if (folder / BENCHMARKS).exists():
            self.benchmarks = self._read(BENCHMARKS, _BENCHMARKS)

    @property
    def rubric(self) -> Rubric | None:
        """The rubric, if every file of it is valid."""
        if self.problems or self.manifest is None or self.sources is None or self.seed is None:
            return None
        rubric = Rubric(
            manifest=self.manifest,
            dimensions=tuple(self.dimensions.values()),
            sources=self.sources,
            seed=self.seed,
            benchmarks=self.benchmarks or (),
        )
        return rubric.with_risks(_RisksIn(self.folder))

    @cached_property
    def risks(self) -> tuple[Scenario, ...]:
        """The scenarios of its risk catalogue, none where it has no such file or the file has problems.

        Read when first asked for, and its problems then join the others.
        """
        if not (self.folder / RISKS).exists():
            return ()
        catalogue: _Catalogue | None = self._read(RISKS, _Catalogue)
        return catalogue.scenarios if catalogue else ()

    def read_all(self) -> None:
        """Reads what is only read when asked for, so that `problems` has all there are."""
        _ = self.risks

    @property
    def strays(self) -> tuple[str, ...]:
        """YAML files that are no part of the rubric."""
        known = SPECIAL | {f"{name}.yaml" for name in self._names()}
        found = (p.name for p in self.folder.iterdir() if p.suffix in (".yaml", ".yml"))
        return tuple(sorted(name for name in found if name not in known))

    def _names(self) -> list[str]:
        return [d for ids in self.manifest.groups.values() for d in ids] if self.manifest else self._present()

    def _present(self) -> list[str]:
        return sorted(p.stem for p in self.folder.glob("*.yaml") if p.name not in SPECIAL)

    def _listed(self) -> list[str]:
        """The dimensions of the manifest; one without a file is a problem of the manifest."""
        assert self.manifest is not None
        there = []
        for group, ids in self.manifest.groups.items():
            for i, name in enumerate(ids):
                if (self.folder / f"{name}.yaml").exists():
                    there.append(name)
                else:
                    document, path = self.documents[MANIFEST], f"groups.{group}.{i}"
                    self.problems.append(document.problem("file_missing", path, found=f"{name}.yaml"))
        return list(dict.fromkeys(there))

    def _read(self, name: str, model: Any) -> Any:
        try:
            self.documents[name] = document = _document(self.folder / name)
            return validate(document, model)
        except InputError as error:
            self.problems.extend(error.problems)
            return None


def _document(path: Path) -> Document:
    return parse(read_bytes(path), str(path))


@dataclass(frozen=True)
class _RisksIn:
    """Reads the risk catalogue of a rubric folder; a folder without one has no scenarios."""

    folder: Path

    def __call__(self) -> tuple[Scenario, ...]:
        path = self.folder / RISKS
        if not path.exists():
            return ()
        catalogue: _Catalogue = validate(_document(path), _Catalogue)
        return catalogue.scenarios


def load_rubric(folder: Path) -> Rubric:
    """The rubric in a folder.

    Raises:
        InputError: with every problem of every file.
    """
    loaded = Folder(folder)
    if loaded.rubric is None:
        raise InputError(loaded.problems)
    return loaded.rubric
