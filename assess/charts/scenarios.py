"""The picture of the what-ifs: what the plan is worth under each, against the amounts as entered."""

from collections.abc import Sequence
from html import escape

import plotly.graph_objects as go

from assess.charts.figures import base_figure, filled, shortened
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
    figure = base_figure(colours, height=84 + ROW * len(trials))
    both = any(trial.found.direct.npv != trial.found.total.npv for trial in trials)
    rows = list(range(len(trials)))
    bars = [(_("Direct benefits only"), [t.found.direct.npv for t in trials], colours.supported, "")]
    if both:
        bars.append((_("With indirect benefits"), [t.found.total.npv for t in trials], colours.claimed, "/"))
    for name, values, colour, pattern in bars:
        figure.add_bar(
            x=values,
            y=rows,
            orientation="h",
            name=escape(name),
            marker=filled(colours, colour, pattern),
            customdata=[[escape(n), show_money(v, _.locale)] for n, v in zip(names, values, strict=True)],
            hovertemplate=f"%{{customdata[0]}}<br>{escape(name)} %{{customdata[1]}}<extra></extra>",
        )
    for row, (trial, name) in enumerate(zip(trials, names, strict=True)):
        _named(figure, row, name, show_money(trial.found.direct.npv, _.locale), colours)
    figure.add_vline(x=trials[0].found.direct.npv, line={"color": colours.text, "width": 1.5, "dash": "dash"})
    figure.update_xaxes(showticklabels=False, showgrid=False, zeroline=True, zerolinecolor=colours.outline)
    figure.update_yaxes(visible=False, range=[len(trials) - 0.5, -0.7])
    figure.update_layout(
        barmode="group", bargap=0.56, bargroupgap=0.1, margin={"l": 4, "r": 4, "t": 4, "b": 44}, legend_y=0
    )
    return figure


def _named(figure: go.Figure, row: int, name: str, value: str, colours: Palette) -> None:
    """Name and figure above the bars, so that both may be as long as the chart is wide."""
    text = f"{escape(shortened(name, 30))}\u2002<b>{escape(value)}</b>"
    figure.add_annotation(
        x=0,
        xref="paper",
        xanchor="left",
        y=row - 0.24,
        yanchor="bottom",
        showarrow=False,
        align="left",
        text=f"<b>{text}</b>" if row == 0 else text,
        bgcolor=colours.background,
        borderpad=1,
        font={"color": colours.text, "size": 13},
    )
