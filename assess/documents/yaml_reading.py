"""YAML as a document, by the core schema of version 1.2."""

import math
import re
from typing import Any, NoReturn

import yaml

from assess.documents.document import MAX_DEPTH, Budget, Document
from assess.problems import InputError, Problem

_SCALARS: tuple[tuple[re.Pattern[str], Any], ...] = (
    (re.compile(r"~|null|Null|NULL|"), lambda _: None),
    (re.compile(r"true|True|TRUE"), lambda _: True),
    (re.compile(r"false|False|FALSE"), lambda _: False),
    (re.compile(r"[-+]?[0-9]{1,400}"), int),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?"), float),
)
_NUMBER_LIKE = frozenset("0123456789+-.tTfFnN~")
_CORE_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "seq", "map")}


def parse_yaml(text: str, file: str) -> Document:
    """YAML as a document, built from parser events, which costs neither recursion nor aliases."""
    builder = _Builder(file, len(text))
    try:
        for event in yaml.parse(text, Loader=_FastLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        found = error.problem or error.context or ""
        raise InputError(
            [Problem("not_yaml", file, mark.line + 1 if mark else None, params={"found": found})]
        ) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, text.find(chr(error.character))) + 1
        named = {"found": f"U+{error.character:04X}"}
        raise InputError([Problem("control_character", file, line, params=named)]) from None
    except yaml.YAMLError as error:
        raise InputError([Problem("not_yaml", file, params={"found": str(error).splitlines()[0]})]) from None
    if builder.problems:
        raise InputError(builder.problems)
    if builder.root is None and not builder.lines:
        raise InputError([Problem("empty_file", file)])
    return Document(file, builder.root, builder.lines, "yaml")


_FastLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MISSING = object()


class _Builder:
    """Plain values from YAML events, with the line of each path."""

    def __init__(self, file: str, length: int) -> None:
        self.file = file
        self.root: Any = None
        self.lines: dict[str, int] = {}
        self.problems: list[Problem] = []
        self._containers: list[Any] = []
        self._keys: list[Any] = []  # pending key of a mapping, index of a sequence
        self._paths: list[str] = []
        self._documents = 0
        self._budget = Budget(file, length)

    def take(self, event: Any) -> None:
        """One event of the parser."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._open({} if kind is yaml.MappingStartEvent else [], event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._containers.pop(), self._keys.pop(), self._paths.pop()
        elif kind is yaml.AliasEvent:
            self._stop("alias", event, found=f"*{event.anchor}")
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                self._stop("several_documents", event)

    def _stop(self, code: str, event: Any, **params: str) -> NoReturn:
        path = self._paths[-1] if self._paths else ""
        if self._keys and isinstance(self._keys[-1], str):
            path = self._path_of(self._keys[-1])
        raise InputError([*self.problems, Problem(code, self.file, event.start_mark.line + 1, path, params)])

    def _check(self, event: Any) -> None:
        if event.anchor is not None:
            self._stop("alias", event, found=f"&{event.anchor}")
        if event.tag is not None and event.tag not in _CORE_TAGS:
            self._stop("tag", event, found=event.tag)

    def _scalar(self, event: Any) -> None:
        if event.tag is not None or event.anchor is not None:
            self._check(event)
        text = event.value
        keys = self._keys
        if keys and keys[-1] is _MISSING:  # a key of a mapping
            self._key(text, event)
            return
        plain = event.implicit[0] and (not text or text[0] in _NUMBER_LIKE)
        value = _resolve(text) if plain else text
        path = self._put(value, event)
        if isinstance(value, float) and not math.isfinite(value):
            self.problems.append(
                Problem("not_finite", self.file, event.start_mark.line + 1, path, {"found": text})
            )

    def _key(self, key: str, event: Any) -> None:
        path = self._path_of(key)
        line = event.start_mark.line + 1
        if key in self._containers[-1]:
            self.problems.append(Problem("duplicate_key", self.file, line, path, {"found": key}))
        self._keys[-1] = key
        self.lines[path] = line

    def _path_of(self, name: object) -> str:
        base = self._paths[-1]
        return f"{base}.{name}" if base else str(name)

    def _put(self, value: Any, event: Any) -> str:
        if not self._containers:
            self.root = value
            self.lines[""] = event.start_mark.line + 1
            return ""
        parent, key = self._containers[-1], self._keys[-1]
        path = self._path_of(key)
        self._budget.pay(path)
        if isinstance(parent, list):
            parent.append(value)
            self._keys[-1] = key + 1
            self.lines[path] = event.start_mark.line + 1
        else:
            parent[key] = value
            self._keys[-1] = _MISSING
        return path

    def _open(self, container: Any, event: Any) -> None:
        self._check(event)
        if self._keys and self._keys[-1] is _MISSING:
            self._stop("complex_key", event)
        if len(self._containers) >= MAX_DEPTH:
            self._stop("too_deep", event, limit=str(MAX_DEPTH))
        path = self._put(container, event)
        self._containers.append(container)
        self._keys.append(_MISSING if isinstance(container, dict) else 0)
        self._paths.append(path)


def _resolve(text: str) -> Any:
    """A plain scalar by the core schema of YAML 1.2."""
    for pattern, construct in _SCALARS:
        if pattern.fullmatch(text):
            return construct(text)
    return text
