"""What a risk profile is about, as every screen and report writes it: names, classes, cautions."""

from collections.abc import Sequence

from assess.assessment import Assessment
from assess.i18n.catalogue import Translator
from assess.i18n.formats import show_number, show_score
from assess.i18n.risk import RISK_CAUTION
from assess.report.glyphs import one_line
from assess.risk import OwnScenario
from assess.risk.results import Caution, Classes, RiskProfile, ScenarioRisk
from assess.rubric import Rubric


def scenario_name(id: str, rubric: Rubric, assessment: Assessment, _: Translator) -> str:
    """What a scenario is called: by the catalogue, or by the company where it is its own."""
    entry = assessment.risks.entry_by_id.get(id)
    if isinstance(entry, OwnScenario):
        return one_line(entry.title) or id
    scenario = rubric.risk_by_id.get(id)
    return _.text(scenario.title) if scenario else id


def ranked(profile: RiskProfile) -> list[ScenarioRisk]:
    """The scenarios, the largest expected loss first."""
    return sorted(profile.scenarios, key=lambda s: -s.residual.mean)


def classes(found: Classes) -> str:
    """A class 1–5 without controls and as things stand: 4 → 3, or 3 where nothing moves."""
    if found.inherent is None or found.residual is None:
        return "–"
    if found.inherent == found.residual:
        return str(found.residual)
    return f"{found.inherent} → {found.residual}"


def risk_score(value: float | None) -> str:
    """A risk score, 0 best to 100 worst; a dash without a rate to the US dollar."""
    return show_score(value, thresholds=())


def how_often(events_per_year: float, _: Translator) -> str:
    """A frequency as people say it: once in 4 years, 2.5 times a year."""
    if events_per_year <= 0:
        return _("never")
    if events_per_year < 1:
        return _("once in {n} years", n=_short(1 / events_per_year, _))
    return _("{n} times a year", n=_short(events_per_year, _))


def _short(value: float, _: Translator) -> str:
    return show_number(value, _.locale, decimals=0 if value >= 10 else 1)


def risk_caution(found: Caution, rubric: Rubric, assessment: Assessment, _: Translator) -> str:
    """What to bear in mind, with the names of what it is about."""
    if found.id == "other_currency":
        first, second = found.about
        return _(RISK_CAUTION[found.id], first=first, second=second)
    return _(RISK_CAUTION[found.id], list=_(", ").join(_named(found, rubric, assessment, _)))


def _named(found: Caution, rubric: Rubric, assessment: Assessment, _: Translator) -> Sequence[str]:
    if found.id in ("controls_unanswered", "controls_not_asked"):
        return [_.text(rubric.by_id[id].label) for id in found.about]
    if found.id in ("cost_avoided", "line_like_scenario") and assessment.economics:
        names = {line.id: one_line(line.name) or line.id for line in assessment.economics.lines}
        return [names.get(id, id) for id in found.about]
    return [scenario_name(id, rubric, assessment, _) for id in found.about]
