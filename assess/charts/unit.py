"""The pictures of unit economics: what a task costs by part, and an API against hosting one's own model.

Both have a text alternative in `unit_alt`.
"""

import math
from html import escape

import plotly.graph_objects as go

from assess.charts.figures import base_figure, filled
from assess.charts.palette import Palette, palette
from assess.charts.unit_alt import share_of_task
from assess.charts.unit_points import HostingLines, hosting_lines
from assess.economics.results import UnitFigures
from assess.i18n import Translator, show_money
from assess.i18n.unit import COST_PART

ROW_HEIGHT = 38
"""Pixels for a part of a task."""
PATTERNS = {"tools": ".", "retries": "/", "review": "x"}
"""What tells the work around the model from the model itself without colour."""


def costs_figure(unit: UnitFigures, currency: str, _: Translator, dark: bool = False) -> go.Figure:
    """One bar for each part of what a task costs, with its amount and its share."""
    colours = palette(dark=dark)
    parts = unit.costs
    figure = base_figure(colours, height=40 + ROW_HEIGHT * len(parts))
    for part in parts:
        name, pattern = escape(_(COST_PART[part.kind])), PATTERNS.get(part.kind, "")
        label = _(
            "{text} ({note})",
            text=show_money(part.cost, _.locale, currency=currency),
            note=share_of_task(part.cost, unit, _),
        )
        figure.add_bar(
            x=[part.cost],
            y=[part.kind],
            orientation="h",
            marker=filled(colours, colours.target if pattern else colours.supported, pattern),
            text=[escape(label)],
            textposition="outside",
            cliponaxis=False,
            hovertemplate=f"{name}<br>{escape(label)}<extra></extra>",
        )
    # Room for the words behind the longest bar, on a phone too.
    figure.update_xaxes(range=[0, 1.9 * max((part.cost for part in parts), default=1.0)], visible=False)
    figure.update_yaxes(
        tickvals=[part.kind for part in parts],
        ticktext=[escape(_(COST_PART[part.kind])) for part in parts],
        autorange="reversed",
        automargin=True,
        ticklabelstandoff=6,
    )
    figure.update_layout(bargap=0.45, margin={"t": 4, "l": 8, "r": 8, "b": 8}, showlegend=False)
    return figure


def hosting_figure(unit: UnitFigures, currency: str, _: Translator, dark: bool = False) -> go.Figure:
    """What calling an API and hosting cost a month by tokens, and from where on hosting is cheaper."""
    lines = hosting_lines(unit)
    assert lines is not None
    colours = palette(dark=dark)
    figure = base_figure(colours, height=360)
    reach = lines.reach
    for name, (first, last), colour, dash in (
        (_("Calling the API"), lines.api, colours.target, "dash"),
        (_("Hosting yourself"), lines.hosting, colours.supported, "solid"),
    ):
        steps = [reach * step / 40 for step in range(41)]
        costs = [first + (last - first) * step / 40 for step in range(41)]
        figure.add_scatter(
            x=steps,
            y=costs,
            mode="lines",
            name=escape(name),
            line={"color": colour, "width": 2.6, "dash": dash},
            customdata=[
                [show_money(tokens, _.locale), show_money(cost, _.locale, currency=currency)]
                for tokens, cost in zip(steps, costs, strict=True)
            ],
            hovertemplate=f"%{{customdata[0]}}<br>{escape(name)} %{{customdata[1]}}<extra></extra>",
        )
    _meeting(figure, lines, colours, _)
    _capacity(figure, lines, colours, _)
    across, up = ticks(reach, about=4), ticks(lines.highest)
    figure.update_xaxes(
        title={"text": escape(_("Tokens a month")), "font": {"color": colours.muted, "size": 13}},
        tickvals=across,
        ticktext=[show_money(t, _.locale) for t in across],
        range=[0, reach],
        showgrid=False,
        automargin=True,
    )
    figure.update_yaxes(
        tickvals=up,
        ticktext=[show_money(t, _.locale) for t in up],
        rangemode="tozero",
        gridcolor=colours.grid,
        showgrid=True,
        automargin=True,
    )
    figure.update_layout(margin={"t": 30, "r": 24, "b": 96}, legend_y=-0.26)
    return figure


def _meeting(figure: go.Figure, lines: HostingLines, colours: Palette, _: Translator) -> None:
    if lines.meet is None:
        return
    meet, cost = lines.meet
    label = escape(show_money(meet, _.locale))
    figure.add_scatter(
        x=[meet],
        y=[cost],
        mode="markers+text",
        name=escape(_("Cost the same")),
        marker={"symbol": "diamond", "size": 12, "color": colours.text},
        text=[f"<b>{label}</b>"],
        textposition="bottom right",
        hovertemplate=f"{label}<extra></extra>",
    )


def _capacity(figure: go.Figure, lines: HostingLines, colours: Palette, _: Translator) -> None:
    """A line at what one machine serves, where the picture reaches so far."""
    if lines.machine is None:
        return
    serves = lines.machine
    figure.add_vline(x=serves, line={"color": colours.muted, "width": 1.5, "dash": "dot"})
    figure.add_annotation(
        x=serves,
        xanchor="left" if serves < lines.reach / 2 else "right",
        y=1,
        yref="paper",
        yshift=14,
        showarrow=False,
        text=escape(_("One machine: {tokens}", tokens=show_money(serves, _.locale))),
        font={"color": colours.muted},
    )


def ticks(highest: float, about: int = 5) -> list[float]:
    """Round figures from 0 up to `highest`."""
    if highest <= 0:
        return [0.0]
    size = 10.0 ** math.floor(math.log10(highest / about))
    step = next(size * m for m in (1, 2, 5, 10) if size * m >= highest / about)
    return [step * n for n in range(int(highest / step) + 1)]
