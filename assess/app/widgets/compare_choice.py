"""Choosing what to compare: assessments of the store, and files that are only read."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from assess.app import naming, state
from assess.app.escape import md
from assess.assessment import Assessment
from assess.assessment_file import load_assessment
from assess.charts.overlay import MOST
from assess.i18n import Translator, show_date
from assess.i18n.problems import line
from assess.problems import InputError
from assess.storage import NotFound, Summary

CHOSEN = "compare/chosen"
"""Key of the choice: ids of stored assessments."""
_OPENED = "compare/opened"
"""Session key of the assessment that was open when the choice was made."""


def choose(_: Translator) -> list[Assessment]:
    """The chosen assessments, stored and uploaded, earliest first."""
    stored = {s.id: s for s in state.repository().list()}
    if CHOSEN not in st.session_state or st.session_state.get(_OPENED) != state.current_id():
        st.session_state[CHOSEN] = _first_choice(stored) or st.session_state.get(CHOSEN, [])
        st.session_state[_OPENED] = state.current_id()
    st.session_state[CHOSEN] = [id for id in st.session_state[CHOSEN] if id in stored]
    labels = naming.labels(list(stored.values()), _)  # the browser hands labels back: no two may be the same
    chosen = st.multiselect(
        _("Assessments"),
        list(stored),
        format_func=labels.__getitem__,
        key=CHOSEN,
        max_selections=MOST,
        select_all=False,
        placeholder=_("Choose two or more"),
        persist_state="session",
    )
    with st.expander(_("Compare with files"), icon=":material/upload_file:"):
        st.markdown(_("Assessment files, JSON or YAML. They are read for this comparison and not kept."))
        files = st.file_uploader(
            _("Assessment files"),
            type=["json", "yaml", "yml"],
            accept_multiple_files=True,
            key="compare/files",
        )
    found = [*_loaded(chosen), *_uploaded(files or [], _)]
    if len(found) > MOST:
        st.warning(_("At most {n} assessments can be compared at once; the first {n} are shown.", n=MOST))
    return sorted(found[:MOST], key=lambda a: a.profile.as_of)


def _first_choice(stored: dict[str, Summary]) -> list[str]:
    """The open assessment and the one it was copied from."""
    current = state.current_id()
    if current not in stored:
        return []
    previous = stored[current].previous
    return [id for id in (previous, current) if id in stored]


def _loaded(ids: Sequence[str]) -> list[Assessment]:
    found = []
    for id in ids:
        try:
            found.append(state.repository().load(id).assessment)
        except NotFound:  # emptied from the bin in another window since the list was read
            continue
    return found


def _uploaded(files: Sequence[UploadedFile], _: Translator) -> list[Assessment]:
    found = []
    for file in files:
        try:
            found.append(load_assessment(file.getvalue(), file.name, state.rubric()))
        except InputError as error:
            lines = [f"- {md(line(problem, _))}" for problem in error.problems]
            st.error("\n".join(lines), title=_("{file} can't be compared", file=md(file.name)))
    return found


def names(assessments: Sequence[Assessment], _: Translator, *, pseudonyms: bool) -> list[str]:
    """What to call each: the day where all are of one company, else the company, made unique.

    Titles tell apart what is of one company and one day, unless names are hidden.
    """
    companies = list(dict.fromkeys(a.profile.company for a in assessments))
    days = [show_date(a.profile.as_of, _.locale) for a in assessments]
    if pseudonyms:
        shown = [
            _("Company {letter}", letter=chr(65 + companies.index(a.profile.company))) for a in assessments
        ]
    else:
        shown = [a.profile.company for a in assessments]
    if len(companies) == 1:
        titles = [naming.of(a, _) for a in assessments]
        tell = not pseudonyms and len(set(days)) < len(days) and len(set(titles)) == len(titles)
        shown = titles if tell else days
    elif len(set(shown)) < len(shown):
        shown = [f"{name} · {day}" for name, day in zip(shown, days, strict=True)]
    counts, seen = Counter(shown), Counter[str]()
    unique = []
    for name in shown:
        seen[name] += 1
        unique.append(f"{name} ({seen[name]})" if counts[name] > 1 else name)
    return unique
