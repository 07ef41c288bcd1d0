"""The words for the ids of a plan: what it is for, why a step is in it, and what it has to say."""

from assess.i18n.catalogue import N_, Translator
from assess.i18n.formats import show_number
from assess.i18n.terms import ROLE, terms_of

OBJECTIVE = terms_of(
    readiness=N_("most readiness"),
    loss=N_("most loss avoided"),
    mix=N_("a mix of readiness and loss avoided"),
)
REASON = terms_of(
    fixed=N_("fixed by you"),
    gate=N_("meets a gate"),
    needed=N_("prerequisite of {step}"),
    quick=N_("quick win: {points} in {days}"),
    large=N_("one of the largest gains: {points}"),
    loss=N_("avoids {amount} a year"),
    points=N_("readiness {points} in {days}"),
)
"""Why a step is in a plan, by what tells it from the other steps; `{step}` names one that waits for it."""
MARK = terms_of(gate=N_("meets a gate"), quick=N_("quick win"))
"""Reasons that are worth standing in a heading."""
STATUS = terms_of(todo=N_("To do"), doing=N_("In progress"), done=N_("Finished"), dropped=N_("Dropped"))
OUTCOME = terms_of(
    done=N_("Reached, with evidence"),
    claimed=N_("Reached, evidence missing"),
    open=N_("Not reached"),
    not_comparable=N_("Not comparable"),
)
"""What became of a step, by the next assessment."""
BLOCKED = terms_of(
    unanswered=N_("waits for an answer"),
    no_effort=N_("the rubric gives no effort"),
    circle=N_("waits for itself"),
)
"""Why a step cannot be planned."""
NOTE = terms_of(
    no_steps=N_(
        "There is no step to plan: what is answered has reached its target, or waits for something unknown."
    ),
    nothing_known=N_(
        "No criterion is answered with a level yet, so there is nothing to start from. Answer some first."
    ),
    all_excluded=N_("Every step is excluded, by itself or with what it needs. Allow some of them again."),
    no_budget=N_("There is nothing to spend, so nothing can be done. Give at least some days."),
    nothing_affordable=N_("Not even the cheapest step fits into this budget: {list}."),
    nothing_gained=N_("No step that fits into this budget adds anything to what is to be chosen by."),
    fixed_needs_excluded=N_(
        "These steps are asked for, but need others that are excluded ({because}), and are left out: {list}."
    ),
    fixed_too_dear=N_("These steps are asked for, but do not fit into the budget, and are left out: {list}."),
    gate_needs_excluded=N_(
        "These steps would meet a gate, but need others that are excluded ({because}): {list}."
    ),
    gate_too_dear=N_("These steps would meet a gate, but do not fit into the budget: {list}."),
    everything_fits=N_("The budget pays for every step there is."),
    gate_unknown=N_(
        "These gates count as unmet because nobody knows how far the company is. Find out first: {list}."
    ),
    gate_waits=N_(
        "These gates cannot be planned for yet, since a step before them waits for something unknown: {list}."
    ),
    no_rate_left_out=N_(
        "Money is limited, and without an exchange rate to the US dollar these steps have no price. The plan "
        "is without them, also where they would meet a gate: {list}."
    ),
    no_rate_not_counted=N_(
        "Without an exchange rate to the US dollar these steps have no price in the currency of the profile: "
        "{list}."
    ),
    no_losses=N_("Nothing is known of losses, so steps cannot be chosen by what they avoid."),
    no_such_step=N_(
        "These steps are asked for or excluded, but cannot be planned: done already, beyond the target, or "
        "waiting for something unknown: {list}."
    ),
    assumed=N_("The quick scan does not ask about these. The plan takes them to be there: {list}."),
    not_proven=N_(
        "Another plan may be better, but by no more than the gap to the bound: {value} reached, at most "
        "{bound} possible."
    ),
)
"""What a plan has to say; `{list}` names steps or criteria."""
GATE_EXCLUDED = N_("These steps would meet a gate, but are excluded: {list}.")
"""The note `gate_needs_excluded` where nothing but the step itself is."""


def effort(days: float, role: str, _: Translator) -> str:
    """Person-days of a role: `1 day Legal`, `2.5 days Founder`."""
    shown = show_number(days, _.locale)
    return _.plural("{days} day {role}", "{days} days {role}", _count(days), days=shown, role=_(ROLE[role]))


def person_days(days: float, _: Translator) -> str:
    """Person-days of whoever: `1 person-day`, `2.5 person-days`."""
    shown = show_number(days, _.locale)
    return _.plural("{days} person-day", "{days} person-days", _count(days), days=shown)


def _count(days: float) -> int:
    """Half a day and what is above one take the plural."""
    return 1 if days == 1 else 2
