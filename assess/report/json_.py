"""The report for machines: the assessment and its scorecard in one JSON document."""

import json

from assess.report.parts import ReportView

FORMAT = "assess/report@1"


def render(view: ReportView) -> bytes:
    """`{format, assessment, scorecard}`; the same bytes for the same input."""
    document = {
        "format": FORMAT,
        "assessment": view.assessment.model_dump(mode="json"),
        "scorecard": view.scorecard.model_dump(mode="json"),
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
