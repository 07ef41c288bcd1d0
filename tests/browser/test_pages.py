"""Every page, light and dark, wide and narrow: nothing in a reader's way, and no scrolling sideways."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from assess.storage import Repository
from scripts.serving import Server
from tests.browser.conftest import DESKTOP, PHONE, Visit
from tests.browser.tour import tour
from tests.browser.visitor import Visitor

STREAMLITS_OWN = {
    "presentation-role-conflict": "stFileUploader",
    "empty-table-header": "stDataFrame",
}
"""Violations of Streamlit's own elements that we cannot mend: the rule, and the element."""

OVERFLOW = """() => {
  const wide = element => element.scrollWidth > element.clientWidth + 1;
  const main = document.querySelector('[data-testid="stMain"]');
  return [document.scrollingElement, main].filter(wide).map(e => `${e.tagName} ${e.scrollWidth}`);
}"""


SIGNS = """() => [...document.querySelectorAll('[aria-label]')].map(e => e.getAttribute('aria-label'))
  .filter(label => /\\*\\*|\\\\[^\\w\\s]|:material/.test(label))"""
"""Names for screen readers in which signs of Markdown are left."""
INSIDE = """([target, name]) =>
  Boolean(document.querySelector(target)?.closest(`[data-testid="${name}"]`))"""


def violations(page: Page) -> Iterator[str]:
    """What axe-core finds, other than Streamlit's own: the rule, the element, what is wrong."""
    for violation in Axe().run(page).response["violations"]:
        rule = violation["id"]
        for node in violation["nodes"]:
            target = [node["target"][-1], STREAMLITS_OWN.get(rule, "")]
            if not (rule in STREAMLITS_OWN and page.evaluate(INSIDE, target)):
                yield f"{rule}: {node['html'][:200]} {node['failureSummary'][:300]}"


def look(visitor: Visitor) -> list[str]:
    """What is wrong on the page as it stands."""
    page = visitor.page
    return [*violations(page), *page.evaluate(OVERFLOW), *page.evaluate(SIGNS)]


@pytest.mark.parametrize(
    ("lang", "theme", "viewport"),
    [("zh", "light", DESKTOP), ("en", "dark", PHONE)],
    ids=["zh-light-desktop", "en-dark-phone"],
)
def test_every_page_is_accessible_and_fits(
    server: Server, store: Repository, visit: Visit, lang: str, theme: str, viewport: ViewportSize
) -> None:
    visitor = visit(server, theme=theme, viewport=viewport)
    found = {state: wrong for state in tour(visitor, store, lang) if (wrong := look(visitor))}
    assert not found


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_first_page_of_a_new_user(empty_server: Server, visit: Visit, theme: str) -> None:
    visitor = visit(empty_server, locale="zh-CN", theme=theme, viewport=PHONE)
    visitor.open()
    assert not look(visitor)
