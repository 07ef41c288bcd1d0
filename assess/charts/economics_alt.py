"""The pictures of an appraisal in words. Imports no Plotly."""

from collections.abc import Mapping

from assess.charts.economics_points import (
    cash_ends,
    cash_uncertain,
    cost_rows,
    tornado_bars,
    with_indirect,
)
from assess.economics.results import Appraisal
from assess.i18n import Translator, show_money, show_number, show_percent
from assess.i18n.economics import months, period_name
from assess.i18n.formats import show_rate

TOLD = 0.01
"""Share of the futures from which on they are worth a sentence."""


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
    if last.p10 != last.p90:
        between = _(
            "In 8 of 10 simulated paths between {low} and {high} is left at the end.",
            low=show_money(last.p10, _.locale),
            high=show_money(last.p90, _.locale),
        )
        text = joined(_, text, between)
    if ends := cash_ends(appraisal, _):
        text = joined(_, text, _("{text}.", text=ends[1]))
    return text


def lasting_alt(appraisal: Appraisal, _: Translator) -> str:
    """How long the cash lasts, and how sure that is, in words; empty without uncertainty."""
    run = appraisal.simulation.runway
    if not cash_uncertain(appraisal):
        return ""
    if run.p10 is None:
        return _(
            "In {share} of the simulated futures the cash does not run out, counting direct benefits only.",
            share=show_percent(run.never),
        )
    parts = [
        _("{share} after {time}", share=name, time=months(at, _))
        for name, at in ((_("9 in 10"), run.p10), (_("5 in 10"), run.p50), (_("1 in 10"), run.p90))
        if at is not None
    ]
    text = _("Share of the simulated futures with cash left: {list}.", list=_(", ").join(parts))
    if run.never >= TOLD:
        text = joined(_, text, _("In {share} it does not run out.", share=show_percent(run.never)))
    return text


def spread_alt(appraisal: Appraisal, _: Translator) -> str:
    """How the value is spread in words."""
    run = appraisal.simulation
    npv = run.direct.npv
    text = _(
        "Net present value in {n} simulated futures, in {currency}, direct benefits only: one in ten below "
        "{low}, half below {middle}, one in ten above {high}. Above 0 in {share}.",
        currency=appraisal.currency,
        n=show_number(run.n, _.locale, decimals=0),
        low=show_money(npv.p10, _.locale),
        middle=show_money(npv.p50, _.locale),
        high=show_money(npv.p90, _.locale),
        share=show_percent(run.direct.prob_npv_positive),
    )
    if not with_indirect(appraisal):
        return text
    all_in = _("With indirect benefits: {share}.", share=show_percent(run.total.prob_npv_positive))
    return joined(_, text, all_in)


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


def costs_alt(appraisal: Appraisal, _: Translator) -> str:
    """The tree of costs in words."""
    rows = cost_rows(appraisal, _)
    texts = (
        _(
            "{name} {amount} ({share})",
            name=row.name,
            amount=show_money(row.total, _.locale),
            share=show_rate(row.share, _.locale),
        )
        for row in rows
    )
    text = _(
        "Costs over all periods, in {currency}. {list}.",
        currency=appraisal.currency,
        list=_("; ").join(texts),
    )
    start = sum(row.start for row in rows if row.branch)
    if not start:
        return text
    return joined(_, text, _("At the start: {amount}.", amount=show_money(start, _.locale)))


def joined(_: Translator, *sentences: str) -> str:
    """Sentences one after the other."""
    return ("" if _.locale == "zh" else " ").join(sentences)
