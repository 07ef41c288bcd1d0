"""The charts of an appraisal for a report, from the same points as those on screen."""

from collections.abc import Iterator, Mapping

from assess.charts import economics_alt as words
from assess.charts.economics_points import (
    cash_ends,
    cash_uncertain,
    cost_rows,
    densities,
    lasting,
    spread_marks,
    spread_range,
    spread_shown,
    spread_slabs,
    ticks,
    tornado_bars,
    with_indirect,
)
from assess.charts.width import shortened
from assess.economics.results import Appraisal
from assess.i18n import Translator, show_money, show_number
from assess.i18n.economics import period_label
from assess.i18n.formats import show_rate
from assess.report.drawings import (
    CashColumn,
    CashDrawing,
    CostBar,
    CostsDrawing,
    LastingDrawing,
    Mark,
    SpreadBar,
    SpreadDrawing,
    TornadoBar,
    TornadoDrawing,
)
from assess.report.figure_parts import MoneyPicture
from assess.report.scale import Scale, share_ticks

MOST_LABELS = 13
"""Periods that are named side by side under a chart."""
LONGEST = 28
"""Of a line's name beside its bar; a Chinese character counts twice."""


def cash_pictures(found: Appraisal, _: Translator) -> Iterator[MoneyPicture]:
    """Cash by period, and where it is uncertain how long it lasts."""
    yield MoneyPicture("cash", words.cash_alt(found, _), _cash(found, _))
    drawing = _lasting(found, _)
    if drawing:
        yield MoneyPicture("lasting", words.lasting_alt(found, _), drawing)


def _cash(found: Appraisal, _: Translator) -> CashDrawing:
    uncertain = cash_uncertain(found)
    band = found.simulation.cash
    highs = [at.benefit_direct + max(at.funding, 0.0) for at in found.cash]
    lows = [-at.cost + min(at.funding, 0.0) for at in found.cash]
    left = [at.cash for at in found.cash]
    edges = [v for b in band for v in (b.p10, b.p90)] if uncertain else []
    scale = Scale(min(0.0, *lows, *left, *edges), max(0.0, *highs, *left, *edges), _)
    every = -(-len(found.cash) // MOST_LABELS)
    ends = cash_ends(found, _)
    columns = tuple(
        CashColumn(
            label="" if at.period % every else period_label(found.period, at.period, _),
            up=(scale.length(at.benefit_direct), scale.length(max(at.funding, 0.0))),
            down=(scale.length(at.cost), scale.length(max(-at.funding, 0.0))),
            cash=scale.at(at.cash),
            low=scale.at(around.p10),
            high=scale.at(around.p90),
        )
        for at, around in zip(found.cash, band, strict=True)
    )
    return CashDrawing(
        ticks=scale.marks,
        zero=scale.at(0.0),
        columns=columns,
        uncertain=uncertain,
        funded=any(at.funding for at in found.cash),
        # A period's bar stands in the middle of its column.
        ends=Mark((ends[0] + 0.5) / len(columns), ends[1]) if ends else None,
    )


def _lasting(found: Appraisal, _: Translator) -> LastingDrawing | None:
    points = lasting(found, _)
    if points is None:
        return None
    end = max(month for month, _share in (*points.within, *points.beyond))
    return LastingDrawing(
        months=tuple(
            Mark(month / end, show_number(month, _.locale, decimals=0))
            for month in ticks(0.0, end, 6)
            if month <= end
        ),
        shares=share_ticks(),
        within=tuple((month / end, share) for month, share in points.within),
        beyond=tuple((month / end, share) for month, share in points.beyond),
        marks=tuple((at / end, share, text) for at, share, text in points.marks),
    )


def spread_pictures(found: Appraisal, _: Translator) -> Iterator[MoneyPicture]:
    """How the value is spread, where it is uncertain."""
    if spread_shown(found):
        yield MoneyPicture("spread", words.spread_alt(found, _), _spread(found, _))


def _spread(found: Appraisal, _: Translator) -> SpreadDrawing:
    direct, total = found.simulation.direct, found.simulation.total
    both = with_indirect(found)
    highest = max(densities(direct.npv_histogram) + (densities(total.npv_histogram) if both else ()))
    low, high = spread_range(found)
    scale = Scale(low, high, _)
    bars = spread_slabs(direct.npv_histogram, highest)
    return SpreadDrawing(
        ticks=scale.marks,
        zero=scale.at(0.0) if low <= 0 <= high else None,
        bars=tuple(SpreadBar(scale.at(b.low), scale.at(b.high), b.height, b.loss) for b in bars),
        outline=tuple(
            point
            for slab in (spread_slabs(total.npv_histogram, highest) if both else ())
            for point in ((scale.at(slab.low), slab.height), (scale.at(slab.high), slab.height))
        ),
        marks=tuple(Mark(scale.at(value), text) for value, text in spread_marks(found, _)),
    )


def tornado_pictures(found: Appraisal, names: Mapping[str, str], _: Translator) -> Iterator[MoneyPicture]:
    """What moves the value most."""
    bars = tornado_bars(found)
    if not bars:
        return
    ends = [found.total.npv, *(v for bar in bars for v in (bar.low, bar.high))]
    scale = Scale(min(ends), max(ends), _)
    short = {line: shortened(name, LONGEST) for line, name in names.items()}
    drawing = TornadoDrawing(
        ticks=scale.marks,
        middle=scale.at(found.total.npv),
        bars=tuple(TornadoBar(short[bar.line], scale.at(bar.low), scale.at(bar.high)) for bar in bars),
    )
    yield MoneyPicture("tornado", words.tornado_alt(found, short, _), drawing)


def costs_pictures(found: Appraisal, _: Translator) -> Iterator[MoneyPicture]:
    """What the money is spent on."""
    rows = cost_rows(found, _)
    if not rows:
        return
    widest = max(row.total for row in rows if not row.branch)
    bars = tuple(
        CostBar(
            name=row.name,
            amount=show_money(row.total, _.locale),
            share=show_rate(row.share, _.locale),
            start=0.0 if row.branch else row.start / widest,
            later=0.0 if row.branch else row.later / widest,
            branch=row.branch,
        )
        for row in rows
    )
    yield MoneyPicture("costs", words.costs_alt(found, _), CostsDrawing(bars, any(bar.start for bar in bars)))
