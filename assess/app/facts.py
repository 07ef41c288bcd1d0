"""What figures rest on, as text: the same facts are reckoned with once, whatever else is changed."""

from assess.assessment import Assessment
from assess.plan.inputs import Planning

NO_PLAN = Planning()


def facts_of(assessment: Assessment, plan: Planning = NO_PLAN) -> str:
    """An assessment without its names, marks and history, and with as much of a plan as figures rest on."""
    changes = {"id": "one", "title": "", "later": (), "previous": None, "plan": plan}
    return assessment.model_copy(update=changes).model_dump_json()
