"""One answer changed in the walkthrough moves the matrix, the price of its gap and the value after losses."""

import datetime as dt
import re

from playwright.sync_api import expect

from assess.assessment import Assessment, LevelAnswer
from assess.charts.risk import placed
from assess.i18n import show_money, translator
from assess.loading import shipped_rubric
from assess.report.risk_words import gap_price, ranked
from assess.risk.analysis import analyse
from assess.risk.results import Joint, RiskProfile
from assess.storage import Repository
from scripts.serving import Server
from tests.browser.conftest import Visit
from tests.browser.tour import LATER
from tests.browser.visitor import Visitor

RUBRIC = shipped_rubric()
CRITERION = "risk.contingency"
ONE = LATER.model_copy(update={"id": "at-risk"})
"""A company of its own: the samples are shared with other tests."""


def joint(found: RiskProfile) -> Joint:
    assert found.joint is not None
    return found.joint


def price(found: RiskProfile) -> str:
    of = {one.criterion: one for one in found.prices}
    return gap_price(of[CRITERION], found.currency, translator("en"))


def matrix(visitor: Visitor) -> list[str]:
    """The numbers in the cells of today's matrix."""
    cells = visitor.key("risks/matrix/residual").locator("g.textpoint")
    return sorted(" ".join(text.split()) for text in cells.all_text_contents())


def sees(visitor: Visitor, assessment: Assessment, found: RiskProfile) -> list[str]:
    """Finds the figures of a profile on the pages; gives the numbers in the matrix."""
    visitor.open("risks", a=assessment.id)
    main = visitor.find("stMain")
    metric = visitor.find("stMetricValue").first
    expect(metric).to_have_text(show_money(found.total.residual.mean, "en"))
    after_losses = show_money(joint(found).risk_adjusted_npv.mean, "en", currency=found.currency)
    cell = main.get_by_test_id(re.compile("^glide-cell-")).filter(has_text=after_losses)
    expect(cell.first).to_be_attached()
    shown = matrix(visitor)
    assert len(shown) == len(placed(ranked(found), "residual"))
    visitor.open("results", a=assessment.id)
    visitor.key("results/all_gaps").locator("label").first.click()
    visitor.settle()
    expect(visitor.key(f"results/gap/{CRITERION}").locator("summary")).to_contain_text(price(found))
    return shown


def test_an_answer_moves_matrix_price_and_value(server: Server, store: Repository, visit: Visit) -> None:
    answers = {**ONE.answers, CRITERION: LevelAnswer(level=0)}
    before, after = (analyse(RUBRIC, one) for one in (ONE, ONE.model_copy(update={"answers": answers})))
    assert price(before) != price(after)
    assert joint(before).risk_adjusted_npv.mean > joint(after).risk_adjusted_npv.mean

    store.create(ONE, now=dt.datetime.now(dt.UTC), who="test")
    visitor = visit(server)
    first = sees(visitor, ONE, before)
    visitor.open("walkthrough", a=ONE.id, t=RUBRIC.topic_of[CRITERION].id)
    visitor.answer(CRITERION, "0")
    held = store.load(ONE.id).assessment
    changed = held.answers[CRITERION]
    assert isinstance(changed, LevelAnswer)
    assert changed.level == 0
    assert sees(visitor, held, analyse(RUBRIC, held)) != first
    store.delete(ONE.id, dt.datetime.now(dt.UTC), "test")
