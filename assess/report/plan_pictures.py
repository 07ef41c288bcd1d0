"""The charts of a plan for a report, from the same figures as those on screen."""

import math
from collections.abc import Iterator, Sequence

from assess.charts import plan_alt as alt
from assess.charts.alt import FEWEST_AXES, scored, shown
from assess.charts.economics_points import ticks
from assess.i18n import Translator, show_money, show_number
from assess.plan.results import FrontierPoint, Plan
from assess.report.drawings import (
    ChangeAxis,
    ChangeDrawing,
    FrontierDrawing,
    LossesDrawing,
    Mark,
    Panel,
)
from assess.report.figure_parts import MoneyPicture
from assess.report.parts import PlanCharted
from assess.report.scale import Scale, share_ticks
from assess.risk.results import RiskProfile
from assess.rubric import Rubric
from assess.scorecard import DimensionScore, Scorecard


def change_pictures(
    rubric: Rubric, before: Scorecard, charted: PlanCharted, _: Translator
) -> Iterator[MoneyPicture]:
    """Maturity and losses, today and with the plan."""
    if not charted.found.actions:
        return
    if len(scored(before)) >= FEWEST_AXES:
        words = alt.radar_change_alt(rubric, before, charted.after, _)
        yield MoneyPicture("plan_radar", words, _radar(rubric, before, charted.after, _))
    if charted.losses and charted.losses[0].exceedance:
        words = alt.loss_change_alt(*charted.losses, _)
        yield MoneyPicture("plan_losses", words, _losses(*charted.losses, _))


def frontier_pictures(rubric: Rubric, found: Plan, _: Translator) -> Iterator[MoneyPicture]:
    """What other numbers of days would buy."""
    if len(found.frontier) > 1:
        yield MoneyPicture("plan_frontier", alt.frontier_alt(rubric, found, _), _frontier(found, _))


def _radar(rubric: Rubric, before: Scorecard, after: Scorecard, _: Translator) -> ChangeDrawing:
    pairs = zip(before.dimensions, after.dimensions, strict=True)
    return ChangeDrawing(
        tuple(
            ChangeAxis(
                title=_.text(rubric.dimension_by_id[old.id].title),
                before=_share(old),
                after=_share(new),
                target=(old.target or 0.0) / 100,
                text=_values(rubric, old, new),
            )
            for old, new in pairs
            if old.maturity is not None
        )
    )


def _share(score: DimensionScore) -> float:
    return score.maturity.value / 100 if score.maturity else 0.0


def _values(rubric: Rubric, *scores: DimensionScore) -> str:
    """Both values as they are shown; one where they are the same."""
    values = [shown(rubric, score.maturity.value if score.maturity else None) for score in scores]
    return " → ".join(dict.fromkeys(values))


def _losses(before: RiskProfile, after: RiskProfile, _: Translator) -> LossesDrawing:
    curves = [[(p.loss, p.residual) for p in profile.exceedance if p.loss > 0] for profile in (before, after)]
    logs = [math.log10(loss) for curve in curves for loss, _chance in curve]
    low, high = min(logs), max(logs)

    def at(loss: float) -> float:
        return (math.log10(loss) - low) / ((high - low) or 1.0)

    powers = (10.0**n for n in range(math.ceil(low), math.floor(high) + 1))
    drawn = [tuple((at(loss), chance) for loss, chance in curve) for curve in curves]
    return LossesDrawing(
        losses=tuple(Mark(at(power), show_money(power, _.locale)) for power in powers),
        shares=share_ticks(),
        before=drawn[0],
        after=drawn[1],
        title=_("Loss in a year, {currency}", currency=before.currency),
    )


def _frontier(found: Plan, _: Translator) -> FrontierDrawing:
    points = found.frontier
    steps = ticks(0.0, max(found.days, points[-1].limit), 6)
    end = steps[-1] or 1.0
    panels = [_panel(_("Readiness"), points, end, [p.readiness or 0.0 for p in points], None, _)]
    if all(p.loss_avoided is not None for p in points):
        name = _("Less loss a year, {currency}", currency=found.currency)
        panels.append(_panel(name, points, end, [p.loss_avoided or 0.0 for p in points], 0.0, _))
    knee = None
    if found.knee_days is not None:
        text = _("Best value up to {n} days", n=show_number(found.knee_days, _.locale))
        knee = Mark(found.knee_days / end, text)
    return FrontierDrawing(
        days=tuple(Mark(day / end, show_number(day, _.locale)) for day in steps),
        panels=tuple(panels),
        plan=Mark(found.days / end, _("This plan: {n} days", n=show_number(found.days, _.locale))),
        knee=knee,
        title=_("Person-days"),
    )


def _panel(
    title: str,
    points: Sequence[FrontierPoint],
    end: float,
    values: Sequence[float],
    least: float | None,
    _: Translator,
) -> Panel:
    scale = Scale(min(values) if least is None else least, max(values), _, 4)
    places = ((point.limit / end, scale.at(value)) for point, value in zip(points, values, strict=True))
    return Panel(title, scale.marks, tuple(places))
