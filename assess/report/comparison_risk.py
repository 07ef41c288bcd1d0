"""The risks of compared assessments as a table: what a year may cost each of them, and the change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assess.i18n import N_, Translator, show_currency, show_money, show_number, show_score
from assess.i18n.formats import show_rate
from assess.i18n.terms import terms_of
from assess.report.economics_words import difference
from assess.report.parts import MoneyTable
from assess.risk.results import RiskProfile

NAME = terms_of(
    mean=N_("Expected loss per year"),
    p95=N_("1 year in 20 above"),
    none=N_("Chance of a year without loss"),
    score=N_("Risk score (0 best, 100 worst)"),
    inherent=N_("Expected loss without controls"),
)
MONEY = ("mean", "p95", "inherent")


@dataclass(frozen=True)
class Faced:
    """What one company faces, and what a US dollar costs in its currency, where that is known."""

    profile: RiskProfile
    usd_rate: float | None


def compared_risk(faced: Sequence[Faced | None], names: Sequence[str], _: Translator) -> MoneyTable:
    """Each figure of each assessment, with the change against the first in brackets; a dash for None."""
    unit = _common(faced)
    rows = [(_(label), *(_cell(id, one, faced[0], unit, _) for one in faced)) for id, label in NAME.items()]
    return MoneyTable(
        title=_("Risks"), head=(_("Figure"), *names), rows=tuple(rows), notes=tuple(_notes(unit, names, _))
    )


def _common(faced: Sequence[Faced | None]) -> str | None:
    """The currency that all amounts can be written in: their own, else US dollars, else none."""
    having = [one for one in faced if one is not None]
    currencies = {one.profile.currency for one in having}
    if len(currencies) == 1:
        return currencies.pop()
    return "USD" if all(one.usd_rate for one in having) else None


def _value(id: str, one: Faced, unit: str | None) -> float | None:
    total = one.profile.total
    if id == "none":
        return total.residual.prob_none
    if id == "score":
        return total.risk_score.residual
    amount = {"mean": total.residual.mean, "p95": total.residual.p95, "inherent": total.inherent.mean}[id]
    apart = unit is None or unit == one.profile.currency
    return amount if apart else amount / (one.usd_rate or 1.0)


def _cell(id: str, one: Faced | None, first: Faced | None, unit: str | None, _: Translator) -> str:
    value = _value(id, one, unit) if one else None
    if one is None or value is None:
        return "–"
    shown = _shown(id, value, one.profile.currency if unit is None else None, _)
    before = _value(id, first, unit) if first else None
    if before is None or first is one or (id in MONEY and unit is None):
        return shown
    return _("{text} ({note})", text=shown, note=_change(id, before, value, _))


def _shown(id: str, value: float, currency: str | None, _: Translator) -> str:
    if id in MONEY:
        return show_money(value, _.locale, currency=currency)
    return show_rate(value, _.locale) if id == "none" else show_score(value, thresholds=())


def _change(id: str, before: float, value: float, _: Translator) -> str:
    if id in MONEY:
        return difference(value - before, _)
    scale = 100 if id == "none" else 1
    apart = round(value * scale, 1) - round(before * scale, 1)
    number = show_number(abs(apart), _.locale, decimals=1)
    return number if number == "0" else ("+" if apart > 0 else "\u2212") + number


def _notes(unit: str | None, names: Sequence[str], _: Translator) -> Iterator[str]:
    if unit is None:
        yield _(
            "Each in its own currency and without changes: a profile lacks what a US dollar costs in its "
            "currency."
        )
    else:
        yield _("Amounts in {currency}.", currency=show_currency(unit, _.locale))
    yield _(
        "With today's controls where nothing else is said; in brackets the change against {name}. Less is "
        "better, but for the chance of a year without loss.",
        name=names[0],
    )
