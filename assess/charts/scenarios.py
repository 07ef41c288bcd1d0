"""The picture of the what-ifs: what the plan is worth under each, against the amounts as entered."""

from collections.abc import Sequence
from html import escape
from typing import Any

import plotly.graph_objects as go

from assess.charts.figures import base_layout, filled, shortened
from assess.charts.palette import Palette, palette
from assess.economics.trials import Trial
from assess.i18n import Translator, show_money

ROW = 56
"""Pixels that one what-if takes: its name, and its bars below."""


def what_if_figure(
    trials: Sequence[Trial], names: Sequence[str], _: Translator, dark: bool = False
) -> go.Figure:
    """Net present value of each trial, the first being the economics as entered: a dashed line marks it."""
    colours = palette(dark=dark)
    both = any(trial.found.direct.npv != trial.found.total.npv for trial in trials)
    bars = [(_("Direct benefits only"), [t.found.direct.npv for t in trials], colours.supported, "")]
    if both:
        bars.append((_("With indirect benefits"), [t.found.total.npv for t in trials], colours.claimed, "/"))
    traces = [
        {
            "type": "bar",
            "x": values,
            "y": list(range(len(trials))),
            "orientation": "h",
            "name": escape(name),
            "marker": filled(colours, colour, pattern),
            "customdata": [[escape(n), show_money(v, _.locale)] for n, v in zip(names, values, strict=True)],
            "hovertemplate": f"%{{customdata[0]}}<br>{escape(name)} %{{customdata[1]}}<extra></extra>",
        }
        for name, values, colour, pattern in bars
    ]
    entered = trials[0].found.direct.npv
    layout = base_layout(colours, height=84 + ROW * len(trials))
    layout |= {"barmode": "group", "bargap": 0.56, "bargroupgap": 0.1}
    layout["margin"] = {"l": 4, "r": 4, "t": 4, "b": 44}
    layout["legend"] |= {"y": 0}
    layout["xaxis"] |= {"showticklabels": False, "showgrid": False}
    layout["xaxis"] |= {"zeroline": True, "zerolinecolor": colours.outline}
    layout["yaxis"] |= {"visible": False, "range": [len(trials) - 0.5, -0.7]}
    layout["annotations"] = [
        _named(row, name, show_money(trial.found.direct.npv, _.locale), colours)
        for row, (trial, name) in enumerate(zip(trials, names, strict=True))
    ]
    line = {"color": colours.text, "width": 1.5, "dash": "dash"}
    layout["shapes"] = [
        {"type": "line", "x0": entered, "x1": entered, "yref": "paper", "y0": 0, "y1": 1, "line": line}
    ]
    return go.Figure(data=traces, layout=layout)


def _named(row: int, name: str, value: str, colours: Palette) -> dict[str, Any]:
    """Name and figure above the bars, so that both may be as long as the chart is wide."""
    text = f"{escape(shortened(name, 30))}\u2002<b>{escape(value)}</b>"
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": row - 0.24,
        "yanchor": "bottom",
        "showarrow": False,
        "align": "left",
        "text": f"<b>{text}</b>" if row == 0 else text,
        "bgcolor": colours.background,
        "borderpad": 1,
        "font": {"color": colours.text, "size": 13},
    }
