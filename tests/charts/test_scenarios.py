"""The picture of the what-ifs draws their values, and its text alternative says them."""

import pytest

from assess.charts.scenarios import what_if_figure
from assess.charts.scenarios_alt import what_if_alt
from assess.economics.scenarios import BUILT_IN
from assess.economics.trials import trials
from assess.i18n import show_money, translator
from assess.text import LOCALES, Locale
from tests.economics.strategies import example

NAMES = ["as entered", *BUILT_IN]


def test_bars_are_the_values_with_direct_and_with_all_benefits() -> None:
    tried = trials(example())
    direct, total = what_if_figure(tried, NAMES, translator("en")).data
    assert list(direct.x) == [trial.found.direct.npv for trial in tried]
    assert list(total.x) == [trial.found.total.npv for trial in tried]


def test_one_bar_each_where_no_benefit_is_indirect() -> None:
    alone = example(lambda data: data.update(lines=data["lines"][:4]))
    assert len(what_if_figure(trials(alone), NAMES, translator("en")).data) == 1


def test_a_name_is_never_markup() -> None:
    evil = "<b>x</b><script>"
    figure = what_if_figure(trials(example()), [evil, *NAMES[1:]], translator("en"))
    assert "<script>" not in figure.to_json()
    assert "&lt;script&gt;" in figure.layout.annotations[0].text


@pytest.mark.parametrize("locale", LOCALES)
def test_the_alternative_names_every_what_if_with_its_value(locale: Locale) -> None:
    tried = trials(example())
    said = what_if_alt(tried, NAMES, translator(locale))
    for name, trial in zip(NAMES, tried, strict=True):
        assert f"{name} {show_money(trial.found.direct.npv, locale)}" in said
        assert show_money(trial.found.total.npv, locale) in said
