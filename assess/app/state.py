"""What pages share: language, clock, store, rubric, and the assessment that the address names.

The database is the truth and the address says which part of it is shown; the session only remembers
what was not saved yet. Streamlit's session therefore holds ids, flags and text, never objects of the core.
"""

import datetime as dt
import functools
import os
import threading
from pathlib import Path
from typing import Self, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from assess.app import navigation
from assess.app.navigation import PageName
from assess.i18n import Translator
from assess.i18n import translator as translator_of
from assess.i18n.formats import show_date, show_time
from assess.loading import load_rubric, shipped_rubric
from assess.progress import asked_topics, next_open
from assess.rubric import Rubric
from assess.scorecard import Scorecard
from assess.scoring import score
from assess.storage import NotFound, Repository, Stored, open_repository
from assess.text import LOCALES, Locale

WHO = "local"
"""Who saves: without sign-in there is one user."""
LANGUAGE = "language"
"""Key of the language switch, and of the language in the session."""


def locale() -> Locale:
    """The reader's language: of the address, else chosen in this tab, else the browser's."""
    allowed = {*LOCALES, "qps"} if os.environ.get("ASSESS_LOCALE_QPS") == "1" else {*LOCALES}
    for found in (st.query_params.get("lang"), st.session_state.get(LANGUAGE)):
        if found in allowed:
            return cast(Locale, found)
    return "zh" if (st.context.locale or "").lower().startswith("zh") else "en"


def on_phone() -> bool:
    """Whether the browser says that it runs on a phone: where a page cannot bend by itself, it may ask."""
    return "Mobi" in st.context.headers.get("User-Agent", "")


def translator() -> Translator:
    """The words of the reader's language."""
    return translator_of(locale())


def now() -> dt.datetime:
    """The present moment in UTC: the only clock of the app."""
    return dt.datetime.now(dt.UTC)


def local(moment: dt.datetime) -> dt.datetime:
    """A moment in the reader's time zone, or the server's where the browser doesn't tell."""
    try:
        return moment.astimezone(ZoneInfo(st.context.timezone or ""))
    except (ZoneInfoNotFoundError, ValueError):
        return moment.astimezone()


def today() -> dt.date:
    """The reader's day."""
    return local(now()).date()


def show_moment(moment: dt.datetime) -> str:
    """A moment for the reader: the time alone today, else day and time."""
    then = local(moment)
    clock = show_time(then, locale())
    return clock if then.date() == today() else f"{show_date(then.date(), locale())} {clock}"


def repository() -> Repository:
    """The store, opened once per process and address."""
    with _opening:
        return _repository(os.environ.get("ASSESS_DATABASE"))


@functools.cache
def _repository(url: str | None) -> Repository:
    opened = open_repository(url)
    opened.rename(rubric().renamed)
    return opened


def rubric() -> Rubric:
    """The rubric that ships, or the one in the folder that ASSESS_RUBRIC names; loaded once per process."""
    with _opening:
        return _rubric(os.environ.get("ASSESS_RUBRIC"))


@functools.cache
def _rubric(folder: str | None) -> Rubric:
    return load_rubric(Path(folder)) if folder else shipped_rubric()


_opening = threading.RLock()
"""Sessions that start at once wait for the one that opens."""


def current_id() -> str | None:
    """Id of the assessment that the address names, whether it exists or not."""
    return st.query_params.get("a") or None


def current() -> Stored | None:
    """The assessment that the address names, freshly read.

    None if it names none, one that is gone, or one made with another rubric than is open.
    """
    wanted = current_id()
    if wanted is None:
        return None
    try:
        stored = repository().load(wanted)
    except NotFound:
        return None
    foreign = stored.assessment.rubric.id != rubric().id
    return None if stored.deleted or foreign else stored


class Reading:
    """The open assessment as fragments need it: read once for the run that draws the page, then anew by each.

    To be used in a `with` block around what draws the fragments; it ends with the page's own run.
    """

    def __init__(self, stored: Stored) -> None:
        self._stored: Stored | None = stored

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stored = None

    def current(self) -> Stored | None:
        """The assessment as it stands; None as from the function of this name."""
        return self._stored or current()


def scorecard(stored: Stored) -> Scorecard:
    """What the assessment's answers amount to."""
    return score(rubric(), stored.assessment)


def resume_topic(stored: Stored) -> str | None:
    """The topic in which to go on: the first with something left to answer, else the first."""
    criterion = next_open(rubric(), stored.assessment)
    if criterion is not None:
        return rubric().topic_of[criterion.id].id
    return next((topic.id for topic in asked_topics(rubric(), stored.assessment)), None)


def open_(assessment: str | None, page: PageName, topic: str | None = None) -> None:
    """Goes to a page about an assessment; nothing after it runs. Not to be called in a callback."""
    st.switch_page(navigation.page(page, translator()), query_params=navigation.params(assessment, topic))


def link(
    page: PageName,
    *,
    assessment: str | None,
    label: str | None = None,
    topic: str | None = None,
) -> None:
    """A link to another page about an assessment. (On a link to the same page the address would stay.)"""
    _link(page, label, navigation.params(assessment, topic))


def link_to(criterion: str, *, assessment: str, label: str) -> None:
    """A link to where a criterion is answered."""
    topic = rubric().topic_of[criterion].id
    _link("walkthrough", label, navigation.params(assessment, topic, criterion))


def link_to_field(field: str, *, assessment: str, label: str) -> None:
    """A link to a field of the profile."""
    _link("profile", label, navigation.params(assessment, field=field))


def _link(page: PageName, label: str | None, params: dict[str, str]) -> None:
    _ = translator()
    st.page_link(
        navigation.page(page, _),
        label=label,
        icon=navigation.icon(page),
        query_params=params,
    )


def require_assessment() -> Stored:
    """The open assessment; without one the page says what to do and ends."""
    stored = current()
    if stored is not None:
        return stored
    _ = translator()
    if current_id():
        st.info(
            _("This assessment is not here: it was deleted, or it is kept elsewhere. Open one from Home.")
        )
    else:
        st.info(_("No assessment is open. Open one from Home, start a new one, or look at a sample."))
    link(navigation.HOME, assessment=None, label=_("Go to Home"))
    st.stop()
