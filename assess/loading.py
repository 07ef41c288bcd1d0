"""Strict reading: rubric folders and assessment files into their models, every problem at once."""

import json
import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from assess.assessment import FORMAT, Assessment, fit
from assess.documents import Document, parse, read_bytes
from assess.problems import InputError, Problem
from assess.rubric import Dimension, Manifest, Rubric, SeedQuestion, Source

DEFAULT_RUBRIC = "ai-startup"
MAX_COMPARED = 80
"""Longest name, in characters, for which a near one is looked up."""
MANIFEST, SOURCES, SEED = "rubric.yaml", "sources.yaml", "seed.yaml"

_SEED: TypeAdapter[tuple[SeedQuestion, ...]] = TypeAdapter(tuple[SeedQuestion, ...])
_SOURCES: TypeAdapter[tuple[Source, ...]] = TypeAdapter(tuple[Source, ...])


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

    @property
    def rubric(self) -> Rubric | None:
        """The rubric, if every file of it is valid."""
        if self.problems or self.manifest is None or self.sources is None or self.seed is None:
            return None
        dimensions = tuple(self.dimensions.values())
        return Rubric(manifest=self.manifest, dimensions=dimensions, sources=self.sources, seed=self.seed)

    @property
    def strays(self) -> tuple[str, ...]:
        """YAML files that are no part of the rubric."""
        known = {MANIFEST, SOURCES, SEED} | {f"{name}.yaml" for name in self._names()}
        found = (p.name for p in self.folder.iterdir() if p.suffix in (".yaml", ".yml"))
        return tuple(sorted(name for name in found if name not in known))

    def _names(self) -> list[str]:
        return [d for ids in self.manifest.groups.values() for d in ids] if self.manifest else self._present()

    def _present(self) -> list[str]:
        special = {MANIFEST, SOURCES, SEED}
        return sorted(p.stem for p in self.folder.glob("*.yaml") if p.name not in special)

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
            document = parse(read_bytes(self.folder / name), str(self.folder / name))
            self.documents[name] = document
            return validate(document, model)
        except InputError as error:
            self.problems.extend(error.problems)
            return None


def load_rubric(folder: Path) -> Rubric:
    """The rubric in a folder.

    Raises:
        InputError: with every problem of every file.
    """
    loaded = Folder(folder)
    if loaded.rubric is None:
        raise InputError(loaded.problems)
    return loaded.rubric


def load_assessment(data: bytes, file: str, rubric: Rubric) -> Assessment:
    """An assessment file (JSON or YAML), as this rubric reads it.

    Raises:
        InputError: with every problem found.
    """
    document = parse(data, file)
    check_format(document, FORMAT)
    _drop_blank_answers(document)
    assessment: Assessment = validate(document, Assessment)
    return fit(assessment, rubric, file=file, lines=document.lines)


def _drop_blank_answers(document: Document) -> None:
    """Takes `ip.copyright:` with nothing after it, as a YAML file to fill by hand has it, for unanswered."""
    answers = document.value.get("answers") if isinstance(document.value, dict) else None
    if document.syntax == "yaml" and isinstance(answers, dict):
        for key in [key for key, answer in answers.items() if answer is None]:
            del answers[key]


def check_format(document: Document, expected: str) -> None:
    """Refuses a document that names another format than `expected`, or a newer version of it.

    Raises:
        InputError: `newer_format` or `other_format`; a missing format is left to the model.
    """
    found = document.value.get("format") if isinstance(document.value, dict) else None
    if isinstance(found, str) and found != expected:
        name, _, version = expected.partition("@")
        match = re.fullmatch(re.escape(name) + r"@(\d{1,9})", found)
        newer = match is not None and int(match[1]) > int(version)
        problem = document.problem(
            "newer_format" if newer else "other_format", "format", found=found, expected=expected
        )
        raise InputError([problem])


def dump_assessment(assessment: Assessment) -> bytes:
    """An assessment as the bytes of its file: JSON, the same for the same content."""
    content = assessment.model_dump(mode="json", exclude_defaults=False)
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def validate(document: Document, model: Any) -> Any:
    """A document's value as a model.

    Raises:
        InputError: with a problem for each thing the model refuses.
    """
    check: Callable[[str], Any]
    if isinstance(model, TypeAdapter):
        check = model.validate_json
    else:
        assert issubclass(model, BaseModel)
        check = model.model_validate_json
    try:
        return check(json.dumps(document.value))
    except ValidationError as error:
        raise InputError(_problems(document, error)) from None


WRONG_TYPE = {
    "string_type": "not_text",
    "int_type": "not_whole_number",
    "int_parsing": "not_whole_number",
    "int_from_float": "not_whole_number",
    "float_type": "not_number",
    "bool_type": "not_true_or_false",
    "tuple_type": "not_list",
    "list_type": "not_list",
    "dict_type": "not_mapping",
    "model_type": "not_mapping",
    "model_attributes_type": "not_mapping",
    "date_type": "not_date",
    "date_parsing": "not_date",
    "date_from_datetime_parsing": "not_date",
    "date_from_datetime_inexact": "not_date",
    "datetime_type": "not_time",
    "datetime_parsing": "not_time",
    "datetime_from_date_parsing": "not_time",
    "datetime_object_invalid": "not_time",
    "timezone_aware": "not_time",
}
"""Kinds of pydantic error by the code of the problem they are."""


def _problems(document: Document, error: ValidationError) -> Iterable[Problem]:
    errors = error.errors(include_url=False)
    missing: dict[tuple[int | str, ...], list[str]] = {}
    for item in errors:
        if item["type"] == "missing":
            missing.setdefault(item["loc"][:-1], []).append(str(item["loc"][-1]))
    for item in errors:
        loc = _place(item["loc"], document.value)
        beside = missing.get(item["loc"][:-1], [])
        yield _problem(document, item, loc, beside)


def _problem(document: Document, item: Any, loc: list[str], missing: list[str]) -> Problem:
    """One error of a model, `missing` being the required fields that are missing beside it."""
    kind, context = item["type"], item.get("ctx", {})
    path, field = ".".join(loc), loc[-1] if loc else ""
    if kind == "missing":
        return document.problem("missing", path, field=field)
    if kind == "extra_forbidden":
        near = get_close_matches(field[:MAX_COMPARED], missing, n=1, cutoff=0.6)
        return document.problem("unknown_field", path, field=field, near="".join(near))
    if kind == "union_tag_not_found":
        return document.problem("missing", f"{path}.kind", field="kind")
    if kind == "union_tag_invalid":
        found, expected = _shown(context["tag"]), _choices(context["expected_tags"])
        return document.problem("not_one_of", f"{path}.kind", found=found, expected=expected)
    found = _shown(item["input"])
    if kind == "literal_error":
        return document.problem("not_one_of", path, found=found, expected=_choices(context["expected"]))
    if kind in WRONG_TYPE:
        return document.problem(WRONG_TYPE[kind], path, found=found)
    if kind == "string_pattern_mismatch":
        return document.problem("wrong_form", path, found=found, expected=context["pattern"])
    if kind in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
        return document.problem("out_of_range", path, found=found, expected=_bound(kind, context))
    if kind in ("string_too_short", "too_short"):
        least = context["min_length"]
        return document.problem("empty" if least == 1 else "too_few", path, expected=str(least))
    if kind in ("string_too_long", "too_long"):
        return document.problem("too_long", path, limit=str(context["max_length"]))
    if kind == "finite_number":
        return document.problem("not_finite", path, found=found)
    return document.problem("invalid", path, found=found, expected=item["msg"])


def _bound(kind: str, context: dict[str, Any]) -> str:
    """`≥ 1` and the like."""
    sign = {"g": "≥" if kind.endswith("equal") else ">", "l": "≤" if kind.endswith("equal") else "<"}[kind[0]]
    return f"{sign} {next(iter(context.values())):g}"


def _place(loc: tuple[int | str, ...], value: Any) -> list[str]:
    """An error's place as keys of the document: without the tags that pydantic adds for unions."""
    parts: list[str] = []
    tag_seen = False
    for part in loc:
        if part == "[key]":
            continue
        if isinstance(value, dict) and part == value.get("kind") and not tag_seen:
            tag_seen = True
            continue
        tag_seen = False
        parts.append(str(part))
        value = _inside(value, part)
    return parts


def _inside(value: Any, part: int | str) -> Any:
    if isinstance(value, dict):
        return value.get(part)
    return value[part] if isinstance(value, list) and isinstance(part, int) and part < len(value) else None


def _choices(listed: str) -> str:
    return listed.replace("'", "").replace(" or ", ", ")


def _shown(value: Any) -> str:
    """A found value, short enough for one line."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "…"
