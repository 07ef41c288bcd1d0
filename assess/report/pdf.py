"""The report on paper: a tagged PDF (PDF/UA-1) by Typst, A4, charts drawn from the same numbers.

The template gets the view as JSON, so nothing in it is ever read as markup. Typst draws only with
the fonts of this package and refuses what they lack; text passes `glyphs` first.
"""

import datetime as dt
import json
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

from assess.charts.palette import LIGHT
from assess.report.figure_parts import Address, Said
from assess.report.glyphs import FONTS, described, made_visible, printable
from assess.report.parts import ReportView

TEMPLATES = Path(str(files("assess.report") / "templates"))
MOST_LINES = 12
"""Lines of one note that paper shows."""
_NOT_PRINTED = {
    "rubric",
    "assessment",
    "scorecard",
    "appraisal",
    "names",
    "tried",
    "tried_names",
    "charted",
}


class ReportError(RuntimeError):
    """The report could not be set: a fault in the template or its fonts, never in the input."""


def render(view: ReportView) -> bytes:
    """The view as a PDF; the same bytes for the same view."""
    paper = _Paper(view)
    data = {name: value for name, value in paper.printed(view).items() if name not in _NOT_PRINTED}
    data["characters"] = [described(character) for character in sorted(paper.replaced)]
    data["colours"] = {f.name: _plain(getattr(LIGHT, f.name)) for f in fields(LIGHT)}
    pdf, warnings = typst.compile_with_warnings(
        TEMPLATES / "report.typ",
        root=TEMPLATES,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"report": json.dumps(data)},
        pdf_standards=["ua-1"],
        timestamp=_timestamp(view),
    )
    if warnings:
        raise ReportError("; ".join(warning.message for warning in warnings))
    return pdf


def _timestamp(view: ReportView) -> dt.datetime:
    """The day of the report as a moment, so that the same report is the same bytes."""
    day = dt.datetime.fromisoformat(view.as_of).replace(tzinfo=dt.UTC)
    return max(day, dt.datetime(1970, 1, 1, tzinfo=dt.UTC))


class _Paper:
    """Makes a view printable, and remembers the characters that it had to replace."""

    def __init__(self, view: ReportView) -> None:
        self.replaced: set[str] = set()
        self._cut = view.words["cut"]

    def printed(self, value: Any) -> Any:
        """A part of a view as JSON can carry it, with every text printable."""
        if isinstance(value, Said):
            return self._said(value)
        if isinstance(value, Address):
            return str(value)
        if isinstance(value, str):
            return self._text(value)
        if is_dataclass(value):
            return {
                f.name: self.printed(getattr(value, f.name))
                for f in fields(value)
                if f.name not in _NOT_PRINTED
            }
        if isinstance(value, dict):
            return {key: self.printed(item) for key, item in value.items()}
        if isinstance(value, tuple):
            return [self.printed(item) for item in value]
        return value

    def _text(self, text: str) -> str:
        visible, replaced = made_visible(text, printable())
        self.replaced |= replaced
        return visible

    def _said(self, said: Said) -> str:
        text = "\n".join(said.text[: said.most].split("\n")[:MOST_LINES])
        while (
            len(made_visible(text, printable())[0]) > 2 * said.most
        ):  # code points take up to nine characters
            text = text[: len(text) // 2]
        cut = len(text) < len(said.text)
        note = self._cut.format(shown=f"{len(text):,}", all=f"{len(said.text):,}") if cut else ""
        return self._text(text) + note


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _plain(value: Any) -> Any:
    return dict(value) if hasattr(value, "keys") else value
