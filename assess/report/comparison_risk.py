"""The risks of compared assessments as a table: what a year may cost each of them, and the change."""

from collections.abc import Iterator, Sequence

from assess.comparison_risk import IN_MONEY, RiskComparison, RiskFigureComparison
from assess.i18n import N_, Translator, show_currency, show_money, show_number, show_score
from assess.i18n.formats import show_rate
from assess.i18n.risk import FACT
from assess.i18n.terms import terms_of
from assess.report.economics_words import difference
from assess.report.figure_parts import MoneyTable
from assess.report.risk_parts import told_parts, worth_telling

NAME = terms_of(
    mean=N_("Expected loss per year"),
    p95=N_("1-in-20-year loss"),
    prob_none=N_("Chance of a year without loss"),
    risk_score=N_("Risk score (0 best, 100 worst)"),
    inherent=N_("Expected loss without controls"),
)


def compared_risk(found: RiskComparison, names: Sequence[str], _: Translator) -> MoneyTable:
    """Each figure of each assessment, with the change against the first in brackets; a dash for none."""
    return MoneyTable(
        title=_("Risks"),
        head=(_("Figure"), *names),
        rows=tuple(
            (_(NAME[row.id]), *(_cell(found, row, i, _) for i in range(len(names)))) for row in found.figures
        ),
        notes=tuple(_notes(found, names, _)),
    )


def _cell(found: RiskComparison, row: RiskFigureComparison, i: int, _: Translator) -> str:
    value, first = row.values[i], row.values[0]
    if value is None:
        return "–"
    currency = found.currencies[i] if found.basis == "apart" else None
    shown = _shown(row.id, value, currency, _)
    if row.changes[i] is None or first is None or shown == _shown(row.id, first, currency, _):
        return shown
    return _("{text} ({note})", text=shown, note=_change(row.id, first, value, _))


def _shown(id: str, value: float, currency: str | None, _: Translator) -> str:
    if id in IN_MONEY:
        return show_money(value, _.locale, currency=currency)
    return show_rate(value, _.locale) if id == "prob_none" else show_score(value, thresholds=())


def _change(id: str, before: float, value: float, _: Translator) -> str:
    """A change with its sign, small ones between the figures as shown; of shares in percentage points."""
    if id in IN_MONEY:
        return difference(value - before, _)
    scale = 100 if id == "prob_none" else 1
    apart = round(value * scale, 1) - round(before * scale, 1)
    number = show_number(abs(apart), _.locale, decimals=1)
    return ("+" if apart > 0 else "\u2212") + number


def _notes(found: RiskComparison, names: Sequence[str], _: Translator) -> Iterator[str]:
    if found.currency is None:
        yield _(
            "Each in its own currency and without changes: a profile lacks the exchange rate "
            "to the US dollar."
        )
    else:
        yield _("Amounts in {currency}.", currency=show_currency(found.currency, _.locale))
    yield from _missing(found, names, _)
    yield _(
        "With today's controls unless stated otherwise; in brackets the change from {name}. "
        "Lower is better, except for the chance of a year without loss.",
        name=names[0],
    )
    for name, parts in zip(names, found.parts, strict=True):
        if parts is not None and worth_telling(parts):
            yield _(
                "Why the expected loss differs ({name}): {text}",
                name=name,
                text=told_parts(parts, _),
            )


def _missing(found: RiskComparison, names: Sequence[str], _: Translator) -> Iterator[str]:
    """Why an assessment has a dash, or amounts that are too low."""
    for name, currency, facts in zip(names, found.currencies, found.missing, strict=True):
        if currency is None:
            yield no_amounts(name, facts, _)
        elif facts:
            yield _(
                "Amounts of {name} are too low: scenarios are missing in them, because its profile lacks: "
                "{list}.",
                name=name,
                list=_facts(facts, _),
            )


def no_amounts(name: str, facts: Sequence[str], _: Translator) -> str:
    """Why nothing is known of an assessment's losses."""
    if not facts:
        return _("{name} has no amounts: no scenario applies to it, or all are left out.", name=name)
    return _("{name} has no amounts, because its profile lacks: {list}.", name=name, list=_facts(facts, _))


def _facts(facts: Sequence[str], _: Translator) -> str:
    return _(", ").join(_(FACT[fact]) for fact in facts)
