"""The charts of a risk profile for a report, from the same figures as those on screen."""

import math
from collections.abc import Iterator, Sequence

from assess.charts.risk import (
    CLASSES,
    SIDE_STATE,
    Side,
    exceedance_alt,
    lines,
    matrix_alt,
    placed,
    powers,
)
from assess.i18n import Translator, show_money, show_percent
from assess.i18n.risk import STATE
from assess.report.drawings import (
    ExceedanceCurve,
    ExceedanceDrawing,
    Mark,
    MatrixCell,
    MatrixDrawing,
    PictureName,
    ToleratedPoint,
)
from assess.report.figure_parts import MoneyPicture
from assess.report.risk_words import ranked
from assess.risk.results import RiskProfile, ScenarioRisk

SIDE_PICTURE: dict[Side, PictureName] = {
    "inherent": "risk_inherent",
    "residual": "risk_residual",
    "target": "risk_target",
}


def matrix_pictures(found: RiskProfile, names: Sequence[str], _: Translator) -> Iterator[MoneyPicture]:
    """Where the scenarios stand, without controls, today and at the targets; `names` as `ranked`.

    None where losses are not known in US dollars, by which impact is classed.
    """
    if found.total.risk_score.residual is None:
        return
    scenarios = ranked(found)
    for side, name in SIDE_PICTURE.items():
        yield MoneyPicture(
            name, matrix_alt(scenarios, names, side, _), _matrix(scenarios, side, _), beside=True
        )


def _matrix(scenarios: Sequence[ScenarioRisk], side: Side, _: Translator) -> MatrixDrawing:
    return MatrixDrawing(
        title=_(STATE[SIDE_STATE[side]]),
        classes=CLASSES,
        cells=tuple(
            MatrixCell(likelihood, impact, tuple(map(tuple, lines(numbers, scenarios, side))))
            for (likelihood, impact), numbers in placed(scenarios, side).items()
        ),
        impact=_("Impact → costlier"),
        likelihood=_("Likelihood → more often"),
    )


def curve_pictures(found: RiskProfile, _: Translator) -> Iterator[MoneyPicture]:
    """How bad a year may be."""
    if found.exceedance:
        yield MoneyPicture("risk_curve", exceedance_alt(found, _), _curve(found, _))


def _curve(found: RiskProfile, _: Translator) -> ExceedanceDrawing:
    losses = [*(point.loss for point in found.exceedance), *(point.loss for point in found.tolerance)]
    low, high = math.log10(min(losses)), math.log10(max(losses))

    def at(loss: float) -> float:
        return (math.log10(loss) - low) / ((high - low) or 1.0)

    return ExceedanceDrawing(
        losses=tuple(Mark(at(p), show_money(p, _.locale)) for p in powers(losses) if 0 <= at(p) <= 1),
        shares=tuple(Mark(share, show_percent(share)) for share in (0.0, 0.25, 0.5, 0.75, 1.0)),
        curves=tuple(
            ExceedanceCurve(_(STATE[state]), tuple((at(p.loss), getattr(p, side)) for p in found.exceedance))
            for side, state in SIDE_STATE.items()
        ),
        tolerated=tuple(ToleratedPoint(at(p.loss), p.probability, p.met) for p in found.tolerance),
        kept=_("Tolerance, kept"),
        exceeded=_("Tolerance, exceeded"),
        title=_("Loss in a year, {currency}", currency=found.currency),
    )
