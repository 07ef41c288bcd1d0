"""Files in and out: an assessment's file, and a backup of everything."""

import uuid

import streamlit as st

from assess.app import naming, state
from assess.app.escape import md, titled
from assess.assessment import Assessment
from assess.assessment_file import load_assessment
from assess.documents import MAX_BYTES
from assess.i18n import Translator
from assess.i18n.problems import line
from assess.problems import InputError
from assess.storage import MAX_BACKUP_BYTES, IdTaken, NotFound, Repository

ROUND = "transfer/round"
"""Session key that counts uploads: each gets a fresh uploader."""
OUTCOME = "transfer/outcome"
"""Session key of what the last upload led to: whether it worked, and lines of Markdown."""
LINES_SHOWN = 20


def draw(*, has_any: bool) -> None:
    """Upload of an assessment or a backup; download of everything, made only when asked for."""
    _ = state.translator()
    panel = st.expander(_("Import and backup"), key="transfer", on_change="rerun")
    with panel:
        _outcome(_)
        if not panel.open:
            return
        incoming, outgoing = st.columns(2, gap="large")
        with incoming:
            _upload(_)
        with outgoing:
            st.markdown(titled(_("Backup"), _("Everything in one file: assessments, histories, the bin.")))
            if has_any or state.repository().bin():
                st.download_button(
                    _("Download the backup"),
                    state.repository().export_all(),
                    file_name=f"assess-backup-{state.today().isoformat()}.json",
                    mime="application/json",
                    key="backup",
                    icon=":material/download:",
                    on_click="ignore",
                )


def _upload(_: Translator) -> None:
    st.markdown(
        titled(
            _("Import"),
            _(
                "An assessment file (at most {small} MB) or a backup (at most {large} MB). "
                "Nothing that is here already is replaced.",
                small=MAX_BYTES // 1_000_000,
                large=MAX_BACKUP_BYTES // 1_000_000,
            ),
        )
    )
    number = st.session_state.setdefault(ROUND, 0)
    st.file_uploader(
        _("Assessment file or backup"),
        type=["json", "yaml", "yml"],
        key=f"upload/{number}",
        max_upload_size=MAX_BACKUP_BYTES // 1_000_000,
        label_visibility="collapsed",
        on_change=_take,
        args=(f"upload/{number}",),
    )


def _outcome(_: Translator) -> None:
    outcome = st.session_state.get(OUTCOME)
    if outcome is None:
        return
    worked, lines = outcome
    if worked:
        st.success("  \n".join(lines), icon=":material/check_circle:")
        return
    st.error(_("Nothing was imported. What is wrong, and what would be right:"))
    st.markdown("\n".join(f"- {text}" for text in lines[:LINES_SHOWN]))
    if len(lines) > LINES_SHOWN:
        more = len(lines) - LINES_SHOWN
        st.markdown(_.plural("and {n} more problem", "and {n} more problems", more))


def _take(key: str) -> None:
    """Brings in what was uploaded, and makes room for the next file."""
    st.session_state.pop(OUTCOME, None)
    uploaded = st.session_state[key]
    if uploaded is None:
        return
    _ = state.translator()
    data = uploaded.getvalue()
    try:
        lines = _backup(data, uploaded.name, _) if _is_backup(data) else _assessment(data, uploaded.name, _)
        st.session_state[OUTCOME] = (True, lines)
    except InputError as error:
        lines = [md(line(problem, _)) for problem in error.problems]
        if any(problem.params.get("found", "").startswith("assess/report@") for problem in error.problems):
            lines.append(
                _(
                    "This is a report. The assessment's own file comes from its card on Home: "
                    "More, then Download as a file."
                )
            )
        st.session_state[OUTCOME] = (False, lines)
    st.session_state[ROUND] += 1
    st.session_state["transfer"] = True


def _is_backup(data: bytes) -> bool:
    return b"assess/backup@" in data[:500]


def _backup(data: bytes, file: str, _: Translator) -> list[str]:
    done = state.repository().import_all(data, file, state.rubric(), now=state.now(), who=state.WHO)
    lines = [_.plural("{n} assessment imported.", "{n} assessments imported.", len(done.added))]
    if done.skipped:
        lines.append(_.plural("{n} was here already.", "{n} were here already.", len(done.skipped)))
    if done.renamed:
        lines.append(
            _.plural(
                "{n} differed from the one here with the same id and was added beside it.",
                "{n} differed from those here with the same ids and were added beside them.",
                len(done.renamed),
            )
        )
    return lines


def _assessment(data: bytes, file: str, _: Translator) -> list[str]:
    """Brings an assessment in; what is here already stays as it is and is not doubled."""
    assessment, repository = load_assessment(data, file, state.rubric()), state.repository()
    try:
        repository.create(assessment, now=state.now(), who=state.WHO)
    except IdTaken:
        same = _same(assessment, repository)
        if same is not None:
            return [_("{name} is here already, identical.", name=md(naming.of(same, _)))]
        beside = _beside(assessment, repository, _)
        repository.create(beside, now=state.now(), who=state.WHO)
        return [
            _(
                "Imported as {name}: another one with the same id is here already, perhaps in the bin.",
                name=md(naming.of(beside, _)),
            )
        ]
    return [_("Imported {name}.", name=md(naming.of(assessment, _)))]


def _same(assessment: Assessment, repository: Repository) -> Assessment | None:
    """The same assessment outside the bin, under its id or as an earlier import put it beside."""
    for summary in repository.list():
        own = summary.id == assessment.id
        if own or summary.id.startswith(_stem(assessment)):
            try:
                here = repository.load(summary.id).assessment
            except NotFound:  # emptied from the bin in another window since the list was read
                continue
            names = {} if own else {"id": here.id, "title": here.title}
            if assessment.model_copy(update=names) == here:
                return here
    return None


def _beside(assessment: Assessment, repository: Repository, _: Translator) -> Assessment:
    """The assessment under an id and a title that nothing else here has."""
    name = naming.called(assessment.title, assessment.profile.company)
    here = [*repository.list(), *repository.bin()]
    title = naming.numbered(name, {naming.called(s.title, s.company) for s in here}, _)
    return assessment.model_copy(update={"id": f"{_stem(assessment)}{uuid.uuid4().hex[:8]}", "title": title})


def _stem(assessment: Assessment) -> str:
    return f"{assessment.id[:70]}-"
