"""Where much was not asked or answered, figures of risk are ceilings: how that is said beside them."""

from assess.i18n import Translator
from assess.profile import Profile
from assess.report.risk_words import lacking
from assess.risk.results import RiskProfile

FEW = 0.1
"""Share of the controls that may be unheard of before every figure says that it is a ceiling."""

NOT_ASKED, UNANSWERED = "controls_not_asked", "controls_unanswered"
UNHEARD = frozenset({NOT_ASKED, UNANSWERED})
"""The cautions that it is about."""


def unheard(found: RiskProfile, _: Translator) -> str:
    """How many controls count as absent because nobody asked or answered; empty where they are few."""
    by_id = {one.id: len(one.about) for one in found.warnings}
    not_asked, unanswered = (by_id.get(id, 0) for id in (NOT_ASKED, UNANSWERED))
    if not_asked + unanswered <= FEW * (not_asked + len(found.prices)):
        return ""
    parts = (
        (not_asked, _.plural("{n} control not asked about", "{n} controls not asked about", not_asked)),
        (unanswered, _.plural("{n} control unanswered", "{n} controls unanswered", unanswered)),
    )
    return _(", ").join(words for n, words in parts if n)


def is_ceiling(found: RiskProfile, profile: Profile, _: Translator) -> bool:
    """Whether answers can only lower the figures: scenarios that wait for an amount would raise them."""
    return bool(unheard(found, _)) and not lacking(found.unpriced, profile)


def at_most(name: str, found: RiskProfile, profile: Profile, _: Translator) -> str:
    """The name of a figure, marked where that is a ceiling."""
    return _("{text}, at most", text=name) if is_ceiling(found, profile, _) else name


def ceiling_in_short(found: RiskProfile, profile: Profile, _: Translator) -> str:
    """The same in few words, for a line of facts; empty where there is nothing to say."""
    told = unheard(found, _)
    return _("at most: {list}", list=told) if is_ceiling(found, profile, _) else told


def why_ceiling(found: RiskProfile, _: Translator) -> str:
    """What the figures take for granted, in a sentence; empty where there is nothing to say."""
    told = unheard(found, _)
    return _("What nobody asked or answered counts as absent: {list}.", list=told) if told else ""


def ceiling_told(found: RiskProfile, profile: Profile, _: Translator) -> str:
    """The same with what follows for the figures."""
    why = why_ceiling(found, _)
    if not is_ceiling(found, profile, _):
        return why
    told = [_("Today's figures are ceilings."), why]
    if any(one.id == NOT_ASKED for one in found.warnings):
        told.append(_("The full assessment asks about them."))
    return _.sentences(*told, _("Answers can only lower the figures."))
