"""The draws behind the simulated figures: reproducible, independent, and true to the ranges entered."""

import math

import numpy as np

from assess.economics import Line, Range
from assess.economics.appraisal import appraise
from assess.economics.cash_flows import discount_factors, exponents
from assess.economics.expansion import expand
from assess.economics.simulation import multiplier
from assess.sampling import draw, stream
from tests.economics.strategies import example

LINE = Line(id="a", kind="benefit", category="revenue", amounts=(0.0, 1.0), range=Range(low=0.5, high=2.0))


def test_the_first_draws_of_a_longer_run_are_the_same() -> None:
    pert = multiplier(LINE)
    longest = draw(pert, stream(7, "a"), 50_000)
    for n in (1, 3, 16_384, 16_385, 40_001):
        assert np.array_equal(draw(pert, stream(7, "a"), n), longest[:n])


def test_streams_are_independent_of_each_other() -> None:
    pert = multiplier(LINE)
    drawn = [draw(pert, stream(1, f"line-{i}"), 20_000) for i in range(6)]
    correlation = np.corrcoef(drawn) - np.eye(6)

    assert np.abs(correlation).max() < 5 / math.sqrt(20_000)


def test_a_stream_is_the_same_on_every_machine_and_in_every_run() -> None:
    """So that a published figure can be reproduced: Python's own hash would differ from run to run."""
    assert stream(1, "gpu").bit_generator.random_raw(2).tolist() == [
        5871206785378995792,
        7480440184030520612,
    ]


def test_the_simulated_mean_is_that_of_the_lines() -> None:
    """E[multiplier] = (low + 4 + high) / 6 for each line, so that the mean NPV is known."""
    made = example()
    expanded = expand(made)
    factors = discount_factors(made.period_rate, exponents(made.periods, made.timing))
    ranges = [line.range or Range(low=1.0, high=1.0) for line in made.lines]
    mean = np.array([(one.low + 4 + one.high) / 6 for one in ranges])

    found = appraise(made).simulation

    for weights, figure in ((expanded.direct, found.direct.npv), (expanded.total, found.total.npv)):
        expected = float(weights * mean @ (expanded.amounts @ factors))
        assert abs(figure.mean - expected) < 4 * figure.se
