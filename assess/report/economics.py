"""An appraisal as tables, for the terminal, the PDF and the HTML alike: every figure as it is shown."""

from collections.abc import Iterator, Sequence

from assess.economics import Economics
from assess.economics.results import Appraisal
from assess.economics.trials import Trial, trials
from assess.i18n import Translator, show_number, show_percent
from assess.i18n.economics import CATEGORY, FIGURE, LINE_KIND, PERIOD
from assess.i18n.formats import show_money, show_rate
from assess.report.economics_unit import grouped, unit_tables
from assess.report.economics_words import (
    FIGURES,
    assumed,
    caution,
    difference,
    figure,
    months,
    reason,
    reasons,
    runway_beside,
    scenario_name,
    trial_name,
)
from assess.report.glyphs import one_line
from assess.report.parts import WORD, Cell, MoneyPart, MoneyTable, Said
from assess.rubric import Rubric
from assess.sampling import Simulated

TOP = 8
"""How many lines the tornado lists."""


def money_part(economics: Economics, found: Appraisal, rubric: Rubric, _: Translator) -> MoneyPart:
    """What the money comes to, table by table; tables without rows are left out."""
    tables = (
        _figures(found, _),
        _simulated(found, _),
        _tornado(economics, found, _),
        what_ifs(economics, trials(economics), _),
        _categories(found, _),
        _cash(found, _),
        *unit_tables(economics, found.unit, rubric, _),
    )
    return MoneyPart(
        facts=tuple(_facts(economics, found, _)),
        tables=tuple(table for table in tables if table.rows or table.notes),
        cautions=tuple(caution(one, economics, _) for one in found.warnings),
    )


def _facts(economics: Economics, found: Appraisal, _: Translator) -> Iterator[str]:
    yield found.currency
    count = _.plural("{n} period", "{n} periods", found.periods)
    yield _("{text} ({note})", text=count, note=_(PERIOD[found.period]))
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
        head=(_("Figure"), "P10", "P50", "P90", _("Mean"), _("Worst 10 %, mean")),
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
        notes=tuple(
            f"{one_line(names[scenario.id])}{_(': ')}{one_line(assumed(scenario, economics, _))}"
            for scenario in economics.scenarios
        ),
    )


def _tried(trial: Trial, economics: Economics, _: Translator) -> tuple[Cell, ...]:
    found = trial.found
    changed = difference(trial.npv_change, _) if trial.touches else _("concerns no line")
    return (
        Said(one_line(trial_name(trial, economics, _)), WORD),
        figure("npv", found.direct, found, _),
        changed if trial.change else "",
        figure("npv", found.total, found, _),
        figure("payback", found.direct, found, _),
        runway_beside(found.runway, trial.entered.runway, _),
    )


def _categories(found: Appraisal, _: Translator) -> MoneyTable:
    """What each category comes to over all periods, the largest first, before attribution."""
    sums: dict[tuple[str, str], float] = {}
    for line in found.lines:
        key = (line.kind, line.category)
        sums[key] = sums.get(key, 0.0) + sum(line.amounts)
    order = list(LINE_KIND)
    ranked = sorted(sums.items(), key=lambda item: (order.index(item[0][0]), -item[1]))
    return MoneyTable(
        title=_("By category"),
        head=(_("Category"), _("Over all periods")),
        rows=tuple(
            (
                f"{_(LINE_KIND[kind])} · {_(CATEGORY[category])}",
                show_money(amount, _.locale, currency=found.currency),
            )
            for (kind, category), amount in ranked
        ),
    )


def _cash(found: Appraisal, _: Translator) -> MoneyTable:
    return MoneyTable(
        title=_("Cash, direct benefits only"),
        head=(_(PERIOD[found.period]), _("Costs"), _("Benefits"), _("Funding"), _("Cash at its end")),
        rows=tuple(
            (
                str(at.period),
                *(show_money(x, _.locale) for x in (at.cost, at.benefit_direct, at.funding, at.cash)),
            )
            for at in found.cash
        ),
    )
