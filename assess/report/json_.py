"""The report for machines: the assessment and its scorecard in one JSON document."""

import json

from assess.assessment import Assessment
from assess.scorecard import Scorecard

FORMAT = "assess/report@1"


def render(assessment: Assessment, scorecard: Scorecard) -> bytes:
    """`{format, assessment, scorecard}`; the same bytes for the same input."""
    document = {
        "format": FORMAT,
        "assessment": assessment.model_dump(mode="json"),
        "scorecard": scorecard.model_dump(mode="json"),
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
