"""Rubric and assessment in, risk profile out: what may be lost in a year, and what holds it down."""

import math
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from assess.assessment import Assessment
from assess.risk.catalogue import ScoreScale
from assess.risk.cautions import cautions
from assess.risk.controls import NONE, factors, share, shares
from assess.risk.expected import annual_mean, event_mean
from assess.risk.joint import join, joinable
from assess.risk.register import Register, Risk, register, usd_rate
from assess.risk.results import (
    Classes,
    ControlValue,
    Figures,
    Joint,
    RiskProfile,
    ScenarioRisk,
    Scores,
    Tolerance,
    TotalRisk,
    Unpriced,
)
from assess.risk.savings import control_values, gap_prices, target_standing
from assess.risk.simulation import Case, annual_losses
from assess.risk.years import Years, exceedance
from assess.rubric import Rubric

YEARS = 100_000
"""Years of a simulation, unless told."""


def analyse(rubric: Rubric, assessment: Assessment, *, n: int = YEARS, seed: int = 1) -> RiskProfile:
    """Everything that the risks of an assessment come to. The same seed gives the same numbers.

    Raises:
        InputError: the rubric says nothing of risk, or its catalogue does not load.
        ValueError: fewer than one year.
    """
    if n < 1:
        raise ValueError("a simulation takes one year or more")
    return _Analysis(assessment, register(rubric, assessment), n, seed).profile(rubric)


class _Analysis:
    """One run: the cases of each risk, then what each of them comes to."""

    def __init__(self, assessment: Assessment, known: Register, n: int, seed: int) -> None:
        self.assessment, self.known, self.n, self.seed = assessment, known, n, seed
        self.rules, stage = known.rules, assessment.profile.stage
        self.realised = shares(self.rules, known.standings)
        reached = {id: share(self.rules, target_standing(row, stage)) for id, row in known.rows.items()}
        self.today = [Case(factors(r.controls, self.realised), r.transfer) for r in known.risks]
        self.targets = [Case(factors(r.controls, reached), r.transfer) for r in known.risks]

    def profile(self, rubric: Rubric) -> RiskProfile:
        """The result."""
        # The joint run draws for itself, and numpy lets two threads work: the same numbers, sooner.
        with ThreadPoolExecutor(1) as beside:
            joint = beside.submit(self._joint)
            scenarios, *totals = self._years()
        total = sum(scenario.residual.mean for scenario in scenarios)
        scenarios = [
            scenario.model_copy(update={"contribution": scenario.residual.mean / total if total else 0.0})
            for scenario in scenarios
        ]
        values = ((s.id, value) for s in scenarios for value in s.controls)
        return RiskProfile(
            currency=self.assessment.profile.currency,
            n=self.n,
            seed=self.seed,
            scenarios=tuple(scenarios),
            total=self._total(scenarios, *totals[:2]),
            exceedance=exceedance(*totals),
            tolerance=tuple(self._tolerance(*totals)),
            prices=gap_prices(values, self.known.rows, self.assessment.profile.stage),
            joint=joint.result(),
            unpriced=tuple(Unpriced(id=id, needs=needs) for id, needs in self.known.unpriced.items()),
            dropped=self.known.dropped,
            warnings=tuple(cautions(rubric, self.assessment, self.known)),
        )

    def _years(self) -> tuple[list[ScenarioRisk], Years, Years, Years]:
        """The scenarios, and the years of their sum without controls, as things stand, and at the targets."""
        totals = np.zeros((3, self.n))
        scenarios = []
        for risk, case, target in zip(self.known.risks, self.today, self.targets, strict=True):
            losses = annual_losses(risk, (Case(), case, target), n=self.n, seed=self.seed)
            losses.add_to(totals)
            before, after = (Years(self.n, amounts) for amounts in losses.amounts[:2])
            scenarios.append(self._scenario(risk, case, target, before, after))
        before, after, reached = (Years(self.n, total) for total in totals)
        return scenarios, before, after, reached

    def _scenario(
        self, risk: Risk, case: Case, target: Case, inherent: Years, residual: Years
    ) -> ScenarioRisk:
        cases = {"inherent": Case(), "residual": case, "target": target}
        rate = risk.frequency.mean
        frequency = Figures(**{name: rate * of.factors.frequency for name, of in cases.items()})
        event = Figures(
            **{name: event_mean(risk.loss, of.factors.loss, of.transfer) for name, of in cases.items()}
        )
        before, after = annual_mean(risk, NONE), annual_mean(risk, case.factors, case.transfer)
        return ScenarioRisk(
            id=risk.id,
            treatment=risk.treatment,
            frequency=frequency,
            event_loss=event,
            inherent=inherent.figures(before),
            residual=residual.figures(after),
            target_mean=annual_mean(risk, target.factors, target.transfer),
            likelihood=_classes(frequency, self.rules.likelihood),
            impact=self._impact(event),
            risk_score=self._scores(before, after),
            contribution=0.0,
            premium=risk.transfer.premium if risk.transfer else 0.0,
            controls=tuple(self._controls(risk)),
        )

    def _controls(self, risk: Risk) -> Iterator[ControlValue]:
        stage = self.assessment.profile.stage
        return control_values(risk, self.realised, self.known.rows, self.rules, stage)

    def _total(self, scenarios: Sequence[ScenarioRisk], before: Years, after: Years) -> TotalRisk:
        means = [sum(getattr(s, side).mean for s in scenarios) for side in ("inherent", "residual")]
        return TotalRisk(
            inherent=before.figures(means[0]),
            residual=after.figures(means[1]),
            target_mean=sum(s.target_mean for s in scenarios),
            risk_score=self._scores(*means),
            premium=sum(s.premium for s in scenarios),
        )

    def _tolerance(self, before: Years, after: Years, reached: Years) -> Iterator[Tolerance]:
        for point in self.assessment.risks.tolerance:
            inherent, residual, target = (years.above([point.loss])[0] for years in (before, after, reached))
            yield Tolerance(
                loss=point.loss,
                probability=point.probability,
                inherent=inherent,
                residual=residual,
                target=target,
                met=residual <= point.probability,
            )

    def _joint(self) -> Joint | None:
        economics = joinable(self.assessment, self.known)
        if economics is None:
            return None
        none = [Case() for _ in self.known.risks]
        cases = {"none": none, "today": self.today, "targets": self.targets}
        return join(self.known.risks, cases, economics, n=self.n, seed=self.seed)

    def _impact(self, event: Figures) -> Classes:
        rate = usd_rate(self.assessment.profile)
        if rate is None:
            return Classes(inherent=None, residual=None, target=None)
        return _classes(event, self.rules.impact, rate)

    def _scores(self, before: float, after: float) -> Scores:
        rate = usd_rate(self.assessment.profile)
        if rate is None:
            return Scores(inherent=None, residual=None)
        scale = self.rules.score
        return Scores(inherent=risk_score(before / rate, scale), residual=risk_score(after / rate, scale))


def risk_score(usd_per_year: float, scale: ScoreScale) -> float:
    """0 best to 100 worst: 100 · clip(ln(x / L) / ln(H / L), 0, 1)."""
    if usd_per_year <= scale.low:
        return 0.0
    return 100 * min(1.0, math.log(usd_per_year / scale.low) / math.log(scale.high / scale.low))


def _classes(figures: Figures, thresholds: Sequence[float], rate: float = 1.0) -> Classes:
    """The classes of figures in so many units: a boundary belongs to the upper class."""
    states = figures.model_dump().items()
    return Classes(**{name: 1 + sum(value / rate >= at for at in thresholds) for name, value in states})
