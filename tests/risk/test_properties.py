"""What is always true of risk, whatever is entered."""

import json
import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import hyp1f1

from assess.assessment import Assessment, Evidence, LevelAnswer
from assess.risk import Control, Frequency, Loss, OwnScenario, Risks, Transfer
from assess.risk.analysis import analyse
from assess.risk.controls import NONE, Factors, factors
from assess.risk.expected import annual_mean, event_mean
from assess.risk.register import Risk
from assess.risk.results import AnnualLoss, RiskProfile
from assess.risk.simulation import Case, annual_losses
from assess.risk.years import Years
from assess.sampling import Lognormal, Pert
from tests.risk.strategies import (
    CRITERIA,
    RUBRIC,
    companies,
    company,
    controls,
    frequencies,
    level,
    losses,
    own,
    shares,
    transfers,
)

N = 300
MANY = 1_000_000
some = settings(max_examples=60, deadline=None)
FIGURES = ("mean", "p50", "p90", "p95", "p99", "es90")


def numbers(value: Any) -> Iterator[float]:
    """Every number in a result."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from numbers(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from numbers(inner)
    elif isinstance(value, float):
        yield value


def pert(frequency: Frequency) -> Pert:
    return Pert(frequency.low, frequency.likely, frequency.high)


risks = st.builds(
    lambda frequency, loss, has: Risk(
        "x.any", pert(frequency), Lognormal.from_ci90(loss.low, loss.high), has, "mitigate", None
    ),
    frequencies,
    losses,
    controls,
)
realised = st.fixed_dictionaries(dict.fromkeys(CRITERIA, shares))


@some
@given(risks, realised, realised, st.none() | transfers)
def test_no_year_loses_more_with_more_control(
    risk: Risk, some_shares: dict[str, float], others: dict[str, float], transfer: Transfer | None
) -> None:
    more = {name: max(share, others[name]) for name, share in some_shares.items()}
    less, better = (factors(risk.controls, having) for having in (some_shares, more))
    bare, now, then = annual_losses(
        risk, (Case(), Case(less, transfer), Case(better, transfer)), n=2_000, seed=1
    ).every_year()
    assert (now <= bare).all()
    assert (then <= now).all()
    means = [annual_mean(risk, f, transfer) for f in (less, better)]
    assert means[1] <= means[0] * (1 + 1e-9) <= annual_mean(risk, NONE) * (1 + 2e-9)


@some
@given(companies)
def test_every_figure_is_finite_and_in_order(given_: Assessment) -> None:
    found = analyse(RUBRIC, given_, n=N)
    assert all(map(math.isfinite, numbers(found.model_dump())))
    json.dumps(found.model_dump(mode="json"), allow_nan=False)
    for risk in (found.total, *found.scenarios):
        for years in (risk.inherent, risk.residual):
            assert years.p50 <= years.p90 <= years.p95 <= years.p99
            assert 0 <= years.prob_none <= 1
        for name in FIGURES:
            assert getattr(risk.residual, name) <= getattr(risk.inherent, name) * (1 + 1e-9)
        assert risk.residual.prob_none >= risk.inherent.prob_none
        assert risk.target_mean <= risk.residual.mean * (1 + 1e-9)
    for risk in found.scenarios:
        for figures in (risk.frequency, risk.event_loss):
            assert figures.target <= figures.residual * (1 + 1e-9)
            assert figures.residual <= figures.inherent * (1 + 1e-9)
        reached = risk.frequency.target * risk.event_loss.target
        assert reached == pytest.approx(risk.target_mean)
    assert sum(s.contribution for s in found.scenarios) == pytest.approx(
        1 if found.total.residual.mean else 0
    )
    curve = found.exceedance
    assert all(a.loss < b.loss and a.inherent >= b.inherent for a, b in pairwise(curve))
    assert all(point.target <= point.residual <= point.inherent for point in curve)


@some
@given(companies)
def test_means_add_up(given_: Assessment) -> None:
    found = analyse(RUBRIC, given_, n=1)
    for side in ("inherent", "residual"):
        whole = getattr(found.total, side).mean
        assert whole == pytest.approx(sum(getattr(s, side).mean for s in found.scenarios))
    for price in found.prices:
        parts = [c for s in found.scenarios for c in s.controls if c.criterion == price.criterion]
        assert price.saves.target == pytest.approx(sum(c.saves.target for c in parts))


def test_all_scenarios_together_are_the_sum_of_independent_ones() -> None:
    """A year is without any loss as often as the product of the scenarios' own chances says."""
    n = 200_000
    three = tuple(own(id, loss=Loss(low=1e3, high=1e4)) for id in ("x.one", "x.two", "x.three"))
    found = analyse(RUBRIC, company({CRITERIA[0]: level(3)}, Risks(scenarios=three)), n=n)

    for side in ("inherent", "residual"):
        none = math.prod(getattr(s, side).prob_none for s in found.scenarios)
        whole = getattr(found.total, side)
        assert whole.prob_none == pytest.approx(none, abs=4 * math.sqrt(none * (1 - none) / n))
        # What a standard error stands for is the spread of the sum: variances of independent years add up.
        assert whole.se == pytest.approx(
            math.hypot(*(getattr(s, side).se for s in found.scenarios)), rel=0.02
        )


def residuals(found: RiskProfile) -> Iterator[float]:
    for risk in (found.total, *found.scenarios):
        yield from (getattr(risk.residual, name) for name in FIGURES)
        yield 1 - risk.residual.prob_none


@some
@given(companies, st.sampled_from(CRITERIA), st.integers(0, 4), st.booleans(), st.booleans())
def test_a_higher_level_or_evidence_never_raises_a_residual_figure(
    given_: Assessment, criterion: str, number: int, proven: bool, rise: bool
) -> None:
    before = LevelAnswer(level=number, evidence=(Evidence(label="Contract"),) if proven else ())
    after = level(min(4, number + 1), proven=proven) if rise else level(number)

    def answered(answer: LevelAnswer) -> RiskProfile:
        answers = {**given_.answers, criterion: answer}
        return analyse(RUBRIC, given_.model_copy(update={"answers": answers}), n=N)

    for now, then in zip(residuals(answered(before)), residuals(answered(after)), strict=True):
        assert then <= now * (1 + 1e-9)


@some
@given(companies, st.sampled_from(CRITERIA))
def test_the_price_of_a_gap_is_what_closing_it_saves(given_: Assessment, criterion: str) -> None:
    found = analyse(RUBRIC, given_, n=1)
    for price in (p for p in found.prices if p.criterion == criterion):
        now = price.level or 0
        for there, saved in (
            (max(now, price.target), price.saves.target),
            (min(4, now + 1), price.saves.next_level),
            (now, price.saves.evidence),
        ):
            answers = {**given_.answers, criterion: level(there)}
            closed = analyse(RUBRIC, given_.model_copy(update={"answers": answers}), n=1)
            gained = found.total.residual.mean - closed.total.residual.mean
            assert saved is None or saved == pytest.approx(gained, abs=1e-9 * (1 + found.total.residual.mean))


@settings(max_examples=20, deadline=None)
@given(companies)
def test_the_same_seed_gives_the_same_numbers(given_: Assessment) -> None:
    assert analyse(RUBRIC, given_, n=N, seed=7) == analyse(RUBRIC, given_, n=N, seed=7)


def test_another_scenario_moves_no_other() -> None:
    alone = analyse(RUBRIC, company(), n=5_000)
    beside = analyse(RUBRIC, company(risks=Risks(scenarios=(own("x.aaa"),))), n=5_000)
    assert [s.id for s in beside.scenarios] == [*(s.id for s in alone.scenarios), "x.aaa"]
    for one, same in zip(alone.scenarios, beside.scenarios, strict=False):
        assert one.model_copy(update={"contribution": same.contribution}) == same


def test_scenarios_of_the_same_shape_are_independent() -> None:
    loss = Lognormal.from_ci90(1e4, 1e5)
    first, second = (
        annual_losses(
            Risk(id, Pert(1, 2, 4), loss, (), "accept", None), (Case(),), n=MANY, seed=1
        ).every_year()[0]
        for id in ("x.one", "x.two")
    )
    assert abs(np.corrcoef(first, second)[0, 1]) < 4 / math.sqrt(MANY)


FREQUENCIES = (Pert(0.05, 0.1, 0.9), Pert(0, 0.2, 0.5), Pert(1, 1, 1), Pert(2, 5, 12))


@pytest.mark.parametrize("frequency", FREQUENCIES, ids=str)
def test_simulated_years_agree_with_the_exact_figures(frequency: Pert) -> None:
    """Mean, spread and the chance of no loss of a mixed Poisson, within 4 standard errors."""
    risk = Risk("x.any", frequency, Lognormal.from_ci90(1e4, 1e5), (), "mitigate", None)
    left = Factors(frequency=0.4, loss=0.7)
    for case, drawn in zip(
        (NONE, left), annual_losses(risk, (Case(), Case(left)), n=MANY, seed=5).every_year(), strict=True
    ):
        assert drawn.mean() == pytest.approx(annual_mean(risk, case), abs=4 * drawn.std() / math.sqrt(MANY))
        # Var = E[Λ] E[X²] + Var(Λ) E[X]²
        event = event_mean(risk.loss, case.loss)
        second = event**2 * math.exp(risk.loss.sigma**2)
        variance = (
            frequency.mean * case.frequency * second + frequency.variance * (case.frequency * event) ** 2
        )
        assert drawn.var() == pytest.approx(variance, rel=0.03)
        span = case.frequency * (frequency.high - frequency.low)
        none = math.exp(-case.frequency * frequency.low) * float(
            hyp1f1(frequency.alpha, frequency.alpha + frequency.beta, -span)
        )
        assert (drawn == 0).mean() == pytest.approx(none, abs=4 * math.sqrt(none * (1 - none) / MANY))


@pytest.mark.parametrize(
    "transfer",
    [
        Transfer(limit=5e4),
        Transfer(deductible=2e4, limit=5e4),
        Transfer(deductible=1e6, limit=1e6),
        Transfer(deductible=1e4, limit=1e9),
    ],
    ids=str,
)
def test_what_an_insurance_leaves(transfer: Transfer) -> None:
    risk = Risk("x.any", Pert(0.2, 0.5, 1), Lognormal.from_ci90(1e4, 4e5), (), "transfer", transfer)
    (drawn,) = annual_losses(risk, (Case(Factors(0.5, 0.9), transfer),), n=MANY, seed=3).every_year()
    expected = annual_mean(risk, Factors(0.5, 0.9), transfer)
    assert drawn.mean() == pytest.approx(expected, abs=4 * drawn.std() / math.sqrt(MANY))


def test_a_premium_is_paid_on_top_of_the_losses() -> None:
    insured = own(transfer=Transfer(deductible=1e4, limit=1e15, premium=500.0))
    found = analyse(RUBRIC, company(risks=Risks(catalogue=False, scenarios=(insured,))), n=2_000)
    (scenario,) = found.scenarios
    assert (scenario.premium, found.total.premium) == (500.0, 500.0)
    assert scenario.event_loss.residual <= 1e4
    assert scenario.inherent.mean == pytest.approx(scenario.event_loss.inherent * scenario.frequency.inherent)


def test_frequent_events_are_drawn_in_bounded_memory() -> None:
    import tracemalloc

    risk = Risk("x.any", Pert(300, 330, 365), Lognormal.from_ci90(1, 3), (), "accept", None)
    tracemalloc.start()
    (drawn,) = annual_losses(risk, (Case(),), n=20_000, seed=1).every_year()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert drawn.mean() == pytest.approx(annual_mean(risk, NONE), abs=4 * drawn.std() / math.sqrt(len(drawn)))
    assert peak < 40_000_000  # the 7 million events at once would take some 170 MB


def test_the_worst_years_go_by_rank() -> None:
    years = Years(1_000, np.array([0.0, 50.0, 20.0, 40.0, 10.0, 30.0]))
    figures = years.figures(mean=0.15)
    assert (figures.p50, figures.p99, figures.prob_none) == (0.0, 0.0, 0.995)
    assert figures.es90 == pytest.approx(1.5)  # the worst hundred, of which 95 lose nothing
    assert isinstance(figures, AnnualLoss)
    assert years.worst(0.001) == 50
    assert years.above([0, 10, 49, 50]) == [0.005, 0.004, 0.001, 0]


def test_the_strongest_of_one_mechanism_counts_and_each_side_apart() -> None:
    one = {"mechanism": "same"}
    four = (
        Control(criterion="a", on="frequency", effect=0.5, **one),
        Control(criterion="b", on="frequency", effect=0.8, **one),
        Control(criterion="c", on="loss", effect=0.4, **one),
        Control(criterion="d", on="frequency", effect=0.1),
    )
    assert factors(four, {"a": 1, "b": 0.5, "c": 1, "d": 1}) == pytest.approx((0.5 * 0.9, 0.6))
    assert factors(four, {"b": 1}) == pytest.approx((0.2, 1.0))
    assert factors(four, {}) == NONE


def test_own_scenarios_alone() -> None:
    only = Risks(catalogue=False, scenarios=(own(),))
    found = analyse(RUBRIC, company(risks=only), n=10)
    assert [s.id for s in found.scenarios] == ["x.fire"]
    assert isinstance(only.scenarios[0], OwnScenario)
