"""The HTML report in a real browser: charts drawn, no network, nothing typed ever runs."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from assess.report import render
from assess.rubric import Rubric
from assess.text import LOCALES, Locale
from tests.report.conftest import HOSTILE, SAMPLE, bare, hostile, sample, view_of

pytestmark = pytest.mark.browser
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
CHARTS = ("readiness", "stages", "gaps")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


class Opened:
    """A report opened from disk, with everything that went wrong or left the file."""

    def __init__(self, browser: Browser, html: bytes, folder: Path, width: int) -> None:
        path = folder / "report.html"
        path.write_bytes(html)
        self.page: Page = browser.new_page(viewport={"width": width, "height": 844})
        self.troubles: list[str] = []
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("console", lambda message: self.troubles.append(message.text))
        self.page.on("request", lambda request: self._note(request.url, path.as_uri()))
        self.page.goto(path.as_uri())
        self.page.wait_for_function("document.querySelectorAll('.js-plotly-plot .main-svg').length >= 4")

    def _note(self, url: str, own: str) -> None:
        if url != own and not url.startswith(("data:", "blob:")):
            self.troubles.append(url)

    @property
    def overflow(self) -> int:
        return int(self.page.evaluate("document.documentElement.scrollWidth - innerWidth"))


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("locale", LOCALES)
def test_it_opens_from_disk_and_draws_its_charts(
    browser: Browser, rubric: Rubric, tmp_path: Path, locale: Locale, width: int
) -> None:
    view = view_of(SAMPLE, locale)
    opened = Opened(browser, render(rubric, sample(), "html", locale), tmp_path, width)
    page = opened.page

    assert opened.troubles == []
    assert opened.overflow <= 0
    assert page.locator("html").get_attribute("lang") == view.lang
    for chart in CHARTS:
        figure = page.locator(f"#chart-{chart}")
        assert figure.get_attribute("aria-label") == view.alts[chart]
        assert figure.locator(".main-svg").first.is_visible()
        assert page.locator("figure", has=figure).locator("table tbody tr").count() > 0
    page.close()


@pytest.mark.parametrize("locale", LOCALES)
def test_it_says_what_the_view_says(browser: Browser, rubric: Rubric, tmp_path: Path, locale: Locale) -> None:
    view = view_of(SAMPLE, locale)
    page = Opened(browser, render(rubric, sample(), "html", locale), tmp_path, 1440).page
    text = re.sub(r"\s", "", page.locator("body").text_content() or "")
    board = view.board
    assert board.readiness is not None
    expected = [
        board.readiness.value_text,
        board.readiness.floor_text,
        board.band,
        *board.verdict,
        *(row.reason.text for row in board.left_out),
        *(row.label.text for row in view.evidence),
        *(gap.first_step for gap in view.gaps),
        *(f"{item.key}{item.title}" for question in view.questions for item in question.items),
        *view.limits,
    ]

    assert [t for t in expected if re.sub(r"\s", "", t) not in text] == []
    page.close()


@pytest.mark.parametrize("kind", HOSTILE)
def test_nothing_typed_runs_or_widens_the_page(
    browser: Browser, rubric: Rubric, tmp_path: Path, kind: str
) -> None:
    html = render(rubric, hostile(HOSTILE[kind]), "html", "en")
    opened = Opened(browser, html, tmp_path, 390)

    assert opened.troubles == []
    assert opened.page.evaluate("window.ran") is None
    assert opened.overflow <= 0
    opened.page.close()


def test_typed_text_is_shown_as_typed(browser: Browser, rubric: Rubric, tmp_path: Path) -> None:
    html = render(rubric, hostile(HOSTILE["html"]), "html", "en")
    page = Opened(browser, html, tmp_path, 1440).page

    assert page.locator("h1").text_content() == HOSTILE["html"]
    assert page.get_by_text("{{ 7*7 }}").count() > 0
    assert page.locator("a[href^='javascript']").count() == 0
    page.close()


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("locale", LOCALES)
def test_it_violates_no_accessibility_rule(
    browser: Browser, rubric: Rubric, tmp_path: Path, locale: Locale, width: int
) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(render(rubric, sample(), "html", locale))
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 844})
    page = context.new_page()  # the policy of the report would keep the checker's own script out
    page.goto(path.as_uri())
    page.wait_for_function("document.querySelectorAll('.js-plotly-plot .main-svg').length >= 4")

    assert [violation["id"] for violation in Axe().run(page).response["violations"]] == []
    context.close()


def test_links_inside_the_report_lead_somewhere(browser: Browser, rubric: Rubric, tmp_path: Path) -> None:
    page = Opened(browser, render(rubric, sample(), "html", "en"), tmp_path, 1440).page

    broken = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href'))"
        ".filter(id => !document.querySelector(id))"
    )
    assert broken == []
    page.close()


def test_an_empty_assessment_has_a_report(browser: Browser, rubric: Rubric, tmp_path: Path) -> None:
    opened = Opened(browser, render(rubric, bare(), "html", "zh"), tmp_path, 390)

    assert opened.troubles == []
    assert opened.overflow <= 0
    opened.page.close()


def test_the_same_input_gives_the_same_bytes(rubric: Rubric) -> None:
    first, second = (render(rubric, sample(), "html", "zh") for _ in range(2))

    assert first == second
