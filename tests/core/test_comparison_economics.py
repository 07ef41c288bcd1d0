"""The money of several assessments: in one currency, on terms that are told, and never converted by guess."""

from typing import Any

import pytest

from assess.assessment import Assessment
from assess.comparison_economics import (
    IN_MONEY,
    EconomicsComparison,
    FigureComparison,
    compare_economics,
)
from assess.economics import Economics
from assess.economics.appraisal import appraise
from assess.economics.results import Appraisal
from assess.i18n import show_money, translator
from assess.report.comparison_money import compared_money
from assess.text import LOCALES, Locale
from tests.core.test_scoring import assessment
from tests.economics.strategies import example


def company(
    currency: str = "CNY", *, fx: float | None = None, money: str | None = None, **changes: Any
) -> Assessment:
    """An assessment with the typical economics, in `money` where that is another currency than its own."""
    made = assessment({})
    profile = made.profile.model_copy(update={"currency": currency, "fx_per_usd": fx})
    entered = example(lambda data: data.update({"currency": money or currency, **changes}))
    return made.model_copy(update={"profile": profile, "economics": entered})


def figures(economics: Economics | None) -> Appraisal | None:
    return appraise(economics, n=500) if economics else None


def compared(*companies: Assessment) -> EconomicsComparison:
    found = compare_economics(companies, [figures(one.economics) for one in companies])
    assert found is not None
    return found


def values(found: EconomicsComparison, id: str) -> tuple[float | None, ...]:
    return next(row.values for row in found.figures if row.id == id)


def changes(found: EconomicsComparison, id: str) -> tuple[float | None, ...]:
    return next(row.changes for row in found.figures if row.id == id)


def test_in_one_currency_changes_are_against_the_first() -> None:
    found = compared(company(), company(discount_rate=0.3), company(discount_rate=0.1))
    npv = values(found, "npv")
    assert (found.basis, found.currency) == ("same", "CNY")
    assert npv[0] == appraise(example(), n=2).direct.npv
    assert None not in npv
    assert changes(found, "npv") == (None, npv[1] - npv[0], npv[2] - npv[0])  # type: ignore[operator]


def test_across_currencies_amounts_are_in_dollars_at_the_profiles_rates() -> None:
    found = compared(company("CNY", fx=8.0), company("USD", fx=99.0), company("EUR", fx=0.5))
    plain = appraise(example(), n=500)
    assert (found.basis, found.currency) == ("usd", "USD")
    for id, amount in (
        ("npv", plain.direct.npv),
        ("npv_total", plain.total.npv),
        ("npv_p10", plain.simulation.direct.npv.p10),
        ("npv_p90", plain.simulation.direct.npv.p90),
        ("peak_funding", plain.direct.peak_funding),
    ):
        assert values(found, id) == pytest.approx((amount / 8, amount, amount / 0.5))
    assert values(found, "runway") == (plain.runway,) * 3
    assert values(found, "prob_npv_positive") == (plain.simulation.direct.prob_npv_positive,) * 3


@pytest.mark.parametrize(
    "other",
    [company("EUR"), company("CNY", fx=7.0, money="EUR")],
    ids=["no rate", "the rate of another currency"],
)
def test_without_a_rate_nothing_is_converted_and_no_amount_has_a_change(other: Assessment) -> None:
    found = compared(company("CNY", fx=7.0), other)
    npv = appraise(example(), n=2).direct.npv
    assert (found.basis, found.currency) == ("apart", None)
    assert values(found, "npv") == (npv, npv)
    for row in found.figures:
        assert (row.changes[1] is None) == (row.id in IN_MONEY or row.values[1] is None)
    shown = compared_money(found, ["A", "B"], translator("en"))
    assert shown.rows[0][1:] == tuple(show_money(npv, "en", currency=code) for code in ("CNY", "EUR"))
    assert "Each in its own currency" in shown.notes[0]


PLAIN = [
    {"id": "c", "kind": "cost", "category": "people", "amounts": [100, 30, 30, 30, 30]},
    {"id": "b", "kind": "benefit", "category": "revenue", "amounts": [0, 80, 80, 80, 80]},
]


def test_months_are_months_whatever_the_period() -> None:
    found = compared(company(period="quarter", lines=PLAIN), company(period="year", lines=PLAIN))
    assert values(found, "payback") == (6, 24)
    assert changes(found, "payback") == (None, 18)
    assert [terms.months for terms in found.terms if terms] == [12, 48]


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_missing_is_said_in_words(locale: Locale) -> None:
    without = assessment({}).model_copy(update={"economics": None})
    found = compared(company(unit={}), without)
    table = compared_money(found, ["Ada", "Bo"], translator(locale))
    assert found.terms[1] is None
    assert {row[2] for row in table.rows} == {{"en": "not entered", "zh": "未填写"}[locale]}
    assert all(change is None for row in found.figures for change in row.changes)
    told = {"en": "Gross margin (Ada): inputs are still missing", "zh": "毛利率（Ada）：还缺数据"}[locale]
    assert told in table.notes
    assert not any("Bo" in note for note in table.notes)


def test_nothing_entered_anywhere_is_nothing_to_compare() -> None:
    without = assessment({}).model_copy(update={"economics": None})
    assert compare_economics([without, without], [None, None]) is None


def test_unlike_plans_are_named_as_such() -> None:
    _ = translator("en")
    alike = compared_money(compared(company(), company()), ["A", "B"], _)
    unlike = compared_money(compared(company(), company(discount_rate=0.3)), ["A", "B"], _)
    assert not any("cover different" in note for note in alike.notes)
    assert any("A: 12 months at 20.0% a year; B: 12 months at 30.0% a year" in note for note in unlike.notes)


def test_changes_stand_in_brackets_and_only_where_something_changed() -> None:
    found = compared(*(company(lines=PLAIN[:1], opening_cash=cash) for cash in (130, 160)))
    rows = {row[0]: row[1:] for row in compared_money(found, ["A", "B"], translator("en")).rows}
    assert rows["Runway"] == ("3 months", "6 months (+3)")
    assert rows["Peak funding"] == ("220", "220")
    assert rows["Chance of an NPV above 0"] == ("0%", "0%")


def test_a_share_changes_in_points_between_the_figures_as_shown() -> None:
    found = compared(company(), company())
    shares = FigureComparison(
        id="prob_npv_positive", values=(0.009, 0.409), changes=(None, 0.4), reasons=(None, None)
    )
    rates = FigureComparison(id="irr", values=(0.3156, -0.1), changes=(None, -0.4156), reasons=(None, None))
    shown = compared_money(
        found.model_copy(update={"figures": (shares, rates)}), ["A", "B"], translator("en")
    )
    assert [row[1:] for row in shown.rows] == [("0%", "40% (+40)"), ("31.6%", "\u221210.0% (\u221241.6)")]


def test_as_many_appraisals_as_assessments() -> None:
    with pytest.raises(ValueError, match="shorter"):
        compare_economics([company(), company()], [figures(example())])
