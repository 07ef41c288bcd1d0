"""The money of the three sample companies: one set of figures, on the page and on the command line."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Locator

from assess.economics import Economics
from assess.economics.results import Appraisal
from assess.economics.trials import trials
from assess.i18n import show_money, show_percent, translator
from assess.i18n.economics import FIGURE
from assess.report.economics import what_ifs
from assess.report.economics_words import figure, months, reason, reasons
from assess.report.figure_parts import Said
from assess.samples import sample_bytes, samples
from assess.text import Locale
from scripts.serving import Server
from tests.browser.conftest import Visit
from tests.browser.visitor import Visitor

FIGURES = (
    "npv",
    "roi",
    "roi_annualised",
    "irr",
    "mirr",
    "bcr",
    "payback",
    "discounted_payback",
    "peak_funding",
)
CASES: list[tuple[str, Locale]] = [(sample.name, "en") for sample in samples()] + [("fine-tuner", "zh")]


@pytest.mark.parametrize(("name", "lang"), CASES)
def test_the_page_shows_the_figures_of_the_command_line(
    server: Server, visit: Visit, tmp_path: Path, name: str, lang: Locale
) -> None:
    file = tmp_path / f"{name}.json"
    file.write_bytes(sample_bytes(name))
    content = json.loads(sample_bytes(name))
    economics = Economics.model_validate_json(json.dumps(content["economics"]))
    found = Appraisal.model_validate_json(roi(file, "--json"))
    printed = squeezed(roi(file, "--lang", lang))
    _ = translator(lang)

    visitor = visit(server)
    visitor.open("economics", a=content["id"], lang=lang)
    tables, cards = table_rows(visitor), metrics(visitor)

    both = any(line.indirect for line in economics.lines)
    cases = (found.direct, found.total) if both else (found.direct,)
    for id in FIGURES:
        expected = [reasons(case, _).get(id) or figure(id, case, found, _) for case in cases]
        assert tables[_(FIGURE[id])] == expected
        assert all(squeezed(text) in printed for text in expected)
    runs = (found.simulation.direct, found.simulation.total)[: len(cases)]
    for quantile in ("p10", "p50", "p90"):
        amounts = [show_money(getattr(run.npv, quantile), lang, currency=found.currency) for run in runs]
        assert tables[_(f"NPV, {quantile.upper()}")] == amounts
        assert all(squeezed(amount) in printed for amount in amounts)
    assert tables[_("Chance of an NPV above 0")] == [show_percent(run.prob_npv_positive) for run in runs]

    assert cards[_(FIGURE["npv"])] == show_money(found.direct.npv, lang)
    assert cards[_(FIGURE["peak_funding"])] == show_money(found.direct.peak_funding, lang)
    assert cards[_(FIGURE["payback"])] == figure("payback", found.direct, found, _)
    assert cards[_(FIGURE["runway"])] == months(found.runway, _)
    if found.runway is None:
        why = reason(found.reasons["runway"], _)
        assert why in visitor.text()
        assert squeezed(why) in printed

    rows = [
        [cell.text if isinstance(cell, Said) else cell for cell in row]
        for row in what_ifs(economics, trials(economics), _).rows
    ]
    assert what_if_rows(visitor) == rows
    for row in rows:
        assert squeezed("".join(row)) in printed


def roi(file: Path, *options: str) -> str:
    """What `assess roi` prints."""
    command = [sys.executable, "-m", "assess", "roi", str(file), *options]
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout.decode()


def squeezed(text: str) -> str:
    """Without spaces: the terminal wraps and pads where it likes."""
    return re.sub(r"\s", "", text)


def table_rows(visitor: Visitor) -> dict[str, list[str]]:
    """The rows of all plain tables on the page, by what stands first in them."""
    rows = visitor.find("stTable").locator("tbody tr").all()
    # An invisible joiner keeps a figure and its unit on one line.
    cells = [
        [cell.replace("\u2060", "").strip() for cell in row.locator("th, td").all_inner_texts()]
        for row in rows
    ]
    return {first: rest for first, *rest in cells}


def metrics(visitor: Visitor) -> dict[str, str]:
    """The figures on cards, by their names."""

    def part(card: Locator, name: str) -> str:
        return card.get_by_test_id(name).inner_text().strip()

    cards = visitor.find("stMetric").all()
    return {part(card, "stMetricLabel"): part(card, "stMetricValue") for card in cards}


def what_if_rows(visitor: Visitor) -> list[list[str]]:
    """The table of what-ifs, as it is told to screen readers: it is drawn on a canvas."""
    table = visitor.find("stDataFrame").last
    table.scroll_into_view_if_needed()
    visitor.settle()
    told = table.locator('table[role="grid"] tbody tr')
    return [row.locator('[role="gridcell"]').all_inner_texts() for row in told.all()]
