"""The report as a file: what it is called, what it is, and its bytes, made once per content."""

import re
from collections.abc import Mapping
from types import MappingProxyType

import streamlit as st

from assess.app import state
from assess.app.economics_saving import saving
from assess.app.widgets.economics_charts import appraised
from assess.app.widgets.plan_found import reckoned
from assess.app.widgets.risk_results import analysed
from assess.assessment import Assessment
from assess.assessment_file import dump_assessment, load_assessment
from assess.i18n import N_
from assess.report import Format, render
from assess.report.sums import Sums
from assess.text import Locale

REMEMBERED = Sums(
    appraise=lambda economics: appraised(saving.dump(economics)),
    analyse=lambda _rubric, assessment: analysed(assessment),
    plan=lambda _rubric, assessment: reckoned(assessment, deep=True),
)
"""The sums that the pages have shown already."""
LANGUAGE: Mapping[Locale, str] = MappingProxyType({"en": "English", "zh": "中文"})
"""Languages by their own names, for readers of any."""
NAME: Mapping[Format, str] = MappingProxyType({"pdf": "PDF", "html": "HTML", "json": "JSON"})
MIME: Mapping[Format, str] = MappingProxyType(
    {"pdf": "application/pdf", "html": "text/html", "json": "application/json"}
)
USE: Mapping[Format, str] = MappingProxyType(
    {
        "pdf": N_("To send and to print: A4, with contents, bookmarks and page numbers."),
        "html": N_("To read on screen: one file with interactive charts that opens without a network."),
        "json": N_(
            "For other programs: the answers, and every figure of scores, money, risks and plan, unrounded."
        ),
    }
)


def report_bytes(assessment: Assessment, fmt: Format, locale: Locale) -> bytes:
    """The report's bytes; the same answers, the same bytes."""
    return _rendered(dump_assessment(assessment), fmt, locale)


@st.cache_data(show_spinner=False, max_entries=24, max_size="64MB")
def _rendered(document: bytes, fmt: Format, locale: Locale) -> bytes:
    assessment = load_assessment(document, "", state.rubric())
    return render(state.rubric(), assessment, fmt, locale, REMEMBERED)


def file_name(assessment: Assessment, fmt: Format, locale: Locale) -> str:
    """A report's name that every system accepts: company, day, language."""
    return f"{_company_and_day(assessment)}-{locale}.{fmt}"


def assessment_file_name(assessment: Assessment) -> str:
    """An assessment file's name that every system accepts: company, day, what it is."""
    return f"{_company_and_day(assessment)}-assessment.json"


def lines_file_name(assessment: Assessment, extension: str) -> str:
    """The name of a sheet of cash-flow lines that every system accepts: company, day, what it is."""
    return f"{_company_and_day(assessment)}-economics.{extension}"


def plan_file_name(assessment: Assessment, extension: str) -> str:
    """The name of a plan's file that every system accepts: company, day, what it is."""
    return f"{_company_and_day(assessment)}-plan.{extension}"


def _company_and_day(assessment: Assessment) -> str:
    company = re.sub(r"[^\w-]+", "-", assessment.profile.company).strip("-_")[:40] or "assess"
    return f"{company}-{assessment.profile.as_of.isoformat()}"
