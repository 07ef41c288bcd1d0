"""The pictures of unit economics draw its numbers, and their text alternatives say them."""

from typing import Any

import pytest

from assess.assessment_file import load_assessment
from assess.charts.unit import costs_figure, hosting_figure, ticks
from assess.charts.unit_alt import costs_alt, hosting_alt
from assess.economics import UnitInputs
from assess.economics.results import UnitFigures
from assess.economics.unit import unit_figures
from assess.i18n import show_money, translator
from assess.loading import shipped_rubric
from assess.samples import sample_bytes, samples
from assess.text import LOCALES, Locale

NAMES = [name for company in samples() for name in company.names]
EN = translator("en")
CALL: dict[str, Any] = {
    "api_input_price": 6.0,
    "api_output_price": 18.0,
    "input_tokens": 1_000.0,
    "output_tokens": 1_000.0,
}


def of(name: str) -> UnitFigures:
    economics = load_assessment(sample_bytes(name), name, shipped_rubric()).economics
    assert economics is not None
    return unit_figures(economics.unit)


@pytest.mark.parametrize("name", NAMES)
def test_every_sample_has_both_pictures(name: str) -> None:
    assert of(name).costs
    assert of(name).hosting
    assert of(name).break_even_tokens


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("dark", [False, True])
def test_a_bar_for_each_part_of_a_task(name: str, dark: bool) -> None:
    bars = {bar.y[0]: bar.x[0] for bar in costs_figure(of(name), "CNY", EN, dark).data}
    assert bars == {part.kind: part.cost for part in of(name).costs}


@pytest.mark.parametrize("name", NAMES)
def test_the_two_lines_cross_at_the_break_even(name: str) -> None:
    unit = of(name)
    api, hosting, meeting = hosting_figure(unit, "CNY", EN).data
    assert meeting.x[0] == unit.break_even_tokens
    middle = list(api.x).index(unit.break_even_tokens)
    assert api.y[middle] == pytest.approx(hosting.y[middle])
    assert meeting.y[0] == pytest.approx(api.y[middle])
    assert api.y[0] == 0 < hosting.y[0]
    assert api.y[-1] > hosting.y[-1]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", NAMES)
def test_the_words_say_every_figure(name: str, locale: Locale) -> None:
    unit, _ = of(name), translator(locale)
    text = costs_alt(unit, "CNY", _)
    assert all(show_money(part.cost, locale) in text for part in unit.costs)
    assert unit.hosting is not None
    assert unit.break_even_tokens is not None
    text = hosting_alt(unit, "CNY", _)
    for figure in (unit.hosting.api_per_1m_tokens, unit.hosting.fixed_per_month, unit.break_even_tokens):
        assert show_money(figure, locale) in text


@pytest.mark.parametrize(
    ("inputs", "crossing", "said"),
    [
        ({"fixed_hosting_per_month": 1e4, "variable_hosting_per_1m_tokens": 50.0}, False, "never cheaper"),
        ({"fixed_hosting_per_month": 0.0, "variable_hosting_per_1m_tokens": 1.0}, False, "From 0 tokens"),
        ({"fixed_hosting_per_month": 0.0, "variable_hosting_per_1m_tokens": 50.0}, False, "never cheaper"),
        ({"fixed_hosting_per_month": 1e4, "variable_hosting_per_1m_tokens": 1.0}, True, "hosting is cheaper"),
    ],
)
def test_there_is_a_picture_where_the_lines_never_meet(
    inputs: dict[str, float], crossing: bool, said: str
) -> None:
    unit = unit_figures(UnitInputs(**CALL, **inputs))
    assert len(hosting_figure(unit, "CNY", EN).data) == 2 + crossing
    assert said in hosting_alt(unit, "CNY", EN)


def test_what_one_machine_serves_is_marked_and_said() -> None:
    unit = unit_figures(
        UnitInputs(
            **CALL,
            gpu_hour=16.0,
            tokens_per_second=5000.0,
            utilisation=0.2,
            fixed_hosting_per_month=30_000.0,
            variable_hosting_per_1m_tokens=1.0,
        )
    )
    [mark] = hosting_figure(unit, "CNY", EN).layout.annotations
    assert mark.text == "One machine: 2.63\u00a0billion"
    assert "the break-even takes 2 of them" in hosting_alt(unit, "CNY", EN)


@pytest.mark.parametrize("highest", [0.0, 3e-7, 0.4, 1.0, 7.0, 12_345.0, 9.9e14])
def test_ticks_are_few_round_and_within_the_picture(highest: float) -> None:
    found = ticks(highest)
    assert found[0] == 0
    assert found[-1] <= highest * (1 + 1e-9)
    assert 1 <= len(found) <= 7
