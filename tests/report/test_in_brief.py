"""The page that a board reads says of money, risks and the plan what the core reckons."""

import pytest

from assess.assessment import Assessment
from assess.assessment_file import load_assessment
from assess.economics.appraisal import appraise
from assess.economics.scenarios import BUILT_IN
from assess.i18n import translator
from assess.i18n.formats import show_money, show_rate
from assess.loading import shipped_rubric
from assess.plan.planning import plan
from assess.report.economics_verdict import covered, explained, summed_up
from assess.report.sums import Sums
from assess.report.view import build
from assess.risk.analysis import analyse
from assess.samples import sample_bytes, samples
from assess.scoring import score
from assess.text import LOCALES, Locale

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


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", [sample.name for sample in samples()])
def test_one_sentence_sums_the_money_up_on_the_overview_and_in_the_chapter(name: str, locale: Locale) -> None:
    made = company(name)
    assert made.economics is not None
    view = build(RUBRIC, made, score(RUBRIC, made), locale, QUICK)
    sentence = summed_up(appraise(made.economics), translator(locale))
    assert view.money is not None
    assert view.board.in_brief[0] == view.money.in_words[0] == sentence


def test_the_chapters_on_money_and_risk_refer_to_one_another() -> None:
    made = company("fine-tuner")
    view = build(RUBRIC, made, score(RUBRIC, made), "en", QUICK)
    assert made.economics is not None
    assert view.money is not None
    assert view.risk is not None
    money, risk = "\n".join(view.money.in_words), "\n".join(view.risk.money.in_words)
    losses = QUICK.analyse(RUBRIC, made)
    assert losses.joint is not None
    assert '"Risks"' in money
    assert '"Economics"' in risk
    assert show_money(losses.joint.risk_adjusted_npv.mean, "en", currency="CNY") in money
    assert show_money(appraise(made.economics).direct.npv, "en", currency="CNY") in risk


def test_a_gap_that_is_covered_and_cash_that_lasts_do_not_contradict_each_other() -> None:
    made = company("fine-tuner")
    assert made.economics is not None
    found = appraise(made.economics)
    assert found.direct.peak_funding > 0
    assert found.runway is None
    text = " ".join(explained(found, translator("en")))
    assert "the money is enough" in text
    assert "cover that" in text
    assert covered(found, translator("en")) == "covered by the cash and funding entered"


def test_a_what_if_is_not_told_as_what_was_entered() -> None:
    made = company("fine-tuner")
    assert made.economics is not None
    found = appraise(made.economics, scenario=BUILT_IN["price_half"], n=1_000)
    text = " ".join(explained(found, translator("en")))
    assert text.startswith(
        "Under this what-if, the money runs out after 21.4 months, and the investment does"
    )
    assert "As entered" not in text
    assert "more hopeful than its own ranges" not in text
