"""What is wrong with an input, as data: words for it are found in `assess.i18n.problems`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches


@dataclass(frozen=True)
class Problem:
    """One thing wrong at one place of an input.

    `code` names the kind of problem and `params` what was found and what would be right.
    The core knows only these; the sentence is written by `assess.i18n.problems.describe`.
    """

    code: str
    file: str = ""
    line: int | None = None
    path: str = ""
    """Where in the document: `answers.ip.copyright.level`."""
    params: Mapping[str, str] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """`file:line`, or as much of it as is known."""
        return f"{self.file}:{self.line}" if self.line is not None else self.file


MAX_COMPARED = 80
"""Longest name, in characters, for which a near one is looked up: none longer is a slip of the pen."""


def nearest(found: str, known: Iterable[str]) -> str:
    """The name most like an unknown one; empty where none is like it."""
    return "".join(get_close_matches(found, list(known), n=1)) if len(found) <= MAX_COMPARED else ""


MAX_PROBLEMS = 1_000
"""How many problems of one input are told; nobody reads more at a time."""


class InputError(ValueError):
    """An input that cannot be used, with every problem found in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        found = tuple(problems)
        self.problems = found[:MAX_PROBLEMS]
        if len(found) > MAX_PROBLEMS:
            rest = {"found": str(len(found) - MAX_PROBLEMS)}
            self.problems += (Problem("more_problems", found[0].file, params=rest),)
        super().__init__("; ".join(f"{p.place}: {p.path}: {p.code} {dict(p.params)}" for p in self.problems))
