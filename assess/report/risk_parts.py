"""Why the expected loss of one assessment differs from another's, in words."""

from collections.abc import Iterator

from assess.i18n import Translator, show_money, show_number
from assess.i18n.risk import FACT
from assess.report.economics_words import difference
from assess.report.risk_words import SMALLEST_PRICE
from assess.risk.parts import IN_MONEY, FactChange, LossParts


def worth_telling(parts: LossParts) -> bool:
    """Whether more than the answers moved the expected loss, and by what anybody would write down."""
    return abs(parts.stake) >= SMALLEST_PRICE


def told_parts(parts: LossParts, _: Translator) -> str:
    """Both parts with their signs, what moved the first, and what it means."""
    told = [
        _(
            "what is at stake {stake}, the answers {answers}.",
            stake=difference(parts.stake, _),
            answers=difference(parts.answers, _),
        )
    ]
    moved = [*(_fact(one, _) for one in parts.facts), *_scenarios(parts, _)]
    if moved:
        told.append(_("At stake: {list}.", list=_("; ").join(moved)))
    if parts.answers < 0 < parts.stake + parts.answers:
        told.append(_("The answers are better, and there is more to lose."))
    return _.sentences(*told)


def _fact(one: FactChange, _: Translator) -> str:
    before, after = (_shown(one.id, value, _) for value in (one.before, one.after))
    return f"{_(FACT[one.id])} {before} → {after}"


def _shown(id: str, value: float | None, _: Translator) -> str:
    if value is None:
        return "–"
    return show_money(value, _.locale) if id in IN_MONEY else show_number(value, _.locale, decimals=4)


def _scenarios(parts: LossParts, _: Translator) -> Iterator[str]:
    if n := len(parts.new):
        yield _.plural("{n} scenario more", "{n} scenarios more", n)
    if n := len(parts.gone):
        yield _.plural("{n} scenario fewer", "{n} scenarios fewer", n)
