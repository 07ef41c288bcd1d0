"""What the profile lacks for scenarios to have an amount, said first, with links to where it is entered."""

from collections.abc import Iterable

import streamlit as st

from assess.app import state
from assess.assessment import Assessment
from assess.i18n import Translator
from assess.i18n.risk import FACT
from assess.report.risk_words import lacking
from assess.risk.results import RiskProfile


def nothing(profile: RiskProfile, assessment: Assessment, _: Translator) -> None:
    """What to do where no scenario can be reckoned with."""
    needs = lacking(profile.unpriced, assessment.profile)
    if not needs:
        st.info(_("No scenario is left to reckon with. Add one of your own."))
        return
    facts = _(", ").join(_(FACT[need]) for need in needs)
    st.info(
        _("No scenario has an amount yet, because losses go by what the profile lacks: {list}.", list=facts)
    )
    links(needs, assessment, _)


def some(profile: RiskProfile, assessment: Assessment, _: Translator) -> None:
    """Says before all figures that scenarios are missing in them.

    What goes by something that the company has none of, such as revenue before the first sale, costs nothing.
    """
    waiting = [one for one in profile.unpriced if lacking([one], assessment.profile)]
    if waiting:
        st.warning(
            _.plural(
                "{n} scenario that applies counts for nothing yet: the profile lacks what its loss goes by. "
                "All figures below are too low by it.",
                "{n} scenarios that apply count for nothing yet: the profile lacks what their losses go by. "
                "All figures below are too low by them.",
                len(waiting),
            ),
            icon=":material/hourglass_empty:",
        )
        links(lacking(waiting, assessment.profile), assessment, _)
    rest = len(profile.unpriced) - len(waiting)
    if rest:
        st.info(
            _.plural(
                "{n} scenario goes by something that the profile gives as 0, and costs nothing until it "
                "is more.",
                "{n} scenarios go by something that the profile gives as 0, and cost nothing until it "
                "is more.",
                rest,
            )
        )


def links(facts: Iterable[str], assessment: Assessment, _: Translator) -> None:
    """To each fact that is missing, where it is entered."""
    with st.container(horizontal=True, gap="small"):
        for fact in facts:
            state.link_to_field(fact, assessment=assessment.id, label=_("Enter: {name}", name=_(FACT[fact])))
