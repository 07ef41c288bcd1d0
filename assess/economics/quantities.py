"""The kinds of figures that are entered about money, and how large each may be."""

from typing import Annotated

from pydantic import Field

from assess.profile import MAX_AMOUNT

Quantity = Annotated[float, Field(ge=0, le=MAX_AMOUNT, allow_inf_nan=False)]
Money = Annotated[float, Field(ge=-MAX_AMOUNT, le=MAX_AMOUNT, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Factor = Annotated[float, Field(ge=0, le=1_000, allow_inf_nan=False)]
