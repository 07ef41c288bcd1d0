"""Unit economics: the cost of tokens and tasks, what a customer is worth, when hosting beats an API.

    cost per 1M tokens    gpu_hour · 10⁶ / (tokens_per_second · 3600 · utilisation), else by API prices
    cost per task         (calls · tokens + tools) / (1 − retry_rate) + review
    gross margin          (price − cost) / price
    LTV                   ARPA · margin / churn           LTV/CAC, CAC payback = CAC / (ARPA · margin)
    burn multiple         net burn / net new ARR
    break-even tokens     fixed hosting / (API cost − variable hosting cost per token)

An undefined figure is null with a reason: `missing_input` (and which), or what makes it undefined.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from assess.economics.cash_flows import ratio
from assess.economics.inputs import UnitInputs
from assess.economics.results import (
    Basis,
    CostKind,
    CostPart,
    HostingComparison,
    MarginBasis,
    UnitFigures,
)
from assess.economics.unit_costs import MILLION, call_tokens, token_parts, total, unit_costs

HOURS_PER_MONTH = 365 * 24 / 12
LARGEST_COST = 1e100
"""Of a million tokens: what a task costs would be no number above it."""


def gpu_token_cost(gpu_hour: float, tokens_per_second: float, utilisation: float) -> float | None:
    """What a million tokens cost by a machine's hours; None where it puts out nothing, or next to it."""
    cost = ratio(gpu_hour * MILLION, tokens_per_second * 3600 * utilisation)
    return cost if cost is not None and cost <= LARGEST_COST else None


def burn_multiple(net_burn: float, net_new_arr: float) -> float | None:
    """Cash burnt for each unit of new recurring revenue (Sacks); None unless that grew."""
    return ratio(net_burn, net_new_arr)


def ltv(arpa: float, gross_margin: float, churn: float) -> float | None:
    """Margin that a customer brings over a lifetime; None without churn, whose lifetime is endless."""
    return ratio(arpa * gross_margin, churn)


def ltv_cac(arpa: float, gross_margin: float, churn: float, cac: float) -> float | None:
    """Lifetime value over the cost of winning a customer."""
    value = ltv(arpa, gross_margin, churn)
    return None if value is None else ratio(value, cac)


def cac_payback_months(arpa: float, gross_margin: float, cac: float) -> float | None:
    """Months of margin that winning a customer costs; None without a margin."""
    return ratio(cac, arpa * gross_margin)


def break_even_tokens(fixed_per_month: float, api_per_1m: float, hosting_per_1m: float) -> float | None:
    """Tokens per month from which hosting is cheaper; None where it never is."""
    return ratio(fixed_per_month * MILLION, api_per_1m - hosting_per_1m)


class _Outcome(NamedTuple):
    """A figure, or why there is none, and which inputs it still needs."""

    value: float | None
    reason: str = ""
    missing: tuple[str, ...] = ()


def unit_figures(unit: UnitInputs) -> UnitFigures:
    """All figures that the inputs allow."""
    gpu, call = _gpu(unit), _call(unit)
    api = _api(unit, call)
    basis: Basis | None = None
    if gpu.value is not None or (gpu.reason != "missing_input" and api.value is None):
        basis, tokens = "gpu_hours", gpu
    elif api.value is not None:
        basis, tokens = "api_prices", api
    else:  # ask for what completes the way that was begun
        tokens = api if len(api.missing) < len(_API) and len(gpu.missing) == len(_GPU) else gpu
    task, costs = _task(unit, basis, tokens, call.parts)
    margin, margin_basis = _margin(unit, tokens, task)
    break_even, hosting = _break_even(unit, gpu, api)
    outcomes = {
        "cost_per_1m_tokens": tokens,
        "cost_per_task": task,
        "gross_margin": margin,
        "burn_multiple": _of(unit, burn_multiple, "no_new_arr", "net_burn", "net_new_arr"),
        "ltv": _with(margin, unit, lambda m, arpa, churn: ltv(arpa, m, churn), "zero_churn", "arpa", "churn"),
        "ltv_cac": _ltv_cac(margin, unit),
        "cac_payback_months": _with(
            margin, unit, lambda m, arpa, cac: cac_payback_months(arpa, m, cac), "no_margin", "arpa", "cac"
        ),
        "break_even_tokens": break_even,
    }
    return UnitFigures(
        **{name: outcome.value for name, outcome in outcomes.items()},
        basis=basis,
        margin_basis=margin_basis,
        costs=costs,
        hosting=hosting,
        reasons={name: outcome.reason for name, outcome in outcomes.items() if outcome.reason},
        missing={name: outcome.missing for name, outcome in outcomes.items() if outcome.missing},
    )


_GPU = ("gpu_hour", "tokens_per_second", "utilisation")
_API = ("api_input_price", "api_output_price", "input_tokens", "output_tokens")


def _of(unit: UnitInputs, figure: Callable[..., float | None], undefined: str, *names: str) -> _Outcome:
    """A figure of some inputs; `undefined` is the reason where all are there and it has no value."""
    values = [getattr(unit, name) for name in names]
    missing = tuple(name for name, value in zip(names, values, strict=True) if value is None)
    if missing:
        return _Outcome(None, "missing_input", missing)
    value = figure(*values)
    return _Outcome(value, "" if value is not None else undefined)


def _with(
    first: _Outcome, unit: UnitInputs, figure: Callable[..., float | None], undefined: str, *names: str
) -> _Outcome:
    """A figure of another figure and some inputs; without the other, its reason and all that is missing."""
    if first.value is not None:
        return _of(unit, lambda *values: figure(first.value, *values), undefined, *names)
    rest = _of(unit, lambda *_: None, "", *names)
    return _Outcome(None, first.reason, tuple(dict.fromkeys((*first.missing, *rest.missing))))


def _ltv_cac(margin: _Outcome, unit: UnitInputs) -> _Outcome:
    undefined = "zero_churn" if unit.churn == 0 else "no_cac"
    return _with(
        margin,
        unit,
        lambda m, arpa, churn, cac: ltv_cac(arpa, m, churn, cac),
        undefined,
        "arpa",
        "churn",
        "cac",
    )


def _gpu(unit: UnitInputs) -> _Outcome:
    return _of(unit, gpu_token_cost, "no_output", *_GPU)


class _Call(NamedTuple):
    """What one call costs at API prices, by kind of token; nothing where inputs are missing."""

    parts: Mapping[CostKind, float]
    missing: tuple[str, ...] = ()


def _call(unit: UnitInputs) -> _Call:
    names = (*_API, "api_cached_price") if unit.cached_tokens else _API
    missing = tuple(name for name in names if getattr(unit, name) is None)
    if missing:
        return _Call({}, missing)
    return _Call(
        token_parts(
            input_tokens=unit.input_tokens or 0.0,
            output_tokens=unit.output_tokens or 0.0,
            input_price=unit.api_input_price or 0.0,
            output_price=unit.api_output_price or 0.0,
            cached_tokens=unit.cached_tokens or 0.0,
            cached_price=unit.api_cached_price or 0.0,
            cached_in_input=unit.cached_in_input,
            reasoning_tokens=unit.reasoning_tokens or 0.0,
            reasoning_in_output=unit.reasoning_in_output,
        )
    )


def _api(unit: UnitInputs, call: _Call) -> _Outcome:
    """A million tokens at API prices, in the mix of a call."""
    if call.missing:
        return _Outcome(None, "missing_input", call.missing)
    value = ratio(sum(call.parts.values()) * MILLION, call_tokens(unit))
    return _Outcome(value, "" if value is not None else "no_tokens")


def _task(
    unit: UnitInputs, basis: Basis | None, tokens: _Outcome, call: Mapping[CostKind, float]
) -> tuple[_Outcome, tuple[CostPart, ...]]:
    """What one task costs, and by part; `call` is what a call costs at API prices."""
    missing = [name for name in ("input_tokens", "output_tokens") if getattr(unit, name) is None]
    if basis is None:
        missing = list(dict.fromkeys((*tokens.missing, *missing)))
    review = {name: getattr(unit, name) for name in ("review_minutes", "review_hourly_cost")}
    if any(value for value in review.values()):
        missing += [name for name, value in review.items() if value is None]
    if missing:
        return _Outcome(None, "missing_input", tuple(missing)), ()
    if tokens.value is None:
        return _Outcome(None, tokens.reason), ()
    if basis == "gpu_hours":
        call = {"gpu": tokens.value * call_tokens(unit) / MILLION}
    parts = unit_costs(unit, call)
    return _Outcome(total(parts)), parts


def _margin(unit: UnitInputs, tokens: _Outcome, task: _Outcome) -> tuple[_Outcome, MarginBasis | None]:
    """From a task's price and cost where both are known, else from those of a million tokens."""

    def margin(price: float, cost: float) -> float | None:
        return ratio(price - cost, price)

    by_task = _with(task, unit, lambda cost, price: margin(price, cost), "no_price", "price_per_task")
    if by_task.value is not None:
        return by_task, "task"
    by_tokens = _with(
        tokens, unit, lambda cost, price: margin(price, cost), "no_price", "price_per_1m_tokens"
    )
    if by_tokens.value is not None:
        return by_tokens, "tokens"
    return (by_task if unit.price_per_task is not None else by_tokens), None


def _break_even(unit: UnitInputs, gpu: _Outcome, api: _Outcome) -> tuple[_Outcome, HostingComparison | None]:
    variable = unit.variable_hosting_per_1m_tokens
    hosting = gpu if variable is None else _Outcome(variable)
    fixed = unit.fixed_hosting_per_month
    asked = ("fixed_hosting_per_month",) if fixed is None else ()
    missing = tuple(dict.fromkeys((*asked, *api.missing, *hosting.missing)))
    if missing:
        return _Outcome(None, "missing_input", missing), None
    if fixed is None or api.value is None or hosting.value is None:
        return _Outcome(None, api.reason or hosting.reason), None
    comparison = HostingComparison(
        api_per_1m_tokens=api.value,
        hosting_per_1m_tokens=hosting.value,
        fixed_per_month=fixed,
        machine_tokens=_machine_tokens(unit),
    )
    value = break_even_tokens(fixed, api.value, hosting.value)
    return _Outcome(value, "" if value is not None else "hosting_never_cheaper"), comparison


def _machine_tokens(unit: UnitInputs) -> float | None:
    """Tokens a month that one machine serves as it is used."""
    if unit.tokens_per_second is None or unit.utilisation is None:
        return None
    return unit.tokens_per_second * unit.utilisation * 3600 * HOURS_PER_MONTH
