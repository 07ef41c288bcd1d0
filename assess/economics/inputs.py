"""What a company enters about its money: cash-flow lines, unit prices and what-ifs of its own.

Amounts are in `currency`, one per period, the first standing for the decision date (time 0).
They are positive: `kind` gives the sign, and only a negative amount of funding repays.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import (
    BaseModel,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    Tag,
    model_validator,
)
from pydantic_core import CoreSchema, core_schema

from assess.economics.quantities import Factor, Money, Quantity, Share
from assess.economics.unit_inputs import UnitInputs as UnitInputs
from assess.models import Model
from assess.problems import Problem, nearest
from assess.profile import Profile, UserText
from assess.validation import refuse

Period = Literal["month", "quarter", "year"]
Timing = Literal["end", "mid", "start"]
LineKind = Literal["cost", "benefit", "funding"]
CostCategory = Literal[
    "people",
    "data",
    "training_compute",
    "inference_compute",
    "hosting",
    "licences",
    "compliance",
    "sales_marketing",
    "general",
    "tax",
]
BenefitCategory = Literal["revenue", "cost_avoided", "time_saved", "brand", "market_share", "other"]
FundingCategory = Literal["equity", "grant", "loan"]
Category = Literal[CostCategory, BenefitCategory, FundingCategory]

PERIODS: tuple[Period, ...] = get_args(Period)
TIMINGS: tuple[Timing, ...] = get_args(Timing)
LINE_KINDS: tuple[LineKind, ...] = get_args(LineKind)
PERIODS_PER_YEAR: Mapping[Period, int] = MappingProxyType({"month": 12, "quarter": 4, "year": 1})
CATEGORIES: Mapping[LineKind, tuple[Category, ...]] = MappingProxyType(
    {
        "cost": get_args(CostCategory),
        "benefit": get_args(BenefitCategory),
        "funding": get_args(FundingCategory),
    }
)
"""Which categories a line of each kind may have."""
KIND_OF: Mapping[Category, LineKind] = MappingProxyType(
    {category: kind for kind, categories in CATEGORIES.items() for category in categories}
)
"""The kind that each category is of: no two kinds share one."""

MAX_PERIODS = 120
MAX_LINES = 200
MAX_FIGURE = 1e30
"""Largest amount that a line may grow to, its range and the discount rate included: no sum overflows."""
MAX_FACTOR = 1e300
"""Largest factor that a negative discount rate may make over the horizon: floats end at 1e308."""

LineId = Annotated[str, Field(pattern=r"^[a-z0-9_-]{1,60}$")]
OwnScenarioId = Annotated[str, Field(pattern=r"^x\.[a-z0-9_-]{1,60}$")]


class CustomersDriver(Model):
    """Customers who pay a price each period: the stock shrinks by `churn` and grows by `new_per_period`."""

    customers: Quantity
    """At the decision date."""
    new_per_period: Quantity = 0.0
    churn: Share = 0.0
    """Share of the customers lost per period, 0–1."""
    price: Quantity
    """What one customer pays per period."""


class HeadcountDriver(Model):
    """People who cost a salary each period."""

    headcount: Quantity
    """In the first period."""
    salary: Quantity
    """What one person costs per period, everything included."""
    hires_per_period: Quantity = 0.0


class TokensDriver(Model):
    """Tokens that are bought or sold at a price each period."""

    tokens_millions: Quantity
    """In the first period, in millions."""
    price_per_1m_tokens: Quantity
    growth: Annotated[float, Field(ge=-1, le=9, allow_inf_nan=False)] = 0.0
    """Of the number of tokens per period: 0.1 is 10 % more."""


Driver = Annotated[
    Annotated[CustomersDriver, Tag("[customers]")]
    | Annotated[HeadcountDriver, Tag("[headcount]")]
    | Annotated[TokensDriver, Tag("[tokens_millions]")],
    Discriminator(
        lambda value: _shape(value),  # defined below, with the three
        custom_error_type="driver_unknown",
        custom_error_message="no known driver",
    ),
]
"""What a line's amounts are computed from; the names of its fields tell which of the three it is."""

_SHAPES: tuple[type[BaseModel], ...] = (CustomersDriver, HeadcountDriver, TokensDriver)


def _shape(value: Any) -> str | None:
    """The tag of the driver with the most fields in common, so that one slip does not hide which is meant."""
    if isinstance(value, BaseModel):
        keys = set(type(value).model_fields)
    elif isinstance(value, dict):
        keys = set(value)
    else:
        keys = set(_SHAPES[0].model_fields)  # which then says that it is no mapping
    best = max(_SHAPES, key=lambda shape: len(keys & set(shape.model_fields)))
    return f"[{next(iter(best.model_fields))}]" if keys & set(best.model_fields) else None


class Range(Model):
    """How far a line may come out below or above its most likely amounts, as multiples of them."""

    low: Share
    high: Annotated[float, Field(ge=1, le=1_000, allow_inf_nan=False)]


class Line(Model):
    """One stream of money over all periods."""

    id: LineId
    name: UserText = ""
    kind: LineKind
    category: Category
    amounts: Annotated[tuple[Money, ...], Field(max_length=MAX_PERIODS + 1)] | None = None
    """One per period, the first at the decision date; or none, and a `driver` instead."""
    driver: Driver | None = None
    lag: Annotated[float, Field(ge=0, le=MAX_PERIODS, allow_inf_nan=False)] = 0.0
    """Periods by which the cash comes later; a fraction splits an amount over two periods."""
    indirect: bool = False
    """A benefit that this project causes only in part."""
    attribution: Share | None = None
    """Share of an indirect benefit that this project causes, 0–1; none counts as 0."""
    range: Range | None = None
    """None where the amounts are certain."""
    note: UserText = ""

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        refuse(_faults_of(self))
        return self


def _faults_of(line: Line) -> Iterator[Problem]:
    if line.category not in CATEGORIES[line.kind]:
        expected = ", ".join(CATEGORIES[line.kind])
        params = {"found": line.category, "kind": line.kind, "expected": expected}
        yield Problem("category_of_another_kind", path="category", params=params)
    if line.amounts is None and line.driver is None:
        yield Problem("no_amounts", path="amounts")
    elif line.amounts is not None and line.driver is not None:
        yield Problem("amounts_and_driver", path="driver")
    if line.kind != "funding":
        for number, amount in enumerate(line.amounts or ()):
            if amount < 0:
                yield Problem("amount_negative", path=f"amounts.{number}", params={"found": f"{amount:g}"})
    if line.indirect and line.kind != "benefit":
        yield Problem("indirect_no_benefit", path="indirect", params={"kind": line.kind})
    if line.attribution is not None and not line.indirect:
        yield Problem("attribution_not_indirect", path="attribution")


class Factors(Model):
    """By how much a what-if multiplies; 1 changes nothing."""

    price: Factor = 1.0
    """Revenue lines and what a unit sells for."""
    tokens: Factor = 1.0
    """Tokens bought: token-driven cost lines, other inference compute, tokens per task."""
    churn: Factor = 1.0
    """Churn of customers and accounts, at most to 1."""
    gpu: Factor = 1.0
    """Compute that is not bought by the token, and the price of a machine's hour."""


class Change(Model):
    """A what-if: the same economics with something else assumed."""

    id: str
    name: UserText = ""
    factors: Factors = Factors()
    delay_months: Annotated[float, Field(ge=0, le=120, allow_inf_nan=False)] = 0.0
    """Benefits come so much later; costs stay."""
    lines: dict[LineId, Factor] = Field(default_factory=dict)
    """Factors of single lines, on top of the others."""


class OwnScenario(Change):
    """A what-if of the company's own."""

    id: OwnScenarioId


class Economics(Model):
    """Everything about money that one assessment holds."""

    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")]
    period: Period
    periods: Annotated[int, Field(ge=1, le=MAX_PERIODS)]
    discount_rate: Annotated[
        float, Field(gt=-1, allow_inf_nan=False, json_schema_extra={"exclusiveMaximum": 1})
    ]
    """Per year, as a fraction: 0.2 is 20 %."""
    timing: Timing = "end"
    """When in a period its amounts flow."""
    opening_cash: Quantity = 0.0
    """In the bank at the decision date."""
    lines: Annotated[tuple[Line, ...], Field(max_length=MAX_LINES)] = ()
    unit: UnitInputs = UnitInputs()
    scenarios: Annotated[tuple[OwnScenario, ...], Field(max_length=20)] = ()

    @property
    def periods_per_year(self) -> int:
        """12, 4 or 1."""
        return PERIODS_PER_YEAR[self.period]

    @property
    def months_per_period(self) -> int:
        """1, 3 or 12."""
        return 12 // self.periods_per_year

    @property
    def period_rate(self) -> float:
        """The discount rate per period, i = (1 + r)^(1/m) − 1."""
        return math.expm1(math.log1p(self.discount_rate) / self.periods_per_year)

    @property
    def has_amounts(self) -> bool:
        """Whether anything is entered that a figure could come from."""
        return any(
            any(line.amounts or ()) or (line.driver is not None and any(dict(line.driver).values()))
            for line in self.lines
        )

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        refuse(_percent(self))
        refuse((*_repeated("lines", self.lines), *_repeated("scenarios", self.scenarios)))
        refuse((*_wrong_lengths(self), *_unknown_lines(self)))
        refuse(_too_large(self))
        return self


def _percent(economics: Economics) -> Iterator[Problem]:
    """A rate of 1 or more is far more often a percentage than meant."""
    if economics.discount_rate >= 1:
        yield Problem(
            "rate_as_percent", path="discount_rate", params={"found": f"{economics.discount_rate:g}"}
        )


def _repeated(field: str, entries: Iterable[Line | OwnScenario]) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, entry in enumerate(entries):
        if entry.id in seen:
            yield Problem("repeated_line_id", path=f"{field}.{number}.id", params={"found": entry.id})
        seen.add(entry.id)


def _wrong_lengths(economics: Economics) -> Iterator[Problem]:
    expected = economics.periods + 1
    for number, line in enumerate(economics.lines):
        if line.amounts is not None and len(line.amounts) != expected:
            params = {"found": str(len(line.amounts)), "expected": str(expected)}
            yield Problem("amounts_number", path=f"lines.{number}.amounts", params=params)


def _unknown_lines(economics: Economics) -> Iterator[Problem]:
    ids = [line.id for line in economics.lines]
    for number, scenario in enumerate(economics.scenarios):
        for key in scenario.lines:
            if key not in ids:
                near = nearest(key, ids)
                path = f"scenarios.{number}.lines.{key}"
                yield Problem("unknown_line", path=path, params={"found": key, "near": near})


def _too_large(economics: Economics) -> Iterator[Problem]:
    """What no sum could hold: a rate too near to −1, or a line's highest amount, with range and rate."""
    years = economics.periods / economics.periods_per_year
    least = MAX_FACTOR ** (-1 / years) - 1
    if economics.discount_rate < least:
        params = {"found": f"{economics.discount_rate!r}", "expected": f"≥ {least:.4g}"}
        yield Problem("out_of_range", path="discount_rate", params=params)
        return
    factor = max(1.0, (1 + economics.discount_rate) ** -years)
    for number, line in enumerate(economics.lines):
        highest = _highest_amount(line, economics.periods) * (line.range.high if line.range else 1.0)
        if highest * factor > MAX_FIGURE:
            params = {"found": f"{highest * factor:.0e}", "expected": f"{MAX_FIGURE:.0e}"}
            yield Problem("grows_too_large", path=f"lines.{number}", params=params)


def _highest_amount(line: Line, periods: int) -> float:
    match line.driver:
        case CustomersDriver(customers=customers, new_per_period=new, price=price):
            return (customers + new * periods) * price
        case HeadcountDriver(headcount=people, hires_per_period=hires, salary=salary):
            return (people + hires * periods) * salary
        case TokensDriver(tokens_millions=tokens, growth=growth, price_per_1m_tokens=price):
            return float(tokens * max(1.0, 1 + growth) ** periods * price)
    return max((abs(amount) for amount in line.amounts or ()), default=0.0)


def currency_problem(economics: Economics, profile: Profile) -> Problem | None:
    """What is wrong when the money is not in the profile's currency; for a file as for a page."""
    if economics.currency == profile.currency:
        return None
    params = {"found": economics.currency, "expected": profile.currency}
    return Problem("other_currency", path="economics.currency", params=params)


class NoneAsEmpty:
    """Annotation of an optional object: none of it is written as `{}`, and `{}` or null is read as none."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        # A function before the model would turn JSON into Python values, whose lists a strict tuple refuses.
        empty = core_schema.typed_dict_schema({})
        return core_schema.tagged_union_schema(
            {
                "[some]": handler(source),
                "[none]": core_schema.no_info_after_validator_function(lambda _: None, empty),
            },
            discriminator=lambda value: "[none]" if value == {} else "[some]",
            serialization=core_schema.wrap_serializer_function_ser_schema(
                lambda value, inner: {} if value is None else inner(value), schema=handler(source)
            ),
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        inner = schema["choices"]["[some]"] if schema["type"] == "tagged-union" else schema
        empty = {"type": "object", "maxProperties": 0}
        return {"anyOf": [*handler(inner)["anyOf"], empty]}
