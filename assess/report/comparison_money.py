"""The money of compared assessments as a table, for the page and the terminal alike."""

from collections.abc import Iterator, Sequence

from assess.comparison_economics import IN_MONEY, EconomicsComparison, FigureComparison
from assess.i18n import N_, Translator, show_currency, show_number, show_percent
from assess.i18n.economics import FIGURE, UNIT_FIGURE
from assess.i18n.formats import show_money, show_rate
from assess.i18n.terms import terms_of
from assess.report.economics_words import difference, months, reason
from assess.report.figure_parts import MoneyTable

NAME = terms_of(
    npv=N_("NPV, direct only"),
    npv_p10=N_("NPV, P10"),
    npv_p90=N_("NPV, P90"),
    prob_npv_positive=N_("Chance of an NPV above 0"),
    npv_total=N_("NPV, with indirect"),
    payback=FIGURE["payback"],
    irr=N_("IRR"),
    peak_funding=FIGURE["peak_funding"],
    runway=FIGURE["runway"],
    gross_margin=UNIT_FIGURE["gross_margin"],
)


def compared_money(found: EconomicsComparison, names: Sequence[str], _: Translator) -> MoneyTable:
    """Each figure of each assessment, with the change against the first in brackets."""
    return MoneyTable(
        title=_("Economics"),
        head=(_("Figure"), *names),
        rows=tuple(
            (_(NAME[row.id]), *(_cell(found, row, i, _) for i in range(len(names)))) for row in found.figures
        ),
        notes=tuple(_notes(found, names, _)),
    )


def _cell(found: EconomicsComparison, row: FigureComparison, i: int, _: Translator) -> str:
    value = row.values[i]
    if value is None:
        return _("not entered") if row.reasons[i] == "no_economics" else "–"
    terms = found.terms[i]
    currency = terms.currency if terms and found.basis == "apart" else None
    shown = _shown(row.id, value, currency, _)
    first = row.values[0]
    if row.changes[i] is None or first is None or shown == _shown(row.id, first, currency, _):
        return shown
    return _("{text} ({note})", text=shown, note=_changed(row.id, first, value, _))


def _shown(id: str, value: float, currency: str | None, _: Translator) -> str:
    if id in IN_MONEY:
        return show_money(value, _.locale, currency=currency)
    if id == "prob_npv_positive":
        return show_percent(value)
    if id == "irr" or id == "gross_margin":
        return show_rate(value, _.locale)
    return months(value, _)


def _changed(id: str, first: float, value: float, _: Translator) -> str:
    """A change with its sign, small ones between the figures as shown; of shares in percentage points."""
    if id in IN_MONEY:
        return difference(value - first, _)
    if id == "prob_npv_positive":
        change = float(show_percent(value).rstrip("%")) - float(show_percent(first).rstrip("%"))
    else:
        scale = 1 if id in ("payback", "runway") else 100
        change = round(value * scale, 1) - round(first * scale, 1)
    number = show_number(abs(change), _.locale, decimals=1)
    return ("+" if change > 0 else "\u2212") + number


def _notes(found: EconomicsComparison, names: Sequence[str], _: Translator) -> Iterator[str]:
    """In which currency, against whom, on which terms, and why a figure is missing."""
    yield _currency(found, names, _)
    if any(change is not None for row in found.figures for change in row.changes):
        yield _(
            "Direct benefits only, where indirect ones are not named. In brackets the change against {name}, "
            "of percentages in points.",
            name=names[0],
        )
    entered = [(name, terms) for name, terms in zip(names, found.terms, strict=True) if terms]
    if len({(terms.discount_rate, terms.months) for _name, terms in entered}) > 1:
        told = (
            _(
                "{name}: {months} at {rate} a year",
                name=name,
                months=months(terms.months, _),
                rate=show_rate(terms.discount_rate, _.locale),
            )
            for name, terms in entered
        )
        yield _(
            "The plans cover different lengths of time or use different discount rates, "
            "which changes every NPV. {list}.",
            list=_("; ").join(told),
        )
    for words, figures in _missing(found, names, _).items():
        yield f"{_(', ').join(figures)}{_(': ')}{words}"


def _currency(found: EconomicsComparison, names: Sequence[str], _: Translator) -> str:
    if found.basis == "apart":
        return _(
            "Each in its own currency and without changes: a profile lacks the exchange rate "
            "to the US dollar."
        )
    shown = show_currency(found.currency or "", _.locale)
    if found.basis == "same":
        return _("Amounts in {currency}.", currency=shown)
    rates = (
        _(
            "{name}: {rate} {currency}",
            name=name,
            rate=show_number(terms.fx_per_usd or 0, _.locale, decimals=4),
            currency=terms.currency,
        )
        for name, terms in zip(names, found.terms, strict=True)
        if terms and terms.currency != "USD"
    )
    return _(
        "Amounts in {currency}, converted at the rates that the profiles give for one US dollar. {list}.",
        currency=shown,
        list=_("; ").join(rates),
    )


def _missing(found: EconomicsComparison, names: Sequence[str], _: Translator) -> dict[str, list[str]]:
    """Each reason once, with the figures and assessments that lack a value for it."""
    missing: dict[str, list[str]] = {}
    for row in found.figures:
        of: dict[str, list[str]] = {}
        for name, why in zip(names, row.reasons, strict=True):
            if why is not None and why != "no_economics":
                words = _("inputs are still missing") if why == "missing_input" else reason(why, _)
                of.setdefault(words, []).append(name)
        for words, who in of.items():
            figure = _("{text} ({note})", text=_(NAME[row.id]), note=_(", ").join(who))
            missing.setdefault(words, []).append(figure)
    return missing
