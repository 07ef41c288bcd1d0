"""Money over time: cash by period, and how long it lasts.

Each figure is given to Plotly as a whole, which is many times faster than changing it step by step.
"""

from html import escape
from typing import Any

import plotly.graph_objects as go

from assess.charts.economics_points import Lasting, cash_ends, cash_uncertain, lasting, ticks
from assess.charts.figures import base_layout, filled, transparent
from assess.charts.palette import Palette, palette
from assess.economics.results import Appraisal
from assess.i18n import Translator, show_money, show_number, show_percent
from assess.i18n.economics import period_label

MOST_LABELS = 6
"""Periods named below the cash, so that they stand side by side on a phone."""


def cash_figure(appraisal: Appraisal, _: Translator, dark: bool = False) -> go.Figure:
    """Cash in and out by period and what is left, with the band of 8 of 10 paths and where cash runs out."""
    colours = palette(dark=dark)
    labels = [period_label(appraisal.period, cash.period, _) for cash in appraisal.cash]
    bars = (
        (_("Benefits, direct"), [c.benefit_direct for c in appraisal.cash], colours.supported, ""),
        (_("Costs"), [-c.cost for c in appraisal.cash], colours.target, "/"),
        (_("Funding"), [c.funding for c in appraisal.cash], colours.outline, "."),
    )
    left = [c.cash for c in appraisal.cash]
    traces: list[dict[str, Any]] = [
        {
            "type": "bar",
            "x": labels,
            "y": values,
            "name": escape(name),
            "marker": filled(colours, colour, pattern),
            "customdata": [show_money(value, _.locale) for value in values],
            "hovertemplate": f"%{{x}}<br>{escape(name)} %{{customdata}}<extra></extra>",
        }
        for name, values, colour, pattern in bars
        if any(values)
    ]
    values = [v for _name, all_values, _c, _p in bars for v in all_values] + left
    if cash_uncertain(appraisal):
        traces += _band(labels, appraisal, colours, _)
        values += [v for b in appraisal.simulation.cash for v in (b.p10, b.p90)]
    name = escape(_("Cash at the end of the period"))
    traces.append(
        {
            "type": "scatter",
            "x": labels,
            "y": left,
            "name": name,
            "mode": "lines+markers",
            "line": {"color": colours.text, "width": 2.6},
            "customdata": [show_money(value, _.locale) for value in left],
            "hovertemplate": f"%{{x}}<br>{name} %{{customdata}}<extra></extra>",
        }
    )
    layout = base_layout(colours, height=380)
    layout |= {"barmode": "relative", "bargap": 0.35}
    layout["margin"] |= {"b": 70}
    layout["legend"] |= {"y": -0.16}
    layout["yaxis"] |= money_axis(min([0.0, *values]), max([0.0, *values]), colours, _)
    layout["yaxis"] |= {"automargin": True, "zeroline": True, "zerolinecolor": colours.muted}
    layout["xaxis"] |= {"showgrid": False, "type": "category", "automargin": True, "tickangle": 0}
    layout["xaxis"] |= {"tickvals": labels[:: -(-len(labels) // MOST_LABELS)]}
    if ends := cash_ends(appraisal, _):
        layout |= _end(*ends, appraisal.periods, colours)
        layout["margin"] |= {"t": 34}
    return go.Figure(data=traces, layout=layout)


def money_axis(low: float, high: float, colours: Palette, _: Translator, about: int = 5) -> dict[str, Any]:
    """Round amounts along an axis, with a grid."""
    at = ticks(low, high, about)
    texts = [show_money(value, _.locale) for value in at]
    return {"tickvals": at, "ticktext": texts, "gridcolor": colours.grid, "showgrid": True}


def _band(labels: list[str], appraisal: Appraisal, colours: Palette, _: Translator) -> list[dict[str, Any]]:
    band = appraisal.simulation.cash
    edge = {
        "type": "scatter",
        "x": labels,
        "mode": "lines",
        "line": {"color": colours.muted, "width": 1, "dash": "dot"},
    }
    return [
        {**edge, "y": [b.p10 for b in band], "showlegend": False, "hoverinfo": "skip"},
        {
            **edge,
            "y": [b.p90 for b in band],
            "fill": "tonexty",
            "fillcolor": transparent(colours.muted, 0.22),
            "name": escape(_("8 of 10 paths")),
            "customdata": [
                f"P10 {show_money(b.p10, _.locale)}<br>P90 {show_money(b.p90, _.locale)}" for b in band
            ],
            "hovertemplate": "%{x}<br>%{customdata}<extra></extra>",
        },
    ]


def _end(place: float, text: str, periods: int, colours: Palette) -> dict[str, Any]:
    """A line where cash runs out; periods are categories, which count from 0."""
    line = {"color": colours.bands["not_ready"], "width": 2, "dash": "dash"}
    return {
        "shapes": [
            {"type": "line", "x0": place, "x1": place, "yref": "paper", "y0": 0, "y1": 1, "line": line}
        ],
        "annotations": [
            {
                "x": place,
                "xanchor": "left" if place < periods / 2 else "right",
                "yref": "paper",
                "y": 1,
                "yanchor": "bottom",
                "showarrow": False,
                "text": f"<b>{escape(text)}</b>",
                "font": {"color": colours.bands["not_ready"], "size": 13},
            }
        ],
    }


def lasting_figure(appraisal: Appraisal, _: Translator, dark: bool = False) -> go.Figure:
    """In which share of the futures cash is left, month by month; dashed behind the last period."""
    colours = palette(dark=dark)
    found = lasting(appraisal, _)
    assert found is not None
    line = {"color": colours.supported, "width": 2.6}
    traces: list[dict[str, Any]] = [
        {
            "type": "scatter",
            "x": [month for month, _share in points],
            "y": [share for _month, share in points],
            "mode": "lines",
            "line": {**line, "dash": dash},
            "fill": fill,
            "fillcolor": transparent(colours.supported, 0.14),
            "customdata": [[show_number(month, _.locale), show_percent(share)] for month, share in points],
            "hovertemplate": escape(_("Month {n}: cash left in {share}")).format(
                n="%{customdata[0]}", share="%{customdata[1]}"
            )
            + "<extra></extra>",
        }
        for points, dash, fill in ((found.within, "solid", "tozeroy"), (found.beyond, "dash", "none"))
        if points
    ]
    traces.append(
        {
            "type": "scatter",
            "x": [at for at, _share, _text in found.marks],
            "y": [share for _at, share, _text in found.marks],
            "mode": "markers+text",
            "marker": {"color": colours.text, "size": 9, "symbol": "diamond"},
            "text": [f"<b>{escape(text)}</b>" for _at, _share, text in found.marks],
            "textposition": [
                "top right" if at < 0.6 * _farthest(found) else "bottom left" for at, _s, _t in found.marks
            ],
            "cliponaxis": False,
            "hoverinfo": "skip",
        }
    )
    layout = base_layout(colours, height=300)
    layout |= {"showlegend": False}
    layout["margin"] |= {"t": 24, "b": 46}
    layout["xaxis"] |= {
        "range": [0, _farthest(found) * 1.02],
        "title": {"text": escape(_("Months")), "font": {"color": colours.muted, "size": 13}},
        "showgrid": False,
        "nticks": 8,
    }
    layout["yaxis"] |= {
        "range": [0, 1.04],
        "tickvals": [0, 0.25, 0.5, 0.75, 1],
        "ticktext": [show_percent(share) for share in (0, 0.25, 0.5, 0.75, 1)],
        "gridcolor": colours.grid,
        "showgrid": True,
        "automargin": True,
    }
    return go.Figure(data=traces, layout=layout)


def _farthest(found: Lasting) -> float:
    return float(max(month for month, _share in (*found.within, *found.beyond)))
