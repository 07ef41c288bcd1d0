"""Answering one criterion, click to redraw, against an empty app and Streamlit's garbage collection."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path

from playwright.sync_api import Page

from assess.rubric import Criterion
from benchmarks.client import Tab, tab
from benchmarks.data import fullest, opened, topics
from benchmarks.figures import Figure
from scripts.serving import Server, chromium, fill, serve, wait_until_idle

APPS = Path(__file__).parent / "apps"
CLICKS = 40
CLICKS_IN_CHROMIUM = 25
PAUSE = 0.15
"""Seconds between clicks: enough for the server to be done with all of the one before."""
LEVEL = 3
DEFAULT: dict[str, object] = {"runner.postScriptGC": True}
"""Streamlit's own setting."""
CASES: tuple[tuple[str, Path | None, dict[str, object]], ...] = (
    ("app", None, {}),
    ("app, default", None, DEFAULT),
    ("empty", APPS / "empty.py", {}),
    ("empty, default", APPS / "empty.py", DEFAULT),
    ("empty, two fragments", APPS / "fragments.py", {}),
)

CLICK = """async ([clicked, place, wanted]) => {
  const shown = () => document.querySelector(place)?.textContent;
  const before = shown();
  const done = () => shown() !== before && (!wanted || document.querySelector(wanted));
  const started = performance.now();
  clicked.click();
  return new Promise(resolve => {
    const watch = new MutationObserver(() => {
      if (done()) { watch.disconnect(); resolve(performance.now() - started); }
    });
    watch.observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
  });
}"""
"""Clicks, and resolves to the milliseconds until a place's text has changed and what is wanted is there."""


def measure() -> list[Figure]:
    """Over the websocket and in Chromium, all apps side by side."""
    whole = fullest()
    topic = max(topics(whole), key=lambda t: len(t.criteria))
    assessment = opened(whole, topic)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        servers: dict[str, Server] = {}
        for name, script, options in CASES:
            # One each: two tabs that give the same answer would meet a conflict.
            database = Path(folder) / f"{len(servers)}.db"
            fill(database, [assessment])
            servers[name] = stack.enter_context(serve(database, script=script, options=options))
        asked = [c for c in topic.criteria if c.id in whole.answers and c.target.at(whole.profile.stage) > 0]
        wire = asyncio.run(_over_websocket(servers, assessment.id, topic.id, asked))
        seen = _in_chromium(servers, assessment.id, topic.id, asked)
    return [*_figures("websocket", wire, 1.3), *_figures("Chromium", seen, 2)]


def _figures(how: str, ms: dict[str, float], aim: float) -> Iterable[Figure]:
    part = "answer"
    yield Figure(
        part, f"{how}: against an empty app, same imports, same setting", ms["app"] / ms["empty"], "x", aim
    )
    default = ms["app"] / ms["app, default"]
    yield Figure(part, f"{how}: against the same app, Streamlit's default setting", default, "x", 0.3)
    fragments = ms["app"] / ms["empty, two fragments"]
    yield Figure(part, f"{how}: against an empty app that redraws two fragments", fragments, "x")
    for name, value in ms.items():
        yield Figure(part, f"{how}: {name}", value, "ms")


async def _over_websocket(
    servers: dict[str, Server], assessment: str, topic: str, asked: Sequence[Criterion]
) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in servers}
    async with AsyncExitStack() as stack:
        tabs = {name: await stack.enter_async_context(tab(s.url)) for name, s in servers.items()}
        for name, one in tabs.items():
            await (one.load("walkthrough", a=assessment, t=topic) if name.startswith("app") else one.load(""))
        for turn in range(CLICKS + 2):
            for name, one in tabs.items():
                own = name.startswith("app")
                took = await (_answer(one, asked[turn % len(asked)].id) if own else one.toggle("switch"))
                await asyncio.sleep(PAUSE)
                if turn > 1:
                    times[name].append(took * 1000)
    return {name: statistics.median(taken) for name, taken in times.items()}


async def _answer(one: Tab, criterion: str) -> float:
    """Gives a first answer, timed, and takes it back."""
    took = await one.choose(f"answer/{criterion}", LEVEL)
    await asyncio.sleep(PAUSE)
    await one.press(f"clear/{criterion}")
    return took


def _in_chromium(
    servers: dict[str, Server], assessment: str, topic: str, asked: Sequence[Criterion]
) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in servers}
    with chromium() as browser:
        clicks: dict[str, Callable[[int], float]] = {}
        for name, server in servers.items():
            page = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-US").new_page()
            own = name.startswith("app")
            page.goto(f"{server.url}/walkthrough?a={assessment}&t={topic}" if own else server.url)
            wait_until_idle(page)
            clicks[name] = _answering(page, asked) if own else _switching(page)
        for turn in range(CLICKS_IN_CHROMIUM + 2):
            for name, click in clicks.items():
                took = click(turn)
                if turn > 1:
                    times[name].append(took)
    return {name: statistics.median(taken) for name, taken in times.items()}


def _answering(page: Page, asked: Sequence[Criterion]) -> Callable[[int], float]:
    def click(turn: int) -> float:
        name = asked[turn % len(asked)].id.replace(".", "-")
        level = page.locator(f".st-key-answer-{name} input").nth(LEVEL).element_handle()
        place, wanted = '[data-testid="stProgress"]', f'[class*="st-key-evidence-{name}-add"]'
        took = page.evaluate(CLICK, [level, place, wanted])
        wait_until_idle(page, quiet=100)
        page.locator(f".st-key-clear-{name} button").click()
        page.locator(wanted).wait_for(state="detached")
        wait_until_idle(page, quiet=100)
        return float(took)

    return click


def _switching(page: Page) -> Callable[[int], float]:
    def click(turn: int) -> float:
        box = page.locator('[data-testid="stCheckbox"] input').element_handle()
        took = page.evaluate(CLICK, [box, '[data-testid="stMarkdown"]:not(label *)', ""])
        wait_until_idle(page, quiet=100)
        return float(took)

    return click
