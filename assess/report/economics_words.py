"""An appraisal's figures as every screen and report writes them, and why some are undefined."""

from collections.abc import Mapping

from assess.economics import Change, Economics
from assess.economics.results import Appraisal, Caution, Figures, Outcome
from assess.economics.trials import Trial
from assess.i18n import Translator
from assess.i18n.economics import CAUTION, FACTOR, NO_EFFECT, PERIODS_LONG, REASON, SCENARIO, UNIT_INPUT
from assess.i18n.economics import months as months
from assess.i18n.formats import show_money, show_number, show_rate

MONEY = ("total_cost", "total_benefit", "npv", "peak_funding")
RATES = ("roi", "roi_annualised", "irr", "mirr")
PERIODS = ("payback", "discounted_payback")
FIGURES = (
    "total_cost",
    "total_benefit",
    "npv",
    "roi",
    "roi_annualised",
    "irr",
    "mirr",
    "bcr",
    "payback",
    "discounted_payback",
    "peak_funding",
)
"""The figures of a case in the order in which they are shown."""
UNIT_MONEY = ("cost_per_1m_tokens", "cost_per_task", "ltv")


def figure(name: str, figures: Figures, found: Appraisal | Outcome, _: Translator) -> str:
    """One figure of a case."""
    value: float | None = getattr(figures, name)
    if value is None:
        return "–"
    if name in MONEY:
        return show_money(value, _.locale, currency=found.currency)
    if name in RATES:
        return show_rate(value, _.locale)
    if name in PERIODS:
        return periods(value, found, _)
    return show_number(value, _.locale, decimals=2)


def periods(value: float, found: Appraisal | Outcome, _: Translator) -> str:
    """A number of periods in words."""
    return _(PERIODS_LONG[found.period], n=show_number(value, _.locale, decimals=1))


def unit_figure(name: str, value: float | None, currency: str, _: Translator) -> str:
    """One figure of unit economics."""
    if value is None:
        return "–"
    if name in UNIT_MONEY:
        return show_money(value, _.locale, currency=currency)
    if name == "gross_margin":
        return show_rate(value, _.locale)
    if name == "cac_payback_months":
        return months(value, _)
    if name == "break_even_tokens":
        return _("{n} tokens a month", n=show_money(value, _.locale))
    return show_number(value, _.locale, decimals=2)


def reason(id: str, _: Translator, *, missing: tuple[str, ...] = (), roots: tuple[float, ...] = ()) -> str:
    """Why a figure is undefined."""
    names = _(", ").join(_(UNIT_INPUT[name]) for name in missing)
    words = _(REASON[id], list=names) if missing else _(REASON[id])
    rates = _(", ").join(show_rate(root, _.locale) for root in roots)
    return _("{text} ({note})", text=words, note=rates) if rates else words


def reasons(figures: Figures, _: Translator) -> Mapping[str, str]:
    """Why figures of a case are undefined, by their names."""
    return {
        name: reason(id, _, roots=figures.irr_roots if name == "irr" else ())
        for name, id in figures.reasons.items()
    }


def caution(found: Caution, economics: Economics, _: Translator) -> str:
    """What may be counted wrongly, with the names of the lines."""
    names = {line.id: line.name.strip() or line.id for line in economics.lines}
    lines = _(", ").join(names[line] for line in found.lines)
    return _(CAUTION[found.id], lines=lines) if lines else _(CAUTION[found.id])


def scenario_name(id: str, economics: Economics, _: Translator) -> str:
    """What a what-if is called."""
    own = {scenario.id: scenario.name.strip() or scenario.id for scenario in economics.scenarios}
    return own.get(id) or _(SCENARIO[id])


def trial_name(trial: Trial, economics: Economics, _: Translator) -> str:
    """What the economics under a what-if are called, and those as entered."""
    return scenario_name(trial.change.id, economics, _) if trial.change else _("As entered")


def trial_mark(trial: Trial, economics: Economics, _: Translator) -> str:
    """The same for a picture, where nothing else says that it changes nothing."""
    name = trial_name(trial, economics, _)
    return _("{text} ({note})", text=name, note=_("no effect")) if trial.lacks else name


def no_effect(trial: Trial, economics: Economics, _: Translator) -> str:
    """Why a what-if changes nothing; empty where it changes something, or assumes nothing yet."""
    if trial.change is None or not trial.lacks or trial.lacks == ("nothing",):
        return ""
    return _(
        "{name} has no effect here: {reasons}.",
        name=scenario_name(trial.change.id, economics, _),
        reasons=_("; ").join(_(NO_EFFECT[id]) for id in trial.lacks),
    )


def difference(value: float, _: Translator) -> str:
    """By how much an amount differs, with its sign and without its currency."""
    shown = show_money(value, _.locale)
    return f"+{shown}" if value > 0 and shown != "0" else shown


def runway_beside(here: float | None, entered: float | None, _: Translator) -> str:
    """How long the cash lasts, and how that differs from the economics as entered."""
    if here is None:
        return "–" if entered is None else _("no longer runs out")
    if entered is None:
        return _("{text} ({note})", text=months(here, _), note=_("now runs out"))
    apart = show_number(abs(here - entered), _.locale, decimals=1)
    if apart == "0":
        return months(here, _)
    sign = "+" if here > entered else "\u2212"
    return _("{text} ({note})", text=months(here, _), note=f"{sign}{apart}")


def assumed(change: Change, economics: Economics, _: Translator) -> str:
    """What a what-if assumes: price −50%, tokens ×3, Team +10%."""
    names = {line.id: line.name.strip() or line.id for line in economics.lines}
    factors = change.factors
    texts = [
        f"{_(FACTOR[name])} {words}"
        for name, words in (
            ("price", _percent(factors.price)),
            ("tokens", _times(factors.tokens, _)),
            ("churn", _times(factors.churn, _)),
            ("gpu", _percent(factors.gpu)),
        )
        if getattr(factors, name) != 1
    ]
    if change.delay_months:
        months_late = show_number(change.delay_months, _.locale, decimals=1)
        texts.append(_("benefits {n} months later", n=months_late))
    texts += [f"{names.get(id, id)} {_percent(factor)}" for id, factor in change.lines.items() if factor != 1]
    return _(", ").join(texts) or _("assumes nothing else yet")


def _percent(factor: float) -> str:
    change = round((factor - 1) * 100, 8)
    return f"{change:+.10g}%".replace("-", "\u2212")


def _times(factor: float, _: Translator) -> str:
    return f"×{show_number(factor, _.locale, decimals=2)}"
