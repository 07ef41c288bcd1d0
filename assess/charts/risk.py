"""The pictures of a risk profile, each with a text alternative that says the same in words."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any, Literal, NamedTuple

import plotly.graph_objects as go

from assess.charts.figures import base_layout, shortened, transparent
from assess.charts.palette import Palette, palette
from assess.i18n import Translator, show_money, show_percent
from assess.i18n.formats import show_rate
from assess.i18n.risk import STATE
from assess.risk.results import RiskProfile, ScenarioRisk

Side = Literal["inherent", "residual", "target"]

SIDE_STATE: Mapping[Side, str] = {"inherent": "none", "residual": "today", "target": "targets"}
"""The state of affairs that each side shows."""
BEFORE: Mapping[Side, Side] = {"residual": "inherent", "target": "residual"}
"""The side against which one shows what moves."""
CLASSES = 5
"""How many classes of likelihood and of impact there are."""
STEPS = range(1, CLASSES + 1)
PER_LINE = 3
"""How many numbers stand side by side in a cell, so that a phone shows them all."""
MOST = 12
"""How many numbers a cell shows; where there are more, the last says how many."""
CURVE_HEIGHT = 380


def placed(scenarios: Sequence[ScenarioRisk], side: Side) -> dict[tuple[int, int], list[int]]:
    """By likelihood and impact the numbers, from 1, of the scenarios there."""
    cells: dict[tuple[int, int], list[int]] = {}
    for number, scenario in enumerate(scenarios, 1):
        likelihood, impact = getattr(scenario.likelihood, side), getattr(scenario.impact, side)
        if likelihood is not None and impact is not None:
            cells.setdefault((likelihood, impact), []).append(number)
    return cells


def matrix_figure(
    scenarios: Sequence[ScenarioRisk], names: Sequence[str], side: Side, _: Translator, dark: bool = False
) -> go.Figure:
    """Likelihood against impact, scenarios by their number in the list; in bold those that moved."""
    colours = palette(dark=dark)
    cells = placed(scenarios, side)
    shown = {
        "type": "scatter",
        "x": [impact for _likelihood, impact in cells],
        "y": [likelihood for likelihood, _impact in cells],
        "mode": "markers+text",
        "marker": {"size": 40, "opacity": 0, "symbol": "square"},
        "text": [
            "<br>".join(
                "\u2002".join(f"<b>{n.text}</b>" if n.moved else n.text for n in line)
                for line in lines(numbers, scenarios, side)
            )
            for numbers in cells.values()
        ],
        "textfont": {"color": colours.text, "size": 12},
        "customdata": [
            "<br>".join(f"{n} {escape(shortened(names[n - 1]))}" for n in numbers)
            for numbers in cells.values()
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
        "showlegend": False,
    }
    axis = {
        "tickvals": list(STEPS),
        "range": [0.5, CLASSES + 0.5],
        "showgrid": False,
        "automargin": True,
    }
    layout = base_layout(colours, height=420)
    layout["margin"] = {"l": 8, "r": 8, "t": 8, "b": 48}
    layout["xaxis"] |= {"title": _title(_("Impact → costlier")), **axis}
    layout["yaxis"] |= {"title": _title(_("Likelihood → more often")), **axis}
    return go.Figure(data=[_cells(colours), shown], layout=layout)


def _cells(colours: Palette) -> dict[str, Any]:
    """The cells, the darker the higher both classes are; one trace, since shapes take Plotly long."""
    shade = colours.bands["not_ready"]
    return {
        "type": "heatmap",
        "x": list(STEPS),
        "y": list(STEPS),
        "z": [[likelihood + impact for impact in STEPS] for likelihood in STEPS],
        "colorscale": [[0, transparent(shade, 0.03)], [1, transparent(shade, 0.35)]],
        "xgap": 2,
        "ygap": 2,
        "showscale": False,
        "hoverinfo": "skip",
    }


class Number(NamedTuple):
    """A scenario's number in a cell, or how many more there are."""

    text: str
    moved: bool


def lines(numbers: Sequence[int], scenarios: Sequence[ScenarioRisk], side: Side) -> list[list[Number]]:
    """What stands in a cell, line by line."""
    shown = [Number(str(n), _moved(scenarios[n - 1], side)) for n in numbers]
    if len(shown) > MOST:
        shown = [*shown[: MOST - 1], Number(f"+{len(numbers) - MOST + 1}", moved=False)]
    return [shown[i : i + PER_LINE] for i in range(0, len(shown), PER_LINE)]


def _moved(scenario: ScenarioRisk, side: Side) -> bool:
    """Whether it stands elsewhere than in the state before."""
    before = BEFORE.get(side)
    pairs = (scenario.likelihood, scenario.impact)
    return before is not None and any(getattr(of, before) != getattr(of, side) for of in pairs)


def matrix_alt(scenarios: Sequence[ScenarioRisk], names: Sequence[str], side: Side, _: Translator) -> str:
    """The matrix in words, from the most likely and dearest on."""
    told = (
        _(
            "likelihood {likelihood}, impact {impact}: {list}",
            likelihood=likelihood,
            impact=impact,
            list=_(", ").join(names[n - 1] for n in numbers),
        )
        for (likelihood, impact), numbers in sorted(placed(scenarios, side).items(), reverse=True)
    )
    state = _(STATE[SIDE_STATE[side]])
    return _("{state}. {list}.", state=state, list=_("; ").join(told))


def _title(text: str) -> dict[str, Any]:
    """What an axis shows, as large as the rest of the picture."""
    return {"text": escape(text), "standoff": 8, "font": {"size": 13}}


def exceedance_figure(profile: RiskProfile, _: Translator, dark: bool = False) -> go.Figure:
    """With which chance a year costs more than a loss, and the points that the company tolerates."""
    colours = palette(dark=dark)
    losses = [point.loss for point in profile.exceedance]
    money = [show_money(loss, _.locale, currency=profile.currency) for loss in losses]
    sides: tuple[tuple[Side, str, str], ...] = (
        ("inherent", colours.target, "dash"),
        ("residual", colours.supported, "solid"),
        ("target", colours.bands["strong"], "dot"),
    )
    traces: list[dict[str, Any]] = []
    for side, colour, dash in sides:
        name = _(STATE[SIDE_STATE[side]])
        chances = [getattr(point, side) for point in profile.exceedance]
        told = [[amount, show_percent(p)] for amount, p in zip(money, chances, strict=True)]
        each = f"{escape(name)}<br>&gt; %{{customdata[0]}}<br>%{{customdata[1]}}<extra></extra>"
        traces.append(
            {
                "type": "scatter",
                "x": losses,
                "y": chances,
                "mode": "lines",
                "name": escape(name),
                "line": {"color": colour, "width": 2.6, "dash": dash},
                "customdata": told,
                "hovertemplate": each,
            }
        )
    ticks = powers(losses + [point.loss for point in profile.tolerance])
    shares = (0, 0.25, 0.5, 0.75, 1)
    lined = {"gridcolor": colours.grid, "showgrid": True, "automargin": True}
    layout = base_layout(colours, height=CURVE_HEIGHT)
    layout["margin"] |= {"b": 84, "l": 8, "r": 16}
    layout["legend"] |= {"y": -0.2}
    layout["xaxis"] |= {
        "type": "log",
        "tickvals": ticks,
        "ticktext": [show_money(t, _.locale) for t in ticks],
        "title": _title(_("Loss in a year, {currency}", currency=profile.currency)),
        **lined,
    }
    layout["yaxis"] |= {
        "tickvals": shares,
        "ticktext": [show_percent(s) for s in shares],
        "range": [-0.02, 1.04],
        "title": _title(_("Chance of more")),
        **lined,
    }
    return go.Figure(data=[*traces, *_tolerated(profile, colours, _)], layout=layout)


def _tolerated(profile: RiskProfile, colours: Palette, _: Translator) -> Iterator[dict[str, Any]]:
    for met, name, symbol, colour in (
        (True, _("Tolerance, kept"), "circle", colours.bands["strong"]),
        (False, _("Tolerance, exceeded"), "x", colours.bands["not_ready"]),
    ):
        points = [point for point in profile.tolerance if point.met == met]
        if not points:
            continue
        yield {
            "type": "scatter",
            "x": [point.loss for point in points],
            "y": [point.probability for point in points],
            "mode": "markers",
            "name": escape(name),
            "marker": {"symbol": symbol, "size": 12, "color": colour},
            "customdata": [show_money(p.loss, _.locale, currency=profile.currency) for p in points],
            "hovertemplate": f"{escape(name)}<br>%{{customdata}}<extra></extra>",
        }


def powers(losses: Sequence[float]) -> list[float]:
    """The powers of ten around some losses."""
    if not losses:
        return []
    low, high = min(losses), max(losses)
    return [power for power in (10.0**n for n in range(-30, 31)) if low / 10 < power < high * 10]


def exceedance_alt(profile: RiskProfile, _: Translator) -> str:
    """The curve in words."""
    before, after = profile.total.inherent, profile.total.residual

    def money(value: float) -> str:
        return show_money(value, _.locale, currency=profile.currency)

    return _.sentences(
        _(
            "1 year in 10 costs more than {today} today, {none} without controls; 1 year in 20 more than "
            "{today_20} and {none_20}.",
            today=money(after.p90),
            none=money(before.p90),
            today_20=money(after.p95),
            none_20=money(before.p95),
        ),
        _(
            "An average year costs {today} today and {target} with every target reached.",
            today=money(after.mean),
            target=money(profile.total.target_mean),
        ),
        *(
            _(
                "More than {loss} may come in {most} of years at most and comes in {today} today.",
                loss=money(point.loss),
                most=show_percent(point.probability),
                today=show_rate(point.residual, _.locale),
            )
            for point in profile.tolerance
        ),
    )
