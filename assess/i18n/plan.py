"""The words for the ids of a plan: what it is for, why a step is in it, and what it has to say."""

from assess.i18n.catalogue import N_, Translator
from assess.i18n.formats import show_number
from assess.i18n.terms import ROLE, terms_of

OBJECTIVE = terms_of(
    readiness=N_("the most readiness"),
    loss=N_("the most loss avoided"),
    mix=N_("a mix of the two"),
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
    no_effort=N_("no effort is given in the rubric"),
    circle=N_("waits for itself"),
)
"""Why a step cannot be planned."""
NOTE = terms_of(
    no_steps=N_(
        "There is nothing to plan: everything answered has reached its target or depends on "
        "something unknown."
    ),
    nothing_known=N_(
        "No criterion is answered with a level yet, so there is nothing to start from. Answer some first."
    ),
    all_excluded=N_("Every step is left out, itself or with a step it needs. Bring some of them back."),
    no_budget=N_("The budget is zero, so nothing can be done. Allow at least a few days."),
    nothing_affordable=N_("Not even the smallest step fits this budget: {list}."),
    nothing_gained=N_("No step that fits this budget adds anything to the chosen goal."),
    fixed_needs_excluded=N_(
        "You asked for these steps, but they need others that you left out ({because}), so "
        "they are not in the plan: {list}."
    ),
    fixed_too_dear=N_(
        "You asked for these steps, but they don't fit the budget, so they are not in the plan: {list}."
    ),
    gate_needs_excluded=N_(
        "These steps would meet a gate, but need others that you left out ({because}): {list}."
    ),
    gate_too_dear=N_("These steps would meet a gate, but don't fit the budget: {list}."),
    everything_fits=N_("The budget covers every step there is."),
    gate_unknown=N_(
        "These gates count as unmet because the answers don't say how far the company is. "
        "Find out first: {list}."
    ),
    gate_waits=N_(
        "These gates can't be planned for yet, because a step before them depends on "
        "something unknown: {list}."
    ),
    no_rate_left_out=N_(
        "Money is limited, and without an exchange rate to the US dollar these steps have no "
        "price. They are not in the plan, even where they would meet a gate: {list}."
    ),
    no_rate_not_counted=N_(
        "Without an exchange rate to the US dollar these steps have no price in the currency of the profile: "
        "{list}."
    ),
    no_losses=N_("Losses can't be estimated yet, so steps can't be chosen by what they avoid."),
    no_such_step=N_(
        "You asked for these steps or left them out, but they can't be planned: they are "
        "done already, beyond the target, or depend on something unknown: {list}."
    ),
    assumed=N_("The quick scan doesn't ask about these. The plan assumes they are in place: {list}."),
    not_proven=N_(
        "Another plan may be better, but by no more than the gap to the bound: {value} reached, at most "
        "{bound} possible."
    ),
)
"""What a plan has to say; `{list}` names steps or criteria."""
GATE_EXCLUDED = N_("These steps would meet a gate, but you left them out: {list}.")
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
