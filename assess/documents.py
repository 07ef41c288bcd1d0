"""Strict reading of JSON and YAML: plain values plus the line of each path.

Stricter than the libraries beneath: no repeated keys, no NaN, no aliases or tags, bounded size
and depth, and in YAML only the booleans, nulls and numbers of version 1.2, so that `No` is a word.
"""

import json
import math
import re
from dataclasses import dataclass, field
from json.decoder import scanstring  # type: ignore[attr-defined]
from pathlib import Path
from typing import Any, Literal, NoReturn

import yaml

from assess.problems import InputError, Problem

MAX_BYTES = 5_000_000
MAX_DEPTH = 60
MAX_DIGITS = 400
MAX_COST = 50_000_000
"""Bound on what the lines of a document may take: for each value, the length of its path and a bit more.

Without it, a file within `MAX_BYTES` can nest long keys so that its paths alone fill the memory."""

_SCALARS: tuple[tuple[re.Pattern[str], Any], ...] = (
    (re.compile(r"~|null|Null|NULL|"), lambda _: None),
    (re.compile(r"true|True|TRUE"), lambda _: True),
    (re.compile(r"false|False|FALSE"), lambda _: False),
    (re.compile(r"[-+]?[0-9]{1,400}"), int),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?"), float),
)
_NUMBER_LIKE = frozenset("0123456789+-.tTfFnN~")
_CORE_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "seq", "map")}


@dataclass(frozen=True)
class Document:
    """What a file says, and where: `lines` gives the line of each dotted path."""

    file: str
    value: Any
    lines: dict[str, int] = field(repr=False)
    syntax: Literal["json", "yaml"] = "json"

    def line(self, path: str) -> int | None:
        """The line of a path, or of the nearest thing around it."""
        while path not in self.lines and path:
            path = path.rpartition(".")[0]
        return self.lines.get(path)

    def problem(self, code: str, path: str, **params: str) -> Problem:
        """A problem of this document, with its line."""
        return Problem(code, self.file, self.line(path), path, params)


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a file of at most `limit` bytes, which is checked before reading.

    Raises:
        InputError: it does not exist, is a folder, may not be read, or is too large.
    """
    file = str(path)
    try:
        if path.is_dir():
            raise InputError([Problem("is_folder", file)])
        if path.stat().st_size > limit:
            raise InputError([too_large(file, limit)])
        with path.open("rb") as source:
            data = source.read(limit + 1)  # a pipe or a device has no size of its own
    except InputError:
        raise
    except FileNotFoundError:
        raise InputError([Problem("not_found", file)]) from None
    except (OSError, ValueError) as error:
        found = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError([Problem("not_readable", file, params={"found": found})]) from None
    if len(data) > limit:
        raise InputError([too_large(file, limit)])
    return data


def too_large(file: str, limit: int = MAX_BYTES) -> Problem:
    """The problem of a file over `limit` bytes."""
    return Problem("too_large", file, params={"limit": f"{limit // 1_000_000} MB"})


def parse(data: bytes, file: str, limit: int = MAX_BYTES) -> Document:
    """JSON or YAML bytes as a document; which of the two is told by the name, else by the first character.

    Raises:
        InputError: not text, not JSON or YAML, too large, too deep, or something strictness forbids.
    """
    if len(data) > limit:
        raise InputError([too_large(file, limit)])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError([Problem("not_utf8", file)]) from None
    if not text.strip():
        raise InputError([Problem("empty_file", file)])
    if file.endswith(".json"):
        return parse_json(text, file)
    if file.endswith((".yaml", ".yml")) or text.lstrip()[:1] not in ("{", "["):
        return parse_yaml(text, file)
    return parse_json(text, file)


def parse_json(text: str, file: str) -> Document:
    """JSON as a document."""
    try:
        _check_depth(text, file)
        value = json.loads(
            text, object_pairs_hook=_Pairs, parse_constant=_Odd, parse_float=_float, parse_int=_integer
        )
    except json.JSONDecodeError as error:
        raise InputError([Problem("not_json", file, error.lineno, params={"found": error.msg})]) from None
    plain = _Plain(file, len(text))
    value = plain.take(value, "")
    lines = _json_lines(text)
    if plain.problems:
        raise InputError([Problem(p.code, file, lines.get(p.path), p.path, p.params) for p in plain.problems])
    return Document(file, value, lines)


class _Pairs(list[tuple[str, Any]]):
    """An object as its pairs, so that a repeated key is still visible."""


_SURROGATE = re.compile("[\ud800-\udfff]")


class _Odd(str):
    """A number that JSON does not have, as it was written."""

    __slots__ = ()


def _float(written: str) -> float | _Odd:
    value = float(written)
    return value if math.isfinite(value) else _Odd(written)


def _integer(written: str) -> int | _Odd:
    return int(written) if len(written) <= MAX_DIGITS else _Odd(written)


def _check_depth(text: str, file: str) -> None:
    depth = line = 0
    line = 1
    for token in re.finditer(r'"(?:[^"\\]|\\.)*"?|[\[\]{}]|\n', text):
        char = token[0]
        if char in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise InputError([Problem("too_deep", file, line, params={"limit": str(MAX_DEPTH)})])
        elif char in "]}":
            depth -= 1
        else:
            line += char.count("\n")


class _Budget:
    """Stops a document whose paths would take more than `MAX_COST`, or ten times its own length."""

    def __init__(self, file: str, length: int) -> None:
        self.file = file
        self.left = max(MAX_COST, 10 * length)

    def pay(self, path: str) -> None:
        """Counts one value at a path."""
        self.left -= len(path) + 50
        if self.left < 0:
            raise InputError([Problem("too_complex", self.file)])


class _Plain:
    """Plain values from parsed JSON, with what is wrong among them."""

    def __init__(self, file: str, length: int) -> None:
        self.problems: list[Problem] = []
        self._budget = _Budget(file, length)

    def take(self, value: Any, path: str) -> Any:
        """The value at a path, without the marks that the parser left."""
        self._budget.pay(path)
        if isinstance(value, _Pairs):
            return self._object(value, path)
        if isinstance(value, list):
            return [self.take(item, f"{path}.{i}" if path else str(i)) for i, item in enumerate(value)]
        if isinstance(value, _Odd):
            self._refuse("too_many_digits" if len(value) > MAX_DIGITS else "not_finite", path, value)
        elif isinstance(value, str) and _SURROGATE.search(value):
            self._refuse("broken_character", path, "")
        return value

    def _object(self, pairs: _Pairs, path: str) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key, item in pairs:
            here = f"{path}.{key}" if path else key
            if key in result:
                self._refuse("duplicate_key", here, key)
            if _SURROGATE.search(key):
                self._refuse("broken_character", here, "")
            result[key] = self.take(item, here)
        return result

    def _refuse(self, code: str, path: str, found: str) -> None:
        self.problems.append(Problem(code, path=path, params={"found": found}))


def _json_lines(text: str) -> dict[str, int]:
    """The line on which each path of valid JSON begins; of a repeated key, the last."""
    lines: dict[str, int] = {}
    stack: list[list[Any]] = []  # [path, "object" | "array", next index, pending key]
    line, position = 1, 0

    def place(path: str) -> None:
        lines[path] = line

    def child() -> str:
        if not stack:
            return ""
        path, kind, index, key = stack[-1]
        name = key if kind == "object" else str(index)
        return f"{path}.{name}" if path else str(name)

    while position < len(text):
        char = text[position]
        if char == "\n":
            line += 1
        elif char == '"':
            string, end = scanstring(text, position + 1, True)
            if stack and stack[-1][1] == "object" and stack[-1][3] is None:
                stack[-1][3] = string
                place(child())
            else:
                place(child())
            position = end
            continue
        elif char in "[{":
            path = child()
            place(path)
            stack.append([path, "object" if char == "{" else "array", 0, None])
        elif char in "]}":
            stack.pop()
        elif char == ",":
            stack[-1][2] += 1
            stack[-1][3] = None
        elif char not in " \t\r:":
            place(child())
            position = re.compile(r"[^\s,\]}]+").match(text, position).end()  # type: ignore[union-attr]
            continue
        position += 1
    return lines


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
        self._budget = _Budget(file, length)

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
