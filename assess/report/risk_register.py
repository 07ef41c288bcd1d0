"""The register of risks: each scenario in words, with who looks after it and what holds it down."""

from collections.abc import Iterator, Mapping

from assess.assessment import Assessment
from assess.i18n import Translator, show_money
from assess.i18n.risk import TREATMENT
from assess.i18n.terms import KIND
from assess.report.criteria import level_name
from assess.report.figure_parts import LABEL, PROSE, Cell, Said
from assess.report.glyphs import one_line
from assess.report.parts import RiskRow
from assess.report.risk_words import how_often, ranked, scenario_title
from assess.risk.results import RiskProfile, ScenarioRisk
from assess.rubric import Rubric
from assess.scorecard import CriterionScore, Scorecard


def risk_register(
    rubric: Rubric, assessment: Assessment, scorecard: Scorecard, found: RiskProfile, _: Translator
) -> tuple[RiskRow, ...]:
    """Every scenario that has an amount, the dearest today first."""
    scores = {score.id: score for score in scorecard.criteria}
    return tuple(
        _row(number, scenario, rubric, assessment, scores, found.currency, _)
        for number, scenario in enumerate(ranked(found), 1)
    )


def _row(
    number: int,
    found: ScenarioRisk,
    rubric: Rubric,
    assessment: Assessment,
    scores: Mapping[str, CriterionScore],
    currency: str,
    _: Translator,
) -> RiskRow:
    scenario, entry = rubric.risk_by_id.get(found.id), assessment.risks.entry_by_id.get(found.id)
    ready: Cell = _.text(scenario.contingency) if scenario else ""
    if entry and entry.contingency.strip():
        ready = Said(one_line(entry.contingency), PROSE)
    return RiskRow(
        number=number,
        title=scenario_title(found.id, rubric, assessment, _),
        amount=_("{amount} a year", amount=show_money(found.residual.mean, _.locale, currency=currency)),
        facts=" · ".join((how_often(found.frequency.residual, _), _(TREATMENT[found.treatment]))),
        owner=Said(one_line(entry.owner), LABEL) if entry and entry.owner.strip() else "",
        cause=_.text(scenario.cause) if scenario else "",
        consequence=_.text(scenario.consequence) if scenario else "",
        controls=_("; ").join(_controls(found, rubric, scores, _)),
        ready=ready,
    )


def _controls(
    found: ScenarioRisk, rubric: Rubric, scores: Mapping[str, CriterionScore], _: Translator
) -> Iterator[str]:
    for value in found.controls:
        label, score = _.text(rubric.by_id[value.criterion].label), scores.get(value.criterion)
        if score is None:
            yield label
        else:
            level = _(KIND[score.kind]) if score.level is None else level_name(score.level, _)
            yield _("{text} ({note})", text=label, note=level)
