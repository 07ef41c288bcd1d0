"""How a source is cited: its title, the place in it, what kind of source it is, and when it was read."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from assess.app.escape import md
from assess.i18n import N_, Translator, show_date
from assess.i18n.terms import SOURCE_KIND
from assess.rubric import Rubric, Source, SourceRef

_PLACES: Mapping[str, str] = MappingProxyType(
    {"art.": N_("art. {n}"), "sec.": N_("sec. {n}"), "rule": N_("rule {n}")}
)
"""Words for places; others, such as `A.6.2` or `MAP 1.1`, are called the same in every language."""


def cited(rubric: Rubric, ref: SourceRef, _: Translator) -> str:
    """A reference to a source as Markdown; only its id where the rubric does not list the source."""
    source = rubric.source_by_id.get(ref.ref)
    if source is None:
        return md(ref.ref)
    title = md(_.text(source.title))
    if ref.at:
        title = _("{title}, {place}", title=title, place=md(_place(ref.at, _)))
    return stamped(title, source, _)


def _place(at: str, _: Translator) -> str:
    kind, _space, number = at.partition(" ")
    return _(_PLACES[kind], n=number) if kind in _PLACES else at


def stamped(title: str, source: Source, _: Translator) -> str:
    """A source's title, with what kind of source it is and the day it was read."""
    day = show_date(dt.date.fromisoformat(source.as_of), _.locale)
    stamp = _("{kind}, read on {date}", kind=_(SOURCE_KIND[source.kind]), date=day)
    return _("{title} ({stamp})", title=title, stamp=stamp)
