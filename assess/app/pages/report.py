"""Report: the assessment as a document to send, in either language."""

import streamlit as st

from assess.app import navigation, state
from assess.app.escape import md
from assess.app.naming import called
from assess.app.widgets import report_file
from assess.i18n import show_date
from assess.report import FORMATS
from assess.text import LOCALES

_ = state.translator()
st.title(navigation.title("report", _))
assessment = state.require_assessment().assessment
day = show_date(assessment.profile.as_of, _.locale)
st.markdown(f"**{md(called(assessment.title, assessment.profile.company))}** · {_('as of {day}', day=day)}")
st.markdown(
    _(
        "A cover and one page for the board, then every dimension and every gap with its first step. "
        "Economics, risks with their register, and the plan follow, each as soon as there is something to "
        "tell. To look things up: the evidence, the 30 interview questions that the rubric grew from, "
        "method, limits and sources. A full assessment makes some sixty pages; the board's page stands "
        "for itself. The figures are those of the pages here."
    )
)

locale = st.radio(
    _("Language of the report"),
    LOCALES,
    index=LOCALES.index(_.locale) if _.locale in LOCALES else 0,
    format_func=lambda name: report_file.LANGUAGE[name],
    horizontal=True,
    key=f"report/language/{_.locale}",
)
fmt = st.radio(
    _("Format"),
    FORMATS,
    format_func=lambda name: report_file.NAME[name],
    horizontal=True,
    key="report/format",
)
st.markdown(_(report_file.USE[fmt]))
data = report_file.report_bytes(assessment, fmt, locale)
st.download_button(
    _("Download {format}, {size} kB", format=report_file.NAME[fmt], size=max(1, len(data) // 1000)),
    data,
    file_name=report_file.file_name(assessment, fmt, locale),
    mime=report_file.MIME[fmt],
    type="primary",
    icon=":material/download:",
    key=f"report/download/{fmt}/{locale}",
    on_click="ignore",
)
st.markdown(
    _(
        "Dated {day}, the day the answers describe. The same answers always give exactly the same file.",
        day=day,
    )
)
