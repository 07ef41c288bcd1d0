"""Unit economics as tables for every screen and report: figures with their benchmarks, and a task's parts."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from assess.charts.unit_alt import hosting_facts, share_of_task
from assess.economics import Economics, UnitInputs
from assess.economics.results import UnitFigures
from assess.i18n import N_, Translator, show_money, show_number
from assess.i18n.economics import UNIT_FIGURE
from assess.i18n.formats import show_as_of
from assess.i18n.unit import BASIS, COST_PART, SENSE
from assess.profile import Profile
from assess.report.economics_words import months, reason, unit_figure
from assess.report.figure_parts import MoneyTable
from assess.report.unit_pictures import hosting_pictures, task_pictures
from assess.rubric import Benchmark, Rubric

NO_SCORE = N_("Benchmarks are there to compare with; none is part of a score.")


class Beside(NamedTuple):
    """A currency that is shown beside dollars, and how much of it one dollar is."""

    currency: str
    per_usd: float


def beside_dollars(profile: Profile) -> Beside | None:
    """The currency of a company that says what a dollar costs it; None where dollars are its own."""
    if profile.currency == "USD" or not profile.fx_per_usd:
        return None
    return Beside(profile.currency, profile.fx_per_usd)


def unit_tables(
    economics: Economics, unit: UnitFigures, rubric: Rubric, _: Translator, beside: Beside | None = None
) -> tuple[MoneyTable, ...]:
    """The figures and what a task costs; empty where nothing of it is entered."""
    if economics.unit == UnitInputs():
        return ()
    currency = economics.currency
    shown = [name for name in UNIT_FIGURE if getattr(unit, name) is not None]
    figures = MoneyTable(
        title=_("Unit economics"),
        head=(_("Figure"), _("Value"), _("Benchmark")),
        rows=tuple(
            (
                _(UNIT_FIGURE[name]),
                unit_figure(name, getattr(unit, name), currency, _),
                benchmarks(name, rubric, _, beside),
            )
            for name in shown
        ),
        notes=(
            *notes(unit, _),
            *populations(shown, rubric, _),
            *converted(shown, rubric, beside, _),
            *grouped(undefined(unit, _), _),
        ),
        prose=True,
    )
    return figures, _costs(unit, currency, _), _hosting(unit, currency, _)


def _costs(unit: UnitFigures, currency: str, _: Translator) -> MoneyTable:
    """The parts of what a task costs, and the whole."""
    rows = [
        (
            _(COST_PART[part.kind]),
            show_money(part.cost, _.locale, currency=currency),
            share_of_task(part.cost, unit, _),
        )
        for part in unit.costs
    ]
    if rows:
        whole = unit_figure("cost_per_task", unit.cost_per_task, currency, _)
        rows.append((_(UNIT_FIGURE["cost_per_task"]), whole, "100%"))
    return MoneyTable(
        title=_("What a task costs"),
        head=(_("Part"), _("Cost"), _("Share")),
        rows=tuple(rows),
        pictures=tuple(task_pictures(unit, currency, _)),
    )


def _hosting(unit: UnitFigures, currency: str, _: Translator) -> MoneyTable:
    """From where on hosting pays, in words and as a picture; empty where that can't be told."""
    return MoneyTable(
        title=_("An API or hosting, by tokens a month"),
        head=(),
        rows=(),
        notes=tuple(hosting_facts(unit, _)),
        pictures=tuple(hosting_pictures(unit, currency, _)),
    )


def notes(unit: UnitFigures, _: Translator) -> Iterator[str]:
    """What the figures rest on."""
    if unit.basis is not None:
        yield _(BASIS[unit.basis])


def undefined(unit: UnitFigures, _: Translator) -> dict[str, str]:
    """Why a figure has no value and what it still needs, by the figure's name."""
    return {
        _(UNIT_FIGURE[name]): reason(unit.reasons[name], _, missing=unit.missing.get(name, ()))
        for name in UNIT_FIGURE
        if name in unit.reasons
    }


def grouped(why: Mapping[str, str], _: Translator) -> tuple[str, ...]:
    """Each reason once, with the figures that lack a value for it."""
    names: dict[str, list[str]] = {}
    for name, words in why.items():
        names.setdefault(words, []).append(name)
    return tuple(f"{_(', ').join(of)}{_(': ')}{words}" for words, of in names.items())


def benchmarks(figure: str, rubric: Rubric, _: Translator, beside: Beside | None = None) -> str:
    """The bands of a figure; that there is none where no source has one."""
    found = [benchmark_words(one, _, beside) for one in rubric.benchmarks if one.figure == figure]
    return _("; ").join(found) or _("no sourced benchmark")


def benchmark_words(benchmark: Benchmark, _: Translator, beside: Beside | None = None) -> str:
    """One band with who says so and when: typical: 41%–52% (ICONIQ, January 2026)."""
    day = show_as_of(benchmark.as_of, _.locale)
    return _(
        SENSE[benchmark.sense],
        range=_both(benchmark, beside, _),
        by=_.text(benchmark.by),
        date=_("read on {date}", date=day) if benchmark.dated == "read" else day,
    )


def converted(
    figures: Iterable[str], rubric: Rubric, beside: Beside | None, _: Translator
) -> tuple[str, ...]:
    """At which rate bands in dollars beside these figures are shown in another currency too."""
    shown = set(figures)
    if beside is None or not any(one.figure in shown and one.unit == "USD" for one in rubric.benchmarks):
        return ()
    rate = show_number(beside.per_usd, _.locale, decimals=4)
    return (_("Dollars at {rate} {currency}, as the profile says.", rate=rate, currency=beside.currency),)


def populations(figures: Iterable[str], rubric: Rubric, _: Translator) -> tuple[str, ...]:
    """Whom each band beside these figures was measured on, and that none is part of a score."""
    shown = set(figures)
    told = tuple(
        _(
            "{figure} ({by}): {population}.",
            figure=_(UNIT_FIGURE[one.figure]),
            by=_.text(one.by),
            population=_.text(one.population),
        )
        for one in rubric.benchmarks
        if one.figure in shown
    )
    return (_(NO_SCORE), *told) if told else ()


def _both(benchmark: Benchmark, beside: Beside | None, _: Translator) -> str:
    """A band in dollars and beside it in the company's currency."""
    if beside is None or benchmark.unit != "USD":
        return _band(benchmark, _)
    low, high = (None if at is None else at * beside.per_usd for at in (benchmark.low, benchmark.high))
    own = benchmark.model_copy(update={"unit": beside.currency, "low": low, "high": high})
    return f"{_band(benchmark, _)} \u2248 {_band(own, _)}"


def _band(benchmark: Benchmark, _: Translator) -> str:
    low, high = benchmark.low, benchmark.high
    if low is None:
        return _("up to {value}", value=_value(high or 0.0, benchmark, _))
    if high is None:
        return _("at least {value}", value=_value(low, benchmark, _))
    if benchmark.unit == "months":
        both = f"{show_number(low, _.locale)}–{show_number(high, _.locale)}"
        return _("{n} months", n=both)
    return f"{_value(low, benchmark, _)}–{_value(high, benchmark, _)}"


def _value(value: float, benchmark: Benchmark, _: Translator) -> str:
    match benchmark.unit:
        case "share":
            return f"{show_number(value * 100, _.locale)}%"
        case "ratio":
            return show_number(value, _.locale, decimals=2)
        case "months":
            return months(value, _)
        case "tokens":
            return _("{n} tokens a month", n=show_money(value, _.locale))
        case currency:
            return show_money(value, _.locale, currency=currency)
