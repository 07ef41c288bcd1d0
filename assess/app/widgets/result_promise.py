"""What came of the accepted plan, in short: promise beside result, and the way to the whole of it."""

import streamlit as st

from assess.app import state
from assess.assessment import Assessment
from assess.i18n import Translator, show_date, show_money
from assess.i18n.formats import show_change
from assess.plan.progress import plan_progress
from assess.rubric import Rubric


def draw(rubric: Rubric, assessment: Assessment, _: Translator) -> None:
    """Steps, readiness and loss, brought of promised; nothing where no plan was accepted."""
    found = plan_progress(rubric, assessment)
    if found is None:
        return
    promised, brought = found.promised, found.brought
    told = [
        _.plural(
            "{reached} of {n} step is there, with evidence.",
            "{reached} of {n} steps are there, with evidence.",
            len(found.steps),
            reached=sum(step.outcome == "done" for step in found.steps),
        ),
        _(
            "Readiness: {brought} gained of {promised} promised.",
            brought=show_change(brought.points),
            promised=show_change(promised.points),
        ),
    ]
    if brought.loss_avoided is not None and promised.loss_avoided is not None:
        money = (
            show_money(value, _.locale, currency=found.currency)
            for value in (brought.loss_avoided, promised.loss_avoided)
        )
        told.append(
            _(
                "Expected loss a year: {brought} less, of {promised} less promised.",
                **dict(zip(("brought", "promised"), money, strict=True)),
            )
        )
    with st.container(border=True, gap="xsmall", key="results-promise"):
        date = show_date(found.date, _.locale)
        st.markdown(f":material/flag: **{_('The plan accepted on {date}', date=date)}**")
        st.markdown("\n".join(f"- {words}" for words in told))
        state.link("plan", assessment=assessment.id, label=_("Promise and result, step by step"))
