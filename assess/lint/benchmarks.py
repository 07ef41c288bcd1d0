"""Rules on benchmarks: a band that can be read, in the unit of its figure, dated, once per population."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from assess.lint.places import Place
from assess.loading import BENCHMARKS, Folder
from assess.problems import Problem
from assess.rubric import Benchmark, BenchmarkUnit, Rubric, UnitFigure, first_day

MONEY: tuple[BenchmarkUnit, ...] = ("USD", "CNY", "EUR")
UNITS: Mapping[UnitFigure, tuple[BenchmarkUnit, ...]] = MappingProxyType(
    {
        "cost_per_1m_tokens": MONEY,
        "cost_per_task": MONEY,
        "gross_margin": ("share",),
        "burn_multiple": ("ratio",),
        "ltv": MONEY,
        "ltv_cac": ("ratio",),
        "cac_payback_months": ("months",),
        "break_even_tokens": ("tokens",),
    }
)
"""What each figure is measured in."""


def benchmark_rules(folder: Folder, rubric: Rubric) -> Iterator[Problem]:
    """The rules on each band, and no two of one figure and population."""
    seen: set[tuple[str, str]] = set()
    for i, benchmark in enumerate(rubric.benchmarks):
        place = Place(folder.documents[BENCHMARKS]).at(i)
        yield from _band_rules(place, benchmark)
        population = benchmark.population
        keys = {
            (benchmark.figure, " ".join(text.casefold().split())) for text in (population.en, population.zh)
        }
        if keys & seen:
            yield place.at("population").problem("benchmark_twice", found=benchmark.figure)
        seen |= keys


def _band_rules(place: Place, benchmark: Benchmark) -> Iterator[Problem]:
    low, high = benchmark.low, benchmark.high
    if low is None and high is None:
        yield place.problem("benchmark_open")
    elif low is not None and high is not None and low > high:
        yield place.at("high").problem("benchmark_order", found=f"{high:g}", expected=f"{low:g}")
    if benchmark.unit not in UNITS[benchmark.figure]:
        expected = ", ".join(UNITS[benchmark.figure])
        yield place.at("unit").problem(
            "benchmark_unit", found=benchmark.unit, figure=benchmark.figure, expected=expected
        )
    if benchmark.unit == "share" and max(low or 0.0, high or 0.0) > 1:
        yield place.problem("benchmark_percent", found=f"{max(low or 0.0, high or 0.0):g}")
    try:
        first_day(benchmark.as_of)
    except ValueError:
        yield place.at("as_of").problem("not_date", found=benchmark.as_of)
