"""What the app calls an assessment, so that two of them can be told apart."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from assess.assessment import Assessment
from assess.i18n import Translator, show_date
from assess.profile import MAX_TEXT
from assess.storage import Summary

_NUMBER = re.compile(r"\s*[(\uff08](\d{1,6})[)\uff09]$")
"""A counter behind a name, in brackets of either width."""


def called(title: str, company: str) -> str:
    """The title, or the company where there is none."""
    return title.strip() or company


def dated(title: str, company: str, day: dt.date, _: Translator) -> str:
    """The name with the day it speaks of, once and in the reader's language."""
    return f"{called(title, company)} · {show_date(day, _.locale)}"


def of(assessment: Assessment, _: Translator) -> str:
    """The dated name of an assessment."""
    return dated(assessment.title, assessment.profile.company, assessment.profile.as_of, _)


def labels(summaries: Sequence[Summary], _: Translator) -> dict[str, str]:
    """A label for each id, no two the same.

    Name and day; where companies share that, with the company; where even that is shared, a counter
    in the order of creation, so that a later twin does not rename the earlier.
    """
    found = {s.id: dated(s.title, s.company, s.as_of, _) for s in summaries}
    companies = Counter(label for label, _company in {(found[s.id], s.company) for s in summaries})
    for s in summaries:
        if companies[found[s.id]] > 1 and s.title.strip():
            found[s.id] = dated(f"{s.title.strip()} · {s.company}", "", s.as_of, _)
    taken: set[str] = set()
    for s in sorted(summaries, key=lambda s: (s.created, s.id)):
        base, number = found[s.id], 2
        while found[s.id] in taken:
            found[s.id], number = f"{base} · {number}", number + 1
        taken.add(found[s.id])
    return found


def numbered(name: str, taken: Iterable[str], _: Translator) -> str:
    """The name with the lowest number from 2 that none of the taken names has: `Round A (2)`."""
    base, used, number = _NUMBER.sub("", name.strip()), set(taken), 2
    while True:
        suffix = _(" ({n})", n=number)
        shown = base[: MAX_TEXT - len(suffix)].rstrip() + suffix
        if shown not in used:
            return shown
        number += 1
