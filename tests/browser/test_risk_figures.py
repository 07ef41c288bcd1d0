"""The risks of the three sample companies: one set of figures, on the page, in PDF, HTML and as JSON."""

import datetime as dt
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import expect

from assess.assessment_file import load_assessment
from assess.i18n import show_money, show_score, translator
from assess.i18n.formats import show_rate
from assess.i18n.risk import RISK_FIGURE
from assess.loading import shipped_rubric
from assess.report import FORMATS
from assess.risk.results import Joint, RiskProfile
from assess.samples import sample_bytes, samples
from assess.storage import Repository
from assess.text import Locale
from scripts.serving import Server
from tests.browser.conftest import Visit
from tests.browser.reports import pdf_pages
from tests.browser.test_money_on_screen import metrics, squeezed
from tests.browser.visitor import Visitor

RUBRIC = shipped_rubric()
CASES: list[tuple[str, Locale]] = [(sample.name, "en") for sample in samples()] + [("fine-tuner", "zh")]


@pytest.mark.parametrize(("name", "lang"), CASES)
def test_page_pdf_html_and_command_line_agree(
    server: Server, store: Repository, visit: Visit, tmp_path: Path, name: str, lang: Locale
) -> None:
    file = tmp_path / f"{name}.json"
    file.write_bytes(sample_bytes(name))
    command = [sys.executable, "-m", "assess", "risk", str(file), "--json"]
    printed = subprocess.run(command, check=True, capture_output=True, timeout=120).stdout
    found = RiskProfile.model_validate_json(printed)
    _, total = translator(lang), found.total.residual

    # Other tests answer in the samples: this one looks at a copy of its own.
    sample = load_assessment(sample_bytes(name), file.name, RUBRIC)
    id = f"figures-{name}-{lang}"
    store.create(sample.model_copy(update={"id": id}), now=dt.datetime.now(dt.UTC))
    visitor = visit(server)
    visitor.open("risks", a=id, lang=lang)
    cards = metrics(visitor)
    assert cards[_(RISK_FIGURE["mean"])] == show_money(total.mean, lang)
    assert cards[_(RISK_FIGURE["p90"])] == show_money(total.p90, lang)
    assert cards[_(RISK_FIGURE["p95"])] == show_money(total.p95, lang)
    assert cards[_(RISK_FIGURE["score"])] == show_score(found.total.risk_score.residual)
    on_screen = told(visitor)
    dearest = sorted(found.scenarios, key=lambda s: -s.residual.mean)[:5]
    rows = [
        (
            RUBRIC.risk_by_id[one.id].title.in_(lang),
            show_money(one.inherent.mean, lang),
            show_money(one.residual.mean, lang),
        )
        for one in dearest
    ]
    for number, (title, *means) in enumerate(rows, 1):
        assert squeezed("".join((f"{number} · {title}", *means))) in on_screen
    joint = of_money(found, lang)
    for row in joint:
        assert squeezed("".join(row)) in on_screen

    visitor.open("report", a=id, lang=lang)
    pdf = visitor.download(f"report/download/pdf/{lang}", tmp_path)
    on_paper = squeezed("".join(pdf_pages(pdf)))
    visitor.pick("report/format", FORMATS.index("html"))
    html = visitor.download(f"report/download/html/{lang}", tmp_path).read_text(encoding="utf-8")
    chapter = html[html.index('<section id="risk">') : html.index('<section id="evidence">')]
    in_html = squeezed(unescape(re.sub(r"<[^>]+>", " ", chapter)))

    currency = found.currency
    losses = (total.mean, total.p50, total.p90, total.p95, total.p99, total.es90)
    shown = [
        *(show_money(loss, lang, currency=currency) for loss in losses),
        show_score(found.total.risk_score.residual),
        *(cell for row in rows for cell in row),
        *(cell for row in joint for cell in row),
    ]
    for text in map(squeezed, shown):
        assert text in on_paper
        assert text in in_html


def of_money(found: RiskProfile, lang: Locale) -> list[list[str]]:
    """What losses leave of value and cash, in each state of affairs."""
    assert isinstance(found.joint, Joint)
    columns = (found.joint.none, found.joint.today, found.joint.targets)
    assert found.joint.risk_adjusted_npv == found.joint.today.npv_direct
    return [
        [show_money(one.npv_direct.mean, lang, currency=found.currency) for one in columns],
        [show_rate(one.prob_cash_out, lang) for one in columns],
    ]


def told(visitor: Visitor) -> str:
    """What the list and the money, drawn on a canvas, tell a screen reader row by row; without spaces."""
    tables = visitor.find("stMain").locator('table[role="grid"]')
    expect(tables).to_have_count(2)
    rows = tables.locator("tbody tr").all()
    return squeezed("\n".join("".join(row.locator('[role="gridcell"]').all_inner_texts()) for row in rows))
