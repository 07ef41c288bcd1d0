"""The facts about a company that decide what applies to it and what is expected of it."""

import datetime as dt
from typing import Annotated, Literal, get_args

from pydantic import Field, field_validator

from assess.models import Model

Stage = Literal["idea", "pre_seed", "seed", "series_a", "growth"]
ModelRole = Literal["api_only", "fine_tunes", "pre_trains"]
Market = Literal["cn", "eu", "us", "other"]
AiActRole = Literal["provider", "deployer"]

STAGES: tuple[Stage, ...] = get_args(Stage)
"""The stages in order, first to last."""
MODEL_ROLES: tuple[ModelRole, ...] = get_args(ModelRole)
MARKETS: tuple[Market, ...] = get_args(Market)
AI_ACT_ROLES: tuple[AiActRole, ...] = get_args(AiActRole)

MAX_TEXT = 20_000
"""Longest text, in characters, that one field of an assessment may hold."""
MAX_AMOUNT = 1e15
"""Largest amount or number of anything that one field may hold: beyond it sums of products overflow."""

UserText = Annotated[str, Field(max_length=MAX_TEXT)]
Amount = Annotated[float, Field(ge=0, le=MAX_AMOUNT, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=0, le=int(MAX_AMOUNT))]


def at_or_after(stage: Stage, start: Stage) -> bool:
    """Whether `stage` is `start` or a later one."""
    return STAGES.index(stage) >= STAGES.index(start)


class Profile(Model):
    """Facts about the company on the day the assessment speaks of."""

    company: Annotated[str, Field(min_length=1, max_length=MAX_TEXT)]
    stage: Stage
    model_role: ModelRole
    markets: Annotated[tuple[Market, ...], Field(min_length=1)]
    personal_data: bool
    """Personal data occurs in training data, prompts, or logs."""
    public_service: bool
    """The product is open to the public, not only to named business customers."""
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")]
    as_of: dt.date
    """The day the answers describe; evidence that expires earlier does not count."""
    sector: UserText | None = None
    ai_act_role: AiActRole | None = None
    headcount: Count | None = None
    annual_revenue: Amount | None = None
    """In `currency` per year."""
    personal_records: Count | None = None
    """People whose personal data the company holds."""
    day_rate: Amount | None = None
    """Cost of one person-day, in `currency`."""
    fx_per_usd: Annotated[float, Field(ge=1 / MAX_AMOUNT, le=MAX_AMOUNT, allow_inf_nan=False)] | None = None
    """Units of `currency` for one US dollar; 1 for USD."""

    @field_validator("markets")
    @classmethod
    def _each_market_once(cls, markets: tuple[Market, ...]) -> tuple[Market, ...]:
        return tuple(market for market in MARKETS if market in markets)
