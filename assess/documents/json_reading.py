"""JSON as a document."""

import json
import math
import re
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

from assess.documents.document import MAX_DEPTH, MAX_DIGITS, Budget, Document
from assess.problems import InputError, Problem


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


class _Plain:
    """Plain values from parsed JSON, with what is wrong among them."""

    def __init__(self, file: str, length: int) -> None:
        self.problems: list[Problem] = []
        self._budget = Budget(file, length)

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
