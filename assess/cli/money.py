"""An appraisal as text for a terminal."""

from collections.abc import Mapping, Sequence

from assess.assessment import Assessment
from assess.cli.tables import paragraphs, section, table
from assess.economics import Economics
from assess.economics.appraisal import appraise
from assess.economics.results import Appraisal, SimulatedFigures
from assess.economics.scenarios import changes
from assess.i18n import Translator, show_date, show_number, show_percent
from assess.i18n.economics_terms import CATEGORY, FIGURE, LINE_KIND, PERIOD, UNIT_FIGURE
from assess.i18n.formats import show_amount, show_money, show_rate
from assess.i18n.problems import quoted
from assess.report.economics_words import (
    FIGURES,
    caution,
    figure,
    months,
    reason,
    reasons,
    scenario_name,
    unit_figure,
)
from assess.sampling import Simulated

TOP = 8
"""How many lines the tornado lists."""


def appraisal_text(assessment: Assessment, economics: Economics, found: Appraisal, _: Translator) -> str:
    """An appraisal with everything a reader acts on."""
    lines = [
        *_head(assessment, economics, found, _),
        *section(_("On the amounts as entered"), _figures(found, _)),
        *section(_("Not defined"), paragraphs(_undefined(found, _))),
        *section(_("How sure that is"), _simulated(found, _)),
        *section(_("What moves NPV most, all benefits counted"), _tornado(economics, found, _)),
        *section(_("By category"), _categories(found, _)),
        *section(_("Cash, direct benefits only"), _cash(found, _)),
        *section(_("What if"), _what_ifs(economics, _)),
        *section(_("Unit economics"), _unit(found, _)),
        *section(_("To bear in mind"), paragraphs([caution(c, economics, _) for c in found.warnings])),
    ]
    return "\n".join(lines) + "\n"


def _head(assessment: Assessment, economics: Economics, found: Appraisal, _: Translator) -> list[str]:
    periods = _.plural("{n} period", "{n} periods", found.periods)
    rate = _("discounted at {rate} a year", rate=show_rate(found.discount_rate, _.locale))
    facts = [show_date(assessment.profile.as_of, _.locale), found.currency, periods, rate]
    if found.scenario:
        facts.append(scenario_name(found.scenario, economics, _))
    return [quoted(assessment.name, 90), "  " + " · ".join(facts)]


def _figures(found: Appraisal, _: Translator) -> list[str]:
    rows = [
        [_(FIGURE[name]), figure(name, found.direct, found, _), figure(name, found.total, found, _)]
        for name in FIGURES
    ]
    rows.append([_(FIGURE["runway"]), months(found.runway, _), ""])
    return table(["", _("Direct only"), _("With indirect")], rows, "<>>")


def _undefined(found: Appraisal, _: Translator) -> list[str]:
    """Why there is no figure, each reason once."""
    why: dict[str, str] = {}
    for case in (found.direct, found.total):
        for name, words in reasons(case, _).items():
            why.setdefault(name, words)
    for name, id in found.reasons.items():
        why[name] = reason(id, _)
    return _grouped({_(FIGURE[name]): words for name, words in why.items()}, _)


def _grouped(why: Mapping[str, str], _: Translator) -> list[str]:
    names: dict[str, list[str]] = {}
    for name, words in why.items():
        names.setdefault(words, []).append(name)
    return [f"{_(', ').join(of)}{_(': ')}{words}" for words, of in names.items()]


def _simulated(found: Appraisal, _: Translator) -> list[str]:
    run = found.simulation

    def money(value: float) -> str:
        return show_money(value, found.currency, _.locale)

    def rate(value: float) -> str:
        return show_rate(value, _.locale)

    rows = []
    for name, case in ((_("Direct only"), run.direct), (_("With indirect"), run.total)):
        rows.append([f"{_(FIGURE['npv'])} · {name}", *map(money, _spread(case.npv))])
        if case.roi:
            rows.append([f"{_(FIGURE['roi'])} · {name}", *map(rate, _spread(case.roi))])
    head = ["", "P10", "P50", "P90", _("Mean"), _("Worst 10 %, mean")]
    lines = table(head, rows, "<>>>>>")
    return [*lines, *paragraphs(_chances(run.direct, run.total, money, _)), *paragraphs(_drawn(found, _))]


def _spread(figure: Simulated) -> Sequence[float]:
    return (figure.p10, figure.p50, figure.p90, figure.mean, figure.es10)


def _chances(direct: SimulatedFigures, total: SimulatedFigures, money: object, _: Translator) -> list[str]:
    assert callable(money)
    return [
        _(
            "Chance of an NPV above 0: {direct} with direct benefits only, {total} with all.",
            direct=show_percent(direct.prob_npv_positive),
            total=show_percent(total.prob_npv_positive),
        ),
        _(
            "Knowing the outcome before deciding would be worth {amount} (direct benefits only).",
            amount=money(direct.evpi),
        ),
    ]


def _drawn(found: Appraisal, _: Translator) -> list[str]:
    run = found.simulation
    n = show_number(run.n, _.locale, decimals=0)
    error = show_money(run.direct.npv.se, found.currency, _.locale)
    return [
        _("{n} draws, seed {seed}; standard error of the mean NPV {error}.", n=n, seed=run.seed, error=error)
    ]


def _tornado(economics: Economics, found: Appraisal, _: Translator) -> list[str]:
    names = {line.id: line.name.strip() or line.id for line in economics.lines}
    rows = [
        [
            quoted(names[bar.line], 40),
            show_money(bar.low, found.currency, _.locale),
            show_money(bar.high, found.currency, _.locale),
        ]
        for bar in found.simulation.tornado[:TOP]
    ]
    return table([_("Line"), _("NPV at its P10"), _("NPV at its P90")], rows, "<>>")


def _categories(found: Appraisal, _: Translator) -> list[str]:
    """What each category comes to over all periods, the largest first, before attribution."""
    sums: dict[tuple[str, str], float] = {}
    for line in found.lines:
        key = (line.kind, line.category)
        sums[key] = sums.get(key, 0.0) + sum(line.amounts)
    order = list(LINE_KIND)
    ranked = sorted(sums.items(), key=lambda item: (order.index(item[0][0]), -item[1]))
    rows = [
        [_(LINE_KIND[kind]), _(CATEGORY[category]), show_money(amount, found.currency, _.locale)]
        for (kind, category), amount in ranked
    ]
    return table(["", _("Category"), _("Over all periods")], rows, "<<>")


def _cash(found: Appraisal, _: Translator) -> list[str]:
    rows = [
        [
            str(at.period),
            *(show_amount(amount, _.locale) for amount in (at.cost, at.benefit_direct, at.funding, at.cash)),
        ]
        for at in found.cash
    ]
    head = [_(PERIOD[found.period]), _("Costs"), _("Benefits"), _("Funding"), _("Cash at its end")]
    return table(head, rows, ">>>>>")


def _what_ifs(economics: Economics, _: Translator) -> list[str]:
    """The amounts as entered under each what-if; nothing is drawn here."""
    rows = []
    for change in (None, *changes(economics)):
        found = appraise(economics, scenario=change, n=1)
        name = scenario_name(change.id, economics, _) if change else _("As entered")
        rows.append(
            [
                quoted(name, 40),
                figure("npv", found.direct, found, _),
                figure("npv", found.total, found, _),
                figure("payback", found.direct, found, _),
                months(found.runway, _),
            ]
        )
    head = ["", _("NPV, direct only"), _("NPV, with indirect"), _("Payback, direct"), _(FIGURE["runway"])]
    return table(head, rows, "<>>>>")


def _unit(found: Appraisal, _: Translator) -> list[str]:
    unit, rows, why = found.unit, [], {}
    for name, words in UNIT_FIGURE.items():
        value: float | None = getattr(unit, name)
        if value is None:
            why[_(words)] = reason(unit.reasons[name], _, missing=unit.missing.get(name, ()))
        else:
            rows.append([_(words), unit_figure(name, value, found.currency, _)])
    return [*table(["", _("Figure")], rows, "<>"), *paragraphs(_grouped(why, _))]
