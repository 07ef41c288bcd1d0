"""The radar of two or more assessments laid over each other, with its text alternative."""

from collections.abc import Sequence
from html import escape

import plotly.graph_objects as go

from assess.charts.alt import Radar, shown
from assess.charts.figures import RADAR_HEIGHT, base_figure, polar_layout, wrapped
from assess.charts.palette import palette
from assess.charts.width import shortened
from assess.comparison import Comparison
from assess.i18n import Translator
from assess.rubric import Rubric

DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
SYMBOLS = ("circle", "diamond", "square", "triangle-up", "cross", "x")
MOST = len(DASHES)
"""How many assessments one radar can hold and keep apart without colour."""


def compared(comparison: Comparison) -> tuple[str, ...]:
    """Dimensions that have a maturity in one assessment at least."""
    return tuple(row.id for row in comparison.dimensions if any(v is not None for v in row.maturity))


def overlay_figure(
    rubric: Rubric,
    comparison: Comparison,
    radar: Radar,
    names: Sequence[str],
    _: Translator,
    dark: bool = False,
) -> go.Figure:
    """Maturity by dimension, one line per assessment: each with its own colour, dash and marker."""
    colours = palette(dark=dark)
    figure = base_figure(colours, height=RADAR_HEIGHT)
    rows = [row for row in comparison.dimensions if row.id in radar.dimensions]
    titles = [_.text(rubric.dimension_by_id[row.id].title) for row in rows]
    for i, name in enumerate(names):
        values = [row.maturity[i] for row in rows]
        label = escape(shortened(name, 36))
        figure.add_scatterpolar(
            r=[*values, *values[:1]],
            theta=[wrapped(title) for title in [*titles, *titles[:1]]],
            name=label,
            mode="lines+markers",
            line={"color": colours.series[i % MOST], "width": 2.4, "dash": DASHES[i % MOST]},
            marker={"symbol": SYMBOLS[i % MOST], "size": 8, "color": colours.series[i % MOST]},
            text=[shown(rubric, value) for value in [*values, *values[:1]]],
            hovertemplate=f"%{{theta}}<br>{label}: %{{text}}<extra></extra>",
        )
    figure.update_layout(polar_layout(colours, _))
    return figure


def overlay_alt(
    rubric: Rubric, comparison: Comparison, radar: Radar, names: Sequence[str], _: Translator
) -> str:
    """Maturity by dimension of each assessment in words."""
    texts = []
    for row in (row for row in comparison.dimensions if row.id in radar.dimensions):
        values = _(", ").join(
            f"{name} {shown(rubric, value)}" for name, value in zip(names, row.maturity, strict=True)
        )
        texts.append(
            _("{dimension}: {values}", dimension=_.text(rubric.dimension_by_id[row.id].title), values=values)
        )
    return _("Maturity by dimension. {list}.", list=_("; ").join(texts))
