"""The three sample companies: one readiness, in the app, the PDF, the HTML and on the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from assess.i18n import show_score, terms, translator
from assess.loading import shipped_folder
from assess.report import FORMATS
from assess.rubric import BANDS
from assess.samples import sample_bytes, samples
from scripts.serving import Server
from tests import naive
from tests.browser.conftest import Visit
from tests.browser.reports import Headline, html_headline, pdf_headline, pdf_pages


@pytest.mark.parametrize("name", [sample.name for sample in samples()])
def test_one_readiness_everywhere(
    server: Server, visit: Visit, browser: Browser, tmp_path: Path, name: str
) -> None:
    file = tmp_path / f"{name}.json"
    file.write_bytes(sample_bytes(name))
    assessment = json.loads(file.read_text(encoding="utf-8"))
    expected = naive.score(naive.read(shipped_folder()), assessment)

    command = [sys.executable, "-m", "assess", "score", str(file), "--json"]
    card = json.loads(subprocess.run(command, check=True, capture_output=True, timeout=60).stdout)
    assert card["readiness"] == pytest.approx(expected["readiness"], abs=1e-9)
    assert card["band"] == expected["band"]

    _ = translator("en")
    figures = (show_score(card["readiness"][kind]) for kind in ("value", "floor", "ceiling"))
    headline = Headline(*figures, _(terms.BAND[card["band"]]))
    visitor = visit(server)
    visitor.open("results", a=assessment["id"])
    assert visitor.headline() == headline
    visitor.follow("report")
    pdf = visitor.download("report/download/pdf/en", tmp_path)
    assert pdf_headline(pdf_pages(pdf), tuple(_(terms.BAND[band]) for band in BANDS)) == headline
    visitor.pick("report/format", FORMATS.index("html"))
    html = visitor.download("report/download/html/en", tmp_path)
    assert html_headline(browser, html)[1] == headline
