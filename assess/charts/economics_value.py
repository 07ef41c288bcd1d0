"""How the value is spread over the simulated futures, and what moves it most."""

from collections.abc import Mapping
from html import escape
from typing import Any

import plotly.graph_objects as go

from assess.charts.economics import money_axis
from assess.charts.economics_points import (
    densities,
    spread_marks,
    spread_range,
    spread_slabs,
    tornado_bars,
    with_indirect,
)
from assess.charts.figures import base_layout, filled
from assess.charts.palette import Palette, palette
from assess.charts.width import broken, letters, shortened
from assess.economics.results import Appraisal, Histogram
from assess.i18n import Translator, show_money

ROW = 20
"""Pixels between the labels above the spread, each in a row of its own so that none covers another."""
LETTER = 7.4
"""Pixels that a bold Latin letter of a label takes."""
PHONE = 330
"""Pixels that a picture is wide on a phone."""


def spread_figure(appraisal: Appraisal, _: Translator, dark: bool = False) -> go.Figure:
    """Net present value over all futures: direct benefits as bars, losses apart, all benefits as a line."""
    colours = palette(dark=dark)
    direct, total = appraisal.simulation.direct, appraisal.simulation.total
    both = with_indirect(appraisal)
    highest = max(densities(direct.npv_histogram) + (densities(total.npv_histogram) if both else ()))
    slabs = spread_slabs(direct.npv_histogram, highest)
    traces: list[dict[str, Any]] = [
        {
            "type": "bar",
            "x": [(s.low + s.high) / 2 for s in part],
            "width": [s.high - s.low for s in part],
            "y": [s.height for s in part],
            "name": escape(name),
            "marker": filled(colours, colour, pattern) | {"line": {"width": 0}},
            "customdata": [f"{show_money(s.low, _.locale)} … {show_money(s.high, _.locale)}" for s in part],
            "hovertemplate": "%{customdata}<extra></extra>",
        }
        for name, colour, pattern, part in (
            (_("Direct, below 0"), colours.target, "/", [s for s in slabs if s.loss]),
            (_("Direct, above 0"), colours.supported, "", [s for s in slabs if not s.loss]),
        )
        if part
    ]
    if both:
        traces.append(_outline(total.npv_histogram, highest, colours, _))
    low_mark, middle_mark, high_mark = spread_marks(appraisal, _)
    low, high = with_room(*spread_range(appraisal), low_mark, high_mark)
    # Upwards: the outer labels stand beyond the outer lines, so that no label meets another's line.
    marks = [(*low_mark, "right"), (*high_mark, "left"), (*middle_mark, "")]
    layout = base_layout(colours, height=360)
    layout |= {"barmode": "overlay", "bargap": 0}
    layout["margin"] |= {"t": 12 + ROW * len(marks), "b": 62}
    layout["legend"] |= {"y": -0.14}
    layout["xaxis"] |= money_axis(low, high, colours, _, about=4)
    layout["xaxis"] |= {"range": [low, high]}
    layout["yaxis"] |= {"visible": False, "range": [0, 1.02]}
    layout["shapes"] = [_upright(value, row, colours) for row, (value, _text, _side) in enumerate(marks)]
    if low <= 0 <= high:
        layout["shapes"].append(_upright(0.0, None, colours))
    layout["annotations"] = [
        {
            "x": value,
            **_anchored(side or ("left" if value < (low + high) / 2 else "right")),
            "yref": "paper",
            "y": 1,
            "yanchor": "bottom",
            "yshift": ROW * row,
            "showarrow": False,
            "text": f"<b>{escape(text)}</b>",
        }
        for row, (value, text, side) in enumerate(marks)
    ]
    return go.Figure(data=traces, layout=layout)


def _anchored(side: str) -> dict[str, Any]:
    """Which end of a label stands at its line."""
    return {"xanchor": side, "xshift": 4 if side == "left" else -4}


def with_room(
    low: float, high: float, first: tuple[float, str], last: tuple[float, str]
) -> tuple[float, float]:
    """The range widened until the first label fits left of its line on a phone, and the last one right of it.

    The whole width is the least that leaves each label its share of it.
    """
    left, middle, right = first[0] - low, last[0] - first[0], high - last[0]
    before, behind = (min(0.4, (letters(text) * LETTER + 8) / PHONE) for _at, text in (first, last))
    edge = 0.03 * (high - low)
    left, right = left + edge, right + edge
    whole = max(
        left + middle + right,
        (middle + right) / (1 - before),
        (left + middle) / (1 - behind),
        middle / (1 - before - behind),
    )
    return first[0] - max(left, before * whole), last[0] + max(right, behind * whole)


def _upright(value: float, row: int | None, colours: Palette) -> dict[str, Any]:
    """A line through the picture: up to its label's row, or bold for 0."""
    line: dict[str, Any] = {"color": colours.text, "width": 2.4}
    if row is not None:
        line = {"color": colours.text, "width": 1.4, "dash": "dot"}
    # Heights above 1 are rows of labels: a picture is 260 px high without them.
    top = 1.0 if row is None else 1.0 + ROW * (row + 0.5) / 230
    return {"type": "line", "x0": value, "x1": value, "yref": "paper", "y0": 0, "y1": top, "line": line}


def _outline(spread: Histogram, highest: float, colours: Palette, _: Translator) -> dict[str, Any]:
    """The spread with indirect benefits as steps."""
    size, span = len(spread.counts), spread.high - spread.low
    heights = [density / highest for density in densities(spread)]
    return {
        "type": "scatter",
        "x": [spread.low + span * i / size for i in range(size + 1)],
        "y": [*heights, heights[-1]],
        "mode": "lines",
        "line": {"color": colours.text, "width": 1.8, "dash": "dash", "shape": "hv"},
        "name": escape(_("With indirect benefits")),
        "hoverinfo": "skip",
    }


def tornado_figure(
    appraisal: Appraisal, names: Mapping[str, str], _: Translator, dark: bool = False
) -> go.Figure:
    """What each uncertain line does to the total net present value, all others as most likely."""
    colours = palette(dark=dark)
    bars = tornado_bars(appraisal)
    middle = appraisal.total.npv
    traces = [
        {
            "type": "bar",
            "y": [bar.line for bar in bars],
            "x": [value - middle for value in values],
            "base": middle,
            "orientation": "h",
            "name": escape(name),
            "marker": filled(colours, colour, pattern),
            "customdata": [show_money(value, _.locale) for value in values],
            "hovertemplate": f"{escape(name)}<br>%{{customdata}}<extra></extra>",
        }
        for name, colour, pattern, values in (
            (_("Line at its P10"), colours.target, "/", [bar.low for bar in bars]),
            (_("Line at its P90"), colours.supported, "", [bar.high for bar in bars]),
        )
    ]
    ends = [middle, *(v for bar in bars for v in (bar.low, bar.high))]
    layout = base_layout(colours, height=110 + 46 * len(bars))
    layout |= {"barmode": "overlay", "bargap": 0.4}
    layout["margin"] = {"t": 10, "l": 8, "r": 16, "b": 70}
    layout["xaxis"] |= money_axis(min(ends), max(ends), colours, _, about=4)
    layout["yaxis"] |= {
        "tickvals": [bar.line for bar in bars],
        "ticktext": [_label(names.get(bar.line, bar.line)) for bar in bars],
        "autorange": "reversed",
        "automargin": True,
    }
    line = {"color": colours.text, "width": 2}
    layout["shapes"] = [
        {"type": "line", "x0": middle, "x1": middle, "yref": "paper", "y0": 0, "y1": 1, "line": line}
    ]
    return go.Figure(data=traces, layout=layout)


def _label(name: str) -> str:
    """A line's name beside its bar, in lines short enough for a phone."""
    return "<br>".join(escape(part) for part in broken(shortened(name, 40), 16))
