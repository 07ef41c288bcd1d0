"""The page that a board reads says of money, risks and the plan what the core reckons."""

import pytest

from assess.assessment import Assessment
from assess.assessment_file import load_assessment
from assess.economics.appraisal import appraise
from assess.i18n.formats import show_money, show_rate
from assess.loading import shipped_rubric
from assess.plan.planning import plan
from assess.report.sums import Sums
from assess.report.view import build
from assess.risk.analysis import analyse
from assess.samples import sample_bytes, samples
from assess.scoring import score

RUBRIC = shipped_rubric()
QUICK = Sums(
    analyse=lambda rubric, made: analyse(rubric, made, n=2_000),
    plan=lambda rubric, made: plan(rubric, made, deep=False),
)


def company(name: str) -> Assessment:
    return load_assessment(sample_bytes(name), f"{name}.json", RUBRIC)


def said(made: Assessment) -> tuple[str, ...]:
    return build(RUBRIC, made, score(RUBRIC, made), "en", QUICK).board.in_brief


@pytest.mark.parametrize("name", [sample.name for sample in samples()])
def test_the_overview_names_the_figures_of_the_chapters(name: str) -> None:
    made = company(name)
    assert made.economics is not None
    text = "\n".join(said(made))
    losses, npv = QUICK.analyse(RUBRIC, made), appraise(made.economics).direct.npv
    assert npv is not None
    assert losses.joint is not None
    for amount in (npv, losses.total.residual.mean, losses.joint.risk_adjusted_npv.mean):
        assert show_money(amount, "en", currency=losses.currency) in text
    assert show_rate(losses.joint.prob_cash_out, "en") in text


def test_nothing_is_said_of_what_is_not_known() -> None:
    made = company("fine-tuner").model_copy(update={"economics": None})
    text = "\n".join(said(made))
    assert "Expected losses" in text
    assert "present value" not in text
    assert "cash runs out" not in text
