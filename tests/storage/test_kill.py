"""A server killed in the middle of a save: what was acknowledged is there, and nothing is broken."""

import os
import random
import signal
import sqlite3
import time

from assess.storage import Repository, open_repository
from tests.storage.samples import CRITERIA, NOW, assessment, level

KILLS = {"sqlite": 200, "postgres": 40}
BEGIN, END = b"b", b"e"


def write_for_ever(address: str, pipe: int, first: int) -> None:
    """Answers one criterion after the other; announces each save, and acknowledges it once it returned."""
    repository = open_repository(address)
    revisions = dict(repository.load("acme").revisions)
    number = first
    while True:
        criterion = CRITERIA[number % len(CRITERIA)]
        answer = level(number % 5, f"{number} " + "文" * 500)
        os.write(pipe, BEGIN + b"%d\n" % number)
        expected = revisions.get(criterion, 0)
        revisions[criterion] = repository.save_answer(
            "acme", criterion, answer, expected=expected, now=NOW
        ).revision
        os.write(pipe, END + b"%d\n" % number)
        number += 1


def kill_one(address: str, first: int, chance: random.Random) -> tuple[int, int]:
    """Kills one writer; gives the last save that began and the last that was acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            write_for_ever(address, writing, first)
        finally:
            os._exit(1)
    os.close(writing)
    received = b""
    saves_before = chance.randrange(8)
    while received.count(BEGIN) <= saves_before and (more := os.read(reading, 65_536)):
        received += more
    pause_until = time.perf_counter() + chance.uniform(0, 0.004)
    while time.perf_counter() < pause_until:
        pass
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the writer failed by itself"
    while more := os.read(reading, 65_536):
        received += more
    os.close(reading)
    last = {BEGIN: first - 1, END: first - 1}
    for line in received.splitlines():
        last[line[:1]] = int(line[1:])
    return last[BEGIN], last[END]


def saved_numbers(repository: Repository) -> list[int]:
    """The numbers of all saves in the store, after comparing answers with events."""
    stored = repository.load("acme")
    found = []
    for criterion in CRITERIA:
        events = repository.history("acme", criterion)
        assert len(events) == stored.revisions.get(criterion, 0)
        assert stored.assessment.answers.get(criterion) == (events[0].new if events else None)
        assert [e.old for e in events[:-1]] == [e.new for e in events[1:]]
        found += [int(e.new.note.split()[0]) for e in events if e.new is not None]
    return sorted(found)


def check_file(address: str) -> None:
    with sqlite3.connect(address.removeprefix("sqlite:///")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


def test_killed_while_saving(address: str, kind: str, repository: Repository) -> None:
    repository.create(assessment(), now=NOW)
    chance = random.Random(20261123)
    in_flight = survived = saves = 0

    for _ in range(KILLS[kind]):
        begun, acknowledged = kill_one(address, saves, chance)
        if kind == "sqlite":
            check_file(address)
        # A server may still be at the last commit: the next change waits for it.
        repository.save_later("acme", CRITERIA[0], False, now=NOW)
        numbers = saved_numbers(repository)
        saves = len(numbers)
        assert numbers == list(range(saves))
        # The save in flight is there whole or not at all.
        assert saves - 1 in {acknowledged, begun}
        in_flight += begun > acknowledged
        survived += saves - 1 > acknowledged
        repository.close()

    print(f"{kind}: {in_flight} kills in flight, {survived} of these kept, {saves} saves")
    assert in_flight >= KILLS[kind] / 2
