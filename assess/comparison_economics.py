"""The money of two or more assessments side by side, in one currency where there is a rate for it."""

from collections.abc import Iterable, Sequence
from typing import Literal, get_args

from assess.assessment import Assessment
from assess.economics import PERIODS_PER_YEAR
from assess.economics.results import Appraisal
from assess.models import Result

Basis = Literal["same", "usd", "apart"]
"""`same`: all in one currency; `usd`: converted; `apart`: as entered, since a rate is missing."""
MoneyFigure = Literal[
    "npv",
    "npv_p10",
    "npv_p90",
    "prob_npv_positive",
    "npv_total",
    "payback",
    "irr",
    "peak_funding",
    "runway",
    "gross_margin",
]
FIGURES: tuple[MoneyFigure, ...] = get_args(MoneyFigure)
"""In the order in which they are shown."""
IN_MONEY: frozenset[MoneyFigure] = frozenset({"npv", "npv_p10", "npv_p90", "npv_total", "peak_funding"})
"""Figures that are amounts; the others are shares, rates a year, and months."""


class Terms(Result):
    """On what the figures of one assessment rest: figures of unlike terms are not alike either."""

    currency: str
    """As entered."""
    fx_per_usd: float | None
    """Units of that currency for one US dollar, by its profile; 1 for USD."""
    discount_rate: float
    months: int
    """How far the plan looks ahead."""


class FigureComparison(Result):
    """One figure over the assessments; of direct benefits alone, but for `npv_total`."""

    id: MoneyFigure
    values: tuple[float | None, ...]
    """Amounts in the currency of the comparison, `payback` and `runway` in months."""
    changes: tuple[float | None, ...]
    """Against the first; null for the first, where one of the two is null, and for amounts apart."""
    reasons: tuple[str | None, ...]
    """Why a value is null: `no_economics` where no money is entered."""


class EconomicsComparison(Result):
    """The economics side by side, in the order of the assessments."""

    basis: Basis
    currency: str | None
    """That of the amounts; null where each stands in its own."""
    terms: tuple[Terms | None, ...]
    """Null where no money is entered."""
    figures: tuple[FigureComparison, ...]


def compare_economics(
    assessments: Sequence[Assessment], appraisals: Sequence[Appraisal | None]
) -> EconomicsComparison | None:
    """What the money of assessments comes to; None where none of them has any entered.

    Raises:
        ValueError: as many appraisals are not given as assessments.
    """
    terms = tuple(_terms(*pair) for pair in zip(assessments, appraisals, strict=True))
    entered = [one for one in terms if one is not None]
    if not entered:
        return None
    basis = _basis(entered)
    values = [_values(appraisal) for appraisal in appraisals]
    if basis == "usd":
        values = [_in_usd(row, one) for row, one in zip(values, terms, strict=True)]
    return EconomicsComparison(
        basis=basis,
        currency={"same": entered[0].currency, "usd": "USD", "apart": None}[basis],
        terms=terms,
        figures=tuple(_figure(id, values, appraisals, basis) for id in FIGURES),
    )


def _terms(assessment: Assessment, appraisal: Appraisal | None) -> Terms | None:
    if appraisal is None:
        return None
    profile, currency = assessment.profile, appraisal.currency
    # The profile's rate is that of the profile's currency, which the money need not be in yet.
    rate = 1.0 if currency == "USD" else profile.fx_per_usd if currency == profile.currency else None
    return Terms(
        currency=currency,
        fx_per_usd=rate,
        discount_rate=appraisal.discount_rate,
        months=appraisal.periods * _months(appraisal),
    )


def _basis(entered: Iterable[Terms]) -> Basis:
    if len({one.currency for one in entered}) == 1:
        return "same"
    return "apart" if any(one.fx_per_usd is None for one in entered) else "usd"


def _months(appraisal: Appraisal) -> int:
    return 12 // PERIODS_PER_YEAR[appraisal.period]


_Values = dict[MoneyFigure, float | None]


def _values(appraisal: Appraisal | None) -> _Values:
    if appraisal is None:
        return {}
    direct, run = appraisal.direct, appraisal.simulation.direct
    return {
        "npv": direct.npv,
        "npv_p10": run.npv.p10,
        "npv_p90": run.npv.p90,
        "prob_npv_positive": run.prob_npv_positive,
        "npv_total": appraisal.total.npv,
        "payback": None if direct.payback is None else direct.payback * _months(appraisal),
        "irr": direct.irr,
        "peak_funding": direct.peak_funding,
        "runway": appraisal.runway,
        "gross_margin": appraisal.unit.gross_margin,
    }


def _in_usd(values: _Values, terms: Terms | None) -> _Values:
    rate = terms.fx_per_usd if terms else None
    return {
        id: value / rate if value is not None and rate and id in IN_MONEY else value
        for id, value in values.items()
    }


def _figure(
    id: MoneyFigure, values: Sequence[_Values], appraisals: Sequence[Appraisal | None], basis: Basis
) -> FigureComparison:
    row = [one.get(id) for one in values]
    return FigureComparison(
        id=id,
        values=tuple(row),
        changes=changes_from_first(row, alike=basis != "apart" or id not in IN_MONEY),
        reasons=tuple(
            _reason(id, appraisal) if value is None else None
            for value, appraisal in zip(row, appraisals, strict=True)
        ),
    )


def changes_from_first(row: Sequence[float | None], *, alike: bool) -> tuple[float | None, ...]:
    """By how much each value differs from the first; None for the first, and where nothing can be said."""
    first = row[0] if alike else None
    return (None, *(None if value is None or first is None else value - first for value in row[1:]))


def _reason(id: MoneyFigure, appraisal: Appraisal | None) -> str:
    if appraisal is None:
        return "no_economics"
    if id == "runway":
        return appraisal.reasons[id]
    return (appraisal.unit if id == "gross_margin" else appraisal.direct).reasons[id]
