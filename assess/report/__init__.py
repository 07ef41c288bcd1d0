"""Reports: one view of an assessment, then one renderer per format."""

import datetime as dt
from typing import Literal

from assess.assessment import Assessment
from assess.rubric import Rubric
from assess.scoring import score
from assess.text import Locale

Format = Literal["pdf", "html", "json"]
FORMATS: tuple[Format, ...] = ("pdf", "html", "json")


def render(
    rubric: Rubric, assessment: Assessment, fmt: Format, locale: Locale, generated: dt.datetime
) -> bytes:
    """A report as the bytes of its file; the same bytes for the same arguments.

    Raises:
        ValueError: `generated` has no time zone.
    """
    # Each format brings a library of its own; who wants JSON should not wait for the others.
    from assess.report import html, json_, pdf, view

    built = view.build(rubric, assessment, score(rubric, assessment), locale, generated=generated)
    renderers = {"pdf": pdf.render, "html": html.render, "json": json_.render}
    return renderers[fmt](built)
