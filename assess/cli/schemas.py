"""JSON Schemas of the file formats."""

from typing import Any

from pydantic import BaseModel

from assess.assessment import Assessment
from assess.comparison import Comparison
from assess.economics.results import Appraisal
from assess.plan.results import Plan
from assess.report.json_ import ReportDocument
from assess.risk.results import RiskProfile
from assess.rubric import Dimension
from assess.scorecard import Scorecard

SCHEMAS: dict[str, type[BaseModel]] = {
    "rubric": Dimension,
    "assessment": Assessment,
    "scorecard": Scorecard,
    "appraisal": Appraisal,
    "risk": RiskProfile,
    "plan": Plan,
    "comparison": Comparison,
    "report": ReportDocument,
}
"""The formats by the names the command line has for them; `rubric` is one dimension file."""


def schema_of(name: str) -> dict[str, Any]:
    """The schema of a format: of what is read for files, of what is written for results."""
    written = name not in ("rubric", "assessment")
    schema = SCHEMAS[name].model_json_schema(mode="serialization" if written else "validation")
    parts = schema.pop("$defs", {})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": f"Assess {name}",
        "$defs": parts,
    }
