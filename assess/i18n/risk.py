"""The words for the ids of risk: treatments, classes, cautions, and what a figure means."""

from assess.i18n.catalogue import N_
from assess.i18n.terms import terms_of

TREATMENT = terms_of(
    mitigate=N_("Reduce"),
    transfer=N_("Transfer"),
    avoid=N_("Avoid"),
    accept=N_("Accept"),
)
ON = terms_of(frequency=N_("Rarer"), loss=N_("Cheaper"))
"""What a control makes of a scenario."""
FACT = terms_of(
    annual_revenue=N_("annual revenue"),
    personal_records=N_("people with personal data"),
    headcount=N_("employees"),
    fx_per_usd=N_("exchange rate to the US dollar"),
)
"""Facts of the profile that a loss may go by, as they stand in a sentence."""
COLUMN = terms_of(none=N_("No controls"), today=N_("Today"), targets=N_("Every target reached"))
"""The states of affairs that are laid side by side."""
RISK_FIGURE = terms_of(
    mean=N_("Expected loss per year"),
    p50=N_("Median year"),
    p90=N_("1 year in 10 costs more than"),
    p95=N_("1 year in 20 costs more than"),
    p99=N_("1 year in 100 costs more than"),
    es90=N_("Mean of the worst tenth of the years"),
    prob_none=N_("Chance of a year without a loss"),
    score=N_("Risk score (0 best, 100 worst)"),
)
RISK_MEANING = terms_of(
    mean=N_(
        "The long-run average: what the scenarios would cost per year if the same year were lived very often."
    ),
    p95=N_("In 95 of 100 simulated years the losses stay below this; in 5 they are higher."),
    score=N_(
        "The expected loss on a scale that grows with each doubling: 0 is the best, 100 the worst. Not to be "
        "confused with readiness, where 100 is the best."
    ),
    prob_none=N_("The share of simulated years in which nothing on this list happens."),
)
RISK_CAUTION = terms_of(
    unknown_scenario=N_("The catalogue no longer has {list}: what was entered about it does not count."),
    no_amount=N_("{list} can't be reckoned with: the profile lacks figures that the loss goes by."),
    controls_unanswered=N_(
        "Not answered yet, so counted as if nothing were in place: {list}. The real risk may be lower."
    ),
    controls_not_asked=N_(
        "Not part of the quick scan, so counted as if nothing were in place: {list}. The full assessment asks."
    ),
    other_currency=N_(
        "The economics are in {first}, the profile in {second}: losses and net present value are not joined."
    ),
    cost_avoided=N_(
        "{list} may already contain a loss that is avoided: then it counts twice in the risk-adjusted value."
    ),
    line_like_scenario=N_(
        "{list} is called like a scenario: if the line holds the same loss, it counts twice in the "
        "risk-adjusted value."
    ),
    premium_counted=N_(
        "The insurance of {list} has a premium: leave it out of the economics, or it counts twice."
    ),
)
