"""A criterion as a card: its levels to choose from, and everything around the choice."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

import streamlit as st

from assess.app import saving, state
from assess.app.escape import md
from assess.app.widgets import conflict, evidence, explanation, history, progress
from assess.app.widgets.browser import card_key
from assess.app.widgets.options import apart
from assess.app.widgets.progress import Places
from assess.app.widgets.signs import level_name
from assess.assessment import Answer, LevelAnswer, NotApplicable
from assess.i18n import Translator, terms
from assess.profile import MAX_TEXT
from assess.rubric import Criterion
from assess.storage import Stored

CHOICES = ("0", "1", "2", "3", "4", "unknown", "not_applicable")


def draw(criterion: Criterion, stored: Stored, reading: state.Reading, places: Places, _: Translator) -> None:
    """Draws a criterion of the open assessment.

    What an answer changes is a fragment of its own, which writes the progress too: one short run an answer.
    """
    with st.container(border=True, key=card_key(criterion.id)):
        _head(criterion, stored, _)
        with st.container(gap="xsmall"):
            st.markdown(f"**{md(_.text(criterion.ask))}**")
            options = {choice: _option(choice, criterion, _) for choice in CHOICES}
            st.fragment(_answer, key=f"card/{criterion.id}")(criterion, options, reading, places, _)
        explanation.draw(criterion, stored.assessment.profile.stage, _)


def _head(criterion: Criterion, stored: Stored, _: Translator) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f"## {md(_.text(criterion.label))}", anchors=False, width="content")
        key = f"later/{criterion.id}"
        st.session_state[key] = criterion.id in stored.assessment.later
        st.checkbox(_("Come back later"), key=key, on_change=saving.mark_later, args=(criterion.id, key))


def _answer(
    criterion: Criterion,
    options: Mapping[str, str],
    reading: state.Reading,
    places: Places,
    _: Translator,
) -> None:
    name, stored = criterion.id, reading.current()
    if stored is None:
        st.error(_("This assessment was deleted in another window."))
        return
    progress.show(places, state.rubric().topic_of[name], stored, _)
    answer = stored.assessment.answers.get(name)
    saving.saw(stored, name)
    if answer is not None and answer.carried:
        _carried(name, _)
    conflict.draw(criterion, answer, _)
    drafting = bool(st.session_state.get(saving.note("draft", name)))
    _choices(criterion, options, "not_applicable" if drafting else saving.choice_of(answer), _)
    if drafting or isinstance(answer, NotApplicable):
        _reason(name, answer, drafting, _)
    elif isinstance(answer, LevelAnswer):
        evidence.draw(criterion, answer, stored.assessment.profile.as_of, _)
    if answer is not None and not drafting:
        _note(name, answer, _)
    _foot(name, answer, _)
    history.draw(name, _)


def _carried(name: str, _: Translator) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge(_("Carried over: confirm or change"), icon=":material/history:", color="orange")
        st.button(
            _("Still true: confirm"),
            key=f"confirm/{name}",
            icon=":material/check:",
            on_click=saving.confirm,
            args=(name,),
        )


def _option(choice: str, criterion: Criterion, _: Translator) -> str:
    if choice == "unknown":
        means = _("This is an answer too; the score treats it as nothing there yet.")
        return f"**{_(terms.KIND['unknown'])}**  {means}"
    if choice == "not_applicable":
        means = _("This does not concern us, and we can say why.")
        return f"**{_(terms.KIND['not_applicable'])}**  {means}"
    level = int(choice)
    return f"**{level_name(level, _)}**  {md(_.text(criterion.levels[level]))}"


def _choices(criterion: Criterion, options: Mapping[str, str], chosen: str | None, _: Translator) -> None:
    key = saving.choice_key(criterion.id)
    st.session_state[key] = chosen
    st.radio(
        # A screen reader is given the label as it stands, with all signs of Markdown: so without any.
        _.text(criterion.ask),
        CHOICES,
        format_func=options.__getitem__,
        captions=apart(len(CHOICES)),
        key=key,
        label_visibility="collapsed",
        on_change=saving.choose,
        args=(criterion.id,),
    )


def _reason(name: str, answer: Answer | None, drafting: bool, _: Translator) -> None:
    stored_reason = answer.reason if isinstance(answer, NotApplicable) else ""
    key = f"reason/{name}"
    _seed_text(key, stored_reason, keep=drafting)
    st.text_input(
        _("Why it does not apply"),
        key=key,
        max_chars=MAX_TEXT,
        placeholder=_("For example: we have no employees in the EU and plan none"),
        on_change=saving.give_reason,
        args=(name, key),
    )
    if drafting:
        before = (
            _("Until then your earlier answer stays.")
            if answer is not None
            else _("Until then nothing is saved.")
        )
        wanted = _("Give the reason and press Enter.")
        st.warning(f"{wanted} {before}", icon=":material/edit:")


def _note(name: str, answer: Answer, _: Translator) -> None:
    key = f"note/{name}"
    _seed_text(key, answer.note, keep=False)
    st.text_area(
        _("Note"),
        key=key,
        height=68,
        max_chars=MAX_TEXT,
        placeholder=_("What a colleague should know about this answer"),
        on_change=saving.write_note,
        args=(name, key),
    )


def _seed_text(key: str, stored: str, *, keep: bool) -> None:
    """Shows the stored text; `keep` leaves what is typed and not saved yet."""
    if key not in st.session_state or (not keep and st.session_state[key] != stored):
        st.session_state[key] = stored


def _foot(name: str, answer: Answer | None, _: Translator) -> None:
    failed = st.session_state.get(saving.note("failed", name))
    if failed:
        st.error(_("Not saved: {reason}", reason=md(failed)), icon=":material/sync_problem:")
    saved = st.session_state.get(saving.note("saved", name))
    if answer is None and saved is None:
        return
    told = None if failed else saved
    ends: Literal["distribute", "right"] = "distribute" if told else "right"
    with st.container(horizontal=True, horizontal_alignment=ends, vertical_alignment="center"):
        if told:
            moment = state.show_moment(dt.datetime.fromisoformat(told))
            st.markdown(_(":material/check_circle: Saved {time}", time=moment), width="content")
        if answer is not None:
            st.button(
                _("Clear answer"),
                key=f"clear/{name}",
                type="tertiary",
                icon=":material/backspace:",
                on_click=saving.clear,
                args=(name,),
            )
