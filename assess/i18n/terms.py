"""The words for the ids of the core: stages, bands, kinds, roles and the like."""

from collections.abc import Mapping
from types import MappingProxyType

from assess.i18n.catalogue import N_

Terms = Mapping[str, str]


def terms_of(**words: str) -> Terms:
    """Words by id, not to be changed."""
    return MappingProxyType(words)


STAGE = terms_of(
    idea=N_("Idea"),
    pre_seed=N_("Pre-seed"),
    seed=N_("Seed"),
    series_a=N_("Series A"),
    growth=N_("Growth"),
)
STAGE_MEANING = terms_of(
    idea=N_("a concept, no product yet"),
    pre_seed=N_("a prototype, first conversations with customers"),
    seed=N_("a product in use, first revenue"),
    series_a=N_("repeatable sales, a team of specialists"),
    growth=N_("several markets or products, scaling what works"),
)
MODEL_ROLE = terms_of(
    api_only=N_("Calls a model by API"),
    fine_tunes=N_("Fine-tunes models"),
    pre_trains=N_("Pre-trains its own model"),
)
MARKET = terms_of(
    cn=N_("Mainland China"), eu=N_("European Union"), us=N_("United States"), other=N_("Other markets")
)
AI_ACT_ROLE = terms_of(provider=N_("Provider"), deployer=N_("Deployer"))
MODE = terms_of(quick=N_("Quick scan"), full=N_("Full assessment"))
BAND = terms_of(not_ready=N_("Not ready"), emerging=N_("Emerging"), ready=N_("Ready"), strong=N_("Strong"))
LEVEL = MappingProxyType(
    {0: N_("Absent"), 1: N_("Ad hoc"), 2: N_("Defined"), 3: N_("Operating"), 4: N_("Proven")}
)
KIND = terms_of(
    level=N_("Level"),
    not_applicable=N_("Not applicable"),
    unknown=N_("Don't know"),
    unanswered=N_("Not answered"),
)
GROUP = terms_of(business=N_("Business"), technology=N_("Technology"))
ROLE = terms_of(founder=N_("Founder"), engineer=N_("Engineer"), legal=N_("Legal"), sales=N_("Sales"))
SOURCE_KIND = terms_of(
    law=N_("Law"),
    standard=N_("Standard"),
    case=N_("Court case"),
    market=N_("Market data"),
    practice=N_("Good practice"),
    licence=N_("Licence"),
    method=N_("Method of Assess"),
)
GATE_STATE = terms_of(unmet=N_("Not met"), waived=N_("Declared not applicable"))
CHANGE = terms_of(
    improved=N_("Higher"),
    worse=N_("Lower"),
    same=N_("Same"),
    new=N_("New in the rubric"),
    removed=N_("No longer asked"),
    not_comparable=N_("Not comparable"),
)
LEFT_OUT = terms_of(
    profile=N_("does not apply to this profile"),
    mode=N_("not part of the quick scan"),
    answer=N_("declared not applicable"),
)
