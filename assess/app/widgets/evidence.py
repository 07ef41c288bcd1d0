"""What proves a level: a list to add to, change and take from."""

import datetime as dt

import streamlit as st

from assess.app import saving
from assess.app.escape import md_link, titled
from assess.assessment import Evidence, LevelAnswer
from assess.i18n import Translator, show_date
from assess.profile import MAX_TEXT
from assess.rubric import Criterion

NEW = -1
"""Place of a piece of evidence that is being added."""
_FIELDS = ("label", "url", "date", "expires")


def draw(criterion: Criterion, answer: LevelAnswer, day: dt.date, _: Translator) -> None:
    """The evidence of an answer as of a day, and the form to change it."""
    name = criterion.id
    editing = st.session_state.get(saving.note("editing", name))
    st.markdown(titled(_("Evidence"), _standing(answer, day, _)))
    for place, piece in enumerate(answer.evidence):
        if editing == place:
            _form(criterion, place, piece, _)
        else:
            _line(name, place, piece, day, _)
    if editing == NEW:
        _form(criterion, NEW, Evidence(), _)
    elif editing is None:
        st.button(
            _("Add evidence"),
            key=f"evidence/{name}/add",
            icon=":material/add:",
            on_click=_open,
            args=(name, NEW),
        )


def _standing(answer: LevelAnswer, day: dt.date, _: Translator) -> str:
    if answer.evidenced(day):
        supported = (
            _("The evidence is valid; the level counts once you confirm it.")
            if answer.carried
            else _("Supported by evidence: the level you chose counts in full.")
        )
        return f":material/verified: {supported}"
    if answer.level < 2:
        return _("A level this low needs no proof; evidence is welcome.")
    if answer.evidence:
        expired = _("All evidence has expired: without a valid piece this level is only a claim.")
        return f":material/event_busy: {expired}"
    return _("None yet: without it this level is only a claim.")


def _line(name: str, place: int, piece: Evidence, day: dt.date, _: Translator) -> None:
    words, buttons = st.columns([3, 1], vertical_alignment="center")
    words.markdown(f":material/attach_file: {_described(piece, day, _)}")
    with buttons, st.container(horizontal=True, horizontal_alignment="right", wrap=False):
        for action, label, icon, callback in (
            ("edit", _("Edit"), ":material/edit:", _open),
            ("remove", _("Remove"), ":material/delete:", _remove),
        ):
            key = f"evidence/{name}/{action}/{place}"
            st.button(label, key=key, type="tertiary", icon=icon, on_click=callback, args=(name, place))


def _described(piece: Evidence, day: dt.date, _: Translator) -> str:
    parts = [md_link(piece.label or _("Without a name: does not count"), piece.url)]
    if piece.date:
        parts.append(show_date(piece.date, _.locale))
    if piece.expires:
        until = show_date(piece.expires, _.locale)
        if piece.expires < day:
            expired = _("expired {date}", date=until)
            parts.append(f":material/event_busy: **{expired}**")
        else:
            parts.append(_("valid until {date}", date=until))
    parts += [f":material/warning: {warning}" for warning in _doubts(piece, day, _)]
    return "\N{NO-BREAK SPACE}· ".join(parts)  # no line begins with the dot


def _doubts(piece: Evidence, day: dt.date, _: Translator) -> list[str]:
    """What looks like a slip in the dates; the piece is kept as it is."""
    doubts = []
    if piece.date and piece.date > day:
        doubts.append(_("dated after the as-of date: check it"))
    if piece.date and piece.expires and piece.expires < piece.date:
        doubts.append(_("ends before it begins: check both dates"))
    return doubts


def _form(criterion: Criterion, place: int, piece: Evidence, _: Translator) -> None:
    name = criterion.id
    keys = {field: f"evidence/{name}/{field}" for field in _FIELDS}
    for field, key in keys.items():
        if key not in st.session_state:
            st.session_state[key] = getattr(piece, field) or (None if field in ("date", "expires") else "")
    with st.form(f"evidence/{name}/form", enter_to_submit=True):
        st.text_input(
            _("What could you show?"),
            key=keys["label"],
            max_chars=MAX_TEXT,
            placeholder=_.text(criterion.evidence[0]),
        )
        st.text_input(
            _("Link or file name, optional"), key=keys["url"], max_chars=MAX_TEXT, placeholder="https://"
        )
        left, right = st.columns(2)
        for column, field, label in (
            (left, "date", _("Dated, optional")),
            (right, "expires", _("Valid until (that day included); empty: no end")),
        ):
            # Only a field that would begin empty can be emptied in the browser.
            column.date_input(
                label,
                value=None,
                key=keys[field],
                min_value=dt.date.min,
                max_value=dt.date.max,
                format="YYYY-MM-DD",
            )
        if st.session_state.get(saving.note("nameless", name)):
            st.warning(_("Give it a name: without one it cannot count."))
        with st.container(horizontal=True):
            label = _("Add") if place == NEW else _("Save")
            st.form_submit_button(
                label, key=f"evidence/{name}/save", type="primary", on_click=_save, args=(name, place)
            )
            st.form_submit_button(_("Cancel"), key=f"evidence/{name}/cancel", on_click=_cancel, args=(name,))


def _open(name: str, place: int) -> None:
    _close(name)
    st.session_state[saving.note("editing", name)] = place


def _cancel(name: str) -> None:
    _close(name)


def _close(name: str) -> None:
    for key in (saving.note("editing", name), saving.note("nameless", name)):
        st.session_state.pop(key, None)
    for field in _FIELDS:
        st.session_state.pop(f"evidence/{name}/{field}", None)


def _save(name: str, place: int) -> None:
    """Saves the form; what was typed stays in it unless that succeeded."""
    label, url, date, expires = (st.session_state[f"evidence/{name}/{field}"] for field in _FIELDS)
    if not label.strip():
        st.session_state[saving.note("nameless", name)] = True
        return
    piece = Evidence(label=label.strip(), url=url.strip() or None, date=date, expires=expires)
    held = _held(name)
    if saving.put_evidence(
        name, (*held, piece) if place == NEW else (*held[:place], piece, *held[place + 1 :])
    ):
        _close(name)


def _remove(name: str, place: int) -> None:
    held = _held(name)
    saving.put_evidence(name, held[:place] + held[place + 1 :])


def _held(name: str) -> tuple[Evidence, ...]:
    _revision, shown = saving.seen(name)
    return shown.evidence if isinstance(shown, LevelAnswer) else ()
