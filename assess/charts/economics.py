"""The pictures of an appraisal, each with a text alternative that says the same in words."""

from collections.abc import Mapping
from html import escape
from textwrap import wrap

import plotly.graph_objects as go

from assess.charts.figures import base_figure, filled, shortened
from assess.charts.palette import Palette, palette
from assess.economics.results import Appraisal, Bar
from assess.i18n import Translator, show_money
from assess.i18n.economics import period_label, period_name

MOST_BARS = 8
"""How many lines the tornado shows."""


def cash_figure(appraisal: Appraisal, _: Translator, dark: bool = False) -> go.Figure:
    """Cash in and out by period, and what is left at its end, with the band in which 8 of 10 paths lie."""
    colours = palette(dark=dark)
    figure = base_figure(colours, height=380)
    labels = [period_label(appraisal.period, cash.period, _) for cash in appraisal.cash]
    band = appraisal.simulation.cash
    uncertain = any(b.p10 != b.p90 for b in band)
    bars = (
        (_("Benefits, direct"), [c.benefit_direct for c in appraisal.cash], colours.supported, ""),
        (_("Costs"), [-c.cost for c in appraisal.cash], colours.target, "/"),
        (_("Funding"), [c.funding for c in appraisal.cash], colours.outline, "."),
    )
    for name, values, colour, pattern in bars:
        if any(values):
            figure.add_bar(
                x=labels,
                y=values,
                name=escape(name),
                marker=filled(colours, colour, pattern),
                customdata=[show_money(value, _.locale) for value in values],
                hovertemplate=f"%{{x}}<br>{escape(name)} %{{customdata}}<extra></extra>",
            )
    if uncertain:
        _band(figure, labels, appraisal, colours, _)
    name = escape(_("Cash at the end of the period"))
    figure.add_scatter(
        x=labels,
        y=[c.cash for c in appraisal.cash],
        name=name,
        mode="lines+markers",
        line={"color": colours.text, "width": 2.6},
        customdata=[show_money(c.cash, _.locale) for c in appraisal.cash],
        hovertemplate=f"%{{x}}<br>{name} %{{customdata}}<extra></extra>",
    )
    figure.update_layout(barmode="relative", bargap=0.35, margin={"b": 70}, legend_y=-0.16)
    values = [v for _n, vs, _c, _p in bars for v in vs] + [c.cash for c in appraisal.cash]
    values += [v for b in band for v in (b.p10, b.p90)] if uncertain else []
    ticks = _ticks(min([0.0, *values]), max([0.0, *values]))
    figure.update_yaxes(
        tickvals=ticks, ticktext=[show_money(t, _.locale) for t in ticks], automargin=True, zeroline=True,
        zerolinecolor=colours.muted, gridcolor=colours.grid, showgrid=True,
    )  # fmt: skip
    figure.update_xaxes(showgrid=False, type="category", automargin=True, nticks=14)
    return figure


def _band(
    figure: go.Figure, labels: list[str], appraisal: Appraisal, colours: Palette, _: Translator
) -> None:
    band = appraisal.simulation.cash
    edge = {"color": colours.muted, "width": 1, "dash": "dot"}
    figure.add_scatter(
        x=labels, y=[b.p10 for b in band], mode="lines", line=edge, showlegend=False, hoverinfo="skip"
    )
    figure.add_scatter(
        x=labels,
        y=[b.p90 for b in band],
        mode="lines",
        line=edge,
        fill="tonexty",
        fillcolor=_faded(colours.muted),
        name=escape(_("8 of 10 paths")),
        customdata=[[show_money(b.p10, _.locale), show_money(b.p90, _.locale)] for b in band],
        hovertemplate="%{x}<br>P10 %{customdata[0]}<br>P90 %{customdata[1]}<extra></extra>",
    )


def _faded(colour: str) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.22)"


def _ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Round figures from below `low` to above `high`."""
    span = high - low
    if span <= 0:
        return [0.0]
    rough = span / about
    size = 10.0 ** len(str(int(rough))) / 10 if rough >= 1 else 1.0
    step = next((size * m for m in (1, 2, 5, 10) if size * m >= rough), size * 10)
    first, last = int(low // step), int(-(-high // step))
    return [step * n for n in range(first, last + 1)]


def tornado_bars(appraisal: Appraisal) -> tuple[Bar, ...]:
    """The lines whose range moves the value most, widest first."""
    return tuple(bar for bar in appraisal.simulation.tornado if bar.low != bar.high)[:MOST_BARS]


def tornado_figure(
    appraisal: Appraisal, names: Mapping[str, str], _: Translator, dark: bool = False
) -> go.Figure:
    """What each uncertain line does to the total net present value, all others as most likely."""
    colours = palette(dark=dark)
    bars = tornado_bars(appraisal)
    figure = base_figure(colours, height=110 + 46 * len(bars))
    middle = appraisal.total.npv
    for name, colour, pattern, values in (
        (_("Line at its P10"), colours.target, "/", [bar.low for bar in bars]),
        (_("Line at its P90"), colours.supported, "", [bar.high for bar in bars]),
    ):
        figure.add_bar(
            y=[bar.line for bar in bars],
            x=[value - middle for value in values],
            base=middle,
            orientation="h",
            name=escape(name),
            marker=filled(colours, colour, pattern),
            customdata=[show_money(value, _.locale) for value in values],
            hovertemplate=f"{escape(name)}<br>%{{customdata}}<extra></extra>",
        )
    figure.add_vline(x=middle, line={"color": colours.text, "width": 2})
    ends = [v for bar in bars for v in (bar.low, bar.high)]
    ticks = _ticks(min([*ends, middle]), max([*ends, middle]), about=4)
    figure.update_xaxes(
        tickvals=ticks,
        ticktext=[show_money(t, _.locale) for t in ticks],
        gridcolor=colours.grid,
        showgrid=True,
    )
    figure.update_yaxes(
        tickvals=[bar.line for bar in bars],
        ticktext=[_label(names.get(bar.line, bar.line)) for bar in bars],
        autorange="reversed",
        automargin=True,
    )
    figure.update_layout(barmode="overlay", bargap=0.4, margin={"t": 10, "l": 8, "r": 16, "b": 70})
    return figure


def _label(name: str) -> str:
    """A line's name beside its bar, in lines short enough for a phone."""
    wide = sum(sign > "\u2e80" for sign in name)
    width = 8 if 2 * wide > len(name) else 16
    return "<br>".join(escape(part) for part in wrap(shortened(name, 40), width))


def cash_alt(appraisal: Appraisal, _: Translator) -> str:
    """Cash by period in words."""
    lowest = min(appraisal.cash, key=lambda c: c.cash)
    text = _(
        "Cash by period in {currency}. At the end of the last period {end} is left; the least is {low}, in "
        "{period}.",
        currency=appraisal.currency,
        end=show_money(appraisal.cash[-1].cash, _.locale),
        low=show_money(lowest.cash, _.locale),
        period=period_name(appraisal.period, lowest.period, _),
    )
    last = appraisal.simulation.cash[-1]
    if last.p10 == last.p90:
        return text
    between = _(
        "In 8 of 10 simulated paths between {low} and {high} is left at the end.",
        low=show_money(last.p10, _.locale),
        high=show_money(last.p90, _.locale),
    )
    return f"{text} {between}"


def tornado_alt(appraisal: Appraisal, names: Mapping[str, str], _: Translator) -> str:
    """The tornado in words."""
    texts = (
        _(
            "{line} from {low} to {high}",
            line=names.get(bar.line, bar.line),
            low=show_money(bar.low, _.locale),
            high=show_money(bar.high, _.locale),
        )
        for bar in tornado_bars(appraisal)
    )
    return _(
        "Net present value with one line at its P10 or P90, all others as entered. {list}.",
        list=_("; ").join(texts),
    )
