"""Copying an assessment as the company's next one."""

import datetime as dt
from uuid import uuid4

import streamlit as st

from assess.app import naming, state
from assess.assessment import Assessment, copy_as_next
from assess.i18n import Translator, show_date
from assess.plan.inputs import Planning
from assess.profile import MAX_TEXT


def offer(assessment: Assessment, _: Translator) -> None:
    """A form that copies the assessment, every answer carried until confirmed, and opens the copy."""
    with st.expander(_("Copy as the next assessment"), icon=":material/content_copy:", key="copy"):
        st.markdown(
            _(
                "The copy has the same profile and answers, with a new as-of date. Each "
                "answer is marked as carried over and counts as open until you confirm or "
                "change it. This assessment stays as it is."
            )
        )
        if assessment.plan.accepted is not None:
            st.markdown(
                _(
                    ":material/flag: The accepted plan comes along: the copy shows what was "
                    "promised and, once its question is answered again, what each step has "
                    "brought."
                )
            )
        elif assessment.plan != Planning():
            st.markdown(
                _(":material/flag: Everything entered on the Plan page comes along, what-ifs included.")
            )
        with st.form(f"copy/{assessment.id}", border=False):
            title = st.text_input(
                _("Title of the copy, optional"),
                value=_suggested(assessment, _),
                max_chars=MAX_TEXT,
                key=f"copy/{assessment.id}/title",
            )
            as_of = st.date_input(
                _("Day it describes"),
                value=max(state.today(), assessment.profile.as_of),
                min_value=dt.date(1970, 1, 1),
                max_value=max(dt.date(2199, 12, 31), assessment.profile.as_of),
                format="YYYY-MM-DD",
                key=f"copy/{assessment.id}/as_of",
                help=_(
                    "This assessment describes {date}. Compare tells the two apart by their days; evidence "
                    "that has expired by then does not count in the copy.",
                    date=show_date(assessment.profile.as_of, _.locale),
                ),
            )
            if st.form_submit_button(
                _("Copy and open"), key="copy/go", type="primary", icon=":material/content_copy:"
            ):
                _copy(assessment, title or "", as_of)


def _suggested(assessment: Assessment, _: Translator) -> str:
    """A title that no assessment has yet, so that the copy is told from what it was made of."""
    taken = {naming.called(s.title, s.company) for s in state.repository().list()}
    return naming.numbered(naming.called(assessment.title, assessment.profile.company), taken, _)


def _copy(assessment: Assessment, title: str, as_of: dt.date) -> None:
    copied = copy_as_next(
        assessment, new_id=f"a-{uuid4().hex[:12]}", title=title.strip(), as_of=as_of, rubric=state.rubric()
    )
    state.repository().create(copied, now=state.now(), who=state.WHO)
    state.open_(copied.id, "walkthrough")
