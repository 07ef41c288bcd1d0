"""What the profile form asks, field by field: names and explanations."""

from collections.abc import Callable, Mapping
from typing import Any

from assess.i18n import N_, Translator

REQUIRED = (
    "company",
    "stage",
    "model_role",
    "markets",
    "personal_data",
    "public_service",
    "currency",
    "as_of",
    "mode",
)
"""In the order of the form."""
MORE = ("sector", "ai_act_role")
SIZES = ("headcount", "annual_revenue", "personal_records", "day_rate", "fx_per_usd")
OPTIONAL = (*MORE, *SIZES)
FIELDS = ("title", *REQUIRED, *OPTIONAL)

LABELS = {
    "title": N_("Name of this assessment, optional"),
    "company": N_("Company"),
    "mode": N_("How much to answer"),
    "stage": N_("Stage"),
    "model_role": N_("What you do with models"),
    "markets": N_("Markets you sell in, or will within a year"),
    "personal_data": N_("Personal data in training data, prompts or logs"),
    "public_service": N_("Open to the public"),
    "currency": N_("Currency of your books"),
    "as_of": N_("As-of date"),
    "sector": N_("Sector"),
    "ai_act_role": N_("Role under the EU AI Act"),
    "headcount": N_("Headcount"),
    "annual_revenue": N_("Revenue per year"),
    "personal_records": N_("People whose data you hold"),
    "day_rate": N_("Cost of one person-day"),
    "fx_per_usd": N_("Exchange rate: what one US dollar costs"),
}
HELP = {
    "title": N_("For example: before the seed round. If empty, company and date are shown."),
    "company": N_("As it should appear in the report."),
    "mode": N_("You can stop and resume at any time, and switch to the other later."),
    "stage": N_(
        "Sets the levels expected of you: the same answers weigh differently at the idea stage and at "
        "Series A."
    ),
    "model_role": N_(
        "Decides which questions on data, training and licences concern you. "
        "If several apply, pick the lowest in the list."
    ),
    "markets": N_("Decides whose laws you are asked about. Pick all that apply."),
    "personal_data": N_(
        "Names, contacts, voices, faces, chat logs that identify a person. Yes if it may happen."
    ),
    "public_service": N_(
        "Yes if anyone can sign up; no if only customers you have a contract with can use it."
    ),
    "currency": N_("All amounts that you enter are in this currency."),
    "as_of": N_("The day your answers describe. Evidence that expired before it does not count."),
    "sector": N_("Your customers' industry, in a word or two: health, retail, law."),
    "ai_act_role": N_(
        "Provider: you put an AI system on the market under your name. Deployer: you use one in your work."
    ),
    "headcount": N_("Everyone who works for the company, in full-time equivalents."),
    "annual_revenue": N_("Of the last twelve months, in the currency above."),
    "personal_records": N_("Roughly; laws set thresholds by this number."),
    "day_rate": N_(
        "Salary, social security and overheads of an average employee, per working day, in the currency "
        "above. It prices losses measured in work; without it the catalogue's own rate in US dollars is used."
    ),
    "fx_per_usd": N_(
        "In the currency above, from your bank or your books. It converts losses that are known in US "
        "dollars into your currency. Leave it empty if your books are in US dollars."
    ),
}
MODEL_ROLE_MEANING = {
    "api_only": N_("you send prompts to somebody else's model"),
    "fine_tunes": N_("you adapt an existing model with your own data, or host one yourself"),
    "pre_trains": N_("you train a base model from scratch"),
}


def explainer(names: Mapping[str, str], meanings: Mapping[str, str], _: Translator) -> Callable[[str], str]:
    """Says of an option what it is called and what it means."""
    return lambda option: f"**{_(names[option])}**{_(': ')}{_(meanings[option])}"


def bare(value: Any) -> Any:
    """A field's value without what makes no difference: spaces around a text, the kind of a sequence."""
    if isinstance(value, str):
        return value.strip() or None
    return tuple(value) if isinstance(value, list) else value
