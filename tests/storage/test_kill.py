"""A server killed in the middle of a save: what was acknowledged is there, and nothing is broken."""

import os
import random
import signal
import sqlite3
import time
from pathlib import Path

from assess.storage import Repository, open_repository
from assess.storage.repository import Repository as _Repository
from tests.storage.samples import CRITERIA, NOW, assessment, level

KILLS = 200
BEGIN, END = b"b", b"e"

Acknowledged = dict[str, int]
"""The number of the last save of each criterion that is known to have returned."""


def write_for_ever(database: str, pipe: int, first: int) -> None:
    """Answers one criterion after the other, announcing each save and, once it has returned, acknowledging it."""
    repository = open_repository(database)
    revisions = dict(repository.load("acme").revisions)
    number = first
    while True:
        criterion = CRITERIA[number % len(CRITERIA)]
        answer = level(number % 5, f"{number} " + "文" * 500)
        os.write(pipe, BEGIN + b"%d\n" % number)
        expected = revisions.get(criterion, 0)
        revisions[criterion] = repository.save_answer("acme", criterion, answer, expected=expected, now=NOW).revision
        os.write(pipe, END + b"%d\n" % number)
        number += 1


def kill_one(database: str, first: int, chance: random.Random) -> tuple[int, int]:
    """Kills one writer; gives the last save that began and the last that was acknowledged (or `first` - 1)."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            write_for_ever(database, writing, first)
        finally:
            os._exit(1)
    os.close(writing)
    received = b""
    saves_before = chance.randrange(8)
    while received.count(BEGIN) <= saves_before:
        received += os.read(reading, 65_536)
    pause_until = time.perf_counter() + chance.uniform(0, 0.0015)
    while time.perf_counter() < pause_until:
        pass
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    while more := os.read(reading, 65_536):
        received += more
    os.close(reading)
    last = {BEGIN: first - 1, END: first - 1}
    for line in received.splitlines():
        last[line[:1]] = int(line[1:])
    return last[BEGIN], last[END]


def check(database: str, acknowledged: int, begun: int) -> None:
    """The file is whole, every acknowledged save is there, and every answer is that of its last event."""
    with sqlite3.connect(database) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    repository = open_repository(database)
    saved = numbers(repository)
    assert saved == list(range(saved[-1] + 1 if saved else 0))
    assert len(saved) - 1 in (acknowledged, begun)
    repository.close()


def numbers(repository: Repository) -> list[int]:
    """The numbers of all saves in the store, after comparing answers and events."""
    stored = repository.load("acme")
    found = []
    for criterion in CRITERIA:
        events = repository.history("acme", criterion)
        assert len(events) == stored.revisions.get(criterion, 0)
        assert stored.assessment.answers.get(criterion) == (events[0].new if events else None)
        assert [e.old for e in events[:-1]] == [e.new for e in events[1:]]
        found += [int(e.new.note.split()[0]) for e in events if e.new is not None]
    return sorted(found)
