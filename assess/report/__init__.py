"""Reports: one view of an assessment, then one renderer per format."""

from collections.abc import Callable
from typing import Literal

from assess.assessment import Assessment
from assess.report.parts import ReportView
from assess.report.view import build
from assess.rubric import Rubric
from assess.scoring import score
from assess.text import Locale

Format = Literal["pdf", "html", "json"]
FORMATS: tuple[Format, ...] = ("pdf", "html", "json")


def render(rubric: Rubric, assessment: Assessment, fmt: Format, locale: Locale) -> bytes:
    """A report as the bytes of its file; the same bytes for the same arguments."""
    view = build(rubric, assessment, score(rubric, assessment), locale)
    return _renderer(fmt)(view)


def _renderer(fmt: Format) -> Callable[[ReportView], bytes]:
    """Loads the one renderer that is asked for: each brings a large library of its own."""
    match fmt:
        case "pdf":
            from assess.report import pdf

            return pdf.render
        case "html":
            from assess.report import html

            return html.render
        case "json":
            from assess.report import json_

            return json_.render
