"""What each gap costs, by itself: exact and without a simulation, so that a page can show it at once."""

from assess.assessment import Assessment
from assess.problems import InputError
from assess.risk.controls import shares
from assess.risk.register import register
from assess.risk.results import GapPrice
from assess.risk.savings import control_values, gap_prices
from assess.rubric import Rubric


def prices_of(rubric: Rubric, assessment: Assessment) -> dict[str, GapPrice]:
    """By criterion what more of it would save per year, as a risk profile has it.

    Empty where the rubric says nothing of risk, or its catalogue does not load.
    """
    try:
        known = register(rubric, assessment)
    except InputError:
        return {}
    rules, stage = known.rules, assessment.profile.stage
    realised = shares(rules, known.standings)
    values = (
        (risk.id, value)
        for risk in known.risks
        for value in control_values(risk, realised, known.rows, rules, stage)
    )
    return {price.criterion: price for price in gap_prices(values, known.rows, stage)}
