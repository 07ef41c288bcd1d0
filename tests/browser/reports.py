"""What a downloaded report says."""

import re
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from playwright.sync_api import Browser

FIGURE = re.compile(r"\b\d+\.\d\b")


@dataclass(frozen=True)
class Headline:
    """Readiness and band as a reader sees them."""

    value: str
    floor: str
    ceiling: str
    band: str


def pdf_pages(file: Path) -> list[str]:
    """The text of each page, on one line."""
    document = pypdfium2.PdfDocument(file)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def pdf_headline(pages: list[str], bands: tuple[str, ...]) -> Headline:
    """The headline of a PDF's page for the board, the third: `Readiness 87.0 of 100 Ready … `."""
    board = pages[2]
    value = FIGURE.search(board)
    assert value, board
    _before, _, after = board[value.end() :].partition("0 50 75 90 100")  # the axis of the chart
    floor, claimed, ceiling = FIGURE.findall(after)[:3]
    assert claimed == value[0]
    band = min(bands, key=lambda name: board.find(name, value.end()) % len(board))
    return Headline(value[0], floor, ceiling, band)


def html_headline(browser: Browser, file: Path) -> tuple[str, Headline]:
    """The text of an HTML report as a browser without a network shows it, and its headline."""
    context = browser.new_context(offline=True)
    errors: list[str] = []
    try:
        page = context.new_page()
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(file.as_uri())
        page.locator("#chart-gaps .main-svg").first.wait_for()
        assert not errors
        drawn = page.locator("#chart-readiness").get_attribute("aria-label") or ""
        value, floor, ceiling = FIGURE.findall(drawn)
        assert page.locator(".score b").inner_text() == value
        band = page.locator(".headline .chip").inner_text()
        return page.locator("body").inner_text(), Headline(value, floor, ceiling, band)
    finally:
        context.close()
