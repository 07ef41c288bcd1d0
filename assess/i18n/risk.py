"""The words for the ids of risk: the facts that a loss goes by, and what to bear in mind."""

from assess.i18n.catalogue import N_
from assess.i18n.terms import terms_of

FACT = terms_of(
    annual_revenue=N_("annual revenue"),
    personal_records=N_("number of people whose data is held"),
    headcount=N_("number of employees"),
    fx_per_usd=N_("exchange rate to the US dollar"),
)
"""What of the profile gives a scenario its amount."""
RISK_CAUTION = terms_of(
    unknown_scenario=N_("These scenarios are no longer in the catalogue and count for nothing: {list}."),
    no_amount=N_(
        "These scenarios apply but have no amount, because the profile lacks what they go by: {list}."
    ),
    controls_not_asked=N_(
        "The quick scan leaves out {n} criteria that hold risks down. They count as absent, so losses may "
        "come out too high."
    ),
    other_currency=N_(
        "The economics are in {economics}, the profile is in {profile}. They are not put together with risk."
    ),
    cost_avoided=N_(
        "These benefits are costs avoided. Where such a cost is a loss of one of the scenarios, it is "
        "counted twice: {list}."
    ),
    line_like_scenario=N_(
        "These lines are called like a scenario. If they contain its losses, those are counted twice: {list}."
    ),
    premium_counted=N_(
        "Premiums are taken off NPV and cash here, so they should not stand in a cost line too: {list}."
    ),
)
