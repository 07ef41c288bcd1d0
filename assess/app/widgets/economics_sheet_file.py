"""A sheet of lines as a file: down, to be filled in; up, and what is wrong with it."""

import streamlit as st
from pydantic import TypeAdapter

from assess.app.economics_saving import saving
from assess.app.escape import md
from assess.app.widgets import report_file
from assess.assessment import Assessment
from assess.documents import MAX_BYTES
from assess.economics.inputs import Economics
from assess.i18n import Translator
from assess.i18n.problems import describe
from assess.problems import InputError, Problem
from assess.sheets import SheetLines, lines_csv, lines_xlsx, read_lines

PANEL = "economics/sheet"
"""Key of the folded part of the page that holds all this."""
TOLD = 20
"""Problems that are listed one by one."""
TOLD_KINDS = ("xls", "ods", "numbers")
"""Kinds of file that are not read; they are taken so that one is told what to do with them."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_SHEET = TypeAdapter(SheetLines)
_PROBLEMS = TypeAdapter(list[Problem])


def downloads(assessment: Assessment, economics: Economics, _: Translator) -> None:
    """The lines of economics as a file of either kind, made when asked for."""
    with st.container(horizontal=True):
        st.download_button(
            _("Excel file"),
            lambda: lines_xlsx(economics, _.locale),
            file_name=report_file.lines_file_name(assessment, "xlsx"),
            mime=XLSX,
            key="economics/xlsx",
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            _("CSV file"),
            lambda: lines_csv(economics, _.locale),
            file_name=report_file.lines_file_name(assessment, "csv"),
            mime="text/csv",
            key="economics/csv",
            icon=":material/download:",
            on_click="ignore",
        )


def upload(currency: str, _: Translator) -> None:
    """Takes a file whose amounts are meant in a currency."""
    key = saving.note(f"sheet_upload/{st.session_state.get(saving.note('sheet_round'), 0)}")
    st.file_uploader(
        _("Lines as an Excel or CSV file, at most {limit} MB", limit=MAX_BYTES // 1_000_000),
        type=["xlsx", "csv", "xlsm", "tsv", "txt", *TOLD_KINDS],
        key=key,
        max_upload_size=MAX_BYTES // 1_000_000,
        on_change=_take,
        args=(key, currency),
    )


def uploaded() -> SheetLines | None:
    """What was uploaded and not decided upon yet."""
    text = st.session_state.get(saving.note("sheet"))
    return None if text is None else _SHEET.validate_json(text)


def uploaded_name() -> str:
    """What the uploaded file is called."""
    return str(st.session_state[saving.note("sheet_file")])


def forget() -> None:
    """Lets go of what was uploaded."""
    for kind in ("sheet", "sheet_file", "sheet_problems"):
        st.session_state.pop(saving.note(kind), None)


def _take(key: str, currency: str) -> None:
    """Reads what was uploaded, and makes room for the next file."""
    file = st.session_state[key]
    if file is None:
        return
    forget()
    st.session_state[saving.note("sheet_file")] = file.name
    try:
        sheet = read_lines(file.getvalue(), file.name, currency)
        st.session_state[saving.note("sheet")] = _SHEET.dump_json(sheet).decode()
    except InputError as error:
        text = _PROBLEMS.dump_json(list(error.problems)).decode()
        st.session_state[saving.note("sheet_problems")] = text
    st.session_state[saving.note("sheet_round")] = st.session_state.get(saving.note("sheet_round"), 0) + 1
    st.session_state[PANEL] = True


def refused(_: Translator) -> None:
    """What is wrong with the file that was uploaded last, cell by cell."""
    text = st.session_state.get(saving.note("sheet_problems"))
    if text is None:
        return
    problems = _PROBLEMS.validate_json(text)
    name = md(st.session_state[saving.note("sheet_file")])
    st.error(
        _("{file} was not used, and nothing was changed. What is wrong, and what would be right:", file=name)
    )
    st.markdown("\n".join(f"- {_told(problem, _)}" for problem in problems[:TOLD]))
    if len(problems) > TOLD:
        st.markdown(_.plural("and {n} more problem", "and {n} more problems", len(problems) - TOLD))


def _told(problem: Problem, _: Translator) -> str:
    place = problem.path or (_("Row {n}", n=problem.line) if problem.line else "")
    return f"**{md(place)}**{_(': ')}{md(describe(problem, _))}" if place else md(describe(problem, _))
