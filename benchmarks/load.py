"""Two hundred people on the walkthrough at once. Client and server share the machine's processors."""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import tempfile
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.client import Tab, tab
from benchmarks.data import copies, fullest, topics
from benchmarks.figures import Figure
from scripts.serving import Server, fill, serve

USERS = 200
SECONDS = 20
THINK = 2.0
"""Mean seconds between a redraw and the next click; exponentially distributed."""
OPENED_AT_ONCE = 10
MOVES = 0.2
"""Share of clicks that go on to the next topic, in the second measurement."""


@dataclass
class Log:
    """What the users met."""

    answers: list[float] = field(default_factory=list)
    moves: list[float] = field(default_factory=list)
    seconds: float = 0


def measure() -> list[Figure]:
    """First only answers, which is what the aim is about; then with the next topic every fifth click."""
    sample = fullest()
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "assess.db"
        fill(database, copies(sample, USERS))
        with serve(database) as server:
            places = [topic.id for topic in topics(sample)[:-1]]
            return asyncio.run(_measure(server, [copy.id for copy in copies(sample, USERS)], places))


async def _measure(server: Server, ids: list[str], places: list[str]) -> list[Figure]:
    chance = random.Random(1)
    async with AsyncExitStack() as stack:
        tabs = [await stack.enter_async_context(tab(server.url)) for _ in ids]
        opening = [(one, name, chance.choice(places)) for one, name in zip(tabs, ids, strict=True)]
        for start in range(0, len(opening), OPENED_AT_ONCE):
            batch = opening[start : start + OPENED_AT_ONCE]
            await asyncio.gather(*(one.load("walkthrough", a=name, t=place) for one, name, place in batch))
        calm, used = await _clicking(server, tabs, chance, 0.0)
        lively, _used = await _clicking(server, tabs, chance, MOVES)
    cores, who = os.cpu_count() or 1, f"{USERS} users, {THINK:.0f} s between clicks"
    per_answer = 10 * used[0] * calm.seconds / len(calm.answers)
    answers, moves = lively.answers, lively.moves
    return [
        Figure("load", f"{who}: answering, 95th percentile", _share(calm.answers, 95), "ms", 100),
        Figure("load", f"{who}: answering, median", _share(calm.answers, 50), "ms"),
        Figure("load", f"… server's use of {cores} processors, shared with the client", used[0] / cores, "%"),
        Figure("load", "… client's use of them", used[1] / cores, "%"),
        Figure("load", "… server's processor time per answer", per_answer, "ms"),
        Figure("load", "… every fifth click the next topic: answering, 95th", _share(answers, 95), "ms"),
        Figure("load", "… every fifth click the next topic: moving on, 95th", _share(moves, 95), "ms"),
    ]


async def _clicking(
    server: Server, tabs: list[Tab], chance: random.Random, moves: float
) -> tuple[Log, tuple[float, float]]:
    """All users for a while; what they met, and the processor time of server and client in percent of one."""
    log, began, server_busy, own_busy = Log(), time.perf_counter(), server.busy, time.process_time()
    until = began + SECONDS
    await asyncio.gather(*(_user(one, random.Random(chance.random()), until, moves, log) for one in tabs))
    took = log.seconds = time.perf_counter() - began
    return log, (100 * (server.busy - server_busy) / took, 100 * (time.process_time() - own_busy) / took)


async def _user(one: Tab, chance: random.Random, until: float, moves: float, log: Log) -> None:
    while True:
        pause = chance.expovariate(1 / THINK)
        if time.perf_counter() + pause > until:
            return
        await asyncio.sleep(pause)
        if chance.random() < moves:
            ways = one.keys("next") + one.keys("back")
            log.moves.append(await one.press("next" if "next" in ways else "back"))
        else:
            log.answers.append(await one.choose(chance.choice(one.keys("answer/")), chance.randrange(5)))


def _share(times: list[float], percent: int) -> float:
    return 1000 * statistics.quantiles(times, n=100)[percent - 1]
