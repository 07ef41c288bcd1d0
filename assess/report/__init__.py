"""Reports: one view of an assessment, then one renderer per format."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from assess.assessment import Assessment
from assess.report.view import build
from assess.rubric import Rubric
from assess.scoring import score
from assess.text import Locale

if TYPE_CHECKING:
    from assess.economics import Economics
    from assess.economics.results import Appraisal
    from assess.risk.results import RiskProfile

Format = Literal["pdf", "html", "json"]
FORMATS: tuple[Format, ...] = ("pdf", "html", "json")


def render(
    rubric: Rubric,
    assessment: Assessment,
    fmt: Format,
    locale: Locale,
    *,
    appraise: "Callable[[Economics], Appraisal] | None" = None,
    analyse: "Callable[[Rubric, Assessment], RiskProfile] | None" = None,
) -> bytes:
    """A report as the bytes of its file; the same bytes for the same arguments.

    `appraise` and `analyse` serve a caller who has the sums of economics and risk at hand.
    """
    scorecard = score(rubric, assessment)
    # Each renderer brings a large library of its own.
    if fmt == "json":
        from assess.report import json_

        return json_.render(assessment, scorecard)
    view = build(rubric, assessment, scorecard, locale, appraise=appraise, analyse=analyse)
    if fmt == "pdf":
        from assess.report import pdf

        return pdf.render(view)
    from assess.report import html

    return html.render(view)
