"""After a quick scan the figures of risk say that they are ceilings, in every place alike."""

import pytest

from assess.assessment import Assessment
from assess.assessment_file import load_assessment
from assess.cli.money import risk_text
from assess.i18n import show_money, translator
from assess.loading import shipped_rubric
from assess.report import render
from assess.report.risk import risk_part
from assess.report.risk_ceiling import ceiling_told, is_ceiling, unheard
from assess.report.view import build
from assess.risk.analysis import analyse
from assess.samples import sample_bytes
from assess.scoring import score
from tests.report.test_in_brief import QUICK
from tests.report.test_money import squeezed

RUBRIC = shipped_rubric()
_ = translator("en")
FULL = load_assessment(sample_bytes("api-product"), "api-product.json", RUBRIC)
SCAN = FULL.model_copy(update={"mode": "quick", "plan": type(FULL.plan)()})


def said(made: Assessment) -> str:
    return unheard(analyse(RUBRIC, made, n=1), _)


def test_a_quick_scan_says_how_many_controls_nobody_asked_about() -> None:
    found = analyse(RUBRIC, SCAN, n=1)
    (caution,) = (one for one in found.warnings if one.id == "controls_not_asked")
    assert f"{len(caution.about)} controls not asked about" in said(SCAN)
    assert is_ceiling(found, SCAN.profile, _)


def test_an_answered_assessment_is_no_ceiling_and_one_hardly_begun_is() -> None:
    assert said(FULL) == ""
    begun = FULL.model_copy(update={"answers": dict(list(FULL.answers.items())[:5])})
    assert "controls unanswered" in said(begun)


def test_without_some_amounts_it_may_be_more_as_well() -> None:
    """Then nothing is called a ceiling, but what counts as absent is still told."""
    blind = SCAN.model_copy(update={"profile": SCAN.profile.model_copy(update={"headcount": None})})
    found = analyse(RUBRIC, blind, n=1)
    assert found.scenarios
    assert not is_ceiling(found, blind.profile, _)
    assert ceiling_told(found, blind.profile, _).startswith("What nobody asked or answered counts as absent")
    assert "at most" not in risk_part(RUBRIC, blind, found, _).facts[-1]


def test_terminal_overview_and_html_say_it_beside_the_figure() -> None:
    found = analyse(RUBRIC, SCAN, n=2_000)
    told = said(SCAN)
    text = risk_text(RUBRIC, SCAN, found, _)
    assert squeezed(f"at most: {told}") in squeezed(text)

    board = build(RUBRIC, SCAN, score(RUBRIC, SCAN), "en", QUICK).board.in_brief
    mean = show_money(found.total.residual.mean, "en", currency=found.currency)
    (line,) = (one for one in board if mean in one)
    assert f"at most {mean} a year" in line
    assert told in line

    html = render(RUBRIC, SCAN, "html", "en").decode()
    assert f"at most: {told}" in html
    for shown in (text, html):
        assert squeezed("The full assessment asks about them.") in squeezed(shown)


@pytest.mark.parametrize("name", ["api-product", "fine-tuner", "model-maker"])
def test_the_samples_are_answered(name: str) -> None:
    assert said(load_assessment(sample_bytes(name), f"{name}.json", RUBRIC)) == ""
