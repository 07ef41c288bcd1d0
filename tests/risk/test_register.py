"""Which risks a company has, in its money, and what counts as a control."""

import json
import math
from typing import Any

import pytest

from assess.assessment import NotApplicable, Unknown
from assess.assessment_file import load_assessment
from assess.economics import Economics
from assess.problems import InputError
from assess.risk import Control, Frequency, Loss, Override, Risks, Transfer
from assess.risk.analysis import analyse
from assess.risk.catalogue import Growth, Overlap, Scale
from assess.risk.register import register
from assess.risk.results import RiskProfile, ScenarioRisk, Unpriced
from assess.rubric import Rubric
from tests.economics.strategies import example
from tests.risk.strategies import RUBRIC, company, level, own
from tests.storage.samples import RUBRIC as WITHOUT_RISK

SIGMA = math.log(20) / 3.28970725
"""Of both scenarios of the small catalogue."""
MEAN = math.exp(SIGMA**2 / 2)
"""Mean over median."""


def one(found: RiskProfile, id: str = "copyright-claim") -> ScenarioRisk:
    (scenario,) = (s for s in found.scenarios if s.id == id)
    return scenario


def test_losses_in_the_currency_of_the_company() -> None:
    found = analyse(RUBRIC, company(), n=10)
    assert found.currency == "CNY"
    claim, leaver = found.scenarios
    assert claim.event_loss.inherent == pytest.approx(7 * math.sqrt(20_000 * 400_000) * MEAN)
    assert leaver.event_loss.inherent == pytest.approx(2e6 * math.sqrt(0.02 * 0.4) * MEAN)
    assert claim.frequency.inherent == pytest.approx((0.05 + 4 * 0.1 + 0.4) / 6)
    dollars = analyse(RUBRIC, company(currency="USD", fx_per_usd=None), n=10)
    assert one(dollars).inherent.mean == pytest.approx(claim.inherent.mean / 7)
    assert one(dollars).risk_score.inherent == pytest.approx(claim.risk_score.inherent)
    assert one(dollars).impact == claim.impact


def test_a_scenario_without_an_amount_is_named_with_what_it_needs() -> None:
    found = analyse(RUBRIC, company(fx_per_usd=None, annual_revenue=0), n=10)
    assert found.scenarios == ()
    assert found.unpriced == (
        Unpriced(id="copyright-claim", needs=("fx_per_usd",)),
        Unpriced(id="founder-leaves", needs=("annual_revenue",)),
    )
    assert ("no_amount", ("copyright-claim", "founder-leaves")) in [(w.id, w.about) for w in found.warnings]
    assert (found.total.inherent.mean, found.total.residual.p99, found.exceedance) == (0, 0, ())


def going_by(scale: Scale, growth: Growth | None = None) -> Rubric:
    """The small rubric with one scenario, whose loss goes by that."""
    changes = {"scale": scale, "growth": growth or Growth(), "loss": Loss(low=0.5, high=2)}
    return RUBRIC.with_risks(lambda: (RUBRIC.risks[0].model_copy(update=changes),))


def middle(rubric: Rubric, **profile: Any) -> float:
    """The median loss of its one risk."""
    (risk,) = register(rubric, company(**profile)).risks
    return math.exp(risk.loss.mu)


def test_a_loss_that_is_work_goes_by_what_a_day_costs_the_company() -> None:
    rubric = going_by("work")
    assert middle(rubric, headcount=10, day_rate=2000) == pytest.approx(10 * 21 * 2000)
    assert middle(rubric, headcount=10, day_rate=2000, fx_per_usd=None) == pytest.approx(10 * 21 * 2000)
    assert middle(rubric, headcount=10, day_rate=None) == pytest.approx(10 * 8000 * 7)
    assert middle(rubric, headcount=10, day_rate=0) == pytest.approx(10 * 8000 * 7)
    without = company(headcount=None, day_rate=None, fx_per_usd=None)
    assert register(rubric, without).unpriced == {"copyright-claim": ("headcount", "fx_per_usd")}


def test_a_loss_may_grow_slower_than_what_it_goes_by() -> None:
    rubric = going_by("records", Growth(base=10_000, power=0.5))
    assert middle(rubric, personal_records=10_000) == pytest.approx(7)
    assert middle(rubric, personal_records=1_000_000) == pytest.approx(70)
    assert register(rubric, company(personal_records=0)).unpriced == {
        "copyright-claim": ("personal_records",)
    }


def test_no_rate_leaves_own_scenarios_without_classes_in_dollars() -> None:
    found = analyse(RUBRIC, company(fx_per_usd=None, risks=Risks(scenarios=(own(),))), n=10)
    scenario = one(found, "x.fire")
    assert scenario.inherent.mean > 0
    assert (scenario.impact.inherent, scenario.risk_score.residual, scenario.likelihood.inherent) == (
        None,
        None,
        3,
    )


def test_controls_by_level_and_evidence() -> None:
    def left(*answers: Any) -> tuple[float, float]:
        names = ("ip.copyright", "ip.trademark")
        found = one(analyse(RUBRIC, company(dict(zip(names, answers, strict=False))), n=1))
        return (
            found.frequency.residual / found.frequency.inherent,
            found.event_loss.residual / found.event_loss.inherent,
        )

    assert left() == (1, 1)
    assert left(Unknown()) == (1, 1)
    assert left(level(0)) == (1, 1)
    assert left(level(4)) == pytest.approx((1 - 0.6 * 0.85, 1 - 0.3 * 0.85))
    assert left(level(3, proven=False)) == pytest.approx((1 - 0.6 * 0.65 * 0.6, 1 - 0.3 * 0.65 * 0.6))
    assert left(NotApplicable(reason="x"), level(4)) == pytest.approx((1 - 0.4 * 0.85, 1))
    assert left(level(4), level(4)) == left(level(4))  # one mechanism, the stronger
    assert left(level(1), level(4)) == pytest.approx((1 - 0.4 * 0.85, 1 - 0.3 * 0.15))


def test_the_value_of_each_control_of_a_scenario() -> None:
    found = one(analyse(RUBRIC, company({"ip.copyright": level(2), "ip.trademark": level(4)}), n=1))
    first, second = found.controls
    before = found.inherent.mean
    copyright, mark = (0.6 * 0.4, 0.3 * 0.4), 0.4 * 0.85
    assert (first.criterion, second.criterion) == ("ip.copyright", "ip.trademark")
    assert first.first_in == pytest.approx(before * (1 - (1 - copyright[0]) * (1 - copyright[1])))
    assert second.first_in == pytest.approx(before * mark)
    assert first.last_in == pytest.approx(before * (1 - mark) * copyright[1])
    assert second.last_in == pytest.approx(before * (mark - copyright[0]) * (1 - copyright[1]))
    now = found.residual.mean
    assert first.saves.next_level == pytest.approx(now - before * (1 - 0.6 * 0.65) * (1 - 0.3 * 0.65))
    assert (first.saves.evidence, second.saves.next_level) == (0, None)


def test_a_target_is_reached_with_evidence() -> None:
    claimed = analyse(RUBRIC, company({c: level(4, proven=False) for c in RUBRIC.by_id}), n=1)
    proven = analyse(RUBRIC, company({c: level(4) for c in RUBRIC.by_id}), n=1)
    assert claimed.total.target_mean == pytest.approx(proven.total.residual.mean)
    assert claimed.total.residual.mean > proven.total.residual.mean


def test_what_is_entered_about_a_scenario_of_the_catalogue() -> None:
    rare, cheap = Frequency(low=0.01, likely=0.01, high=0.01), Loss(low=10, high=1000)
    held = (Control(criterion="team.skills", on="loss", effect=1),)
    entry = Override(id="founder-leaves", frequency=rare, loss=cheap, controls=held, treatment="accept")
    asked = company({"team.skills": level(4)}, Risks(scenarios=(entry,)))
    scenario = one(analyse(RUBRIC, asked, n=1), "founder-leaves")
    assert scenario.treatment == "accept"
    assert scenario.frequency.inherent == pytest.approx(0.01)
    assert scenario.event_loss.inherent == pytest.approx(
        100 * math.exp((math.log(100) / 3.28970725) ** 2 / 2)
    )
    assert scenario.event_loss.residual == pytest.approx(0.15 * scenario.event_loss.inherent)


def test_what_is_dropped_and_what_alone_counts() -> None:
    gone = Override(id="founder-leaves", dropped="We are one.")
    found = analyse(RUBRIC, company(risks=Risks(scenarios=(gone,))), n=1)
    assert ([s.id for s in found.scenarios], found.dropped) == (["copyright-claim"], ("founder-leaves",))
    chosen = Risks(catalogue=False, scenarios=(Override(id="copyright-claim"),))
    assert [s.id for s in analyse(RUBRIC, company(risks=chosen), n=1).scenarios] == ["copyright-claim"]


def test_a_scenario_that_does_not_apply() -> None:
    only_eu = RUBRIC.risks[0].model_copy(update={"applies": type(RUBRIC.risks[0].applies)(markets=("eu",))})
    rubric = RUBRIC.with_risks(lambda: (only_eu, RUBRIC.risks[1]))
    assert [r.id for r in register(rubric, company()).risks] == ["founder-leaves"]
    assert [r.id for r in register(rubric, company(markets=("cn", "eu"))).risks] == [
        "copyright-claim",
        "founder-leaves",
    ]


def test_a_rubric_that_says_nothing_of_risk() -> None:
    with pytest.raises(InputError, match="rubric_without_risk"):
        analyse(WITHOUT_RISK, company(), n=1)
    with pytest.raises(ValueError, match="one year"):
        analyse(RUBRIC, company(), n=0)


def cautions(**changes: Any) -> dict[str, tuple[str, ...]]:
    made = company(risks=changes.pop("risks", None)).model_copy(update=changes)
    return {found.id: found.about for found in analyse(RUBRIC, made, n=1).warnings}


def test_controls_that_count_as_absent_are_named() -> None:
    assert cautions()["controls_unanswered"] == (
        "ip.copyright",
        "ip.trademark",
        "team.vesting",
        "team.skills",
    )
    quick = cautions(mode="quick")
    left_out = {c.id for c in RUBRIC.criteria if not c.quick}
    assert set(quick["controls_not_asked"]) == left_out
    assert not left_out & set(quick.get("controls_unanswered", ()))


def test_losses_that_may_be_counted_twice_are_named() -> None:
    def twice(data: dict[str, Any]) -> None:
        data["lines"][0]["name"] = "  Claim  over Copyright "
        data["lines"][4]["category"] = "cost_avoided"
        data["lines"][1]["id"] = "fire"

    insured = own(transfer=Transfer(limit=1e6, premium=10.0))
    found = cautions(economics=example(twice), risks=Risks(scenarios=(insured,)))
    assert found["line_like_scenario"] == ("gpu", "fire")
    assert found["cost_avoided"] == ("brand",)
    assert found["premium_counted"] == ("x.fire",)
    assert "line_like_scenario" not in cautions(economics=example())


def overlapping(rubric: Rubric, *what: Overlap) -> Rubric:
    claim, leaver = rubric.risks
    return rubric.with_risks(lambda: (claim, leaver.model_copy(update={"overlaps": what})))


def twice(rubric: Rubric, economics: Economics, risks: Risks | None = None) -> list[tuple[str, ...]]:
    made = company(risks=risks).model_copy(update={"economics": economics})
    return [one.about for one in analyse(rubric, made, n=1).warnings if one.id == "in_economics"]


def test_losses_that_a_range_of_the_economics_has_room_for_are_named() -> None:
    def certain(data: dict[str, Any]) -> None:
        for line in data["lines"]:
            line.pop("range", None)

    def only_better(data: dict[str, Any]) -> None:
        for line in data["lines"]:
            line["range"] = {"low": 1.0 if line["kind"] == "benefit" else 0.5, "high": 1.0}

    sales = overlapping(RUBRIC, "revenue")
    ranged = [line.id for line in example().lines if line.category == "revenue" and line.range]
    assert ranged
    assert twice(RUBRIC, example()) == []
    assert twice(sales, example()) == [("founder-leaves", *ranged)]
    assert twice(sales, example(certain)) == []
    assert twice(sales, example(only_better)) == []
    assert twice(overlapping(RUBRIC, "cash"), example(certain)) == [("founder-leaves",)]
    assert twice(sales, example(lambda data: data.update(currency="EUR"))) == []
    gone = Risks(scenarios=(Override(id="founder-leaves", dropped="In the range."),))
    assert twice(sales, example(), gone) == []


def test_money_in_another_currency_is_not_mixed() -> None:
    other: Economics = example(lambda data: data.update(currency="EUR"))
    made = company().model_copy(update={"economics": other})
    found = analyse(RUBRIC, made, n=1)
    assert found.joint is None
    assert ("other_currency", ("EUR", "CNY")) in [(w.id, w.about) for w in found.warnings]


def test_a_file_with_risks_is_read_with_earlier_ids_of_criteria() -> None:
    def loaded(risks: Any) -> Any:
        data = json.loads(company().model_dump_json())
        return load_assessment(json.dumps({**data, "risks": risks}).encode(), "f.json", RUBRIC).risks

    assert loaded({}) == Risks()
    assert loaded({"catalogue": False}).catalogue is False
    with pytest.raises(
        InputError, match=r"f.json:\d+: risks.scenarios.0.id: unknown_scenario.*founder-leaves"
    ):
        loaded({"scenarios": [{"id": "founder-leave"}]})
    fire = json.loads(own().model_dump_json())
    fire["controls"] = [{"criterion": "team.skill", "on": "loss", "effect": 0.5}]
    with pytest.raises(InputError, match=r"risks.scenarios.0.controls.0.criterion: unknown_criterion"):
        loaded({"scenarios": [fire]})
