"""Against published numbers: textbooks, manuals, tests of libraries; each names its source."""

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assess.economics import Economics, unit
from assess.economics import cash_flows as flows
from assess.economics.appraisal import appraise
from assess.economics.irr import irr, irr_roots
from assess.economics.simulation import tornado
from assess.economics.unit_costs import token_parts
from assess.sampling import InvalidDistribution, Lognormal, Pert, quantile, quantile_error

HERE = Path(__file__).parent
FINANCE: list[dict[str, Any]] = json.loads((HERE / "published.json").read_text(encoding="utf-8"))
SIMULATION: list[dict[str, Any]] = json.loads(
    (HERE / "published-simulation.json").read_text(encoding="utf-8")
)


def token_cost(price_in: float, price_cached: float, price_out: float, **tokens: Any) -> float:
    parts = token_parts(
        input_tokens=tokens["input_tokens"],
        cached_tokens=tokens["cached_input_tokens"],
        output_tokens=tokens["output_tokens"],
        input_price=price_in,
        cached_price=price_cached,
        output_price=price_out,
        cached_in_input=tokens["cached_included_in_input"],
    )
    return sum(parts.values())


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "npv": lambda rate, cashflows: flows.npv(rate, cashflows),
    "npv_end": lambda rate, cashflows: flows.npv_end(rate, cashflows),
    "npv_mid": lambda rate, outlay, cashflows: flows.npv_mid(rate, outlay, cashflows),
    "irr": lambda cashflows: irr(cashflows),
    "irr_all": lambda cashflows: list(irr_roots(cashflows)),
    "mirr": lambda cashflows, finance_rate, reinvest_rate: flows.mirr(cashflows, finance_rate, reinvest_rate),
    "payback": lambda cashflows: flows.payback(cashflows),
    "discounted_payback": lambda rate, cashflows: flows.discounted_payback(rate, cashflows),
    "bcr": lambda rate, benefits, costs: flows.bcr(rate, benefits, costs),
    "burn_multiple": unit.burn_multiple,
    "ltv": unit.ltv,
    "ltv_cac": unit.ltv_cac,
    "cac_payback_months": unit.cac_payback_months,
    "token_cost": token_cost,
}


def of(*kinds: str) -> list[Any]:
    return [pytest.param(case, id=case["id"]) for case in SIMULATION if case["kind"] in kinds]


@pytest.mark.parametrize("case", FINANCE, ids=lambda case: case["id"])
def test_published_figure(case: dict[str, Any]) -> None:
    found = FUNCTIONS[case["function"]](**case["inputs"])
    if case["expected"] is None:
        assert found is None
    else:
        assert found == pytest.approx(case["expected"], rel=0, abs=case["tol"])


@pytest.mark.parametrize("case", of("distribution"))
def test_published_distribution(case: dict[str, Any]) -> None:
    inputs = case["inputs"]
    if "point1" in inputs:
        points = [(p["loss"], p["probability"]) for p in (inputs["point1"], inputs["point2"])]
        made: Pert | Lognormal = Lognormal.through(*points)
    elif "mode" in inputs:
        made = Pert(inputs["low"], inputs["mode"], inputs["high"])
    else:
        made = Lognormal.from_ci90(inputs["p05"], inputs["p95"])
    for name, expected in case["expected"].items():
        if name.startswith("p") and name[1:].isdigit():
            found = made.quantile(int(name[1:]) / 100)
        else:
            found = made.quantile(0.5) if name == "median" else getattr(made, name)
        assert found == pytest.approx(expected, rel=1e-9), name


@pytest.mark.parametrize("case", of("validation"))
def test_published_refusal(case: dict[str, Any]) -> None:
    with pytest.raises(InvalidDistribution, match="mode"):
        Pert(**case["inputs"])


@pytest.mark.parametrize(
    "case", [case for case in of("npv-mc") if isinstance(case.values[0]["inputs"]["lines"], list)]
)
def test_published_simulation(case: dict[str, Any]) -> None:
    inputs, expected, n = case["inputs"], case["expected"], 200_000
    outlay = {"sign": -1, "pert": inputs["outlay_pert"], "yearly_profile": None}
    lines = []
    for number, line in enumerate((outlay, *inputs["lines"])):
        low, mode, high = line["pert"]
        profile = [1, *[0] * 5] if line["yearly_profile"] is None else [0, *line["yearly_profile"]]
        kind, category = ("benefit", "revenue") if line["sign"] > 0 else ("cost", "general")
        lines.append(
            {
                "id": f"line-{number}",
                "kind": kind,
                "category": category,
                "amounts": [mode * share for share in profile],
                "range": {"low": low / mode, "high": high / mode},
            }
        )
    data = {
        "currency": "USD",
        "period": "year",
        "periods": 5,
        "discount_rate": inputs["rate"],
        "lines": lines,
    }
    found = appraise(Economics.model_validate_json(json.dumps(data)), n=n).simulation.direct.npv
    assert found.mean == pytest.approx(expected["mean"], abs=4 * expected["sd"] / math.sqrt(n))
    assert found.sd == pytest.approx(expected["sd"], abs=4 * expected["sd"] / math.sqrt(2 * n))


def test_one_draw_for_a_line_and_all_its_years() -> None:
    (case,) = (c for c in SIMULATION if c["id"] == "npv-comonotone")
    data = {
        "currency": "USD",
        "period": "year",
        "periods": 5,
        "discount_rate": case["inputs"]["rate"],
        "lines": [
            {
                "id": "sales",
                "kind": "benefit",
                "category": "revenue",
                "amounts": [0, *[20] * 5],
                "range": {"low": 0.5, "high": 2},
            }
        ],
    }
    n = 200_000
    found = appraise(Economics.model_validate_json(json.dumps(data)), n=n).simulation.direct.npv
    sd = math.sqrt(case["expected"]["variance"])
    assert found.mean == pytest.approx(case["expected"]["mean"], abs=4 * sd / math.sqrt(n))
    assert found.sd == pytest.approx(sd, abs=4 * sd / math.sqrt(2 * n))


@pytest.mark.parametrize("case", of("tornado"))
def test_published_tornado(case: dict[str, Any]) -> None:
    bars = tornado(
        lambda at: (at["price"] - at["unit_cost"]) * at["volume"] - at["fixed"],
        {name: tuple(points) for name, points in case["inputs"]["ranges"].items()},
    )
    # Of bars as wide as each other the one that comes first in the alphabet stands first.
    expected = sorted(case["expected"]["bars"], key=lambda bar: (-bar["swing"], bar["input"]))
    assert [(bar.line, bar.low, bar.high) for bar in bars] == [
        (bar["input"], bar["at_low"], bar["at_high"]) for bar in expected
    ]


@pytest.mark.parametrize("case", of("quantile"))
def test_published_quantiles(case: dict[str, Any]) -> None:
    import numpy as np

    sample = np.array(case["inputs"]["sample"], dtype=float)
    found = [quantile(sample, p) for p in case["inputs"]["q"]]
    assert found == pytest.approx(case["expected"]["linear"], abs=1e-12)


@pytest.mark.parametrize("case", of("mc-error"))
def test_published_standard_errors(case: dict[str, Any]) -> None:
    sd, n = case["inputs"]["sd"], case["inputs"]["n"]

    def density(z: float) -> float:
        return math.exp(-(z**2) / 2) / math.sqrt(2 * math.pi) / sd

    p90 = Lognormal(0, 1)
    z = math.log(p90.quantile(0.9))
    assert sd / math.sqrt(n) == pytest.approx(case["expected"]["se_mean"], abs=1e-9)
    assert quantile_error(0.5, density(0), n) == pytest.approx(case["expected"]["se_p50_normal"], abs=1e-9)
    assert quantile_error(0.9, density(z), n) == pytest.approx(case["expected"]["se_p90_normal"], abs=1e-9)
