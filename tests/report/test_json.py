"""The JSON report: the assessment and every result, whole, each as its command prints it."""

import json
from functools import cache
from typing import Any

import jsonschema
import pytest

from assess.assessment import Assessment
from assess.cli.schemas import schema_of
from assess.economics.appraisal import appraise
from assess.loading import shipped_rubric
from assess.plan.inputs import Limits, Planning, WhatIf
from assess.plan.planning import plan
from assess.plan.trying import kept
from assess.report import render
from assess.risk.analysis import analyse
from assess.rubric import Rubric
from assess.scorecard import Scorecard
from assess.scoring import score
from tests.report.conftest import HOSTILE, bare, hostile, sample

WHAT_IFS = (
    WhatIf(name="Copyright first", levels={"ip.copyright": 4, "risk.contingency": 3}),
    WhatIf(name=HOSTILE["html"], levels={"ip.copyright": 2}),
)


def trying() -> Assessment:
    """A sample that keeps what-ifs."""
    made = sample("fine-tuner")
    return made.model_copy(update={"plan": made.plan.model_copy(update={"what_ifs": WHAT_IFS})})


@cache
def document() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(render(shipped_rubric(), trying(), "json", "en"))
    return loaded


@pytest.mark.parametrize("assessment", [sample(), hostile(HOSTILE["controls"])], ids=["sample", "hostile"])
def test_it_holds_assessment_and_scorecard_unchanged(rubric: Rubric, assessment: Assessment) -> None:
    found = json.loads(render(rubric, assessment, "json", "en"))

    assert found["format"] == "assess/report@1"
    assert Assessment.model_validate_json(json.dumps(found["assessment"])) == assessment
    assert Scorecard.model_validate_json(json.dumps(found["scorecard"])) == score(rubric, assessment)


def test_economics_risk_and_plan_are_those_of_the_core(rubric: Rubric) -> None:
    assessment, found = trying(), document()
    assert assessment.economics is not None
    made = plan(rubric, assessment).model_copy(update={"what_ifs": kept(rubric, assessment)})

    assert found["economics"] == appraise(assessment.economics).model_dump(mode="json")
    assert found["risk"] == analyse(rubric, assessment).model_dump(mode="json")
    assert found["plan"] == made.model_dump(mode="json")
    assert [one["name"] for one in found["plan"]["what_ifs"]] == [one.name for one in WHAT_IFS]


def test_what_is_not_there_is_null(rubric: Rubric) -> None:
    made = bare()
    found = json.loads(render(rubric, made, "json", "en"))

    assert made.plan.budget == Limits()
    assert analyse(rubric, made).is_empty
    assert (found["economics"], found["risk"], found["plan"]) == (None, None, None)


def test_it_fits_its_schema() -> None:
    jsonschema.validate(document(), schema_of("report"))


def test_the_same_input_gives_the_same_bytes(rubric: Rubric) -> None:
    assessment = trying().model_copy(update={"plan": Planning(what_ifs=WHAT_IFS)})

    assert render(rubric, assessment, "json", "en") == render(rubric, assessment, "json", "zh")
