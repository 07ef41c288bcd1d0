"""A visitor: one browser window on the running app, and everything that went wrong in it."""

import datetime as dt
import re
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import BrowserContext, Locator, Request, Response, expect

from scripts.serving import Server, wait_until_idle
from tests.browser.reports import Headline

PATIENCE = 20_000
"""Milliseconds to wait for what must come, on a machine that may be busy."""
QUIET = 150
"""Milliseconds without a change on the page after which it is at rest."""
SEARCHED = ("/_stcore/health", "/_stcore/host-config")
"""Streamlit asks for these below a page's own address first, to learn where the app begins: a 404 is fine."""
CHOICES = ("0", "1", "2", "3", "4", "unknown", "not_applicable")
"""Options of a criterion, in their order on the card."""

COUNT_MESSAGES = """
  const send = WebSocket.prototype.send;
  window.assessOpenRequests = 0;
  WebSocket.prototype.send = function (...data) {
    if (!this.assessWatched) {
      this.assessWatched = true;
      this.addEventListener('message', () => { window.assessOpenRequests = 0; });
    }
    window.assessOpenRequests += 1;
    return send.apply(this, data);
  };
"""
"""Tells a click that the server has not heard yet from an app at rest."""

expect.set_options(timeout=PATIENCE)


class Visitor:
    """One window, in a browser context of its own."""

    def __init__(self, server: Server, context: BrowserContext) -> None:
        self.server = server
        self.errors: list[str] = []
        self.page = context.new_page()
        self.page.add_init_script(COUNT_MESSAGES)
        self.page.set_default_timeout(PATIENCE)
        self.page.on("pageerror", lambda error: self.errors.append(f"script: {error}"))
        self.page.on("console", lambda message: self._console(message.type, message.text))
        self.page.on("request", self._requested)
        self.page.on("response", self._answered)

    def _console(self, kind: str, text: str) -> None:
        if kind == "error" and not text.startswith("Failed to load resource"):  # counted as a response
            self.errors.append(f"console: {text}")

    def _requested(self, request: Request) -> None:
        where = urlsplit(request.url)
        if where.scheme in ("http", "https", "ws", "wss") and where.port != self.server.port:
            self.errors.append(f"asked another server: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and not response.url.endswith(SEARCHED):
            self.errors.append(f"{response.status}: {response.url}")

    def open(self, page: str = "", **query: str) -> None:
        """Goes to an address of the app and waits for the page."""
        self.page.goto(f"{self.server.url}/{page}?{urlencode(query)}")
        self.settle()

    def reload(self) -> None:
        self.page.reload()
        self.settle()

    def settle(self) -> None:
        """Waits until the app has answered; notes exceptions that it shows."""
        self.page.wait_for_function("window.assessOpenRequests === 0", timeout=PATIENCE)
        wait_until_idle(self.page, quiet=QUIET, timeout=PATIENCE)
        self.errors += [f"exception: {text}" for text in self.find("stException").all_inner_texts()]

    @property
    def query(self) -> str:
        return urlsplit(self.page.url).query

    @property
    def assessment(self) -> str:
        """Id of the assessment that the address names."""
        found = re.search(r"(?:^|&)a=([^&]+)", self.query)
        assert found, self.page.url
        return found[1]

    def find(self, name: str) -> Locator:
        """Elements by the name that Streamlit gives a kind of element."""
        return self.page.locator(f'[data-testid="{name}"]')

    def key(self, key: str) -> Locator:
        """The element or container with a key."""
        return self.page.locator(".st-key-" + re.sub(r"[^A-Za-z0-9_-]", "-", key))

    def press(self, key: str) -> None:
        """Clicks the button with a key."""
        self.key(key).locator("button").first.click()
        self.settle()

    def unfold(self, key: str) -> None:
        """Opens the expander with a key."""
        self.key(key).locator("summary").click()
        self.settle()

    def unfold_all(self) -> None:
        """Opens everything on the page that is folded now."""
        for folded in self.find("stMain").locator("details:not([open]) > summary").all()[::-1]:
            folded.click()
            self.settle()

    def follow(self, page: str) -> None:
        """Goes to another page by the menu."""
        self.find("stSidebar").locator(f'a[href^="{page}"]').click()
        self.page.wait_for_url(re.compile(rf"/{page}(\?|$)"))
        self.settle()

    def speak(self, language: str) -> None:
        """Switches the language."""
        self.key("language").get_by_role("radio", name=language).click()
        self.settle()

    def type(self, key: str, text: str) -> None:
        """Fills a text field and leaves it, which hands the text over."""
        field = self.key(key).locator("input, textarea").first
        field.fill(text)
        field.press("Tab")
        self.settle()

    def pick(self, key: str, option: int) -> None:
        """Chooses an option of a radio, by its place."""
        self.key(key).locator(f'[data-testid="stRadioOption"]:has(input[value="{option}"])').click()
        self.settle()

    def answer(self, criterion: str, choice: str) -> None:
        """Chooses a level, "unknown" or "not_applicable" on a criterion's card."""
        self.pick(f"answer/{criterion}", CHOICES.index(choice))
        expect(self.option(criterion, choice)).to_be_checked()

    def option(self, criterion: str, choice: str) -> Locator:
        return self.key(f"answer/{criterion}").locator(f'input[value="{CHOICES.index(choice)}"]')

    def answers(self) -> dict[str, str | None]:
        """What the cards on the page show as chosen, by the criterion's class name."""
        groups = self.page.locator('[class*="st-key-answer-"]')
        found = groups.evaluate_all(
            """groups => groups.map(g => [
                [...g.classList].find(c => c.startsWith('st-key-answer-')).slice('st-key-answer-'.length),
                g.querySelector('input:checked')?.value ?? null])"""
        )
        return {name: None if value is None else CHOICES[int(value)] for name, value in found}

    def text(self) -> str:
        """Everything that the page shows."""
        return self.page.locator("body").inner_text()

    def choose(self, key: str, option: str) -> None:
        """Chooses from a list that opens on a click."""
        field = self.key(key).get_by_role("combobox")
        field.scroll_into_view_if_needed()  # scrolling closes the list
        field.click()
        field.fill(option)
        self.page.get_by_role("option", name=option).click()
        self.settle()

    def date(self, key: str, day: dt.date) -> None:
        """Types a day, year first, as the field shows it."""
        self.key(key).get_by_role("spinbutton").first.click()
        self.page.keyboard.type(f"{day:%Y%m%d}")
        self.page.keyboard.press("Tab")
        self.settle()

    def jump(self, topic: str) -> None:
        """Goes to a topic by the list that "find or jump to" opens."""
        self.press("finder")
        self.press(f"jump/{topic}")
        expect(self.page).to_have_url(re.compile(rf"[?&]t={re.escape(topic)}(&|$)"))

    def download(self, key: str, folder: Path) -> Path:
        """Saves what a download button gives."""
        with self.page.expect_download() as started:
            self.key(key).get_by_role("button").click()
        file = folder / started.value.suggested_filename
        started.value.save_as(file)
        return file

    def headline(self) -> Headline:
        """Readiness and band on the Results page."""
        value, floor, ceiling = (
            self.key(f"results/{name}").locator('[data-testid="stMetricValue"]').inner_text()
            for name in ("claimed", "supported", "possible")
        )
        return Headline(value, floor, ceiling, self.key("results/claimed").locator("strong").inner_text())
