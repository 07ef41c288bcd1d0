"""The plan as files: to work with in a spreadsheet, and to have in a calendar."""

from collections.abc import Callable

import streamlit as st

from assess.app import state
from assess.app.widgets import report_file
from assess.app.widgets.economics_sheet_file import XLSX
from assess.assessment import Assessment
from assess.i18n import Translator
from assess.plan.results import Plan
from assess.rubric import Rubric
from assess.sheets.plan import plan_csv, plan_xlsx
from assess.sheets.plan_calendar import plan_ics

Writer = Callable[[Rubric, Assessment, Plan, Translator], bytes]


def draw(assessment: Assessment, found: Plan, _: Translator) -> None:
    """Three files of the accepted plan, or of the one above where none was; nothing without steps."""
    if not found.actions and assessment.plan.accepted is None:
        return
    st.header(_("Download the plan"))
    if assessment.plan.accepted is not None:
        st.markdown(_("The accepted plan, with owners, dates and statuses."))
    else:
        st.markdown(_("The steps chosen above, each due at the end of its month."))
    files: tuple[tuple[str, str, str, Writer], ...] = (
        (_("Excel file"), "xlsx", XLSX, plan_xlsx),
        (_("CSV file"), "csv", "text/csv", plan_csv),
        (_("Calendar file"), "ics", "text/calendar", plan_ics),
    )
    with st.container(horizontal=True):
        for label, extension, mime, write in files:
            st.download_button(
                label,
                _bytes(write, assessment, found, _),
                file_name=report_file.plan_file_name(assessment, extension),
                mime=mime,
                key=f"plan/{extension}",
                icon=":material/download:",
                on_click="ignore",
            )


def _bytes(write: Writer, assessment: Assessment, found: Plan, _: Translator) -> Callable[[], bytes]:
    """What writes a file once it is asked for."""
    rubric = state.rubric()
    return lambda: write(rubric, assessment, found, _)
