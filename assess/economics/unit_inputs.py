"""What a company enters about one unit of its product: prices, tokens, effort and accounts."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from assess.economics.quantities import Money, Quantity, Share
from assess.models import Model
from assess.problems import Problem
from assess.validation import refuse


class UnitInputs(Model):
    """What one unit sells for and costs, by month where time matters; every field may be left out.

    Tokens are those of one call of a model. Providers count differently, so two fields say whether the cached
    tokens are part of `input_tokens` and the reasoning tokens part of `output_tokens`.
    """

    price_per_1m_tokens: Quantity | None = None
    """What a customer pays for a million tokens."""
    price_per_task: Quantity | None = None
    """What a customer pays for one task."""

    gpu_hour: Quantity | None = None
    """Price of one hour of a machine that serves the model."""
    tokens_per_second: Quantity | None = None
    """What that machine puts out when fully used."""
    utilisation: Share | None = None
    """Share of the hours paid for that serve tokens, 0–1."""

    api_input_price: Quantity | None = None
    """A million input tokens on a provider's price list."""
    api_cached_price: Quantity | None = None
    api_output_price: Quantity | None = None
    input_tokens: Quantity | None = None
    cached_tokens: Quantity | None = None
    output_tokens: Quantity | None = None
    reasoning_tokens: Quantity | None = None
    cached_in_input: bool = True
    reasoning_in_output: bool = True

    calls_per_task: Quantity | None = None
    """Calls of a model that one task takes; none counts as 1."""
    retry_rate: Annotated[float, Field(ge=0, lt=1, allow_inf_nan=False)] | None = None
    """Share of attempts that have to be made again, each again with the same chance."""
    tool_cost: Quantity | None = None
    """Searches, sandboxes and other tools of one attempt."""
    review_minutes: Quantity | None = None
    """Of a person's time on one task."""
    review_hourly_cost: Quantity | None = None

    fixed_hosting_per_month: Quantity | None = None
    """What hosting one's own model costs however little it is used."""
    variable_hosting_per_1m_tokens: Quantity | None = None
    """What a million tokens cost on top of that; none takes the price of the machine's hours."""

    arpa: Quantity | None = None
    """Revenue per account and month."""
    churn: Share | None = None
    """Share of the accounts lost per month."""
    cac: Quantity | None = None
    """What winning one account costs, everything included."""
    net_burn: Quantity | None = None
    """Cash burnt over some time."""
    net_new_arr: Money | None = None
    """Annual recurring revenue gained over the same time; negative where it shrank."""

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        parts = (
            ("cached_tokens", "input_tokens", self.cached_in_input),
            ("reasoning_tokens", "output_tokens", self.reasoning_in_output),
        )
        refuse(
            Problem("part_above_whole", path=part, params={"found": f"{inner:g}", "expected": f"{outer:g}"})
            for part, whole, inside in parts
            if inside
            and (inner := getattr(self, part)) is not None
            and (outer := getattr(self, whole)) is not None
            and inner > outer
        )
        return self
