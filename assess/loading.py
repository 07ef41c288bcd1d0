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
    """A rubric folder as read: the rubric and where each part of it stands."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.documents: dict[str, Document] = {}
        self.problems: list[Problem] = []
        manifest = self._read(MANIFEST, Manifest)
        names = [d for ids in manifest.groups.values() for d in ids] if manifest else self._dimension_files()
        dimensions = [self._read(f"{name}.yaml", Dimension) for name in names]
        sources = self._read(SOURCES, _SOURCES)
        seed = self._read(SEED, _SEED)
        self.rubric: Rubric | None = None
        if not self.problems and manifest is not None:
            self.rubric = Rubric(
                manifest=manifest,
                dimensions=tuple(d for d in dimensions if d is not None),
                sources=sources or (),
                seed=seed or (),
            )

    def _dimension_files(self) -> list[str]:
        special = {MANIFEST, SOURCES, SEED}
        return sorted(p.stem for p in self.folder.glob("*.yaml") if p.name not in special)

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
    assessment: Assessment = validate(document, Assessment)
    return fit(assessment, rubric, file=file, lines=document.lines)


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
        code = "newer_format" if newer else "other_format"
        raise InputError([document.problem(code, "format", found=found, expected=expected)])


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


_EXPECTED = {
    "string_type": "text",
    "int_type": "whole_number",
    "int_from_float": "whole_number",
    "float_type": "number",
    "bool_type": "true_or_false",
    "tuple_type": "list",
    "list_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "date_type": "date",
    "date_parsing": "date",
    "date_from_datetime_parsing": "date",
    "date_from_datetime_inexact": "date",
    "datetime_type": "time",
    "datetime_parsing": "time",
    "datetime_from_date_parsing": "time",
    "datetime_object_invalid": "time",
    "timezone_aware": "time",
}


def _problems(document: Document, error: ValidationError) -> Iterable[Problem]:
    for item in error.errors(include_url=False):
        kind, context = item["type"], item.get("ctx", {})
        loc = _place(item["loc"], document.value)
        path = ".".join(loc)
        found = _shown(item["input"])
        if kind == "missing":
            yield document.problem("missing", path, field=loc[-1] if loc else "")
        elif kind == "extra_forbidden":
            yield document.problem(
                "unknown_field", path, field=loc[-1], near=_near(loc[-1], error, item["loc"])
            )
        elif kind == "literal_error":
            yield document.problem("not_one_of", path, found=found, expected=_choices(context["expected"]))
        elif kind == "union_tag_invalid":
            tags = _choices(context["expected_tags"])
            yield document.problem("not_one_of", f"{path}.kind", found=_shown(context["tag"]), expected=tags)
        elif kind == "union_tag_not_found":
            yield document.problem("missing", f"{path}.kind", field="kind")
        elif kind in _EXPECTED:
            yield document.problem(f"not_{_EXPECTED[kind]}", path, found=found)
        elif kind in ("string_too_short", "too_short"):
            yield document.problem("empty", path)
        elif kind in ("string_too_long", "too_long"):
            yield document.problem("too_long", path, limit=str(context.get("max_length", "")))
        elif kind == "string_pattern_mismatch":
            yield document.problem("wrong_form", path, found=found, expected=str(context.get("pattern", "")))
        elif kind in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
            sign, limit = {"g": "≥", "l": "≤"}[kind[0]], next(iter(context.values()))
            sign = sign if kind.endswith("equal") else {"≥": ">", "≤": "<"}[sign]
            yield document.problem("out_of_range", path, found=found, expected=f"{sign} {limit:g}")
        elif kind == "json_invalid":
            yield document.problem("broken_character", path)
        else:
            yield document.problem("invalid", path, found=found, expected=item["msg"])


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


def _near(field: str, error: ValidationError, loc: tuple[int | str, ...]) -> str:
    """What an unknown field may have been meant to be: a required one missing beside it."""
    missing = [
        str(e["loc"][-1]) for e in error.errors() if e["type"] == "missing" and e["loc"][:-1] == loc[:-1]
    ]
    return next(iter(get_close_matches(field, missing, n=1, cutoff=0.6)), "")


def _choices(listed: str) -> str:
    return listed.replace("'", "").replace(" or ", ", ")


def _shown(value: Any) -> str:
    """A found value, short enough for one line."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "…"
