"""What-ifs as values: the same economics with something else assumed, from which everything is computed anew.

A what-if multiplies amounts and unit prices, and moves benefits to a later time. It sees what the data say:
a line is token-driven when its driver counts tokens, revenue when its category says so.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from assess.economics.inputs import (
    Change,
    CustomersDriver,
    Economics,
    Factors,
    HeadcountDriver,
    Line,
    TokensDriver,
    UnitInputs,
)

BUILT_IN: Mapping[str, Change] = MappingProxyType(
    {
        change.id: change
        for change in (
            Change(id="price_half", factors=Factors(price=0.5)),
            Change(id="tokens_triple", factors=Factors(tokens=3.0)),
            Change(id="churn_double", factors=Factors(churn=2.0)),
            Change(id="gpu_plus_30", factors=Factors(gpu=1.3)),
            Change(id="six_months_late", delay_months=6.0),
        )
    }
)
"""Those that are tried on every company."""

COMPUTE = ("training_compute", "inference_compute")
GOES_BY: Mapping[str, Callable[[Line], bool]] = MappingProxyType(
    {
        "price": lambda line: line.category == "revenue",
        "tokens": lambda line: (
            line.kind == "cost"
            and (_by_token(line) or (line.category == "inference_compute" and line.driver is None))
        ),
        "churn": lambda line: isinstance(line.driver, CustomersDriver),
        "gpu": lambda line: line.category in COMPUTE and not _by_token(line),
        "delay": lambda line: line.kind == "benefit",
    }
)
"""What a what-if changes, and whether a line goes by it."""


def changes(economics: Economics) -> tuple[Change, ...]:
    """Every what-if of an economics: the built-in ones, then its own."""
    return (*BUILT_IN.values(), *economics.scenarios)


def apply(economics: Economics, change: Change) -> Economics:
    """The economics under a what-if.

    It is not validated again: a factor may take an amount above what may be entered.
    """
    later = change.delay_months / economics.months_per_period
    lines = tuple(_line(line, change, later) for line in economics.lines)
    return economics.model_copy(update={"lines": lines, "unit": _unit(economics.unit, change.factors)})


def assumed(change: Change) -> tuple[str, ...]:
    """What a what-if changes for all lines that go by it; single lines aside."""
    factors = tuple(name for name, factor in change.factors if factor != 1.0)
    return (*factors, "delay") if change.delay_months else factors


def _by_token(line: Line) -> bool:
    return isinstance(line.driver, TokensDriver)


def _line(line: Line, change: Change, later: float) -> Line:
    factors, driver = change.factors, line.driver
    factor = change.lines.get(line.id, 1.0)
    for name in ("price", "tokens", "gpu"):
        if GOES_BY[name](line):
            factor *= getattr(factors, name)
    update: dict[str, Any] = {}
    if factor != 1.0:
        update |= _scaled(line, factor)
    if isinstance(driver, CustomersDriver) and factors.churn != 1.0:
        driver = update.get("driver", driver)
        update["driver"] = driver.model_copy(update={"churn": min(1.0, driver.churn * factors.churn)})
    if GOES_BY["delay"](line) and later:
        update["lag"] = line.lag + later
    return line.model_copy(update=update) if update else line


def _scaled(line: Line, factor: float) -> dict[str, Any]:
    """What to replace so that every amount is multiplied: the price of a driver, else the amounts."""
    driver = line.driver
    match driver:
        case CustomersDriver():
            return {"driver": driver.model_copy(update={"price": driver.price * factor})}
        case HeadcountDriver():
            return {"driver": driver.model_copy(update={"salary": driver.salary * factor})}
        case TokensDriver():
            price = driver.price_per_1m_tokens * factor
            return {"driver": driver.model_copy(update={"price_per_1m_tokens": price})}
    return {"amounts": tuple(amount * factor for amount in line.amounts or ())}


PRICES = ("price_per_1m_tokens", "price_per_task", "arpa")
TOKENS = ("input_tokens", "cached_tokens", "output_tokens", "reasoning_tokens")


def _unit(unit: UnitInputs, factors: Factors) -> UnitInputs:
    factor_of = {
        **dict.fromkeys(PRICES, factors.price),
        **dict.fromkeys(TOKENS, factors.tokens),
        "gpu_hour": factors.gpu,
        "churn": factors.churn,
    }
    update = {
        name: value * factor
        for name, factor in factor_of.items()
        if factor != 1.0 and (value := getattr(unit, name)) is not None
    }
    if "churn" in update:
        update["churn"] = min(1.0, update["churn"])
    return unit.model_copy(update=update) if update else unit
