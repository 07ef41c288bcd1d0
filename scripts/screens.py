"""Photographs the app: every page × language × theme × width, and every page of a sample's PDF.

    python scripts/screens.py build/screens

Writes an `index.html` to look through. Fails if a page shows an exception or, on a phone, scrolls sideways.
"""

from __future__ import annotations

import argparse
import datetime as dt
import html
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pypdfium2
from playwright.sync_api import Browser, Page

from assess.assessment import Assessment
from assess.loading import shipped_rubric
from assess.plan.accepting import accept
from assess.plan.inputs import Limits, Planning
from assess.plan.planning import plan
from assess.progress import asked_topics
from assess.report import render
from assess.storage import Repository, open_repository
from assess.text import Locale
from scripts.scenes import SCENES, Scene
from scripts.serving import Server, chromium, fill, sample_assessments, serve, wait_until_idle
from scripts.staging import Stage

Theme = Literal["light", "dark"]
LANGUAGES: dict[Locale, str] = {"en": "en-US", "zh": "zh-CN"}
THEMES: tuple[Theme, ...] = ("light", "dark")
SIZES = {"desktop": (1440, 900), "phone": (390, 844)}
AGENT = {"phone": "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"}
"""How a browser names itself, where not as on a desk."""
TALLEST = 14_000
"""Pixels; the longest picture that Chromium takes in one piece."""
SHARPNESS = 1.5
"""Pixels of a PDF page's picture per point."""
EXCEPTION = '[data-testid="stException"], [data-testid="stAppViewContainer"] .stException'

HEIGHT = """() => Math.max(...['stMain', 'stSidebarContent']
  .map(name => document.querySelector(`[data-testid="${name}"]`))
  .filter(place => place && place.getBoundingClientRect().right > 0)
  .map(place => place.scrollHeight))"""
"""The height at which nothing is left to scroll."""

WIDER = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  const scrolls = place => {
    for (let at = place.parentElement; at && at !== main; at = at.parentElement)
      if (getComputedStyle(at).overflowX !== 'visible') return true;
    return false;
  };
  const wide = [...main.querySelectorAll('*')].filter(place => {
    const box = place.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && box.right > innerWidth + 1 && !scrolls(place);
  });
  if (!wide.length && main.scrollWidth <= main.clientWidth) return '';
  const name = place => place.closest('[class*="st-key-"]')?.className || place.dataset.testid;
  const named = wide.map(place => name(place) || place.tagName);
  return [...new Set(named)].slice(0, 5).join('; ') || 'the page';
}"""
"""What reaches beyond the right edge without a scroll bar of its own; empty if nothing does."""


@dataclass(frozen=True)
class Shot:
    """One page to photograph: a name, the address, and what to open on it first."""

    name: str
    path: str
    tab: int | None = None
    empty: bool = False
    """On an empty database."""
    menu: bool = False
    """With the menu open, where the page hides it."""
    scene: Scene | None = None
    """What happens first, on an assessment of its own; the address is then that one's."""


@dataclass(frozen=True)
class Look:
    """How a page is looked at."""

    locale: Locale
    theme: Theme
    size: str

    def __str__(self) -> str:
        return f"{self.locale}-{self.theme}-{self.size}"


def shots(shown: Assessment, begun: Assessment, planned: Assessment) -> list[Shot]:
    """Every page; the walkthrough with answers of one's own, carried over, and none."""
    topics = asked_topics(shipped_rubric(), shown)
    carried = next(c for c, answer in begun.answers.items() if answer.carried)
    one, other = f"a={shown.id}", f"a={begun.id}"
    return [
        Shot("home-empty", "", empty=True),
        Shot("home", ""),
        Shot("profile-new", "profile"),
        Shot("profile", f"profile?{one}"),
        Shot("walkthrough-first", f"walkthrough?{one}&t={topics[0].id}"),
        Shot("walkthrough-carried", f"walkthrough?{other}&t={shipped_rubric().topic_of[carried].id}"),
        Shot("walkthrough-open", f"walkthrough?{other}&t={topics[-1].id}"),
        Shot("results", f"results?{one}"),
        Shot("results-begun", f"results?{other}"),
        Shot("economics", f"economics?{one}"),
        Shot("economics-start", f"economics?{other}"),
        Shot("risks", f"risks?{one}"),
        Shot("plan", f"plan?{one}"),
        Shot("plan-begun", f"plan?{other}"),
        Shot("plan-accepted", f"plan?a={planned.id}"),
        Shot("compare", f"compare?{one}"),
        Shot("compare-nothing", "compare"),
        Shot("report", f"report?{one}"),
        *(Shot(f"method-{i}-{name}", f"method?{one}", tab=i) for i, name in enumerate(METHOD)),
        *(Shot(name, scene.page, scene=scene) for name, scene in SCENES.items()),
        Shot("menu", f"walkthrough?{one}&t={topics[0].id}", menu=True),  # last: it stays open from then on
    ]


def half_done(assessment: Assessment) -> Assessment:
    """The same assessment in the middle of the work: a third carried over, a third unanswered."""
    names = [c.id for c in shipped_rubric().criteria if c.id in assessment.answers]
    third = len(names) // 3
    answers = {name: assessment.answers[name] for name in names[: 2 * third]}
    for name in names[third : 2 * third]:
        answers[name] = answers[name].model_copy(update={"carried": True})
    later = tuple(names[-2:])
    return assessment.model_copy(
        update={"id": "begun", "title": "", "answers": answers, "later": later, "economics": None}
    )


def set_out(assessment: Assessment) -> Assessment:
    """The same assessment with a budget, a wish, and an accepted plan on its way."""
    rubric = shipped_rubric()
    wanted = Planning(budget=Limits(days=60, money=80_000, roles_per_month={"engineer": 15}))
    found = plan(rubric, assessment, wanted, deep=False)
    promised = accept(found, assessment.profile.as_of)
    assert promised is not None
    first, second, *others = promised.steps
    first = first.model_copy(update={"owner": "Lin", "due": promised.date, "status": "done"})
    second = second.model_copy(update={"owner": "Zhou", "status": "doing"})
    accepted = promised.model_copy(update={"steps": (first, second, *others)})
    held = wanted.model_copy(update={"accepted": accepted, "excluded": (found.actions[-1].id,)})
    return assessment.model_copy(update={"id": "planned", "plan": held})


METHOD = ("figures", "economics", "risk", "criteria", "questions", "sources", "limits")
"""Tabs of the Method page."""


class Photographer:
    """Takes the pictures and keeps what was wrong on the way."""

    def __init__(self, folder: Path, shown: Assessment, store: Repository) -> None:
        self.folder = folder
        self.shown, self.store = shown, store
        self.faults: list[str] = []
        self.taken: dict[str, list[str]] = {}
        """File names by what they show."""

    def keep(self, subject: str, name: str) -> Path:
        """Where to put a picture of a subject."""
        self.taken.setdefault(subject, []).append(name)
        return self.folder / name

    def look(self, browser: Browser, full: Server, empty: Server, look: Look, wanted: list[Shot]) -> None:
        """Every page as one reader sees it."""
        width, height = SIZES[look.size]
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=look.theme,
            locale=LANGUAGES[look.locale],
            timezone_id="Asia/Shanghai",
            user_agent=AGENT.get(look.size),
        )
        page = context.new_page()
        page.on("pageerror", lambda error: self.faults.append(f"{look}: {error}"))
        for shot in wanted:
            page.set_viewport_size({"width": width, "height": height})
            base = (empty if shot.empty else full).url
            if shot.scene is None:
                page.goto(f"{base}/{shot.path}")
            else:
                self._play(page, shot.scene, f"{base}/{shot.path}", f"{shot.name}-{look}", look.locale)
            self._take(page, shot, look)
        context.close()

    def _play(self, page: Page, scene: Scene, address: str, id: str, locale: Locale) -> None:
        """What happens before the picture."""
        assessment = scene.starts_with(self.shown, id)
        self.store.create(assessment, now=dt.datetime.now(dt.UTC))
        page.goto(f"{address}?a={id}")
        wait_until_idle(page)
        scene.plays(Stage(page, self.store, assessment, locale))

    def _take(self, page: Page, shot: Shot, look: Look) -> None:
        name = f"{shot.name}-{look}"
        wait_until_idle(page)
        if shot.tab:
            page.get_by_role("tab").nth(shot.tab).click()
            wait_until_idle(page)
        if shot.menu:
            if look.size != "phone":
                return  # it is open: the other picture shows it
            page.locator('[data-testid="stExpandSidebarButton"]').click()
            wait_until_idle(page)
        grow(page)
        if page.locator(EXCEPTION).count():
            self.faults.append(f"{name}: shows an exception")
        wide = page.evaluate(WIDER) if look.size == "phone" else ""
        if wide:
            self.faults.append(f"{name}: wider than the screen: {wide}")
        page.screenshot(path=self.keep(shot.name, f"{name}.png"))
        print(name, flush=True)

    def print_out(self, assessment: Assessment, locale: Locale) -> None:
        """Every page of the PDF report."""
        document = pypdfium2.PdfDocument(render(shipped_rubric(), assessment, "pdf", locale))
        for number, sheet in enumerate(document, 1):
            path = self.keep(f"report in PDF, {locale}", f"pdf-{locale}-{number:02}.png")
            sheet.render(scale=SHARPNESS).to_pil().save(path)
        print(f"pdf-{locale}: {len(document)} pages", flush=True)

    def write_index(self) -> None:
        """A page with all pictures, those of one subject side by side."""
        rows = ""
        for subject, names in self.taken.items():
            linked = (f'<a href="{n}"><img loading="lazy" src="{n}" alt="{n}"><br>{n}</a>' for n in names)
            rows += f"<h2>{html.escape(subject)}</h2><div>{''.join(linked)}</div>"
        style = (
            "body{font:14px sans-serif;background:#888}img{width:340px;border:1px solid #444}a{color:#000}"
            "div{display:flex;flex-wrap:wrap;gap:12px;align-items:flex-start}"
        )
        page = f'<!doctype html><meta charset="utf-8"><title>Screens</title><style>{style}</style>{rows}'
        (self.folder / "index.html").write_text(page, encoding="utf-8")


def grow(page: Page) -> None:
    """Makes the window as tall as the page, which scrolls inside a container otherwise."""
    size = page.viewport_size
    assert size is not None
    for _ in range(3):  # what is laid out anew may grow once more
        wanted = min(max(size["height"], int(page.evaluate(HEIGHT))), TALLEST)
        if wanted == size["height"]:
            return
        size["height"] = wanted
        page.set_viewport_size(size)
        wait_until_idle(page)


def looks() -> Iterator[Look]:
    """Both languages and themes, on a desk and on a phone."""
    for locale in LANGUAGES:
        for theme in THEMES:
            for size in SIZES:
                yield Look(locale, theme, size)


def main() -> int:
    parser = argparse.ArgumentParser(description="Photographs every page of the app and of a PDF report.")
    parser.add_argument("folder", type=Path, help="where the pictures go; those in it are replaced")
    parser.add_argument("--only", default="", help="pages whose name begins so, or `pdf`")
    arguments = parser.parse_args()
    folder: Path = arguments.folder
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()

    assessments = sample_assessments()
    shown = next(a for a in assessments if a.previous)  # Compare opens with the one before it
    begun = half_done(shown)
    planned = set_out(shown)
    wanted = [shot for shot in shots(shown, begun, planned) if shot.name.startswith(arguments.only)]
    with tempfile.TemporaryDirectory() as data, ExitStack() as stack:
        database = Path(data) / "assess.db"
        fill(database, [*assessments, begun, planned])
        store = open_repository(str(database))
        stack.callback(store.close)
        photographer = Photographer(folder, shown, store)
        full = stack.enter_context(serve(database))
        empty = stack.enter_context(serve(Path(data) / "empty.db"))
        browser = stack.enter_context(chromium())
        for look in looks():
            photographer.look(browser, full, empty, look, wanted)
        photographer.faults += [server.failures for server in (full, empty) if server.failures]
        if "pdf".startswith(arguments.only[:3]):
            for locale in LANGUAGES:
                photographer.print_out(shown, locale)
    photographer.write_index()
    print(f"{sum(map(len, photographer.taken.values()))} pictures in {folder}")
    for fault in photographer.faults:
        print(fault, file=sys.stderr)
    return 1 if photographer.faults else 0


if __name__ == "__main__":
    sys.exit(main())
