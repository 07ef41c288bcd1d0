"""Steps by their names in a sentence, and what a plan has to say, in words."""

from assess.charts.plan_step import step_name
from assess.i18n import Translator, show_number
from assess.i18n.formats import show_change, show_money
from assess.i18n.plan import GATE_EXCLUDED, NOTE, person_days
from assess.i18n.terms import ROLE
from assess.plan.progress import Payoff
from assess.plan.results import Note, Plan
from assess.rubric import Rubric

NAMED = 5
"""How many steps a sentence names."""


def names(ids: tuple[str, ...], rubric: Rubric, _: Translator) -> str:
    """Some of the steps by name, and how many more there are."""
    listed = _(", ").join(step_name(id, rubric, _) for id in ids[:NAMED])
    more = len(ids) - NAMED
    return _.plural("{list} and {n} more", "{list} and {n} more", more, list=listed) if more > 0 else listed


def points(value: float | None) -> str:
    """Readiness that is added, with its sign."""
    return "–" if value is None else show_change(value)


def avoided(payoff: Payoff, currency: str, _: Translator) -> str:
    """What is taken off the expected loss of a year; a dash where no losses are known."""
    loss = payoff.loss_avoided
    return "–" if loss is None else show_money(loss, _.locale, currency=currency)


def notes(found: Plan) -> tuple[Note, ...]:
    """What the plan has to say, none of it twice: a wish that is too dear may be a gate that is too."""
    wished = {id for one in found.notes if one.id == "fixed_too_dear" for id in one.about}
    return tuple(one for one in found.notes if one.id != "gate_too_dear" or not wished.issuperset(one.about))


def note(one: Note, found: Plan, rubric: Rubric, _: Translator) -> str:
    """What the plan has to say, with the names of what it is about."""
    itself = one.because == one.about and one.id == "gate_needs_excluded"
    said = _(
        GATE_EXCLUDED if itself else NOTE[one.id],
        list=names(one.about, rubric, _),
        because=names(one.because, rubric, _),
        value=show_number(found.value, _.locale, decimals=2),
        bound=show_number(found.bound, _.locale, decimals=2),
    )
    if one.needed is None or one.available is None:
        return said
    needed, available = (_of_limit(value, one, found, _) for value in (one.needed, one.available))
    return said + _(" Needed: {needed}; available: {available}.", needed=needed, available=available)


def _of_limit(value: float, one: Note, found: Plan, _: Translator) -> str:
    if one.limit == "money":
        return show_money(value, _.locale, currency=found.currency)
    days = person_days(value, _)
    if one.limit == "role" and one.role is not None:
        return _("{days} ({role})", days=days, role=_(ROLE[one.role]))
    return days
