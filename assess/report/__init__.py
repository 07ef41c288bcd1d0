"""Reports: one view of an assessment, then one renderer per format."""

from typing import Literal

from assess.assessment import Assessment
from assess.report.sums import ANEW, Sums
from assess.report.view import build
from assess.rubric import Rubric
from assess.scoring import score
from assess.text import Locale

Format = Literal["pdf", "html", "json"]
FORMATS: tuple[Format, ...] = ("pdf", "html", "json")


def render(
    rubric: Rubric,
    assessment: Assessment,
    fmt: Format,
    locale: Locale,
    sums: Sums = ANEW,
) -> bytes:
    """A report as the bytes of its file; the same bytes for the same arguments."""
    scorecard = score(rubric, assessment)
    # Each renderer brings a large library of its own.
    if fmt == "json":
        from assess.report import json_

        return json_.render(rubric, assessment, scorecard, sums)
    view = build(rubric, assessment, scorecard, locale, sums)
    if fmt == "pdf":
        from assess.report import pdf

        return pdf.render(view)
    from assess.report import html

    return html.render(view)
