"""Every page, light and dark, wide and narrow: for readers who cannot see it, and without sideways scrolling."""

from collections import Counter

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


def violations(page: Page) -> Counter[str]:
    """What axe-core finds, other than Streamlit's own: rule and element, with how often."""
    found: Counter[str] = Counter()
    for violation in Axe().run(page).response["violations"]:
        inside = STREAMLITS_OWN.get(violation["id"])
        for node in violation["nodes"]:
            target = node["target"][0]
            if inside and page.locator(f'[data-testid="{inside}"]').locator("xpath=descendant::*").count():
                if page.evaluate(IS_INSIDE, [target, inside]):
                    continue
            found[f"{violation['id']}: {node['html'][:200]} {node.get('failureSummary', '')[:300]}"] += 1
    return found


IS_INSIDE = """([target, name]) =>
  Boolean(document.querySelector(target)?.closest(`[data-testid="${name}"]`))"""


def look(visitor: Visitor) -> list[str]:
    """What is wrong on the page as it stands."""
    return [*violations(visitor.page), *visitor.page.evaluate(OVERFLOW)]


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
