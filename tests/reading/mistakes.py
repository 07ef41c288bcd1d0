"""Assessment files with a mistake in them, and what is said of it."""

import json
from collections.abc import Callable
from typing import Any

from assess.assessment import Assessment
from assess.assessment_file import load_assessment
from assess.i18n import translator
from assess.i18n.problems import line
from assess.problems import InputError
from assess.rubric import Rubric
from assess.text import Locale

Change = Callable[[dict[str, Any]], object]


def put(*path: str | int, value: object) -> Change:
    """A change of what stands at a place."""

    def change(data: Any) -> None:
        for part in path[:-1]:
            data = data[part]
        data[path[-1]] = value

    return change


def read(content: dict[str, Any], rubric: Rubric) -> Assessment:
    """The content of a file as an assessment."""
    return load_assessment(json.dumps(content, ensure_ascii=False, indent=1).encode(), "f.json", rubric)


def complaints(content: dict[str, Any], rubric: Rubric, locale: Locale = "en") -> list[str]:
    """What is said of it, each without the file and the line, which have to stand there."""
    try:
        read(content, rubric)
    except InputError as error:
        lines = [line(problem, translator(locale)) for problem in error.problems]
        assert all(text.startswith("f.json:") and text.split(":")[1].isdigit() for text in lines)
        return [text.split(": ", 1)[1] for text in lines]
    return []
