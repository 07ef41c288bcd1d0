"""From starting the process to a usable page in Chromium, against an app with nothing in it."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.data import fullest
from benchmarks.figures import Figure
from scripts.serving import chromium, fill, serve

ROUNDS = 5
BARE = Path(__file__).parent / "apps" / "bare.py"
IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'


def measure() -> list[Figure]:
    """Medians over rounds, both in turn, Home with one assessment in the store."""
    times: dict[str, list[float]] = {"app": [], "empty": []}
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        database = Path(folder) / "assess.db"
        fill(database, [fullest()])
        for turn in range(ROUNDS + 1):
            app = _start(browser, database, None, '[class*="st-key-assessment-"]')
            empty = _start(browser, database, BARE, '[data-testid="stCheckbox"]')
            if turn:
                times["app"].append(app)
                times["empty"].append(empty)
    app, empty = (statistics.median(taken) * 1000 for taken in times.values())
    return [
        Figure("start", "process start to usable page, against an empty app", app / empty, "x", 1.5),
        Figure("start", "process start to usable page: app", app, "ms"),
        Figure("start", "process start to usable page: empty app", empty, "ms"),
    ]


def _start(browser: Browser, database: Path, script: Path | None, wanted: str) -> float:
    """Seconds from the start of a server's process until its first page is drawn."""
    with serve(database, script=script) as server:
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-US")
        page = context.new_page()
        page.goto(server.url, wait_until="commit")
        page.locator(wanted).first.wait_for()
        page.locator(IDLE).wait_for()
        took = time.perf_counter() - server.started
        context.close()
        return took
