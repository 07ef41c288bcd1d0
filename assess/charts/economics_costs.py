"""What the money is spent on: the tree of costs, what is paid at the start apart from what goes on."""

from html import escape
from typing import Any

import plotly.graph_objects as go

from assess.charts.economics_points import CostRow, cost_rows
from assess.charts.figures import base_layout, filled
from assess.charts.palette import Palette, palette
from assess.economics.results import Appraisal
from assess.i18n import Translator, show_money
from assess.i18n.formats import show_rate

BRANCH, LEAF = 34, 44
"""Pixels that a row of each kind takes."""


def costs_figure(appraisal: Appraisal, _: Translator, dark: bool = False) -> go.Figure:
    """Costs by branch and category, each a bar under its name, one-off and running apart."""
    colours = palette(dark=dark)
    rows = cost_rows(appraisal, _)
    places = _places(rows)
    leaves = [(row, y) for row, y in zip(rows, places, strict=True) if not row.branch]
    traces: list[dict[str, Any]] = [
        {
            "type": "bar",
            "orientation": "h",
            "x": values,
            "y": [y for _row, y in leaves],
            "width": 12,
            "name": escape(name),
            "marker": filled(colours, colour, pattern),
            "customdata": [show_money(value, _.locale) for value in values],
            "hovertemplate": f"{escape(name)}<br>%{{customdata}}<extra></extra>",
        }
        for name, colour, pattern, values in (
            (_("Once, at the start"), colours.target, "/", [row.start for row, _y in leaves]),
            (_("Running, after it"), colours.supported, "", [row.later for row, _y in leaves]),
        )
        if any(values)
    ]
    height = int(places[-1]) + 14
    legend = 44 if len(traces) > 1 else 0
    layout = base_layout(colours, height=height + legend + 14)
    layout |= {"barmode": "stack"}
    layout["margin"] |= {"t": 4, "b": legend + 10}
    layout["legend"] |= {"y": 0, "yref": "paper"}
    layout["xaxis"] |= {"visible": False, "rangemode": "tozero"}
    layout["yaxis"] |= {"visible": False, "range": [height, 0]}
    layout["annotations"] = [_label(row, y, colours, _) for row, y in zip(rows, places, strict=True)]
    return go.Figure(data=traces, layout=layout)


def _places(rows: tuple[CostRow, ...]) -> list[float]:
    """Where each row's bar has its middle, in pixels from the top."""
    places, y = [], 0.0
    for row in rows:
        y += BRANCH if row.branch else LEAF
        places.append(y - 6)
    return places


def _label(row: CostRow, y: float, colours: Palette, _: Translator) -> dict[str, Any]:
    """A category's name, amount and share above its bar, a branch's in bold with no bar below."""
    amount = escape(show_money(row.total, _.locale))
    name = escape(row.name)
    text = (
        f"<b>{name}  {amount} · {show_rate(row.share, _.locale)}</b>" if row.branch else f"{name}  {amount}"
    )
    return {
        "x": 0,
        "xanchor": "left",
        "y": y,
        "yanchor": "middle" if row.branch else "bottom",
        "yshift": 0 if row.branch else 7,
        "showarrow": False,
        "align": "left",
        "text": text,
        "font": {"color": colours.text, "size": 14 if row.branch else 13},
    }
