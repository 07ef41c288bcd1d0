"""A page on an assessment to play a scene on, and what one does there."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page

from assess.assessment import Assessment
from assess.economics import Economics
from assess.plan.inputs import Planning
from assess.risk import Risks
from assess.storage import Repository
from assess.text import Locale
from scripts.serving import wait_until_idle


@dataclass(frozen=True)
class Stage:
    """A page on an assessment, and the store behind it: what another window does comes from there."""

    page: Page
    store: Repository
    assessment: Assessment
    locale: Locale

    def find(self, key: str) -> Locator:
        """The element with a key."""
        return self.page.locator(".st-key-" + re.sub(r"[^A-Za-z0-9_-]", "-", key))

    def economics(self, field: str) -> str:
        """Key of a field of the economics page."""
        return f"economics/{self.assessment.id}/{field}"

    def risks(self, field: str) -> str:
        """Key of a field of the risks page."""
        return f"risks/{self.assessment.id}/{field}"

    def plan(self, field: str) -> str:
        """Key of a field of the plan page."""
        return f"plan/{self.assessment.id}/{field}"

    def settle(self) -> None:
        """Waits until the page has answered."""
        self.page.wait_for_timeout(200)
        wait_until_idle(self.page)

    def press(self, key: str) -> None:
        """Clicks a button."""
        self.find(key).locator("button").first.click()
        self.settle()

    def press_first(self, field: str) -> None:
        """Clicks the first of the buttons about the plan whose keys begin so."""
        named = re.sub(r"[^A-Za-z0-9_-]", "-", self.plan(field))
        self.page.locator(f'[class*="st-key-{named}"] button').first.click()
        self.settle()

    def unfold(self, key: str) -> None:
        """Opens what is folded."""
        self.find(key).locator("summary").first.click()
        self.settle()

    def type(self, key: str, text: str) -> None:
        """Fills a field in and leaves it."""
        field = self.find(key).locator("input, textarea").first
        field.fill(text)
        field.press("Tab")
        self.settle()

    def pick(self, key: str, option: int) -> None:
        """Chooses an option by its place."""
        self.find(key).locator(f'[data-testid="stRadioOption"]:has(input[value="{option}"])').click()
        self.settle()

    def choose(self, key: str, option: str) -> None:
        """Chooses from a list that opens on a click."""
        field = self.find(key).get_by_role("combobox")
        field.scroll_into_view_if_needed()  # scrolling closes the list
        field.click()
        if field.is_editable():  # a phone shows the list without its keyboard
            field.fill(option)
        self.page.get_by_role("option", name=option).first.click()
        self.settle()

    def give(self, file: Path) -> None:
        """Uploads a file."""
        self.page.locator('[data-testid="stFileUploader"] input').set_input_files(file)
        self.settle()

    def change_economics(self, economics: Economics) -> None:
        """Another window saves other economics."""
        held = self.store.load(self.assessment.id).economics_revision
        self.store.save_economics(
            self.assessment.id, economics, expected=held, now=dt.datetime.now(dt.UTC), who="other"
        )

    def change_plan(self, planning: Planning) -> None:
        """Another window saves another plan."""
        held = self.store.load(self.assessment.id).plan_revision
        self.store.save_plan(
            self.assessment.id, planning, expected=held, now=dt.datetime.now(dt.UTC), who="other"
        )

    def change_risks(self, risks: Risks) -> None:
        """Another window saves other risks."""
        held = self.store.load(self.assessment.id).risks_revision
        self.store.save_risks(
            self.assessment.id, risks, expected=held, now=dt.datetime.now(dt.UTC), who="other"
        )
