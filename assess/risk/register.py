"""The risks of one company in its money: the catalogue's scenarios as it sees them, and its own."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assess.applicable import Row, applicable
from assess.assessment import Assessment
from assess.problems import InputError, Problem
from assess.profile import Profile
from assess.risk.catalogue import Control, Loss, PersonMonth, RiskRules, Scale, Scenario, Treatment
from assess.risk.controls import Standing
from assess.risk.inputs import OWN, Override, OwnScenario, Transfer
from assess.rubric import Rubric
from assess.sampling import Lognormal, Pert

SMALLEST, LARGEST = 1e-30, 1e30
"""Bounds of a loss per event, scale and currency included: no sum overflows, and none vanishes."""

SCALED_BY: Mapping[Scale, str] = {
    "revenue": "annual_revenue",
    "records": "personal_records",
    "headcount": "headcount",
    "work": "headcount",
}
"""The fact of the profile that a loss goes by."""


@dataclass(frozen=True)
class Risk:
    """A scenario as it is reckoned with."""

    id: str
    frequency: Pert
    """Events per year, without controls."""
    loss: Lognormal
    """Per event, without controls, in the assessment's currency."""
    controls: tuple[Control, ...]
    treatment: Treatment
    transfer: Transfer | None


@dataclass(frozen=True)
class Register:
    """Everything that may happen to one company."""

    rules: RiskRules
    """How the rubric reckons it."""
    risks: tuple[Risk, ...]
    rows: Mapping[str, Row]
    """The criteria that apply, those that may be controls."""
    unpriced: Mapping[str, tuple[str, ...]]
    """Scenarios that apply but have no amount, and the facts of the profile that would give them one."""
    dropped: tuple[str, ...]
    """Scenarios that apply but are left out, with a reason."""
    unknown: tuple[str, ...]
    """Scenarios spoken of that the catalogue does not have."""

    @property
    def standings(self) -> dict[str, Standing]:
        """How far each criterion has come."""
        return {id: Standing(row.value, row.evidenced) for id, row in self.rows.items()}


def register(rubric: Rubric, assessment: Assessment) -> Register:
    """The risks of an assessment, in the catalogue's order, then its own.

    Raises:
        InputError: the rubric says nothing of risk, or its catalogue does not load.
    """
    rules = rubric.manifest.risk
    if rules is None:
        raise InputError([Problem("rubric_without_risk")])
    risks: list[Risk] = []
    unpriced: dict[str, tuple[str, ...]] = {}
    dropped: list[str] = []
    for scenario, override in _considered(rubric, assessment):
        if override and override.dropped:
            dropped.append(scenario.id)
            continue
        loss = _amounts(scenario, override, assessment.profile, rules.person_month)
        if isinstance(loss, Lognormal):
            risks.append(_of_catalogue(scenario, override, loss))
        else:
            unpriced[scenario.id] = loss
    entered = assessment.risks.scenarios
    risks += [_own(entry) for entry in entered if isinstance(entry, OwnScenario)]
    return Register(
        rules=rules,
        risks=tuple(risks),
        rows=applicable(rubric, assessment).by_criterion,
        unpriced=unpriced,
        dropped=tuple(dropped),
        unknown=tuple(e.id for e in entered if not e.id.startswith(OWN) and e.id not in rubric.risk_by_id),
    )


def _considered(rubric: Rubric, assessment: Assessment) -> Iterator[tuple[Scenario, Override | None]]:
    """The catalogue's scenarios that apply and are wanted, each with what is entered about it."""
    entered = {entry.id: entry for entry in assessment.risks.scenarios if isinstance(entry, Override)}
    for scenario in rubric.risks:
        wanted = assessment.risks.catalogue or scenario.id in entered
        if wanted and scenario.applies.to(assessment.profile):
            yield scenario, entered.get(scenario.id)


def _of_catalogue(scenario: Scenario, override: Override | None, loss: Lognormal) -> Risk:
    frequency, controls, treatment = scenario.frequency, scenario.controls, scenario.treatment
    if override:
        frequency = override.frequency or frequency
        controls = controls if override.controls is None else override.controls
        treatment = override.treatment or treatment
    return Risk(
        id=scenario.id,
        frequency=Pert(frequency.low, frequency.likely, frequency.high),
        loss=loss,
        controls=controls,
        treatment=treatment,
        transfer=override.transfer if override else None,
    )


def _own(entry: OwnScenario) -> Risk:
    return Risk(
        id=entry.id,
        frequency=Pert(entry.frequency.low, entry.frequency.likely, entry.frequency.high),
        loss=Lognormal.from_ci90(entry.loss.low, entry.loss.high),
        controls=entry.controls,
        treatment=entry.treatment,
        transfer=entry.transfer,
    )


def usd_rate(profile: Profile) -> float | None:
    """Units of the profile's currency for one US dollar; None where nobody said."""
    return 1.0 if profile.currency == "USD" else profile.fx_per_usd


def _amounts(
    scenario: Scenario, override: Override | None, profile: Profile, month: PersonMonth
) -> Lognormal | tuple[str, ...]:
    """The loss per event in the profile's currency, or the facts that it takes and the profile lacks."""
    if override and override.loss:
        return Lognormal.from_ci90(override.loss.low, override.loss.high)
    factors = {**_size(scenario, profile), **_price(scenario.scale, profile, month)}
    missing = tuple(fact for fact, value in factors.items() if not value)
    return missing or _scaled(scenario.loss, math.prod(factors.values())) or tuple(factors)


def _size(scenario: Scenario, profile: Profile) -> dict[str, float]:
    """By the fact that a loss goes by, what that multiplies it by; 0 where nobody said."""
    if scenario.scale == "none":
        return {}
    fact = SCALED_BY[scenario.scale]
    size = getattr(profile, fact)
    return {fact: scenario.growth.factor(size) if size else 0.0}


def _price(scale: Scale, profile: Profile, month: PersonMonth) -> dict[str, float]:
    """The same by the fact that turns a loss into the profile's currency."""
    if scale == "revenue":  # a share of revenue is in it already
        return {}
    if scale == "work" and profile.day_rate:
        return {"day_rate": profile.day_rate * month.days}
    usd = month.usd if scale == "work" else 1.0
    return {"fx_per_usd": usd * (usd_rate(profile) or 0.0)}


def _scaled(loss: Loss, unit: float) -> Lognormal | None:
    low, high = loss.low * unit, loss.high * unit
    return Lognormal.from_ci90(low, high) if low >= SMALLEST and high <= LARGEST else None
