"""Choosing what to compare: assessments of the store, and files that are only read."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from assess.app import naming, state
from assess.app.cutting import cut_apart
from assess.app.escape import md
from assess.assessment import Assessment
from assess.assessment_file import load_assessment
from assess.charts.overlay import MOST
from assess.documents import MAX_BYTES
from assess.i18n import Translator, show_date
from assess.i18n.problems import line
from assess.plan.trying import as_assessment, tried_on, what_if_id, what_if_name
from assess.problems import InputError
from assess.storage import NotFound, Summary

CHOSEN = "compare/chosen"
"""Key of the choice: ids of stored assessments."""
CHIP = 30
"""How many letters of a name a chip shows on a phone."""
_OPENED = "compare/opened"
"""Session key of the assessment that was open when the choice was made."""


def choose(_: Translator) -> list[Assessment]:
    """The chosen assessments, stored and uploaded, earliest first."""
    stored = {s.id: s for s in state.repository().list()}
    if CHOSEN not in st.session_state or st.session_state.get(_OPENED) != state.current_id():
        put(_first_choice(stored) or st.session_state.get(CHOSEN, []))
    labels = _labels(stored, _)
    if state.on_phone():  # a chip has room for the beginning, in which those of one company are alike
        labels = dict(zip(labels, cut_apart(labels.values(), CHIP), strict=True))
    st.session_state[CHOSEN] = [id for id in st.session_state[CHOSEN] if id in labels]
    chosen = st.multiselect(
        _("Assessments, and what-ifs kept with them"),
        list(labels),
        format_func=labels.__getitem__,
        key=CHOSEN,
        max_selections=MOST,
        select_all=False,
        placeholder=_("Choose two or more"),
        persist_state="session",
    )
    with st.expander(_("Compare with files"), icon=":material/upload_file:"):
        st.markdown(
            _(
                "Assessment files, JSON or YAML, at most {limit} MB each. They are read for this comparison "
                "and not kept.",
                limit=MAX_BYTES // 1_000_000,
            )
        )
        files = st.file_uploader(
            _("Assessment files"),
            type=["json", "yaml", "yml"],
            accept_multiple_files=True,
            key="compare/files",
        )
    found = [*_loaded(chosen), *_uploaded(files or [], _)]
    if len(found) > MOST:
        st.warning(_("At most {n} assessments can be compared at once; the first {n} are shown.", n=MOST))
    return sorted(found[:MOST], key=lambda a: (a.profile.as_of, what_if_name(a.id) is not None))


def put(chosen: list[str]) -> None:
    """Has the page compare these, for as long as the same assessment is open."""
    st.session_state[CHOSEN] = chosen
    st.session_state[_OPENED] = state.current_id()


def _labels(stored: dict[str, Summary], _: Translator) -> dict[str, str]:
    """Assessments, each followed by its what-ifs. The browser hands labels back: no two may be the same."""
    of = naming.labels(list(stored.values()), _)
    found = {}
    for id, summary in stored.items():
        found[id] = of[id]
        for name in summary.what_ifs:
            found[what_if_id(id, name)] = _("{name} · what if: {text}", name=of[id], text=name)
    return found


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
        name = what_if_name(id)
        try:
            assessment = state.repository().load(tried_on(id)).assessment
        except NotFound:  # emptied from the bin in another window since the list was read
            continue
        if name is None:
            found.append(assessment)
        # One that was deleted since the list was read is left out.
        kept = (one for one in assessment.plan.what_ifs if one.name == name)
        found.extend(as_assessment(state.rubric(), assessment, one) for one in kept)
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

    Titles tell apart what is of one company and one day, unless names are hidden. A what-if is called by
    what it was tried on and its own name, which may give the company away and is hidden with it.
    """
    what_ifs = [what_if_name(a.id) for a in assessments]
    shown = _on_one(assessments, what_ifs, _, pseudonyms) or [
        name if not what_if else _of_what_if(name, what_if, _, pseudonyms)
        for name, what_if in zip(_behind(assessments, what_ifs, _, pseudonyms), what_ifs, strict=True)
    ]
    counts, seen = Counter(shown), Counter[str]()
    unique = []
    for name in shown:
        seen[name] += 1
        unique.append(f"{name} ({seen[name]})" if counts[name] > 1 else name)
    return unique


def _on_one(
    assessments: Sequence[Assessment], what_ifs: Sequence[str | None], _: Translator, pseudonyms: bool
) -> list[str] | None:
    """Short names where what-ifs are compared with nothing but the answers that they were tried on."""
    behind = {tried_on(a.id) for a in assessments}
    if len(behind) > 1 or not any(what_ifs):
        return None
    hidden = _("What if")
    return [
        _("Saved answers") if not one else hidden if pseudonyms else _("What if: {text}", text=one)
        for one in what_ifs
    ]


def _of_what_if(name: str, what_if: str, _: Translator, pseudonyms: bool) -> str:
    if pseudonyms:
        return _("{name} · what if", name=name)
    return _("{name} · what if: {text}", name=name, text=what_if)


def _behind(
    assessments: Sequence[Assessment], what_ifs: Sequence[str | None], _: Translator, pseudonyms: bool
) -> list[str]:
    """What the assessments are called, what-ifs as that on which they were tried."""
    companies = list(dict.fromkeys(a.profile.company for a in assessments))
    days = [show_date(a.profile.as_of, _.locale) for a in assessments]
    if pseudonyms:
        shown = [
            _("Company {letter}", letter=chr(65 + companies.index(a.profile.company))) for a in assessments
        ]
    else:
        shown = [a.profile.company for a in assessments]
    own = [number for number, what_if in enumerate(what_ifs) if not what_if]

    def alike(texts: Sequence[str]) -> bool:
        return len({texts[number] for number in own}) < len(own)

    if len(companies) == 1:
        titles = [naming.of(a, _) for a in assessments]
        return titles if not pseudonyms and alike(days) and not alike(titles) else days
    if alike(shown):
        return [f"{name} · {day}" for name, day in zip(shown, days, strict=True)]
    return shown
