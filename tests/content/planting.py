"""Mistakes planted in a copy of a small rubric, and what is said of them."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from assess.i18n import translator
from assess.i18n.problems import line
from assess.lint import lint
from assess.loading import Folder

MINI = Path(__file__).parents[1] / "fixtures" / "rubric-mini"


@dataclass(frozen=True)
class Mistake:
    """What to change in which file, and the message to expect."""

    file: str
    old: str
    new: str
    at: str
    """A text on the line that the message should name; it stands there once."""
    field: str
    says: str
    """What is wrong; what would be right."""
    where: str = ""
    """The file that the message should name, where it is another."""


def copy_of_mini(folder: Path) -> Path:
    return shutil.copytree(MINI, folder / "rubric")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def line_of(path: Path, text: str) -> int:
    numbers = [n for n, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if text in row]
    assert len(numbers) == 1, f"{text!r} stands on the lines {numbers} of {path.name}"
    return numbers[0]


def lines_for(folder: Path) -> list[str]:
    """What `assess lint` says of a folder, in English, with file names only."""
    return [line(problem, translator("en")).removeprefix(f"{folder}/") for problem in lint(Folder(folder))]


def expected(folder: Path, mistake: Mistake) -> str:
    name = mistake.where or mistake.file
    parts = (f"{name}:{line_of(folder / name, mistake.at)}", mistake.field, mistake.says)
    return ": ".join(part for part in parts if part)


def with_risks(folder: Path) -> Path:
    """A copy of the small rubric with a small risk catalogue."""
    copy, extra = copy_of_mini(folder), MINI.parent / "risk-mini"
    rules = (extra / "rules.yaml").read_text(encoding="utf-8")
    with (copy / "rubric.yaml").open("a", encoding="utf-8") as manifest:
        manifest.write(rules)
    shutil.copy(extra / "risks.yaml", copy)
    return copy
