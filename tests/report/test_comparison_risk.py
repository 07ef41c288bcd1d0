"""Risks side by side: one currency or none, every change against the first, no figure for who has none."""

import pytest

from assess.assessment import Assessment
from assess.assessment_file import load_assessment
from assess.comparison_risk import RiskComparison, compare_risk
from assess.i18n import show_money, translator
from assess.loading import shipped_rubric
from assess.report.comparison_risk import compared_risk
from assess.report.economics_words import difference
from assess.risk.analysis import analyse
from assess.risk.results import RiskProfile
from assess.samples import sample_bytes

RUBRIC = shipped_rubric()
_ = translator("en")


def company(name: str) -> Assessment:
    return load_assessment(sample_bytes(name), f"{name}.json", RUBRIC)


def faced(assessment: Assessment) -> RiskProfile:
    return analyse(RUBRIC, assessment, n=2_000)


EARLIER, LATER, OTHER = (company(name) for name in ("fine-tuner-2026q3", "fine-tuner", "model-maker"))
THEN, NOW, THEIRS = map(faced, (EARLIER, LATER, OTHER))


def compared(*pairs: tuple[Assessment, RiskProfile | None]) -> RiskComparison:
    found = compare_risk(RUBRIC, [one for one, _found in pairs], [found for _one, found in pairs])
    assert found is not None
    return found


def test_one_company_over_time_shows_figures_and_changes() -> None:
    found = compared((EARLIER, THEN), (LATER, NOW))
    means = [one.total.residual.mean for one in (THEN, NOW)]
    assert found.figures[0].values == tuple(means)
    assert found.figures[0].changes == (None, means[1] - means[0])
    table = compared_risk(found, ["then", "now"], _)
    name, then, now = table.rows[0]
    assert name == "Expected loss per year"
    assert then == show_money(means[0], "en")
    assert now == f"{show_money(means[1], 'en')} ({difference(means[1] - means[0], _)})"
    assert "Amounts in Chinese Yuan (CNY)." in table.notes


def test_unlike_currencies_are_compared_in_dollars_at_the_rates_of_the_profiles() -> None:
    found = compared((LATER, NOW), (OTHER, THEIRS))
    assert LATER.profile.fx_per_usd is not None
    assert (found.basis, found.currency, found.currencies) == ("usd", "USD", ("CNY", "USD"))
    table = compared_risk(found, ["one", "other"], _)
    assert table.rows[0][1] == show_money(NOW.total.residual.mean / LATER.profile.fx_per_usd, "en")
    assert "Amounts in US Dollar (USD)." in table.notes


def test_without_a_rate_each_stays_in_its_currency_and_amounts_have_no_change() -> None:
    blind = LATER.model_copy(update={"profile": LATER.profile.model_copy(update={"fx_per_usd": None})})
    found = compared((blind, NOW), (OTHER, THEIRS))
    assert (found.basis, found.currency) == ("apart", None)
    rows = compared_risk(found, ["one", "other"], _).rows
    assert str(rows[0][1]).startswith("CNY")
    assert str(rows[0][2]).startswith("USD")
    assert "(" not in str(rows[0][2])


@pytest.mark.parametrize("place", [0, 1])
def test_who_has_no_scenario_has_a_dash_and_the_other_no_change(place: int) -> None:
    both: list[tuple[Assessment, RiskProfile | None]] = [(LATER, NOW), (LATER, NOW)]
    both[place] = (LATER, None)
    rows = compared_risk(compared(*both), ["one", "other"], _).rows
    assert all(row[1 + place] == "–" for row in rows)
    assert not any("(" in str(row[2 - place]) for row in rows)


def test_no_amount_anywhere_is_nothing_to_compare() -> None:
    assert compare_risk(RUBRIC, [LATER, OTHER], [None, None]) is None
    with pytest.raises(ValueError, match="shorter"):
        compare_risk(RUBRIC, [LATER, OTHER], [NOW])


def test_a_dash_has_its_reason_and_amounts_without_some_scenarios_are_called_too_low() -> None:
    bare = {"annual_revenue": None, "personal_records": None, "headcount": None, "fx_per_usd": None}
    empty = LATER.model_copy(update={"profile": LATER.profile.model_copy(update={**bare, "day_rate": None})})
    partly = LATER.model_copy(update={"profile": LATER.profile.model_copy(update={"annual_revenue": None})})
    found = compared((empty, faced(empty)), (LATER, NOW), (partly, faced(partly)))
    notes = compared_risk(found, ["bare", "whole", "partly"], _).notes

    assert found.missing[1] == ()
    assert any(note.startswith("bare has no amounts, because its profile lacks: ") for note in notes)
    assert any("Amounts of partly are too low" in note and "annual revenue." in note for note in notes)
    assert not any("whole" in note for note in notes)


def test_an_assessment_without_any_scenario_is_told_from_one_without_facts() -> None:
    notes = compared_risk(compared((LATER, NOW), (LATER, None)), ["one", "other"], _).notes

    assert "other has no amounts: no scenario applies to it, or all are left out." in notes


def test_the_score_says_which_way_is_good() -> None:
    names = [str(row[0]) for row in compared_risk(compared((LATER, NOW)), ["one"], _).rows]
    assert "Risk score (0 best, 100 worst)" in names


def test_a_better_company_with_more_to_lose_is_explained() -> None:
    found = compared((EARLIER, THEN), (LATER, NOW))
    parts = found.parts[1]
    assert found.parts[0] is None
    assert parts is not None
    change = found.figures[0].changes[1]
    assert change is not None
    assert parts.stake + parts.answers == pytest.approx(change)
    (why,) = (
        note
        for note in compared_risk(found, ["then", "now"], _).notes
        if note.startswith("Why the expected loss differs (now)")
    )
    assert "annual revenue" in why
    assert why.endswith("The answers are better, and there is more to lose.")


def test_parts_in_dollars_are_parts_of_the_change_in_dollars() -> None:
    found = compared((LATER, NOW), (OTHER, THEIRS))
    parts, change = found.parts[1], found.figures[0].changes[1]
    assert parts is not None
    assert change is not None
    assert parts.stake + parts.answers == pytest.approx(change)


def test_what_cannot_be_put_into_one_currency_has_no_parts() -> None:
    blind = LATER.model_copy(update={"profile": LATER.profile.model_copy(update={"fx_per_usd": None})})
    assert compared((blind, NOW), (OTHER, THEIRS)).parts == (None, None)
    assert compared((LATER, NOW), (LATER, None)).parts == (None, None)
