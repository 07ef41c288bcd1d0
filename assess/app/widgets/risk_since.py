"""What changed in the risks since the assessment that this one was copied from."""

import streamlit as st

from assess.app import naming, state
from assess.app.escape import md
from assess.app.widgets.plain_table import plain_table
from assess.app.widgets.risk_results import analysed, text
from assess.assessment import Assessment
from assess.i18n import Translator, show_currency, show_date
from assess.problems import InputError
from assess.report.risk_since import since
from assess.risk.results import RiskProfile
from assess.storage import NotFound


def draw(assessment: Assessment, profile: RiskProfile, _: Translator) -> None:
    """Expected losses then and now; nothing where there is no earlier assessment to go by."""
    earlier = _earlier(assessment)
    if earlier is None:
        return
    try:
        with st.spinner(_("Simulating the years…")):
            before = analysed(earlier)
    except InputError:
        return
    if before.scenarios:
        st.header(_("What changed since the last assessment"))
        _told(earlier, assessment, before, profile, _)
        state.link("compare", assessment=assessment.id, label=_("Compare the two in full"))


def _told(
    earlier: Assessment, assessment: Assessment, before: RiskProfile, profile: RiskProfile, _: Translator
) -> None:
    last = f"**{md(naming.of(earlier, _))}**"
    if before.currency != profile.currency:
        st.markdown(_("{name} is in another currency; Compare puts both into US dollars.", name=last))
        return
    days = [show_date(one.profile.as_of, _.locale) for one in (earlier, assessment)]
    names = days if days[0] != days[1] else [_("Then"), _("Now")]
    table = since(state.rubric(), (earlier, assessment), (before, profile), names, _)
    told = _(
        "Against {name}: the expected loss per year with the controls of each day, in {currency}. Answers, "
        "figures of your own and the profile may each have moved it.",
        name=last,
        currency=show_currency(profile.currency, _.locale),
    )
    st.markdown(told)
    plain_table([[text(cell) for cell in row] for row in table.rows], list(table.head), alt=table.title)
    if len(table.rows) == 1:
        st.markdown(_("No single scenario moved by an amount worth telling."))
    if table.notes:
        st.markdown("\n".join(f"- {md(note)}" for note in table.notes))


def _earlier(assessment: Assessment) -> Assessment | None:
    """The assessment before, if it is still there and of the same rubric."""
    if assessment.previous is None:
        return None
    try:
        stored = state.repository().load(assessment.previous)
    except NotFound:
        return None
    foreign = stored.assessment.rubric.id != assessment.rubric.id
    return None if stored.deleted or foreign else stored.assessment
