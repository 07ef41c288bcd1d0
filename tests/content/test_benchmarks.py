"""The shipped benchmarks: of figures that the sums have, from sources that say the same numbers."""

import re
from typing import get_args

import pytest

from assess.economics.results import UnitFigures
from assess.i18n import translator
from assess.i18n.economics import UNIT_FIGURE
from assess.loading import shipped_rubric
from assess.report.economics_unit import Beside, benchmark_words, converted
from assess.rubric import Benchmark, UnitFigure

RUBRIC = shipped_rubric()


def test_benchmarks_know_the_figures_that_the_sums_have() -> None:
    assert set(get_args(UnitFigure)) == set(UNIT_FIGURE)
    assert set(UNIT_FIGURE) <= set(UnitFigures.model_fields)


@pytest.mark.parametrize("benchmark", RUBRIC.benchmarks, ids=lambda b: f"{b.figure}-{b.by.en}-{b.as_of}")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_band_s_ends_stand_in_its_source(benchmark: Benchmark, language: str) -> None:
    said = " ".join(getattr(RUBRIC.source_by_id[ref.ref].says, language) for ref in benchmark.sources)
    numbers = {float(found) for found in re.findall(r"\d+(?:\.\d+)?", said)}
    ends = [end for end in (benchmark.low, benchmark.high) if end is not None]
    scale = 100 if benchmark.unit == "share" else 1
    assert {round(end * scale, 9) for end in ends} <= numbers


@pytest.mark.parametrize("benchmark", RUBRIC.benchmarks, ids=lambda b: f"{b.figure}-{b.by.en}-{b.as_of}")
def test_a_band_is_no_newer_than_the_day_its_source_was_read(benchmark: Benchmark) -> None:
    for ref in benchmark.sources:
        assert benchmark.as_of <= RUBRIC.source_by_id[ref.ref].as_of


@pytest.mark.parametrize("benchmark", RUBRIC.benchmarks, ids=lambda b: f"{b.figure}-{b.by.en}-{b.as_of}")
def test_the_day_a_source_was_read_is_never_told_as_its_own(benchmark: Benchmark) -> None:
    read = {RUBRIC.source_by_id[ref.ref].as_of for ref in benchmark.sources}
    assert (benchmark.as_of in read) == (benchmark.dated == "read")
    told = benchmark_words(benchmark, translator("en"))
    assert ("read on" in told) == (benchmark.dated == "read")


def test_dollars_stand_beside_the_company_s_own_currency() -> None:
    (cost,) = [one for one in RUBRIC.benchmarks if one.unit == "USD"]
    _ = translator("en")
    beside = Beside("CNY", 7.1)
    assert "USD\u00a00.21–USD\u00a015.25 ≈ CNY\u00a01.49–CNY\u00a0108" in benchmark_words(cost, _, beside)
    assert "≈" not in benchmark_words(cost, _)
    assert converted([cost.figure], RUBRIC, beside, _) == ("Dollars at 7.1 CNY, as the profile says.",)
    assert converted(["ltv_cac"], RUBRIC, beside, _) == ()
