"""Economics and risk drawn together."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from assess.economics.appraisal import appraise
from assess.economics.cash_flows import discount_factors, exponents
from assess.risk import Frequency, Loss, Risks, Transfer
from assess.risk.analysis import analyse
from assess.risk.results import Joint
from tests.economics.strategies import example
from tests.risk.strategies import RUBRIC, company, level, own

N = 40_000
ECONOMICS = example()


def joint(*scenarios: Any, catalogue: bool = False, **changes: Any) -> Joint:
    made = company({c: level(1) for c in RUBRIC.by_id}, Risks(catalogue=catalogue, scenarios=scenarios))
    found = analyse(RUBRIC, made.model_copy(update={"economics": ECONOMICS, **changes}), n=N).joint
    assert found is not None
    return found


def test_a_risk_that_never_comes_leaves_the_economics_as_they_are() -> None:
    never = own(frequency=Frequency(low=0, likely=0, high=0))
    alone = appraise(ECONOMICS, n=N).simulation
    found = joint(never)
    for column in (found.none, found.today, found.targets):
        assert column.npv_direct == alone.direct.npv
        assert column.npv_total == alone.total.npv
        assert column.loss == 0


@pytest.mark.parametrize("timing", ["end", "mid", "start"])
def test_losses_lower_npv_by_their_present_value(timing: Any) -> None:
    economics = example(lambda data: data.update(timing=timing))
    often = own(
        frequency=Frequency(low=1, likely=2, high=4),
        loss=Loss(low=1e4, high=3e4),
        transfer=Transfer(deductible=1e4, limit=1e6, premium=8_000),
    )
    found = joint(often, economics=economics)
    factors = discount_factors(economics.period_rate, exponents(economics.periods, timing))
    annuity = float(factors[1:].sum()) / 4
    alone = appraise(economics, n=N).simulation
    for column in (found.none, found.today, found.targets):
        for figure, before in ((column.npv_direct, alone.direct.npv), (column.npv_total, alone.total.npv)):
            assert before.mean - figure.mean == pytest.approx(column.loss * annuity, rel=0.03)
            assert figure.sd >= before.sd
    assert found.today.loss < found.none.loss
    assert found.today.loss > 8_000
    assert (found.risk_adjusted_npv, found.prob_cash_out) == (
        found.today.npv_direct,
        found.today.prob_cash_out,
    )


def test_more_control_leaves_more_on_every_figure() -> None:
    found = joint(catalogue=True)
    columns = (found.none, found.today, found.targets)
    for worse, better in pairwise(columns):
        assert better.loss < worse.loss
        assert better.prob_cash_out <= worse.prob_cash_out
        for name in ("mean", "p5", "p10", "p50", "p90", "p95", "es10"):
            for side in ("npv_direct", "npv_total"):
                assert getattr(getattr(better, side), name) >= getattr(getattr(worse, side), name)


def test_cash_that_runs_out() -> None:
    """With nothing but cash and a loss of more than it, cash runs out as often as there is an event."""

    def bare(data: dict[str, Any]) -> None:
        data["lines"] = [{**data["lines"][0], "amounts": [1.0, 0, 0, 0, 0], "range": None}]
        data["opening_cash"] = 1_000

    sure = own(frequency=Frequency(low=0.5, likely=0.5, high=0.5), loss=Loss(low=1e5, high=2e5))
    found = joint(sure, economics=example(bare))
    assert found.n_cash == 20_000
    expected = 1 - np.exp(-0.5)
    error = np.sqrt(expected * (1 - expected) / found.n_cash)
    assert found.prob_cash_out == pytest.approx(expected, abs=4 * error)


def test_a_premium_alone_can_empty_the_till() -> None:
    def bare(data: dict[str, Any]) -> None:
        data["lines"] = [{**data["lines"][0], "amounts": [0.0] * 5, "range": None}]
        data["opening_cash"] = 99

    never = Frequency(low=0, likely=0, high=0)
    for premium, out in ((99.0, 0), (100.0, 1)):
        insured = own(frequency=never, transfer=Transfer(limit=1, premium=premium))
        found = joint(insured, economics=example(bare))
        assert (found.none.prob_cash_out, found.today.prob_cash_out) == (0, out)


def test_nothing_to_join() -> None:
    assert analyse(RUBRIC, company(), n=10).joint is None
    empty = example(lambda data: data.update(lines=[]))
    assert analyse(RUBRIC, company().model_copy(update={"economics": empty}), n=10).joint is None
