"""What scenarios are called, how often they happen, and what to bear in mind, in words."""

from collections.abc import Iterable, Iterator

from assess.assessment import Assessment
from assess.i18n import Translator, show_money, show_number
from assess.i18n.risk import FACT, RISK_CAUTION
from assess.profile import Profile
from assess.report.figure_parts import WORD, Cell, Said
from assess.report.glyphs import one_line
from assess.risk.inputs import OwnScenario
from assess.risk.results import Caution, Classes, GapPrice, RiskProfile, ScenarioRisk, Unpriced
from assess.rubric import Rubric

IN_ECONOMICS = "in_economics"
"""The caution about a scenario whose loss the economics have already: it and the lines with that range."""
OF_LINES = frozenset({"cost_avoided", "line_like_scenario"})
"""Cautions about lines of the economics; a scenario may have the id of one of them."""
SMALLEST_PRICE = 1.0
"""Below one unit of the currency a gap costs nothing that anybody would write down."""


def scenario_title(id: str, rubric: Rubric, assessment: Assessment, _: Translator) -> Cell:
    """What a scenario is called: our words, or the company's."""
    scenario = rubric.risk_by_id.get(id)
    if scenario is not None:
        return _.text(scenario.title)
    entry = assessment.risks.entry_by_id.get(id)
    title = entry.title.strip() if isinstance(entry, OwnScenario) else ""
    return Said(one_line(title or id), WORD)


def scenario_name(id: str, rubric: Rubric, assessment: Assessment, _: Translator) -> str:
    """The same as plain text."""
    title = scenario_title(id, rubric, assessment, _)
    return title.text if isinstance(title, Said) else title


def ranked(found: RiskProfile) -> list[ScenarioRisk]:
    """The scenarios, the dearest today first."""
    return sorted(found.scenarios, key=lambda s: -s.residual.mean)


def ranked_names(
    found: RiskProfile, rubric: Rubric, assessment: Assessment, _: Translator
) -> tuple[str, ...]:
    """What the scenarios are called, the dearest today first."""
    return tuple(scenario_name(scenario.id, rubric, assessment, _) for scenario in ranked(found))


def gap_price(price: GapPrice | None, currency: str, _: Translator) -> str:
    """What a gap costs per year in expected loss; empty where closing it would save nothing."""
    if price is None or price.saves.target < SMALLEST_PRICE:
        return ""
    return _("{amount} a year", amount=show_money(price.saves.target, _.locale, currency=currency))


def missing(price: GapPrice, _: Translator) -> str:
    """What a criterion lacks to its target, which counts with evidence."""
    if (levels := price.target - (price.level or 0)) > 0:
        return _.plural("{n} level", "{n} levels", levels)
    return _("evidence") if price.saves.evidence > 0 else _("nothing")


def how_often(events_per_year: float, _: Translator) -> str:
    """A frequency as people say it: once in 4 years, 2.5 times a year."""
    if events_per_year <= 0:
        return _("never")
    if round(events_per_year, 1) == 1:
        return _("once a year")
    if events_per_year < 1:
        return _("once in {n} years", n=_few_digits(1 / events_per_year, _))
    return _("{n} times a year", n=_few_digits(events_per_year, _))


def _few_digits(value: float, _: Translator) -> str:
    return show_number(value, _.locale, decimals=0 if value >= 10 else 1)


def lacking(unpriced: Iterable[Unpriced], profile: Profile) -> list[str]:
    """The facts that scenarios need and the profile does not have; one that is 0 is known."""
    needs = dict.fromkeys(need for one in unpriced for need in one.needs)
    return [need for need in needs if getattr(profile, need) is None]


def classes(found: Classes) -> str:
    """A class without controls and today: `4 → 3`, or one where they are the same."""
    if found.inherent is None or found.residual is None:
        return "–"
    if found.inherent == found.residual:
        return str(found.residual)
    return f"{found.inherent} → {found.residual}"


def cautions_told(found: RiskProfile, rubric: Rubric, assessment: Assessment, _: Translator) -> Iterator[str]:
    """All that is to be borne in mind; what the economics have already is one sentence."""
    twice = [one for one in found.warnings if one.id == IN_ECONOMICS]
    for one in found.warnings:
        if one.id != IN_ECONOMICS:
            yield caution(one, found, rubric, assessment, _)
        elif one is twice[0]:
            names = (
                _(
                    "{text} ({note})",
                    text=scenario_name(each.about[0], rubric, assessment, _),
                    note=where_in_economics(each, assessment, _),
                )
                for each in twice
            )
            yield _(RISK_CAUTION[one.id], list=_("; ").join(names))


def where_in_economics(one: Caution, assessment: Assessment, _: Translator) -> str:
    """Where the economics have the loss of a scenario already: lines by name, else the cash."""
    _scenario, *lines = one.about
    return _line_names(lines, assessment, _) if lines else _("the simulated cash")


def caution(one: Caution, found: RiskProfile, rubric: Rubric, assessment: Assessment, _: Translator) -> str:
    """What to bear in mind, with the names of what it is about."""
    if one.id == "controls_unanswered":
        return _.plural(
            "{n} criterion that reduces risks is unanswered and counts as absent.",
            "{n} criteria that reduce risks are unanswered and count as absent.",
            len(one.about),
        )
    if one.id == "other_currency":
        economics, profile = one.about
        return _(RISK_CAUTION[one.id], economics=economics, profile=profile)
    if one.id == "controls_not_asked":
        return _(RISK_CAUTION[one.id], n=len(one.about))
    if one.id == "no_amount":
        return _(RISK_CAUTION[one.id], list=_("; ").join(_by_need(one, found, rubric, assessment, _)))
    if one.id in OF_LINES:
        return _(RISK_CAUTION[one.id], list=_line_names(one.about, assessment, _))
    names = (scenario_name(id, rubric, assessment, _) for id in one.about)
    return _(RISK_CAUTION[one.id], list=_(", ").join(names))


def _line_names(lines: Iterable[str], assessment: Assessment, _: Translator) -> str:
    names = {line.id: line.name for line in assessment.economics.lines} if assessment.economics else {}
    return _(", ").join(one_line(names.get(id, "")) or id for id in lines)


def _by_need(
    one: Caution, found: RiskProfile, rubric: Rubric, assessment: Assessment, _: Translator
) -> Iterator[str]:
    """The scenarios without an amount, by what they lack."""
    lacking: dict[tuple[str, ...], list[str]] = {}
    for unpriced in found.unpriced:
        if unpriced.id in one.about:
            name = scenario_name(unpriced.id, rubric, assessment, _)
            lacking.setdefault(unpriced.needs, []).append(name)
    for needs, names in lacking.items():
        facts = _(", ").join(_(FACT[fact]) for fact in needs)
        yield f"{facts}{_(': ')}{_(', ').join(names)}"
