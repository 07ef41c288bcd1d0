"""Saving answers from widgets: callbacks that read a widget's value and save it.

An edit starts from the answer as the card showed it, and is saved only if that answer is still stored.
If another window changed it meanwhile, the edit is kept in the session as "mine" until the user chooses.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st
from pydantic import TypeAdapter, ValidationError

from assess.app import state
from assess.assessment import Answer, Evidence, LevelAnswer, NotApplicable, Unknown
from assess.i18n import show_number
from assess.i18n.problems import describe
from assess.profile import MAX_TEXT
from assess.storage import Conflict, DatabaseUnusable, NotFound, Saved, Stored

_ANSWER: TypeAdapter[Answer | None] = TypeAdapter(Answer | None)


def note(kind: str, criterion: str) -> str:
    """Session key of what is remembered about a criterion of the open assessment."""
    return f"{kind}/{state.current_id()}/{criterion}"


def saw(stored: Stored, criterion: str) -> None:
    """Remembers the answer that a card is about to show: edits start from it."""
    _show(criterion, stored.revisions.get(criterion, 0), stored.assessment.answers.get(criterion))


def _show(criterion: str, revision: int, answer: Answer | None) -> None:
    st.session_state[note("seen", criterion)] = (revision, dump(answer))


def dump(answer: Answer | None) -> str:
    """An answer as text for the session."""
    return _ANSWER.dump_json(answer).decode()


def parse(text: str) -> Answer | None:
    """An answer from the session's text."""
    return _ANSWER.validate_json(text)


def seen(criterion: str) -> tuple[int, Answer | None]:
    """The revision and answer that the card showed last."""
    revision, text = st.session_state.get(note("seen", criterion), (0, "null"))
    return revision, parse(text)


def save(criterion: str, answer: Answer | None) -> bool:
    """Saves an answer unless it was changed elsewhere since it was shown; whether it was saved."""
    revision, _shown = seen(criterion)
    with _told(criterion) as told:
        try:
            saved = state.repository().save_answer(
                _id(), criterion, answer, expected=revision, now=state.now(), who=state.WHO
            )
        except Conflict:
            st.session_state[note("mine", criterion)] = dump(answer)
            return False
        _acknowledge(criterion, saved)
        # A text and a choice may come in one message: the next edit starts from this one.
        _show(criterion, saved.revision, answer)
    return not told


def undo(criterion: str) -> None:
    """Takes back the last change of an answer."""
    _ = state.translator()
    revision, _shown = seen(criterion)
    with _told(criterion) as told:
        try:
            saved = state.repository().undo(
                _id(), criterion, expected=revision, now=state.now(), who=state.WHO
            )
            _acknowledge(criterion, saved)
        except Conflict:
            told.append(_("the answer was changed in another window meanwhile; here it is."))


def _acknowledge(criterion: str, saved: Saved) -> None:
    """What was saved leaves no draft and no open question."""
    st.session_state[note("saved", criterion)] = saved.at.isoformat()
    for kind in ("draft", "mine"):
        st.session_state.pop(note(kind, criterion), None)


@contextmanager
def _told(*criteria: str) -> Iterator[list[str]]:
    """Turns what keeps the store from saving into words on these cards; gives the list of them."""
    _ = state.translator()
    told: list[str] = []
    for criterion in criteria:
        st.session_state.pop(note("failed", criterion), None)
    try:
        yield told
    except NotFound:
        told.append(_("this assessment was deleted in another window."))
    except DatabaseUnusable as error:
        told.extend(describe(problem, _) for problem in error.problems)
    for criterion in criteria if told else ():
        fail(criterion, " ".join(told))


def fail(criterion: str, why: str) -> None:
    """Has the card say that the last edit was not saved, and why."""
    st.session_state[note("failed", criterion)] = why


def choice_key(criterion: str) -> str:
    """Key of the radio with a criterion's levels."""
    return f"answer/{criterion}"


def choose(criterion: str) -> None:
    """A level, "don't know" or "not applicable" was picked; the last waits for its reason."""
    picked = st.session_state[choice_key(criterion)]
    _revision, shown = seen(criterion)
    draft = note("draft", criterion)
    if picked == "not_applicable" and not isinstance(shown, NotApplicable):
        st.session_state[draft] = True
        return
    st.session_state.pop(draft, None)
    if picked is not None and picked != choice_of(shown):
        save(criterion, _picked(picked, shown))


def choice_of(answer: Answer | None) -> str | None:
    """The option of the radio that an answer stands for."""
    if answer is None:
        return None
    return str(answer.level) if isinstance(answer, LevelAnswer) else answer.kind


def _picked(choice: str, shown: Answer | None) -> Answer:
    text = shown.note if shown is not None else ""
    if choice == "unknown":
        return Unknown(note=text)
    evidence = shown.evidence if isinstance(shown, LevelAnswer) else ()
    return LevelAnswer(level=int(choice), evidence=evidence, note=text)


def give_reason(criterion: str, key: str) -> None:
    """The reason why a criterion does not apply: only with it the answer is saved."""
    if st.session_state.get(choice_key(criterion)) != "not_applicable":
        return  # a level was picked in the same moment
    reason = st.session_state[key].strip()
    _revision, shown = seen(criterion)
    if reason:
        text = shown.note if shown is not None else ""
        _build(criterion, lambda: NotApplicable(reason=reason, note=text))


def write_note(criterion: str, key: str) -> None:
    """The note of an answer."""
    _revision, shown = seen(criterion)
    text = st.session_state[key].strip()
    if shown is not None and text != shown.note:
        _build(
            criterion,
            lambda: type(shown).model_validate({**shown.model_dump(), "note": text, "carried": False}),
        )


def clear(criterion: str) -> None:
    """Takes the answer away: the criterion is unanswered again."""
    st.session_state.pop(note("draft", criterion), None)
    _revision, shown = seen(criterion)
    if shown is not None:
        save(criterion, None)


def put_evidence(criterion: str, evidence: tuple[Evidence, ...]) -> bool:
    """Replaces the evidence of a level; whether it was saved."""
    _revision, shown = seen(criterion)
    if not isinstance(shown, LevelAnswer):
        return False
    return save(criterion, shown.model_copy(update={"evidence": evidence, "carried": False}))


def _build(criterion: str, make: Callable[[], Answer]) -> None:
    try:
        answer = make()
    except ValidationError:
        _ = state.translator()
        limit = show_number(MAX_TEXT, state.locale(), decimals=0)
        fail(criterion, _("a text may have at most {limit} characters.", limit=limit))
        return
    save(criterion, answer)


def mark_later(criterion: str, key: str) -> None:
    """Marks a criterion to come back to, or takes the mark away."""
    marked = bool(st.session_state[key])
    with _told(criterion):
        state.repository().save_later(_id(), criterion, marked, now=state.now(), who=state.WHO)


def confirm(criterion: str) -> None:
    """A carried answer still holds."""
    confirm_all([criterion])


def confirm_all(criteria: list[str]) -> None:
    """Carried answers still hold, all of these."""
    moment = state.now()
    with _told(*criteria):
        confirmed = state.repository().confirm(_id(), criteria, now=moment, who=state.WHO)
        for criterion in confirmed:
            st.session_state[note("saved", criterion)] = moment.isoformat()


def keep_theirs(criterion: str) -> None:
    """Of two answers given at the same time, the stored one stays."""
    st.session_state.pop(note("mine", criterion), None)


def keep_mine(criterion: str) -> None:
    """Of two answers given at the same time, the one from this window is saved over the stored one."""
    mine = st.session_state.pop(note("mine", criterion), None)
    if mine is not None:
        save(criterion, parse(mine))


def _id() -> str:
    return state.current_id() or ""
