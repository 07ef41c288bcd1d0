"""The pictures of a plan: maturity and losses before and after, and what other numbers of days would buy."""

from collections.abc import Sequence
from html import escape

import plotly.graph_objects as go

from assess.charts.alt import Radar, scored
from assess.charts.economics_points import ticks
from assess.charts.figures import RADAR_HEIGHT, RadarLine, add_radar_lines, base_figure
from assess.charts.palette import Palette, palette
from assess.charts.plan_alt import frontier_alt, loss_change_alt, radar_change_alt
from assess.charts.risk import CURVE_HEIGHT, powers
from assess.i18n import Translator, show_money, show_number, show_percent
from assess.i18n.plan import person_days
from assess.plan.results import Plan
from assess.risk.results import RiskProfile
from assess.rubric import Rubric
from assess.scorecard import Scorecard

__all__ = [
    "frontier_alt",
    "frontier_figure",
    "loss_change_alt",
    "loss_change_figure",
    "radar_change_alt",
    "radar_change_figure",
]

FRONTIER_HEIGHT = 420


def radar_change_figure(
    rubric: Rubric,
    before: Scorecard,
    after: Scorecard,
    _: Translator,
    dark: bool = False,
    radar: Radar | None = None,
) -> go.Figure:
    """Maturity by dimension today and with the plan, against what the stage expects; all, or one radar's."""
    colours = palette(dark=dark)
    figure = base_figure(colours, height=RADAR_HEIGHT)
    ids = radar.dimensions if radar else scored(before)
    old, new = ([d for d in card.dimensions if d.id in ids] for card in (before, after))
    titles = [_.text(rubric.dimension_by_id[d.id].title) for d in old]
    today, planned = ([_mature(d.maturity) for d in card] for card in (old, new))
    lines = (
        RadarLine(_("Target at this stage"), [d.target or 0 for d in old], colours.target, "dash", "diamond"),
        RadarLine(_("Today"), today, colours.text, "dot", "square", filled=True),
        RadarLine(_("With the plan"), planned, colours.series[0], "solid", "circle", filled=True),
    )
    add_radar_lines(figure, rubric, titles, lines, colours, _)
    return figure


def _mature(triple: object) -> float:
    return float(getattr(triple, "value", 0.0))


def loss_change_figure(
    before: RiskProfile, after: RiskProfile, _: Translator, dark: bool = False
) -> go.Figure:
    """With which chance a year costs more than a loss: today, and with the plan."""
    colours = palette(dark=dark)
    figure = base_figure(colours, height=CURVE_HEIGHT)
    sides = (
        (before, _("Today"), colours.target, "dash"),
        (after, _("With the plan"), colours.supported, "solid"),
    )
    for profile, name, colour, dash in sides:
        points = profile.exceedance
        figure.add_scatter(
            x=[point.loss for point in points],
            y=[point.residual for point in points],
            mode="lines",
            name=escape(name),
            line={"color": colour, "width": 2.6, "dash": dash},
            customdata=[
                [show_money(p.loss, _.locale, currency=profile.currency), show_percent(p.residual)]
                for p in points
            ],
            hovertemplate=f"{escape(name)}<br>&gt; %{{customdata[0]}}<br>%{{customdata[1]}}<extra></extra>",
        )
    marks = powers([point.loss for profile, *_rest in sides for point in profile.exceedance])
    figure.update_xaxes(
        type="log", tickvals=marks, ticktext=[show_money(at, _.locale) for at in marks],
        gridcolor=colours.grid, showgrid=True, automargin=True,
        title={"text": escape(_("Loss in a year, {currency}", currency=before.currency)), "standoff": 8},
    )  # fmt: skip
    shares = (0, 0.25, 0.5, 0.75, 1)
    figure.update_yaxes(
        tickvals=shares, ticktext=[show_percent(s) for s in shares], range=[-0.02, 1.04],
        gridcolor=colours.grid, showgrid=True, automargin=True,
        title={"text": escape(_("Chance of more")), "standoff": 8},
    )  # fmt: skip
    figure.update_layout(margin={"b": 84, "l": 8, "r": 16}, legend_y=-0.2)
    return figure


def frontier_figure(found: Plan, _: Translator, dark: bool = False) -> go.Figure:
    """What each number of days buys: readiness above, losses avoided below; the plan and the knee marked."""
    colours = palette(dark=dark)
    points = found.frontier
    losses = any(point.loss_avoided is not None for point in points)
    figure = base_figure(colours, height=FRONTIER_HEIGHT if losses else FRONTIER_HEIGHT - 140)
    days = [point.limit for point in points]
    words = [person_days(point.limit, _) for point in points]
    readiness = [point.readiness for point in points]
    shown_readiness = ["–" if r is None else f"{r:.1f}" for r in readiness]
    _curve(figure, "y", days, readiness, words, shown_readiness, colours.series[0], "solid", _("Readiness"))
    if losses:
        avoided = [point.loss_avoided or 0.0 for point in points]
        money = [show_money(value, _.locale, currency=found.currency) for value in avoided]
        name = _("Less loss a year, {currency}", currency=found.currency)
        _curve(figure, "y2", days, avoided, words, money, colours.target, "dash", name)
        most = [point.most_avoided or 0.0 for point in points]
        if found.objective != "loss" and any(most):
            money = [show_money(value, _.locale, currency=found.currency) for value in most]
            name = _("… at best, if only loss counted")
            _curve(figure, "y2", days, most, words, money, colours.text, "dot", name)
        _money_axis(figure, [*avoided, *most], colours, _)
    _mark(figure, found, colours, _)
    figure.update_xaxes(
        gridcolor=colours.grid, showgrid=True, automargin=True, rangemode="tozero",
        anchor="y2" if losses else "y",
        title={"text": escape(_("Person-days")), "standoff": 8},
    )  # fmt: skip
    figure.update_layout(
        yaxis={
            "domain": [0.56, 1] if losses else [0, 1], "gridcolor": colours.grid, "showgrid": True,
            "automargin": True, "nticks": 5,
        },
        margin={"b": 84, "l": 8, "r": 16, "t": 40}, legend_y=-0.2,
    )  # fmt: skip
    return figure


def _curve(
    figure: go.Figure,
    axis: str,
    days: Sequence[float],
    values: Sequence[float | None],
    words: Sequence[str],
    texts: Sequence[str],
    colour: str,
    dash: str,
    name: str,
) -> None:
    figure.add_scatter(
        x=list(days),
        y=list(values),
        yaxis=axis,
        mode="lines+markers",
        name=escape(name),
        line={"color": colour, "width": 2.4, "dash": dash},
        marker={"size": 5, "color": colour},
        customdata=[[word, text] for word, text in zip(words, texts, strict=True)],
        hovertemplate=f"%{{customdata[0]}}<br>{escape(name)}: %{{customdata[1]}}<extra></extra>",
    )


def _money_axis(figure: go.Figure, values: Sequence[float], colours: Palette, _: Translator) -> None:
    steps = ticks(0.0, max(values, default=0.0), 3)
    figure.update_layout(
        yaxis2={
            "domain": [0, 0.42], "anchor": "x", "fixedrange": True, "zeroline": False,
            "gridcolor": colours.grid, "showgrid": True, "automargin": True, "rangemode": "tozero",
            "tickvals": steps, "ticktext": [show_money(step, _.locale) for step in steps],
        }
    )  # fmt: skip


def _mark(figure: go.Figure, found: Plan, colours: Palette, _: Translator) -> None:
    """The plan and the knee as upright lines, each with its name above the chart."""
    marks = [(found.days, _("This plan: {n} days", n=show_number(found.days, _.locale)), "solid", 20)]
    if found.knee_days is not None:
        knee = _("Best value up to {n} days", n=show_number(found.knee_days, _.locale))
        marks.append((found.knee_days, knee, "dot", 4))
    end = max((point.limit for point in found.frontier), default=1.0) or 1.0
    for at, text, dash, shift in marks:
        figure.add_shape(
            type="line", xref="x", yref="paper", x0=at, x1=at, y0=0, y1=1,
            line={"color": colours.text, "width": 1.4, "dash": dash},
        )  # fmt: skip
        figure.add_annotation(
            x=at, y=1, xref="x", yref="paper", yshift=shift, showarrow=False, text=escape(text),
            xanchor="left" if at < end / 2 else "right", yanchor="bottom",
            font={"color": colours.text, "size": 12},
        )  # fmt: skip
