"""How much a rubric asks of each kind of company: criteria and minutes by model role, stage and mode."""

import datetime as dt
from collections.abc import Iterator
from itertools import combinations, product

from pydantic import BaseModel, ConfigDict

from assess.duration import minutes
from assess.profile import MARKETS, MODEL_ROLES, STAGES, Market, ModelRole, Profile, Stage
from assess.rubric import MODES, Mode, Rubric
from assess.text import LOCALES, Locale


class Extent(BaseModel):
    """What one kind of company is asked, over all markets and kinds of data and service it may have."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)

    model_role: ModelRole
    stage: Stage
    mode: Mode
    fewest: int
    """Criteria asked of the company that the fewest concern."""
    most: int
    """Criteria asked of the company that the most concern."""
    expected: int
    """How many of the most have a target at this stage."""
    minutes: dict[Locale, int]
    """To read and decide what is expected, by language."""


def extents(rubric: Rubric) -> tuple[Extent, ...]:
    """Every model role, stage and mode, in that order."""
    return tuple(
        _extent(rubric, role, stage, mode) for role, stage, mode in product(MODEL_ROLES, STAGES, MODES)
    )


def _extent(rubric: Rubric, role: ModelRole, stage: Stage, mode: Mode) -> Extent:
    asked = {profile: list(rubric.asked(profile, mode)) for profile in _companies(role, stage)}
    largest = max(asked, key=lambda profile: len(asked[profile]))
    return Extent(
        model_role=role,
        stage=stage,
        mode=mode,
        fewest=min(map(len, asked.values())),
        most=len(asked[largest]),
        expected=len(list(rubric.expected(largest, mode))),
        minutes={locale: minutes(rubric, largest, mode, locale) for locale in LOCALES},
    )


def _companies(role: ModelRole, stage: Stage) -> Iterator[Profile]:
    """Every set of markets, with and without personal data, open to the public or not."""
    markets = [chosen for size in range(1, len(MARKETS) + 1) for chosen in combinations(MARKETS, size)]
    for chosen, personal, public in product(markets, (True, False), (True, False)):
        yield _company(role, stage, chosen, personal_data=personal, public_service=public)


def _company(
    role: ModelRole, stage: Stage, markets: tuple[Market, ...], *, personal_data: bool, public_service: bool
) -> Profile:
    return Profile(
        company="-",
        stage=stage,
        model_role=role,
        markets=markets,
        personal_data=personal_data,
        public_service=public_service,
        currency="CNY",
        as_of=dt.date(2000, 1, 1),
    )
