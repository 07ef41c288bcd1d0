"""Several threads and processes at one database: every change is kept, none is overwritten unseen."""

import os
import threading
from collections.abc import Callable
from functools import partial
from multiprocessing.context import ForkContext, SpawnContext
from multiprocessing.synchronize import Event

import pytest

from assess.storage import Conflict, Repository, open_repository
from tests.storage.samples import CRITERIA, NOW, assessment, level

ROUNDS = 15
Context = ForkContext | SpawnContext
CONTEXTS: list[Context] = [ForkContext(), SpawnContext()]


def count_up(repository: Repository, who: str, rounds: int) -> int:
    """Writes to one criterion until `rounds` saves went through; gives the number of conflicts."""
    conflicts = 0
    revision = 0
    for number in range(rounds):
        while True:
            try:
                saved = repository.save_answer(
                    "acme", "ip.patents", level(1, f"{who} {number}"), expected=revision, now=NOW, who=who
                )
            except Conflict as conflict:
                conflicts += 1
                revision = conflict.revision
            else:
                revision = saved.revision
                break
    return conflicts


def check(repository: Repository, writers: list[str]) -> None:
    """The history is one unbroken chain that holds every writer's saves in their order."""
    events = repository.history("acme", "ip.patents")[::-1]
    assert [e.number for e in events] == list(range(1, ROUNDS * len(writers) + 1))
    assert [e.old for e in events[1:]] == [e.new for e in events[:-1]]
    for who in writers:
        notes = [e.new.note for e in events if e.new is not None and e.who == who]
        assert notes == [f"{who} {n}" for n in range(ROUNDS)]
    stored = repository.load("acme")
    assert stored.assessment.answers["ip.patents"] == events[-1].new
    assert stored.revisions["ip.patents"] == len(events)


def run_threads(tasks: list[Callable[[], object]]) -> None:
    failures: list[BaseException] = []

    def run(task: Callable[[], object]) -> None:
        try:
            task()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=run, args=(task,)) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_threads_at_one_criterion(repository: Repository) -> None:
    repository.create(assessment(), now=NOW)
    writers = [f"t{n}" for n in range(6)]

    run_threads([partial(count_up, repository, who, ROUNDS) for who in writers])

    check(repository, writers)


def test_threads_at_different_criteria_never_conflict(repository: Repository) -> None:
    repository.create(assessment(), now=NOW)

    def fill(criterion: str) -> None:
        for revision in range(ROUNDS):
            repository.save_answer("acme", criterion, level(1, str(revision)), expected=revision, now=NOW)

    run_threads([partial(fill, criterion) for criterion in CRITERIA])

    assert repository.load("acme").revisions == dict.fromkeys(CRITERIA, ROUNDS)


def test_one_of_many_first_answers_wins(repository: Repository) -> None:
    repository.create(assessment(), now=NOW)
    outcomes: list[str] = []
    barrier = threading.Barrier(6)

    def save(who: str) -> None:
        barrier.wait()
        try:
            repository.save_answer("acme", "ip.patents", level(2, who), expected=0, now=NOW, who=who)
            outcomes.append("saved")
        except Conflict:
            outcomes.append("conflict")

    run_threads([partial(save, f"t{n}") for n in range(6)])

    assert sorted(outcomes) == ["conflict"] * 5 + ["saved"]


def _process(address: str, who: str, start: Event) -> None:
    start.wait()
    count_up(open_repository(address), who, ROUNDS)


@pytest.mark.parametrize("context", CONTEXTS, ids=["fork", "spawn"])
def test_processes_at_one_criterion(address: str, repository: Repository, context: Context) -> None:
    repository.create(assessment(), now=NOW)
    start = context.Event()
    writers = ["p0", "p1", "p2"]
    processes = [context.Process(target=_process, args=(address, who, start)) for who in writers]
    for process in processes:
        process.start()
    start.set()
    for process in processes:
        process.join()

    assert [p.exitcode for p in processes] == [0, 0, 0]
    check(repository, writers)


def test_a_forked_process_uses_connections_of_its_own(repository: Repository) -> None:
    repository.create(assessment(), now=NOW)
    child = os.fork()
    if child == 0:
        try:
            count_up(repository, "child", ROUNDS)
            os._exit(0)
        except BaseException:
            os._exit(1)

    count_up(repository, "parent", ROUNDS)
    _, status = os.waitpid(child, 0)

    assert status == 0
    check(repository, ["child", "parent"])
