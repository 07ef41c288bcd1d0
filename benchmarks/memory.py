"""What open sessions hold, and whether closed ones give it back."""

from __future__ import annotations

import asyncio
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path

from benchmarks.client import tab
from benchmarks.data import copies, fullest, topics
from benchmarks.figures import Figure, say
from scripts.serving import Server, fill, serve

SESSIONS = 20
ROUNDS = 10
KEPT = 128
"""Closed sessions that Streamlit keeps for a reconnection: the first rounds fill that store."""
MORE = 80
MB = 1_000_000


def measure() -> list[Figure]:
    """Sessions opened and closed in rounds, and more and more of them open."""
    sample = fullest()
    names, place = [copy.id for copy in copies(sample, SESSIONS + MORE)], topics(sample)[0].id
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "assess.db"
        fill(database, copies(sample, SESSIONS + MORE))
        with serve(database) as server:
            held = asyncio.run(_rounds(server, names[:SESSIONS], place))
        with serve(database) as server:
            each = asyncio.run(_open(server, names, place))
    say("memory after each round, MB: " + " ".join(f"{value / MB:.0f}" for value in held))
    full = -(-KEPT // SESSIONS)
    growth = 100 * (held[-1] / held[full - 1] - 1)
    what = f"{SESSIONS} sessions opened and closed {ROUNDS} times"
    return [
        Figure("memory", f"{what}: growth after round {full} (aim: levels off)", growth, "%", 2),
        Figure("memory", f"{what}: growth over the first round in all", 100 * (held[-1] / held[0] - 1), "%"),
        Figure("memory", f"{what}: held in the end", held[-1] / MB, "MB"),
        Figure("memory", "one more open session on the walkthrough", each / MB, "MB"),
    ]


async def _rounds(server: Server, names: list[str], place: str) -> list[int]:
    held = []
    for _ in range(ROUNDS):
        async with AsyncExitStack() as stack:
            for name in names:
                one = await stack.enter_async_context(tab(server.url))
                await one.load("walkthrough", a=name, t=place)
                await one.choose(one.keys("answer/")[0], 2)
                await one.choose(one.keys("answer/")[0], 3)
        held.append(server.resident)
    return held


async def _open(server: Server, names: list[str], place: str) -> float:
    """Bytes that each further session takes, the first of them having warmed the server up."""
    held = []
    async with AsyncExitStack() as stack:
        for name in names:
            one = await stack.enter_async_context(tab(server.url))
            await one.load("walkthrough", a=name, t=place)
            await one.choose(one.keys("answer/")[0], 2)
            held.append(server.resident)
    return (held[-1] - held[SESSIONS - 1]) / MORE
