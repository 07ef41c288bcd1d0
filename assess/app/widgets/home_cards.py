"""The assessments of the store as cards."""

from typing import TypedDict

import streamlit as st

from assess.app import state
from assess.app.escape import md, short
from assess.app.naming import called
from assess.app.widgets import report_file, samples, signs, welcome
from assess.assessment_file import dump_assessment
from assess.i18n import Translator, show_date, show_score, terms
from assess.progress import progress
from assess.rubric import Band
from assess.storage import NotFound, Summary

FEW = 4
"""From how many assessments on a search is offered."""


def draw(summaries: list[Summary]) -> None:
    """Cards of all assessments that fit the search, newest change first."""
    _ = state.translator()
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.title(_("Your assessments"), anchor=False, width="content")
        own = any(not samples.is_sample(summary.id) for summary in summaries)
        if own and st.button(_("New assessment"), key="start", type="primary", icon=":material/add:"):
            state.open_(None, "profile")
    if not own:
        welcome.invite()
    shown = summaries
    if len(summaries) >= FEW:
        label, hint = _("Find an assessment by name or company"), _("Name or company")
        words = st.text_input(label, key="home/find", type="search", placeholder=hint)
        shown = [s for s in summaries if _fits(s, words or "")]
        if not shown:
            st.markdown(_("No assessment matches."))
    with st.grid("auto", min_column_width=300):
        for summary in shown:
            _card(summary, _)


def _fits(summary: Summary, words: str) -> bool:
    text = f"{summary.title} {summary.company} {summary.as_of.isoformat()}".casefold()
    return all(word in text for word in words.casefold().split())


class Figures(TypedDict):
    """What a card shows of an assessment."""

    readiness: float | None
    band: Band | None
    capped: bool
    """Whether gates hold the band below what readiness alone would give."""
    answered: int
    asked: int
    share: float
    topic: str | None
    """Topic in which to go on."""


@st.cache_data(max_entries=2000, show_spinner=False)
def _figures(location: str, name: str, changed: str, rubric_version: str) -> Figures:
    """The figures of an assessment in one state, which the arguments name."""
    stored = state.repository().load(name)
    card = state.scorecard(stored)
    total = progress(state.rubric(), stored.assessment).total
    return Figures(
        readiness=card.readiness.value if card.readiness else None,
        band=card.band,
        capped=card.band != card.uncapped_band,
        answered=total.answered,
        asked=total.asked,
        share=total.share,
        topic=state.resume_topic(stored),
    )


def _card(summary: Summary, _: Translator) -> None:
    where, when = state.repository().location, summary.changed.isoformat()
    try:
        shown = _figures(where, summary.id, when, state.rubric().version)
    except NotFound:
        return  # deleted in another window a moment ago
    with st.container(border=True, height="stretch", key=f"assessment-{summary.id}"):
        st.markdown(f"## {md(short(called(summary.title, summary.company)))}", anchors=False)
        day = _("As of {day}", day=show_date(summary.as_of, _.locale))
        sample = _("Sample")
        badge = f":gray-badge[{sample}] " if samples.is_sample(summary.id) else ""
        st.markdown(f"{badge}{_(terms.STAGE[summary.stage])} · {_(terms.MODE[summary.mode])}  \n{day}")
        _verdict(shown, _)
        counts = _("{answered} of {asked} answered", answered=shown["answered"], asked=shown["asked"])
        st.progress(shown["share"], text=counts)
        st.markdown(_("Last change {time}", time=state.show_moment(summary.changed)))
        st.space("stretch")
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            label = _("Review") if shown["answered"] == shown["asked"] else _("Continue")
            state.link("walkthrough", assessment=summary.id, topic=shown["topic"], label=label)
            state.link("results", assessment=summary.id)
            _more(summary, _)


def _verdict(shown: Figures, _: Translator) -> None:
    if not shown["answered"]:
        st.markdown(_("Nothing answered yet."))
        return
    band = shown["band"]
    readiness = _("Readiness **{figure}**", figure=show_score(shown["readiness"]))
    name = signs.band_name(band, _) if band else _("too little answered for a band")
    st.markdown(f"{readiness} · {signs.band_icon(band)} {name}")
    if shown["capped"]:
        st.markdown(f"{signs.GATE_ICON['unmet']} {_('held back by gates')}")


def _more(summary: Summary, _: Translator) -> None:
    """Download and delete, read from the store only when opened."""
    key = f"more/{summary.id}"
    panel = st.popover(_("More"), key=key, on_change="rerun")
    if not panel.open:
        return
    with panel:
        assessment = state.repository().load(summary.id).assessment
        st.download_button(
            _("Download as a file"),
            dump_assessment(assessment),
            file_name=report_file.assessment_file_name(assessment),
            mime="application/json",
            key=f"download/{summary.id}",
            icon=":material/download:",
            on_click="ignore",
        )
        state.link("profile", assessment=summary.id, label=_("Edit the profile"))
        st.button(
            _("Move to the bin"),
            key=f"delete/{summary.id}",
            icon=":material/delete:",
            on_click=_delete,
            args=(summary.id,),
        )


def _delete(name: str) -> None:
    state.repository().delete(name, state.now(), state.WHO)
    if state.current_id() == name:
        del st.query_params["a"]
