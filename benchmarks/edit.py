"""One amount typed into the table of the economics, one answer behind the risks: until all is drawn anew.

Every edit is another one, so that nothing is reckoned with from memory: the pages simulate as many paths and
years as the command line does.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from assess.assessment import Assessment, LevelAnswer
from assess.loading import shipped_rubric
from assess.storage import Repository, open_repository
from benchmarks.answer import APPS, PAUSE
from benchmarks.client import tab
from benchmarks.figures import Figure
from scripts.serving import Server, fill, sample_assessments, serve

SAMPLE = "sample-fine-tuner"
EDITS = 60
FIRST = 1_000_000
"""The first amount typed; each is one more than the one before."""
ANSWERS = 30
WARM = 3
"""Edits before those that count."""


def measure() -> list[Figure]:
    """Over the websocket, beside an empty app on a server of its own."""
    assessment = next(a for a in sample_assessments() if a.id == SAMPLE)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        database = Path(folder) / "assess.db"
        fill(database, [assessment])
        app = stack.enter_context(serve(database))
        empty = stack.enter_context(serve(Path(folder) / "empty.db", script=APPS / "empty.py"))
        found = asyncio.run(_edits(app, empty, assessment))
        _check(database, assessment)
        answered = asyncio.run(_answers(app, empty, database, assessment))
    what, middle = "economics, one amount typed: drawn anew", statistics.median(found.ms)
    return [
        Figure("edit", f"{what}, median", middle, "ms", 150),
        Figure("edit", f"{what}, 95th percentile", statistics.quantiles(found.ms, n=20)[-1], "ms"),
        Figure("edit", "… against an empty app, same imports", middle / statistics.median(found.bare), "x"),
        Figure("edit", "… server's processor time per edit", 1000 * found.busy / EDITS, "ms"),
        *_told(answered),
    ]


def _told(found: Found) -> Iterator[Figure]:
    what, middle = "risks, one answer changed: page drawn anew", statistics.median(found.ms)
    yield Figure("edit", f"{what}, median", middle, "ms", 200)
    yield Figure("edit", f"{what}, 95th percentile", statistics.quantiles(found.ms, n=20)[-1], "ms")
    yield Figure("edit", "… against an empty app, same imports", middle / statistics.median(found.bare), "x")
    yield Figure("edit", "… server's processor time per page", 1000 * found.busy / ANSWERS, "ms")


def _check(database: Path, assessment: Assessment) -> None:
    """That the last amount was saved: a page that refuses edits is quick."""
    store = open_repository(str(database))
    saved = store.load(assessment.id).assessment.economics
    store.close()
    assert saved is not None
    amounts = saved.lines[_row(assessment)].amounts
    assert amounts is not None
    assert amounts[1] == FIRST + EDITS - 1


def _row(assessment: Assessment) -> int:
    """The first line whose amounts are typed."""
    assert assessment.economics is not None
    return next(i for i, line in enumerate(assessment.economics.lines) if line.amounts)


@dataclass
class Found:
    """What the edits took."""

    ms: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    """A rerun of the empty app beside each, in milliseconds."""
    busy: float = 0
    """Seconds of the server's processor time over all of them."""


async def _edits(app: Server, empty: Server, assessment: Assessment) -> Found:
    """Edits and reruns of the empty app in turn, after some that warm up."""
    row, found, before = _row(assessment), Found(), 0.0
    async with AsyncExitStack() as stack:
        page = await stack.enter_async_context(tab(app.url))
        other = await stack.enter_async_context(tab(empty.url))
        await page.load("economics", a=assessment.id)
        await other.load("")
        for turn in range(-WARM, EDITS):
            if turn == 0:
                found, before = Found(), app.busy
            (table,) = page.keys(f"economics/{assessment.id}/table/")
            found.ms.append(1000 * await page.type_in_table(table, row, "1", f"{FIRST + turn:,}"))
            await asyncio.sleep(PAUSE)
            found.bare.append(1000 * await other.toggle("switch"))
            await asyncio.sleep(PAUSE)
        found.busy = app.busy - before
    return found


async def _answers(app: Server, empty: Server, database: Path, assessment: Assessment) -> Found:
    """An answer saved, then the page of risks; beside it reruns of the empty app."""
    controls = {control.criterion for risk in shipped_rubric().risks for control in risk.controls}
    asked = sorted(id for id in controls if isinstance(assessment.answers.get(id), LevelAnswer))
    store, found, before = open_repository(str(database)), Found(), 0.0
    async with AsyncExitStack() as stack:
        page = await stack.enter_async_context(tab(app.url))
        other = await stack.enter_async_context(tab(empty.url))
        await page.load("risks", a=assessment.id)
        await other.load("")
        for turn in range(-WARM, ANSWERS):
            if turn == 0:
                found, before = Found(), app.busy
            _answer(store, assessment.id, asked[turn % len(asked)])
            found.ms.append(1000 * await page.load("risks", a=assessment.id))
            await asyncio.sleep(PAUSE)
            found.bare.append(1000 * await other.toggle("switch"))
            await asyncio.sleep(PAUSE)
        found.busy = app.busy - before
    store.close()
    return found


def _answer(store: Repository, id: str, criterion: str) -> None:
    """Another level than the one that is stored."""
    stored = store.load(id)
    answer = stored.assessment.answers[criterion]
    assert isinstance(answer, LevelAnswer)
    changed = answer.model_copy(update={"level": (answer.level + 1) % 5})
    store.save_answer(
        id, criterion, changed, expected=stored.revisions[criterion], now=dt.datetime.now(dt.UTC)
    )
