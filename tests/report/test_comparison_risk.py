"""Risks side by side: one currency or none, every change against the first, no figure for who has none."""

import pytest

from assess.assessment import Assessment
from assess.assessment_file import load_assessment
from assess.i18n import show_money, translator
from assess.loading import shipped_rubric
from assess.report.comparison_risk import Faced, compared_risk
from assess.risk.analysis import analyse
from assess.risk.register import usd_rate
from assess.samples import sample_bytes

RUBRIC = shipped_rubric()
_ = translator("en")


def company(name: str) -> Assessment:
    return load_assessment(sample_bytes(name), f"{name}.json", RUBRIC)


def faced(assessment: Assessment) -> Faced:
    return Faced(analyse(RUBRIC, assessment, n=2_000), usd_rate(assessment.profile))


EARLIER, LATER, OTHER = (faced(company(name)) for name in ("fine-tuner-2026q3", "fine-tuner", "model-maker"))


def test_one_company_over_time_shows_figures_and_changes() -> None:
    table = compared_risk([EARLIER, LATER], ["then", "now"], _)
    name, then, now = table.rows[0]
    means = [one.profile.total.residual.mean for one in (EARLIER, LATER)]
    assert name == "Expected loss per year"
    assert then == show_money(means[0], "en")
    assert now == f"{show_money(means[1], 'en')} (+{show_money(means[1] - means[0], 'en')})"
    assert "Amounts in Chinese Yuan (CNY)." in table.notes


def test_unlike_currencies_are_compared_in_dollars_at_the_rates_of_the_profiles() -> None:
    table = compared_risk([LATER, OTHER], ["one", "other"], _)
    assert LATER.usd_rate is not None
    assert table.rows[0][1] == show_money(LATER.profile.total.residual.mean / LATER.usd_rate, "en")
    assert "Amounts in US Dollar (USD)." in table.notes


def test_without_a_rate_each_stays_in_its_currency_and_amounts_have_no_change() -> None:
    blind = Faced(LATER.profile, None)
    rows = compared_risk([blind, OTHER], ["one", "other"], _).rows
    assert str(rows[0][1]).startswith("CNY")
    assert str(rows[0][2]).startswith("USD")
    assert "(" not in str(rows[0][2])


@pytest.mark.parametrize("place", [0, 1])
def test_who_has_no_scenario_has_a_dash_and_the_other_no_change(place: int) -> None:
    both: list[Faced | None] = [LATER, LATER]
    both[place] = None
    rows = compared_risk(both, ["one", "other"], _).rows
    assert all(row[1 + place] == "–" for row in rows)
    assert not any("(" in str(row[2 - place]) for row in rows)


def test_the_score_says_which_way_is_good() -> None:
    names = [str(row[0]) for row in compared_risk([LATER], ["one"], _).rows]
    assert "Risk score (0 best, 100 worst)" in names
