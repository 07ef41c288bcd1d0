"""When each step of a plan is done and by which role, as a picture and in words."""

from collections.abc import Iterator
from html import escape
from math import ceil

import plotly.graph_objects as go

from assess.charts.figures import base_figure, filled
from assess.charts.palette import Palette, palette
from assess.charts.width import shortened
from assess.i18n import Translator, show_number
from assess.i18n.plan import effort
from assess.i18n.terms import ROLE
from assess.plan.inputs import ROLES
from assess.plan.results import Action, Plan
from assess.rubric import Role, Rubric

ROW = 38
"""Pixels of a step: its name above its bar."""
MOST_TICKS = 12
"""How many months are numbered, so that a phone has room for them."""
BAR = 0.28
"""Of a row's height."""


def timeline_figure(rubric: Rubric, found: Plan, _: Translator, dark: bool = False) -> go.Figure:
    """A bar for each step from the month it begins to the month it is there, role after role.

    Steps bear their numbers in the plan; those that others take time for, after the work, are hatched.
    """
    colours = palette(dark=dark)
    rows = list(_rows(found))
    figure = base_figure(colours, height=56 + ROW * len(rows))
    for place, (role, numbered) in enumerate(rows):
        if numbered is None:
            _name(figure, place + 0.2, f"<b>{escape(_(ROLE[role]))}</b>", colours)
        else:
            _step(figure, place, rubric, *numbered, colours, _)
    last = max((action.finish_month for action in found.actions), default=1)
    every = ceil(last / MOST_TICKS)
    months = range(1, last + 1, every)
    figure.update_xaxes(
        range=[0, last],
        tickvals=[month - 0.5 for month in months],
        ticktext=[str(month) for month in months],
        title={"text": escape(_("Month")), "standoff": 6},
        showgrid=False,
    )
    for edge in range(0, last + 1, every):
        figure.add_vline(x=edge, line={"color": colours.grid, "width": 1}, layer="below")
    figure.update_yaxes(visible=False, range=[len(rows) - 0.4, -0.6])
    figure.update_layout(showlegend=False, barmode="overlay", margin={"t": 4, "b": 48})
    return figure


def _rows(found: Plan) -> Iterator[tuple[Role, tuple[int, Action] | None]]:
    """Role after role its heading, then its steps as they begin, with their numbers in the plan."""
    for role in ROLES:
        numbered = [(n, action) for n, action in enumerate(found.actions, 1) if action.role == role]
        if numbered:
            yield role, None
        for pair in sorted(numbered, key=lambda pair: pair[1].start_month):
            yield role, pair


def _step(
    figure: go.Figure,
    place: int,
    rubric: Rubric,
    number: int,
    action: Action,
    colours: Palette,
    _: Translator,
) -> None:
    title = f"{number} · {_.text(rubric.by_id[action.criterion].label)}"
    levels = f"{action.from_} → {action.to}"
    when = _span(action.start_month, action.finish_month, _)
    waiting = _.plural("then {n} day of waiting", "then {n} days of waiting", action.lead_days)
    days = effort(action.days, action.role, _)
    said = [title, levels, days, *([waiting] if action.lead_days else []), when]
    colour = colours.series[ROLES.index(action.role)]
    figure.add_bar(
        x=[action.finish_month - action.start_month + 1],
        y=[place + 0.32],
        base=[action.start_month - 1],
        width=BAR,
        orientation="h",
        marker=filled(colours, colour, "/" if action.lead_days else ""),
        hovertemplate=f"{'<br>'.join(map(escape, said))}<extra></extra>",
    )
    _name(figure, place - 0.12, escape(f"{shortened(title)}  {levels}"), colours)


def _name(figure: go.Figure, y: float, text: str, colours: Palette) -> None:
    figure.add_annotation(
        x=0, xref="paper", xanchor="left", y=y, yanchor="middle", showarrow=False,
        text=text, align="left", font={"size": 12, "color": colours.text},
    )  # fmt: skip


def _span(first: int, last: int, _: Translator) -> str:
    if first == last:
        return _("in month {n}", n=first)
    return _("from month {first} to month {last}", first=first, last=last)


def timeline_alt(found: Plan, _: Translator) -> str:
    """Role after role, how much there is to do and when."""
    told = []
    for role in ROLES:
        own = [action for action in found.actions if action.role == role]
        if own:
            first, last = (min(a.start_month for a in own), max(a.finish_month for a in own))
            days = show_number(sum(a.days for a in own), _.locale)
            count = _.plural("{n} step, {days} days", "{n} steps, {days} days", len(own), days=days)
            span = _span(first, last, _)
            told.append(_("{role}: {count}, {span}", role=_(ROLE[role]), count=count, span=span))
    return _("; ").join(told)
