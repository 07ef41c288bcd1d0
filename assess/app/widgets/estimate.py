"""What a quick scan and a full assessment ask, and how long each takes."""

import datetime as dt

from assess.app import state
from assess.duration import minutes
from assess.i18n import Translator, terms
from assess.profile import MARKETS, Profile
from assess.rubric import Mode

MODES: tuple[Mode, ...] = ("quick", "full")

_EVERYTHING = Profile(
    company="-",
    stage="growth",
    model_role="pre_trains",
    markets=MARKETS,
    personal_data=True,
    public_service=True,
    currency="CNY",
    as_of=dt.date(2000, 1, 1),
)
"""A company that is asked nearly everything."""


def sentence(mode: Mode, profile: Profile | None, _: Translator) -> str:
    """A line of Markdown on a mode; without a profile the most it can be."""
    count = sum(1 for _criterion in state.rubric().expected(profile or _EVERYTHING, mode))
    time = _rounded(minutes(state.rubric(), profile or _EVERYTHING, mode, _.locale))
    asked = _.plural("{n} question", "{n} questions", count)
    if profile is None:
        words = _("up to {questions}, about {minutes}\N{NO-BREAK SPACE}min", questions=asked, minutes=time)
    else:
        words = _("{questions}, about {minutes}\N{NO-BREAK SPACE}min", questions=asked, minutes=time)
    return f"**{_(terms.MODE[mode])}**{_(': ')}{words}"


def _rounded(exact: int) -> int:
    """To five minutes: an estimate that reads as one."""
    return max(5, 5 * round(exact / 5))
