"""The four pictures of one scorecard, each with a text alternative that says the same in words.

All take the rubric, the scorecard, a translator and whether the background is dark, return a
Plotly figure with a transparent background that fits its container's width from 320 px on, and
read every number from the scorecard.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any, NamedTuple

import plotly.graph_objects as go

from assess.charts.alt import (
    TOP_GAPS,
    Radar,
    gap_text,
    gaps_alt,
    gates_unmet,
    level_change,
    radar_alt,
    ranked_gaps,
    readiness_alt,
    shown,
    stage_score,
    stage_text,
    stages_alt,
)
from assess.charts.palette import FONT, Palette, palette
from assess.charts.width import broken, shortened
from assess.i18n import Translator
from assess.i18n.terms import BAND
from assess.profile import STAGES
from assess.rubric import Rubric
from assess.scorecard import Scorecard, Triple

__all__ = [
    "CONFIG",
    "TOP_GAPS",
    "gaps_alt",
    "gaps_figure",
    "radar_alt",
    "radar_figure",
    "ranked_gaps",
    "readiness_alt",
    "readiness_figure",
    "shortened",
    "shown",
    "stages_alt",
    "stages_figure",
]

CONFIG = {"displayModeBar": False, "responsive": True}
"""Plotly settings that go with every figure."""
RADAR_HEIGHT = 420
"""Pixels; as tall as half a page is wide, less the labels."""
RADAR_LABEL = 12
"""Letters in a line of a radar's label, so that it fits beside the circle on a phone."""
LONG_WORD = 14
"""Letters of the longest word that is not divided there."""
_ENDING = re.compile(r"(?=(?:isation|ization|ability|ation|ment)s?$)")
"""Where a longer one is divided."""


def readiness_figure(rubric: Rubric, scorecard: Scorecard, _: Translator, dark: bool = False) -> go.Figure:
    """Readiness as one bar: supported by evidence, claimed beyond it, still possible, against the bands."""
    colours = palette(dark=dark)
    figure = base_figure(colours, height=210)
    figure.update_layout(barmode="stack", bargap=0, margin={"t": 46, "b": 60}, legend_y=-0.26)
    edges = [band.from_ for band in rubric.manifest.bands] + [100]
    ready = scorecard.readiness or Triple(value=0, floor=0, ceiling=100)
    parts = [
        (_("Supported by evidence"), ready.floor, ready.floor, colours.supported, ""),
        (_("Claimed"), ready.value - ready.floor, ready.value, colours.claimed, "/"),
        (_("Still possible"), ready.ceiling - ready.value, ready.ceiling, colours.possible, "."),
    ]
    for name, width, to, colour, pattern in parts:
        label = f"{name} {shown(rubric, to if scorecard.readiness else None)}"
        figure.add_bar(
            x=[width],
            y=[0],
            orientation="h",
            name=escape(label),
            marker=filled(colours, colour, pattern),
            hovertemplate=f"{escape(label)}<extra></extra>",
        )
    for band in rubric.manifest.bands:
        low = band.from_
        figure.add_annotation(
            x=low,
            xanchor="left",
            y=1,
            yref="paper",
            yshift=18,
            showarrow=False,
            text=escape(_(BAND[band.id])),
            font_color=colours.bands[band.id],
        )
        if low:
            figure.add_vline(x=low, line={"color": colours.text, "width": 1, "dash": "dot"})
    if scorecard.readiness:
        figure.add_vline(x=ready.value, line={"color": colours.text, "width": 3})
    figure.update_xaxes(range=[0, 100], tickvals=edges, showgrid=False)
    figure.update_yaxes(visible=False, range=[-0.55, 0.55])
    return figure


def stages_figure(rubric: Rubric, scorecard: Scorecard, _: Translator, dark: bool = False) -> go.Figure:
    """The same answers measured by every stage's targets, the company's own stage marked."""
    colours = palette(dark=dark)
    figure = base_figure(colours, height=300)
    figure.update_layout(showlegend=False, bargap=0.62, margin={"t": 26})
    for stage in STAGES:
        score, own = scorecard.readiness_by_stage[stage], stage == scorecard.stage
        figure.add_bar(
            x=[score.readiness or 0],
            y=[stage],
            orientation="h",
            marker=filled(colours, colours.supported if own else colours.outline, ""),
            hovertemplate=f"{escape(stage_text(rubric, stage, score, own, _))}<extra></extra>",
        )
        name = escape(stage_score(rubric, stage, score, own, _))
        label = f"<b>{name}</b>" if own else name
        given = _(BAND[score.band]) if score.band else ""  # no word for none: a phone's line is short
        for fact in filter(None, (given, gates_unmet(score, _))):
            label = _("{first}, {second}", first=label, second=escape(fact))
        _above(figure, stage, label, colours)
    for band in rubric.manifest.bands[1:]:
        figure.add_vline(x=band.from_, line={"color": colours.muted, "width": 1, "dash": "dot"})
    figure.update_xaxes(
        range=[0, 100], tickvals=[b.from_ for b in rubric.manifest.bands] + [100], showgrid=False
    )
    figure.update_yaxes(visible=False, autorange="reversed")
    return figure


def radar_figure(
    rubric: Rubric, scorecard: Scorecard, radar: Radar, _: Translator, dark: bool = False
) -> go.Figure:
    """Maturity by dimension, claimed and supported, against what the stage expects."""
    colours = palette(dark=dark)
    figure = base_figure(colours, height=RADAR_HEIGHT)
    scored = [d for d in scorecard.dimensions if d.id in radar.dimensions]
    titles = [_.text(rubric.dimension_by_id[d.id].title) for d in scored]
    claimed, supported = (
        [getattr(d.maturity, part) for d in scored if d.maturity] for part in ("value", "floor")
    )
    lines = (
        RadarLine(
            _("Target at this stage"), [d.target or 0 for d in scored], colours.target, "dash", "diamond"
        ),
        RadarLine(_("Claimed"), claimed, colours.series[0], "solid", "circle", filled=True),
        RadarLine(_("Supported by evidence"), supported, colours.text, "dot", "square", filled=True),
    )
    add_radar_lines(figure, rubric, titles, lines, colours, _)
    return figure


class RadarLine(NamedTuple):
    """One line of a radar: a value by axis, and how it is told from the others."""

    name: str
    values: Sequence[float]
    colour: str
    dash: str
    symbol: str
    filled: bool = False


def add_radar_lines(
    figure: go.Figure,
    rubric: Rubric,
    titles: Sequence[str],
    lines: Iterable[RadarLine],
    colours: Palette,
    _: Translator,
) -> None:
    """Draws closed lines over axes of these titles."""
    axes = [wrapped(title) for title in titles]
    for line in lines:
        closed = [*line.values, *line.values[:1]]
        figure.add_scatterpolar(
            r=closed,
            theta=[*axes, *axes[:1]],
            name=escape(line.name),
            mode="lines+markers",
            line={"color": line.colour, "width": 2.2, "dash": line.dash},
            marker={"symbol": line.symbol, "size": 7, "color": line.colour},
            fill="toself" if line.filled else None,
            fillcolor=transparent(line.colour, 0.10) if line.filled else None,
            text=[shown(rubric, value) for value in closed],
            hovertemplate=f"%{{theta}}<br>{escape(line.name)}: %{{text}}<extra></extra>",
        )
    figure.update_layout(polar_layout(colours, _))


def gaps_figure(rubric: Rubric, scorecard: Scorecard, _: Translator, dark: bool = False) -> go.Figure:
    """The largest gaps by what closing each would add to readiness."""
    colours = palette(dark=dark)
    gaps = ranked_gaps(scorecard)[:TOP_GAPS]
    figure = base_figure(colours, height=60 + 46 * max(1, len(gaps)))
    figure.update_layout(showlegend=False, bargap=0.64, margin={"t": 26})
    for gap in gaps:
        figure.add_bar(
            x=[gap.gap_points],
            y=[gap.id],
            orientation="h",
            marker=filled(colours, colours.series[0], ""),
            hovertemplate=f"{escape(gap_text(rubric, gap, _))}<extra></extra>",
        )
        title = escape(shortened(_.text(rubric.by_id[gap.id].label)))
        _above(
            figure, gap.id, f"<b>+{shown(rubric, gap.gap_points)}</b>  {title}  {level_change(gap)}", colours
        )
    figure.update_xaxes(rangemode="tozero", gridcolor=colours.grid)
    figure.update_yaxes(visible=False, autorange="reversed")
    return figure


def polar_layout(colours: Palette, _: Translator) -> dict[str, object]:
    """The layout of a radar from 0 to 100, its first axis pointing up."""
    return {
        "margin": {"l": 82, "r": 82, "t": 40, "b": 80},
        "legend": {"x": 0.5, "xanchor": "center", "y": -0.16},
        "polar": {
            "bgcolor": "rgba(0,0,0,0)",
            "radialaxis": {
                "range": [0, 100],
                "tickvals": [25, 50, 75, 100],
                "showticklabels": False,  # inside they would lie under the shapes, outside touch the names
                "ticks": "",
                "gridcolor": colours.grid,
                "linecolor": colours.grid,
            },
            "angularaxis": {
                "gridcolor": colours.grid,
                "linecolor": colours.outline,
                "rotation": 90,
                "direction": "clockwise",
                "tickfont": {"size": 12},
            },
        },
        "annotations": [
            {
                "text": escape(_("Outer ring: 100")), "showarrow": False,
                "font": {"size": 11, "color": colours.muted},
                "xref": "paper", "x": 1, "xanchor": "right", "xshift": 78,
                "yref": "paper", "y": 1, "yanchor": "bottom", "yshift": 22,
            }
        ],
    }  # fmt: skip


def base_figure(colours: Palette, *, height: int) -> go.Figure:
    """An empty figure in our type and colours: transparent, nothing to drag, legend below."""
    return go.Figure(layout=base_layout(colours, height=height))


def base_layout(colours: Palette, *, height: int) -> dict[str, Any]:
    """The layout of an empty figure; Plotly takes a whole one far faster than its changes one by one."""
    return {
        "template": "none",
        "height": height,
        "autosize": True,
        "margin": {"l": 12, "r": 16, "t": 12, "b": 34},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 13, "color": colours.text},
        "hoverlabel": {
            "bgcolor": colours.surface,
            "bordercolor": colours.outline,
            "font": {"family": FONT, "color": colours.text},
        },
        "legend": {
            "traceorder": "normal",
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": -0.12,
            "yanchor": "top",
            "itemclick": False,
            "itemdoubleclick": False,
        },
        "dragmode": False,
        "xaxis": {
            "fixedrange": True,
            "zeroline": False,
            "linecolor": colours.grid,
            "tickfont": {"color": colours.muted},
            "title": {"font": {"size": 13}},
        },
        "yaxis": {"fixedrange": True, "zeroline": False, "title": {"font": {"size": 13}}},
    }


def filled(colours: Palette, colour: str, pattern: str) -> dict[str, object]:
    """How a bar is filled, so that a pattern tells it apart without its colour."""
    shape = {
        "shape": pattern,
        "fgcolor": colours.outline if pattern == "." else colours.background,
        "size": 7,
        "solidity": 0.3,
        "fillmode": "overlay",
    }
    return {
        "color": colour,
        "line": {"color": colours.outline, "width": 1 if pattern else 0},
        "pattern": shape,
    }


def _above(figure: go.Figure, row: str, text: str, colours: Palette) -> None:
    """A row's label above its bar, so that it may be as long as the chart is wide."""
    figure.add_annotation(
        x=0,
        xref="x",
        xanchor="left",
        y=row,
        yanchor="bottom",
        yshift=8,
        showarrow=False,
        align="left",
        text=text,
        bgcolor=colours.background,
        borderpad=1,
        font={"color": colours.text, "size": 13},
    )


def wrapped(title: str) -> str:
    """A radar label in lines short enough for a phone."""
    words = (_ENDING.sub("- ", word, count=1) if len(word) > LONG_WORD else word for word in title.split(" "))
    return "<br>".join(escape(line) for line in broken(" ".join(words), RADAR_LABEL))


def transparent(colour: str, opacity: float) -> str:
    """A colour of the palette that lets through what lies behind."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"
