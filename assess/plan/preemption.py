"""How late a role's work is at least: what it would come to if work could be laid aside at any time.

Jackson's preemptive schedule: always what has the longest way to the end, of what can be worked on. It is the
best there is with interruptions, so that nothing without them is sooner, and it takes no search: it is the
most, over all subsets of the work, of the first head, all the work and the shortest tail (Carlier 1982).
"""

from heapq import heappop, heappush
from typing import NamedTuple


class Task(NamedTuple):
    """Work of a role: when it can begin, how long it takes, and what has to follow at least."""

    head: int
    work: int
    tail: int


def soonest(tasks: list[Task]) -> int:
    """When all is over at the soonest, if the role may lay work aside for what is more urgent (Jackson)."""
    coming = sorted(tasks)
    waiting: list[tuple[int, int]] = []
    now = over = place = 0
    while waiting or place < len(coming):
        if not waiting:
            now = max(now, coming[place].head)
        while place < len(coming) and coming[place].head <= now:
            heappush(waiting, (-coming[place].tail, coming[place].work))
            place += 1
        tail, work = waiting[0]
        until = coming[place].head if place < len(coming) else now + work
        if now + work <= until:
            heappop(waiting)
            now += work
            over = max(over, now - tail)
        else:
            heappop(waiting)
            heappush(waiting, (tail, work - (until - now)))
            now = until
    return over
