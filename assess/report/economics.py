"""An appraisal as tables, for the terminal, the PDF and the HTML alike: every figure as it is shown."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assess.charts.economics_points import cost_rows
from assess.economics import Economics
from assess.economics.categories import by_category
from assess.economics.results import Appraisal
from assess.economics.trials import Trial, trials
from assess.economics.years import cash_table
from assess.i18n import Translator, show_number, show_percent
from assess.i18n.economics import CATEGORY, FIGURE, LINE_KIND, PERIOD, PERIODS_LONG
from assess.i18n.formats import show_money, show_rate
from assess.report.economics_unit import Beside, grouped, unit_tables
from assess.report.economics_verdict import after_losses, explained
from assess.report.economics_words import (
    FIGURES,
    assumed,
    caution,
    difference,
    figure,
    months,
    no_effect,
    reason,
    reasons,
    runway_beside,
    scenario_name,
    trial_mark,
    trial_name,
)
from assess.report.figure_parts import WORD, Cell, MoneyTable, Said
from assess.report.glyphs import made_visible, one_line
from assess.report.money_pictures import (
    cash_pictures,
    costs_pictures,
    spread_pictures,
    tornado_pictures,
)
from assess.report.parts import MoneyPart
from assess.report.unit_pictures import what_if_pictures
from assess.rubric import Rubric
from assess.sampling import Simulated

if TYPE_CHECKING:  # it brings scipy, which the economics alone do without
    from assess.risk.results import RiskProfile

TOP = 8
"""How many lines the tornado lists."""


def money_part(
    economics: Economics,
    found: Appraisal,
    rubric: Rubric,
    _: Translator,
    losses: "RiskProfile | None" = None,
    beside: Beside | None = None,
) -> MoneyPart:
    """What the money comes to, table by table; tables without rows are left out."""
    names = {line.id: made_visible(one_line(line.name) or line.id)[0] for line in economics.lines}
    tried = trials(economics)
    tried_names = tuple(made_visible(one_line(trial_mark(trial, economics, _)))[0] for trial in tried)
    tables = (
        _figures(found, _),
        replace(_simulated(found, _), pictures=tuple(spread_pictures(found, _))),
        replace(_tornado(economics, found, _), pictures=tuple(tornado_pictures(found, names, _))),
        replace(what_ifs(economics, tried, _), pictures=tuple(what_if_pictures(tried, tried_names, _))),
        replace(_categories(found, _), pictures=tuple(costs_pictures(found, _))),
        replace(cash(found, _), pictures=tuple(cash_pictures(found, _))),
        *unit_tables(economics, found.unit, rubric, _, beside),
    )
    return MoneyPart(
        facts=tuple(_facts(economics, found, _)),
        tables=tuple(table for table in tables if table.rows or table.notes),
        cautions=tuple(caution(one, economics, _) for one in found.warnings),
        in_words=tuple(text for text in (*explained(found, _), after_losses(losses, _)) if text),
        appraisal=found,
        names=names,
        tried=tried,
        tried_names=tried_names,
    )


def _facts(economics: Economics, found: Appraisal, _: Translator) -> Iterator[str]:
    yield found.currency
    yield _(PERIODS_LONG[found.period], n=found.periods)
    yield _("discounted at {rate} a year", rate=show_rate(found.discount_rate, _.locale))
    if found.scenario:
        yield scenario_name(found.scenario, economics, _)


def _figures(found: Appraisal, _: Translator) -> MoneyTable:
    rows = [
        (_(FIGURE[name]), figure(name, found.direct, found, _), figure(name, found.total, found, _))
        for name in FIGURES
    ]
    rows.append((_(FIGURE["runway"]), months(found.runway, _), ""))
    why: dict[str, str] = {}
    for case in (found.direct, found.total):
        for name, words in reasons(case, _).items():
            why.setdefault(_(FIGURE[name]), words)
    why |= {_(FIGURE[name]): reason(id, _) for name, id in found.reasons.items()}
    return MoneyTable(
        title=_("On the amounts as entered"),
        head=(_("Figure"), _("Direct only"), _("With indirect")),
        rows=tuple(rows),
        notes=grouped(why, _),
    )


def _simulated(found: Appraisal, _: Translator) -> MoneyTable:
    run = found.simulation

    def money(value: float) -> str:
        return show_money(value, _.locale, currency=found.currency)

    def rate(value: float) -> str:
        return show_rate(value, _.locale)

    rows = []
    for name, case in ((_("Direct only"), run.direct), (_("With indirect"), run.total)):
        rows.append((f"{_('NPV')} · {name}", *map(money, _spread(case.npv))))
        if case.roi:
            rows.append((f"{_('ROI')} · {name}", *map(rate, _spread(case.roi))))
    return MoneyTable(
        title=_("How sure that is"),
        head=(_("Figure"), "P10", "P50", "P90", _("Mean"), _("Worst 10%, mean")),
        rows=tuple(rows),
        notes=(
            _(
                "Chance of an NPV above 0: {direct} with direct benefits only, {total} with all.",
                direct=show_percent(run.direct.prob_npv_positive),
                total=show_percent(run.total.prob_npv_positive),
            ),
            _(
                "Knowing the outcome before deciding would be worth {amount} (direct benefits only).",
                amount=money(run.direct.evpi),
            ),
            _(
                "{n} draws, seed {seed}; standard error of the mean NPV {error}.",
                n=show_number(run.n, _.locale, decimals=0),
                seed=run.seed,
                error=money(run.direct.npv.se),
            ),
        ),
    )


def _spread(figure: Simulated) -> Sequence[float]:
    return (figure.p10, figure.p50, figure.p90, figure.mean, figure.es10)


def _tornado(economics: Economics, found: Appraisal, _: Translator) -> MoneyTable:
    names = {line.id: line.name.strip() or line.id for line in economics.lines}
    return MoneyTable(
        title=_("What moves NPV most, all benefits counted"),
        head=(_("Line"), _("NPV at its P10"), _("NPV at its P90")),
        rows=tuple(
            (
                Said(one_line(names[bar.line]), WORD),
                show_money(bar.low, _.locale, currency=found.currency),
                show_money(bar.high, _.locale, currency=found.currency),
            )
            for bar in found.simulation.tornado[:TOP]
        ),
    )


def what_ifs(economics: Economics, tried: Sequence[Trial], _: Translator) -> MoneyTable:
    """The amounts as entered and under each what-if, with the difference."""
    names = {scenario.id: scenario_name(scenario.id, economics, _) for scenario in economics.scenarios}
    return MoneyTable(
        title=_("What if"),
        head=(
            _("What if"),
            _("NPV, direct only"),
            _("Change"),
            _("NPV, with indirect"),
            _("Payback, direct"),
            _(FIGURE["runway"]),
        ),
        rows=tuple(_tried(trial, economics, _) for trial in tried),
        notes=(
            _("Amounts in {currency}.", currency=economics.currency),
            *(
                f"{one_line(names[scenario.id])}{_(': ')}{one_line(assumed(scenario, economics, _))}"
                for scenario in economics.scenarios
            ),
            *filter(None, (one_line(no_effect(trial, economics, _)) for trial in tried)),
        ),
    )


def _tried(trial: Trial, economics: Economics, _: Translator) -> tuple[Cell, ...]:
    found = trial.found
    changed = difference(trial.npv_change, _) if trial.acts else _("no effect")
    return (
        Said(one_line(trial_name(trial, economics, _)), WORD),
        show_money(found.direct.npv, _.locale),
        changed if trial.change else "",
        show_money(found.total.npv, _.locale),
        figure("payback", found.direct, found, _),
        runway_beside(found.runway, trial.entered.runway, _),
    )


def _categories(found: Appraisal, _: Translator) -> MoneyTable:
    """What each category comes to, before attribution: costs by branch, the largest first."""

    def money(value: float) -> str:
        return show_money(value, _.locale, currency=found.currency)

    return MoneyTable(
        title=_("By category"),
        head=(_("Category"), _("At the start"), _("After that"), _("Over all periods")),
        rows=tuple(
            (
                f"{_(LINE_KIND[one.kind])} · {_(CATEGORY[one.category])}",
                *map(money, (one.start, one.later, one.total)),
            )
            for one in by_category(found.lines)
        ),
        notes=tuple(_branches(found, _)),
    )


def _branches(found: Appraisal, _: Translator) -> Iterator[str]:
    parts = [
        f"{row.name} {show_money(row.total, _.locale, currency=found.currency)}"
        for row in cost_rows(found, _)
        if row.branch
    ]
    if parts:
        yield _("Of the costs: {list}.", list=_(", ").join(parts))


def cash(found: Appraisal, _: Translator) -> MoneyTable:
    """Cash by period, or by year where the periods are many."""
    table = cash_table(found.period, found.cash)
    head = (_(PERIOD[table.period]), _("Costs"), _("Benefits"), _("Funding"), _("Cash at its end"))
    rows = []
    for at in table.rows:
        amounts = [at.cost, at.benefit, at.funding, at.cash, *([at.least] if table.grouped else [])]
        name = str(at.number) if at.number else _("Start")
        rows.append((name, *(show_money(amount, _.locale) for amount in amounts)))
    return MoneyTable(
        title=_("Cash, direct benefits only"),
        head=(*head, _("Least within it")) if table.grouped else head,
        rows=tuple(rows),
        notes=(
            _("Amounts in {currency}.", currency=found.currency),
            *((_("The last year is not a whole one."),) if table.left_over else ()),
        ),
    )
