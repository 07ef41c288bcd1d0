"""The words for the ids of risk: the facts that a loss goes by, and what to bear in mind."""

from assess.i18n.catalogue import N_
from assess.i18n.terms import terms_of

FACT = terms_of(
    annual_revenue=N_("annual revenue"),
    personal_records=N_("number of people whose data is held"),
    headcount=N_("number of employees"),
    day_rate=N_("cost of one person-day"),
    fx_per_usd=N_("exchange rate to the US dollar"),
)
"""What of the profile gives a scenario its amount."""
RISK_CAUTION = terms_of(
    unknown_scenario=N_("These scenarios are no longer in the catalogue and count for nothing: {list}."),
    no_amount=N_(
        "Scenarios that apply but have no amount, because the profile lacks what they depend "
        "on or gives it as 0. {list}."
    ),
    controls_not_asked=N_(
        "The quick scan leaves out {n} criteria that reduce risks. They count as absent, so "
        "losses may come out too high."
    ),
    other_currency=N_(
        "The economics are in {economics}, the profile is in {profile}. They are not combined with risk."
    ),
    cost_avoided=N_(
        "These benefits are costs avoided. Where such a cost is a loss of one of the scenarios, it is "
        "counted twice: {list}."
    ),
    line_like_scenario=N_(
        "These lines share their name with a scenario. If they include its losses, those are "
        "counted twice: {list}."
    ),
    in_economics=N_(
        "The economics may already allow for these losses, in the range of a line or in the "
        "cash. Where both mean the same, it is counted twice: {list}."
    ),
    premium_counted=N_(
        "Premiums are taken off NPV and cash here, so they should not stand in a cost line too: {list}."
    ),
)
TREATMENT = terms_of(
    mitigate=N_("Reduce"),
    transfer=N_("Transfer"),
    avoid=N_("Avoid"),
    accept=N_("Accept"),
)
ON = terms_of(frequency=N_("makes it rarer"), loss=N_("makes it cheaper"))
"""What a control does about a scenario."""
STATE = terms_of(none=N_("Without controls"), today=N_("Today"), targets=N_("Every target reached"))
"""The states of affairs that are laid side by side."""
RISK_FIGURE = terms_of(
    mean=N_("Expected loss per year"),
    p90=N_("1-in-10-year loss"),
    p95=N_("1-in-20-year loss"),
    score=N_("Risk score"),
)
RISK_MEANING = terms_of(
    mean=N_(
        "The average over very many years like this one. Most years cost less, a few cost a great deal more."
    ),
    p90=N_("In 90 of 100 simulated years the losses stay below this (P90); in 10 they are higher."),
    p95=N_("In 95 of 100 simulated years the losses stay below this (P95); in 5 they are higher."),
    score=N_(
        "The expected loss in US dollars on a scale by powers of ten. 0 is the best and 100 the worst, the "
        "other way round than readiness, where 100 is the best."
    ),
)
