"""What the economics come to in plain sentences: one wording for page, overview, report and terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assess.economics.results import Appraisal
from assess.economics.verdict import Verdict, verdict
from assess.i18n import Translator
from assess.i18n.economics import PERIODS_LONG
from assess.i18n.formats import show_money, show_number, show_rate
from assess.report.economics_words import months, periods

if TYPE_CHECKING:  # it brings scipy, which the economics alone do without
    from assess.risk.results import RiskProfile

SOON = 0.05
"""Months below which one decimal shows nothing."""


def summed_up(found: Appraisal, _: Translator) -> str:
    """Is the money enough, does the investment come back, and when: one sentence."""
    judged = verdict(found)
    money, back = _money(judged, found, _), _back(judged, found, _)
    how = _("Under this what-if") if found.scenario else _("As entered")
    if judged.cash == "nothing_entered":
        return _("{how}: {money}; {back}.", how=how, money=money, back=back)
    if judged.in_hand == judged.pays:
        return _("{how}, {money}, and {back}.", how=how, money=money, back=back)
    return _("{how}, {money}, but {back}.", how=how, money=money, back=back)


def explained(found: Appraisal, _: Translator) -> Iterator[str]:
    """The sum-up and what to know beside it: how deep the costs go, and what the ranges say."""
    judged = verdict(found)
    yield summed_up(found, _)
    if found.direct.peak_funding > 0:
        yield _deepest(judged, found, _)
    if judged.cash == "lasts_the_horizon":
        yield _(
            "At the latest pace of spending the cash is used up after {months}.",
            months=months(found.runway, _),
        )
    if judged.only_with_indirect and found.total.payback is not None:
        yield _(
            "Counting indirect benefits too, it comes back after {periods}.",
            periods=periods(found.total.payback, found, _),
        )
    if judged.above_own_ranges and not found.scenario:
        simulated = found.simulation.direct.npv
        yield _(
            "The plan as entered is more hopeful than its own ranges: as entered NPV is {entered}, in the "
            "simulated futures {median} in the middle and {mean} on average.",
            entered=show_money(found.direct.npv, _.locale, currency=found.currency),
            median=show_money(simulated.p50, _.locale, currency=found.currency),
            mean=show_money(simulated.mean, _.locale, currency=found.currency),
        )


def after_losses(losses: RiskProfile | None, _: Translator) -> str:
    """What the chapter on money says of the losses that are not in it; empty where nothing joins the two."""
    if losses is None or losses.joint is None:
        return ""
    value = losses.joint.risk_adjusted_npv
    return _(
        'No losses are in these figures. With those of the chapter "{chapter}" taken off, NPV is {mean} on '
        "average, and cash runs out in {chance} of the simulated futures.",
        chapter=_("Risks"),
        mean=show_money(value.mean, _.locale, currency=losses.currency),
        chance=show_rate(losses.joint.prob_cash_out, _.locale),
    )


def before_losses(found: Appraisal | None, losses: RiskProfile, _: Translator) -> str:
    """What the chapter on risk says of the economics its losses are taken off; empty where they are not."""
    if found is None or losses.joint is None:
        return ""
    return _(
        'The chapter "{chapter}" has the same money without these losses: NPV {npv} as entered, {mean} on '
        "average over its ranges, direct benefits only.",
        chapter=_("Economics"),
        npv=show_money(found.direct.npv, _.locale, currency=found.currency),
        mean=show_money(found.simulation.direct.npv.mean, _.locale, currency=found.currency),
    )


def covered(found: Appraisal, _: Translator) -> str:
    """Whether there is money for the deepest point: a word beside that figure, empty where none is needed."""
    judged = verdict(found)
    if found.direct.peak_funding <= 0:
        return ""
    if judged.in_hand:
        return _("covered by the cash and funding entered")
    short = show_money(-judged.least, _.locale)
    return _("{amount} short of it with the cash and funding entered", amount=short)


def _money(judged: Verdict, found: Appraisal, _: Translator) -> str:
    match judged.cash:
        case "lasts":
            return _("the money is enough")
        case "lasts_the_horizon":
            return _("the money is enough for the {periods} entered", periods=_horizon(found, _))
        case "runs_out" if not found.runway or found.runway < SOON:
            return _("the money does not last beyond the start")
        case "runs_out":
            return _("the money runs out after {months}", months=months(found.runway, _))
        case "nothing_entered":
            return _("no cash and no funding yet")


def _back(judged: Verdict, found: Appraisal, _: Translator) -> str:
    match judged.gives_back:
        case "no_cost":
            return _("there are no costs that could come back")
        case "no_benefit":
            return _("nothing comes back, since no direct benefit is entered")
        case "never":
            return _(
                "the investment does not come back within the {periods} entered", periods=_horizon(found, _)
            )
        case "at_once":
            return _("the benefits carry the costs from the start")
        case "earns":
            return _("the investment comes back after {periods}", periods=_payback(found, _))
        case "below_rate":
            return _(
                "the investment, back after {periods}, earns less than the {rate} a year asked of it",
                periods=_payback(found, _),
                rate=show_rate(found.discount_rate, _.locale),
            )


def _deepest(judged: Verdict, found: Appraisal, _: Translator) -> str:
    peak = show_money(found.direct.peak_funding, _.locale, currency=found.currency)
    least = show_money(abs(judged.least), _.locale, currency=found.currency)
    if judged.in_hand:
        return _(
            "At the deepest point {peak} more has been spent than came in; the cash and funding entered "
            "cover that, with {least} left when there is least.",
            peak=peak,
            least=least,
        )
    if judged.cash == "nothing_entered":
        return _(
            "At the deepest point {peak} more has been spent than came in: so much has to be found.",
            peak=peak,
        )
    return _(
        "At the deepest point {peak} more has been spent than came in; with the cash and funding entered, "
        "{least} is missing when there is least.",
        peak=peak,
        least=least,
    )


def _payback(found: Appraisal, _: Translator) -> str:
    return "–" if found.direct.payback is None else periods(found.direct.payback, found, _)


def _horizon(found: Appraisal, _: Translator) -> str:
    return _(PERIODS_LONG[found.period], n=show_number(found.periods, _.locale, decimals=0))
