"""The risks of two or more assessments side by side, in one currency where there is a rate for it."""

from collections.abc import Sequence
from typing import Literal, get_args

from assess.assessment import Assessment
from assess.comparison_economics import Basis, changes_from_first
from assess.models import Result
from assess.risk.parts import LossParts, loss_parts
from assess.risk.register import usd_rate
from assess.risk.results import RiskProfile
from assess.rubric import Rubric

RiskFigure = Literal["mean", "p95", "prob_none", "risk_score", "inherent"]
FIGURES: tuple[RiskFigure, ...] = get_args(RiskFigure)
"""In the order in which they are shown."""
IN_MONEY: frozenset[RiskFigure] = frozenset({"mean", "p95", "inherent"})
"""Figures that are amounts."""


class RiskFigureComparison(Result):
    """One figure over the assessments, all scenarios together; with today's controls, but for `inherent`."""

    id: RiskFigure
    values: tuple[float | None, ...]
    """Amounts in the currency of the comparison; null where no scenario has an amount."""
    changes: tuple[float | None, ...]
    """Against the first; null for the first, where one of the two is null, and for amounts apart."""


class RiskComparison(Result):
    """The risks side by side, in the order of the assessments."""

    basis: Basis
    currency: str | None
    """That of the amounts; null where each stands in its own."""
    currencies: tuple[str | None, ...]
    """As reckoned; null where no scenario has an amount."""
    figures: tuple[RiskFigureComparison, ...]
    missing: tuple[tuple[str, ...], ...] = ()
    """Of each assessment what its profile lacks for more scenarios to have an amount."""
    parts: tuple[LossParts | None, ...]
    """Why the expected loss differs from the first's, in the currency of the comparison; null for the first,
    where one of the two has no amount, and where each stands in its own currency."""


def compare_risk(
    rubric: Rubric, assessments: Sequence[Assessment], profiles: Sequence[RiskProfile | None]
) -> RiskComparison | None:
    """What may be lost by each; None where no scenario of any has an amount.

    Raises:
        ValueError: as many profiles are not given as assessments.
    """
    pairs = list(zip(assessments, profiles, strict=True))
    faced = [(one, found if found and found.scenarios else None) for one, found in pairs]
    having = [(one, found) for one, found in faced if found is not None]
    if not having:
        return None
    basis: Basis = "apart"
    if len({found.currency for _, found in having}) == 1:
        basis = "same"
    elif all(usd_rate(one.profile) for one, _ in having):
        basis = "usd"
    rows = [_values(found, _rate(one, basis)) for one, found in faced]
    return RiskComparison(
        basis=basis,
        currency={"same": having[0][1].currency, "usd": "USD", "apart": None}[basis],
        currencies=tuple(found.currency if found else None for _, found in faced),
        figures=tuple(_figure(id, [row.get(id) for row in rows], basis) for id in FIGURES),
        missing=tuple(lacking(one, found) for one, found in pairs),
        parts=(None, *(_parts(rubric, faced[0], other, basis) for other in faced[1:])),
    )


def lacking(assessment: Assessment, found: RiskProfile | None) -> tuple[str, ...]:
    """The facts that losses go by and the profile does not have; one that is 0 is known."""
    needs = dict.fromkeys(need for one in (found.unpriced if found else ()) for need in one.needs)
    return tuple(need for need in needs if getattr(assessment.profile, need) is None)


_Faced = tuple[Assessment, RiskProfile | None]


def _parts(rubric: Rubric, first: _Faced, other: _Faced, basis: Basis) -> LossParts | None:
    if first[1] is None or other[1] is None or basis == "apart":
        return None
    before, after = first[0], other[0]
    return loss_parts(rubric, before, after, (_rate(before, basis), _rate(after, basis)))


def _rate(assessment: Assessment, basis: Basis) -> float:
    """What amounts of an assessment are divided by."""
    return (usd_rate(assessment.profile) or 1.0) if basis == "usd" else 1.0


def _values(found: RiskProfile | None, rate: float) -> dict[RiskFigure, float | None]:
    if found is None:
        return {}
    total = found.total
    return {
        "mean": total.residual.mean / rate,
        "p95": total.residual.p95 / rate,
        "prob_none": total.residual.prob_none,
        "risk_score": total.risk_score.residual,
        "inherent": total.inherent.mean / rate,
    }


def _figure(id: RiskFigure, values: Sequence[float | None], basis: Basis) -> RiskFigureComparison:
    changes = changes_from_first(values, alike=basis != "apart" or id not in IN_MONEY)
    return RiskFigureComparison(id=id, values=tuple(values), changes=changes)
