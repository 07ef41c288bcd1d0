"""The report as one HTML file: interactive charts, no network, the user's words escaped.

Everything stands in the file, plotly.js included (the full bundle: smaller ones draw no radar).
A content security policy lets only the two scripts of this module run, named by their hashes.
"""

import base64
import hashlib
from collections.abc import Callable
from functools import cache

import plotly.graph_objects as go
from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup
from plotly.offline import get_plotlyjs

from assess.charts.economics import cash_figure, lasting_figure
from assess.charts.economics_costs import costs_figure
from assess.charts.economics_value import spread_figure, tornado_figure
from assess.charts.figures import CONFIG, gaps_figure, radar_figure, readiness_figure, stages_figure
from assess.charts.palette import FONT, LIGHT
from assess.charts.plan import frontier_figure, loss_change_figure, radar_change_figure
from assess.charts.risk import exceedance_figure, matrix_figure
from assess.charts.scenarios import what_if_figure
from assess.charts.unit import costs_figure as task_figure
from assess.charts.unit import hosting_figure
from assess.i18n import Translator, translator
from assess.report.drawings import PictureName
from assess.report.figure_parts import Said
from assess.report.glyphs import made_visible
from assess.report.parts import MoneyPart, PlanPart, ReportView, RiskPart
from assess.report.risk_pictures import SIDE_PICTURE
from assess.report.risk_words import ranked

FIGURES = {
    "readiness": readiness_figure,
    "stages": stages_figure,
    "gaps": gaps_figure,
}

_DRAW = """
for (const source of document.querySelectorAll("script[data-chart]")) {
  const figure = JSON.parse(source.textContent);
  Plotly.newPlot("chart-" + source.dataset.chart, figure.data, figure.layout, figure.config);
}
const PAPER = 660;  // CSS pixels between the margins of an A4 sheet
function resize(layout) {
  for (const chart of document.querySelectorAll(".js-plotly-plot")) Plotly.relayout(chart, layout);
}
addEventListener("beforeprint", () => {
  for (const table of document.querySelectorAll("details")) table.open = true;
  resize({width: PAPER});
});
addEventListener("afterprint", () => resize({width: null, autosize: true}));
"""


def render(view: ReportView) -> bytes:
    """The view as HTML; the same bytes for the same view."""
    html = _template().render(
        view=view,
        w=view.words,
        charts=_charts(view),
        colours=LIGHT,
        font=Markup(FONT),
        plotly=Markup(_plotly()),
        draw=Markup(_DRAW),
        policy=_policy(),
        colon=translator(view.locale)(": "),
    )
    return html.encode()


def _charts(view: ReportView) -> dict[str, Markup]:
    """The Plotly figures as JSON that no text in it can end early: `<` stands as an escape."""
    _ = translator(view.locale)
    charts = {}
    figures = {name: draw(view.rubric, view.scorecard, _) for name, draw in FIGURES.items()}
    for part in view.radars:
        figures[f"radar-{part.radar.name}"] = radar_figure(view.rubric, view.scorecard, part.radar, _)
    if view.money:
        figures |= money_figures(view.money, _)
    if view.risk:
        figures |= risk_figures(view.risk, _)
    if view.plan:
        figures |= plan_figures(view, view.plan, _)
    for name, figure in figures.items():
        text = figure.to_json()[:-1] + ',"config":' + _CONFIG + "}"
        charts[name] = Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))
    return charts


def money_figures(money: MoneyPart, _: Translator) -> dict[str, go.Figure]:
    """The charts of money by the names that the page has for them."""
    draw: dict[PictureName, Callable[[], go.Figure]] = {
        "cash": lambda: cash_figure(money.appraisal, _),
        "lasting": lambda: lasting_figure(money.appraisal, _),
        "spread": lambda: spread_figure(money.appraisal, _),
        "costs": lambda: costs_figure(money.appraisal, _),
        "tornado": lambda: tornado_figure(money.appraisal, money.names, _),
        "what_ifs": lambda: what_if_figure(money.tried, money.tried_names, _),
        "task": lambda: task_figure(money.appraisal.unit, money.appraisal.currency, _),
        "hosting": lambda: hosting_figure(money.appraisal.unit, money.appraisal.currency, _),
    }
    names = [picture.name for table in money.tables for picture in table.pictures]
    return {f"money-{name}": draw[name]() for name in names}


def risk_figures(risk: RiskPart, _: Translator) -> dict[str, go.Figure]:
    """The charts of risk by the names that the page has for them."""
    found, names = risk.charted.found, risk.charted.names
    drawn = {picture.name for table in risk.money.tables for picture in table.pictures}
    figures = {
        name: matrix_figure(ranked(found), names, side, _)
        for side, name in SIDE_PICTURE.items()
        if name in drawn
    }
    if "risk_curve" in drawn:
        figures["risk_curve"] = exceedance_figure(found, _)
    return {f"money-{name}": figure for name, figure in figures.items()}


def plan_figures(view: ReportView, plan: PlanPart, _: Translator) -> dict[str, go.Figure]:
    """The charts of the plan by the names that the page has for them."""
    charted = plan.charted
    names = {picture.name for part in plan.parts for table in part.tables for picture in table.pictures}
    figures = {}
    if charted and "plan_radar" in names:
        figures["plan_radar"] = radar_change_figure(view.rubric, view.scorecard, charted.after, _)
    if charted and charted.losses and "plan_losses" in names:
        figures["plan_losses"] = loss_change_figure(*charted.losses, _)
    if charted and "plan_frontier" in names:
        figures["plan_frontier"] = frontier_figure(charted.found, _)
    return {f"money-{name}": figure for name, figure in figures.items()}


_CONFIG = "{" + ",".join(f'"{key}":{str(value).lower()}' for key, value in CONFIG.items()) + "}"


def _said(said: Said | str) -> Markup:
    """A user's words, set apart so that their direction of writing stays their own."""
    text = said.text if isinstance(said, Said) else said
    visible, _replaced = made_visible(text)
    return Markup('<bdi class="said">{}</bdi>').format(visible)


@cache
def _template() -> Template:
    loader = PackageLoader("assess.report", "templates")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["said"] = _said
    return environment.get_template("report.html.j2")


@cache
def _plotly() -> str:
    script: str = get_plotlyjs()
    assert "</script" not in script
    return script


@cache
def _policy() -> str:
    hashes = " ".join(f"'sha256-{_hash(script)}'" for script in (_plotly(), _DRAW))
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
