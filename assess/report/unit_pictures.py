"""The charts of what-ifs and of unit economics for a report, from the same numbers as those on screen."""

from collections.abc import Iterator, Sequence

from assess.charts.scenarios_alt import what_if_alt
from assess.charts.unit_alt import costs_alt, hosting_prices, share_of_task
from assess.charts.unit_points import hosting_lines
from assess.charts.width import shortened
from assess.economics.results import UnitFigures
from assess.economics.trials import Trial
from assess.i18n import Translator, show_money
from assess.i18n.unit import COST_PART
from assess.report.drawings import (
    Curve,
    HostingDrawing,
    Mark,
    TaskBar,
    TaskDrawing,
    WhatIfBar,
    WhatIfDrawing,
)
from assess.report.figure_parts import MoneyPicture
from assess.report.scale import Scale

LONGEST = 30
"""Of a what-if's name beside its bars; a Chinese character counts twice."""
AROUND = ("tools", "retries", "review")
"""Parts of what a task costs that are not the model itself."""


def what_if_pictures(tried: Sequence[Trial], names: Sequence[str], _: Translator) -> Iterator[MoneyPicture]:
    """The value under each what-if."""
    values = [v for trial in tried for v in (trial.found.direct.npv, trial.found.total.npv)]
    scale = Scale(min(0.0, *values), max(0.0, *values), _)
    bars = tuple(
        WhatIfBar(
            name=shortened(name, LONGEST),
            amount=show_money(trial.found.direct.npv, _.locale),
            direct=scale.at(trial.found.direct.npv),
            total=scale.at(trial.found.total.npv),
        )
        for trial, name in zip(tried, names, strict=True)
    )
    both = any(bar.direct != bar.total for bar in bars)
    yield MoneyPicture("what_ifs", what_if_alt(tried, names, _), WhatIfDrawing(scale.at(0.0), both, bars))


def task_pictures(unit: UnitFigures, currency: str, _: Translator) -> Iterator[MoneyPicture]:
    """What a task costs, where it is known."""
    if not unit.costs:
        return
    dearest = max(part.cost for part in unit.costs) or 1.0
    bars = tuple(
        TaskBar(
            name=_(COST_PART[part.kind]),
            text=_(
                "{text} ({note})",
                text=show_money(part.cost, _.locale, currency=currency),
                note=share_of_task(part.cost, unit, _),
            ),
            size=part.cost / dearest,
            model=part.kind not in AROUND,
        )
        for part in unit.costs
    )
    yield MoneyPicture("task", costs_alt(unit, currency, _), TaskDrawing(bars))


def hosting_pictures(unit: UnitFigures, currency: str, _: Translator) -> Iterator[MoneyPicture]:
    """An API against hosting, where they can be compared."""
    lines = hosting_lines(unit)
    if lines is None:
        return
    across, up = Scale(0.0, lines.reach, _, about=6), Scale(0.0, lines.highest, _)

    def line(ends: tuple[float, float]) -> Curve:
        return (across.at(0.0), up.at(ends[0])), (across.at(lines.reach), up.at(ends[1]))

    meet = lines.meet
    drawing = HostingDrawing(
        tokens=across.marks,
        costs=up.marks,
        api=line(lines.api),
        hosting=line(lines.hosting),
        meet=(across.at(meet[0]), up.at(meet[1]), show_money(meet[0], _.locale)) if meet else None,
        machine=None
        if lines.machine is None
        else Mark(
            across.at(lines.machine),
            _("One machine: {tokens}", tokens=show_money(lines.machine, _.locale)),
        ),
    )
    yield MoneyPicture("hosting", hosting_prices(unit, currency, _), drawing)
