"""The form of a company's profile, for a new assessment or an existing one."""

import uuid

import streamlit as st
from pydantic import ValidationError

from assess.app import state
from assess.app.escape import md, titled
from assess.app.widgets import profile_fields as fields
from assess.assessment import Assessment, RubricRef
from assess.i18n import Translator
from assess.i18n.problems import describe
from assess.profile import Profile
from assess.rubric import Mode
from assess.storage import InBin, NotFound, ProfileConflict, Stored
from assess.validation import refusals


def draw(stored: Stored | None) -> None:
    """Draws the form: empty for a new assessment, else with what is stored."""
    _ = state.translator()
    if stored is None:
        st.markdown(
            _("These facts decide what you are asked and what is expected. You can change them later.")
        )
    form = fields.Form(stored)
    form.draw(_)
    st.space("xsmall")
    missing = form.missing(_)
    label = _("Save profile") if stored else _("Start the assessment")
    if st.button(label, key="save-profile", type="primary", icon=":material/check:"):
        st.session_state.pop(form.key("saved"), None)
        if missing:
            st.session_state[form.key("asked")] = True
        elif stored is None:
            _create(form, _)
        else:
            _save(form, stored, _)
    _conflict(form, _)
    if missing and st.session_state.get(form.key("asked")):
        fields_left = "\n".join(f"- {label}" for label in missing)
        st.warning(f"{_('Still to fill in:')}\n\n{fields_left}", icon=":material/edit:")
    form.remember()
    saved = st.session_state.get(form.key("saved"))
    if form.unsaved():
        _unsaved(form, _)
    elif saved:
        st.markdown(_(":material/check_circle: Saved {time}", time=saved))
    if stored is not None:
        topic = state.resume_topic(stored)
        state.link(
            "walkthrough", assessment=stored.assessment.id, topic=topic, label=_("Go on to the questions")
        )


def _unsaved(form: fields.Form, _: Translator) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            _(":material/edit_note: Unsaved changes: kept until you save, discard or reload the page."),
            width="content",
        )
        st.button(_("Discard the changes"), key="profile-discard", type="tertiary", on_click=form.forget)


def _facts(form: fields.Form, _: Translator) -> tuple[Profile, str, Mode] | None:
    try:
        return form.profile(), form.title(), form.mode()
    except ValidationError as error:
        told = _("; ").join(describe(problem, _) for problem in refusals(error))
        st.error(_("Not saved: {reason}", reason=md(told)))
        return None


def _create(form: fields.Form, _: Translator) -> None:
    facts = _facts(form, _)
    if facts is None:
        return
    profile, title, mode = facts
    rubric = state.rubric()
    assessment = Assessment(
        id=f"a-{uuid.uuid4().hex[:12]}",
        title=title,
        rubric=RubricRef(id=rubric.id, version=rubric.version),
        mode=mode,
        profile=profile,
    )
    state.repository().create(assessment, now=state.now(), who=state.WHO)
    form.forget()
    stored = state.repository().load(assessment.id)
    state.open_(assessment.id, "walkthrough", state.resume_topic(stored))


def _save(form: fields.Form, stored: Stored, _: Translator) -> None:
    facts = _facts(form, _)
    if facts is None:
        return
    profile, title, mode = facts
    try:
        saved = state.repository().save_profile(
            stored.assessment.id,
            profile,
            title=title,
            mode=mode,
            expected=form.revision(),
            now=state.now(),
            who=state.WHO,
        )
    except ProfileConflict:
        st.session_state[form.key("conflict")] = True
    except (NotFound, InBin):
        st.error(_("This assessment was deleted in another window."))
        return
    else:
        form.accept(saved.revision)
        st.session_state[form.key("saved")] = state.show_moment(saved.at)
    st.rerun()


def _conflict(form: fields.Form, _: Translator) -> None:
    """Says that another window saved the profile meanwhile, and lets the user choose."""
    if not st.session_state.get(form.key("conflict")):
        return
    with st.container(border=True, key="profile-conflict"):
        st.warning(
            _(
                "The profile was changed in another window meanwhile. "
                "Nothing was overwritten: choose which one stays."
            ),
            icon=":material/call_split:",
        )
        for label, theirs, mine in form.differences(_):
            both = _("saved: {stored} · in this window: {entered}", stored=md(theirs), entered=md(mine))
            st.markdown(titled(label, both))
        with st.container(horizontal=True):
            st.button(_("Keep the saved one"), key="profile-theirs", on_click=form.take_stored)
            st.button(_("Save mine instead"), key="profile-mine", on_click=form.insist)
