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
        st.info(_("No scenario is left to calculate with. Add one of your own."))
        return
    facts = _(", ").join(_(FACT[need]) for need in needs)
    st.info(
        _(
            "No scenario has an amount yet, because the profile lacks what losses depend on: {list}.",
            list=facts,
        )
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
                "{n} scenario that applies is not counted yet: the profile lacks what its "
                "loss depends on. All figures below are too low by that much.",
                "{n} scenarios that apply are not counted yet: the profile lacks what their "
                "losses depend on. All figures below are too low by that much.",
                len(waiting),
            ),
            icon=":material/hourglass_empty:",
        )
        links(lacking(waiting, assessment.profile), assessment, _)
    rest = len(profile.unpriced) - len(waiting)
    if rest:
        st.info(
            _.plural(
                "{n} scenario depends on a figure that is 0 in the profile, and costs "
                "nothing until that changes.",
                "{n} scenarios depend on a figure that is 0 in the profile, and cost nothing "
                "until that changes.",
                rest,
            )
        )


def links(facts: Iterable[str], assessment: Assessment, _: Translator) -> None:
    """To each fact that is missing, where it is entered."""
    with st.container(horizontal=True, gap="small"):
        for fact in facts:
            state.link_to_field(fact, assessment=assessment.id, label=_("Enter: {name}", name=_(FACT[fact])))
