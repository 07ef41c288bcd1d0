"""The JSON report: the assessment and its scorecard, whole."""

import json

import pytest

from assess.assessment import Assessment
from assess.report import render
from assess.rubric import Rubric
from assess.scorecard import Scorecard
from assess.scoring import score
from tests.report.conftest import HOSTILE, hostile, sample


@pytest.mark.parametrize("assessment", [sample(), hostile(HOSTILE["controls"])], ids=["sample", "hostile"])
def test_it_holds_assessment_and_scorecard_unchanged(rubric: Rubric, assessment: Assessment) -> None:
    document = json.loads(render(rubric, assessment, "json", "en"))

    assert document["format"] == "assess/report@1"
    assert Assessment.model_validate_json(json.dumps(document["assessment"])) == assessment
    assert Scorecard.model_validate_json(json.dumps(document["scorecard"])) == score(rubric, assessment)


def test_the_same_input_gives_the_same_bytes(rubric: Rubric) -> None:
    assert render(rubric, sample(), "json", "en") == render(rubric, sample(), "json", "zh")
