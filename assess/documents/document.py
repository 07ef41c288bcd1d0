"""A document as read, and the bounds of what is read."""

from dataclasses import dataclass, field
from typing import Any, Literal

from assess.problems import InputError, Problem

MAX_BYTES = 5_000_000
MAX_DEPTH = 60
MAX_DIGITS = 400
MAX_COST = 50_000_000
"""Bound on what the lines of a document may take: for each value, the length of its path and a bit more.

Without it, a file within `MAX_BYTES` can nest long keys so that its paths alone fill the memory."""


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


class Budget:
    """Stops a document whose paths would take more than `MAX_COST`, or ten times its own length."""

    def __init__(self, file: str, length: int) -> None:
        self.file = file
        self.left = max(MAX_COST, 10 * length)

    def pay(self, path: str) -> None:
        """Counts one value at a path."""
        self.left -= len(path) + 50
        if self.left < 0:
            raise InputError([Problem("too_complex", self.file)])


def too_large(file: str, limit: int = MAX_BYTES) -> Problem:
    """The problem of a file over `limit` bytes."""
    return Problem("too_large", file, params={"limit": f"{limit // 1_000_000} MB"})
