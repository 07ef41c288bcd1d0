"""The report for machines: the answers and every result in one JSON document."""

import json
from typing import Literal

from assess.assessment import Assessment
from assess.economics.results import Appraisal
from assess.models import Result
from assess.plan.inputs import Limits
from assess.plan.results import Plan
from assess.report.sums import Sums
from assess.risk.results import RiskProfile
from assess.rubric import Rubric
from assess.scorecard import Scorecard


class ReportDocument(Result):
    """An assessment with its results, each the same as the command of its name prints."""

    format: Literal["assess/report@1"] = "assess/report@1"
    assessment: Assessment
    scorecard: Scorecard
    economics: Appraisal | None
    """As `assess roi` has it; null where nothing is entered about money."""
    risk: RiskProfile | None
    """As `assess risk` has it; null where there is no scenario."""
    plan: Plan | None
    """As `assess plan` has it for the budget that the assessment holds; null without one."""


def render(rubric: Rubric, assessment: Assessment, scorecard: Scorecard, sums: Sums) -> bytes:
    """The document as a file; the same bytes for the same input."""
    document = ReportDocument(
        assessment=assessment,
        scorecard=scorecard,
        economics=_appraisal(assessment, sums),
        risk=_risk(rubric, assessment, sums),
        plan=_plan(rubric, assessment, sums),
    )
    content = document.model_dump(mode="json", by_alias=True)
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _appraisal(assessment: Assessment, sums: Sums) -> Appraisal | None:
    economics = assessment.economics
    return sums.appraise(economics) if economics and economics.lines else None


def _risk(rubric: Rubric, assessment: Assessment, sums: Sums) -> RiskProfile | None:
    if rubric.manifest.risk is None:
        return None
    found = sums.analyse(rubric, assessment)
    return None if found.is_empty else found


def _plan(rubric: Rubric, assessment: Assessment, sums: Sums) -> Plan | None:
    if assessment.plan.budget == Limits():
        return None
    found = sums.plan(rubric, assessment)
    return found.model_copy(update={"what_ifs": sums.kept(rubric, assessment)})
