"""A timetable for a set of steps: who works on what when, and whether it can be done in time.

A list scheduler comes first, in which nobody waits who could work, and what has the longest way to the end
goes first. Where it is late, a search goes through every order in which the work could be done, but for those
that a bound shows to be late. It stops at a number of nodes: then the set is given up, and it is no longer
proven that it cannot be done.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from heapq import heappop, heappush
from typing import NamedTuple

from assess.plan.preemption import Task, soonest
from assess.plan.problem import ZERO
from assess.plan.timing import Clock, in_order

NODES = 2_000
"""Places the search may come to."""


@dataclass(frozen=True)
class Timetable:
    """Ticks at which each step begins and is finished."""

    begins: Mapping[str, int]
    ends: Mapping[str, int]

    def months(self, clock: Clock) -> dict[str, tuple[int, int]]:
        """By step, in rubric order: the month it begins in and the one it is finished in."""
        found = {}
        for id in sorted(self.begins, key=clock.problem.order.__getitem__):
            begin, end = self.begins[id], self.ends[id]
            # A step without any duration belongs to the month that ends, any other to the one that begins.
            first = (begin if begin < end else max(begin - 1, 0)) // clock.month
            found[id] = first, max(first, (end - 1) // clock.month)
        return found


class Timing(NamedTuple):
    """Whether a set can be done in time."""

    timetable: Timetable | None
    proven: bool
    """Without a timetable: whether it is proven that there is none."""


def timing(clock: Clock, chosen: frozenset[str]) -> Timing:
    """A timetable for a set that holds what its steps need, if there is one."""
    if not all(clock.possible(id) for id in chosen) or clock.fullest(chosen) is not None:
        return Timing(None, proven=True)
    search = _Search(clock, chosen)
    state = search.greedy()
    if clock.horizon is not None and max(state.ends.values(), default=0) > clock.horizon:
        found = search.exhaust(clock.horizon)
        if found is None:
            return Timing(None, proven=search.nodes < NODES)
        state = found
    return Timing(Timetable(state.begins, state.ends), proven=True)


def core(clock: Clock, chosen: frozenset[str]) -> frozenset[str]:
    """Of a set that cannot be done in time, a part that a bound shows cannot be either; else all of it."""
    needs, kept = clock.problem.needs, chosen
    if not _Search(clock, kept).hopeless():
        return kept
    for id in sorted(chosen, key=clock.problem.order.__getitem__, reverse=True):
        fewer = frozenset(other for other in kept if id not in needs[other])
        if fewer != kept and _Search(clock, fewer).hopeless():
            kept = fewer
    return kept


class _Piece(NamedTuple):
    """Work of one role on one step, as it could be placed next; sorts by what should go first."""

    moment: int
    hurry: int
    """Minus the ticks from the end of its work to the end of all that hangs on it."""
    rank: int
    id: str
    role: str
    """Empty for a step without work."""
    done: int


@dataclass
class _Lane:
    """Pieces of one role that could be placed, so that the first of them is found without a look at all."""

    role: str
    later: list[_Piece] = field(default_factory=list)
    """A heap of those that cannot begin before the role is free, by when they can."""
    now: list[tuple[int, int, _Piece]] = field(default_factory=list)
    """A heap of those that could, by what should go first."""

    def top(self, free: int) -> _Piece:
        """The first, if the role is free from a tick on."""
        while self.later and self.later[0].moment <= free:
            piece = heappop(self.later)
            heappush(self.now, (piece.hurry, piece.rank, piece))
        if self.now:
            return self.now[0][2]._replace(moment=free)
        return self.later[0]

    def pop(self) -> None:
        """Takes the first out."""
        if self.now:
            heappop(self.now)
        else:
            heappop(self.later)


@dataclass
class _State:
    """Work that has its time so far."""

    free: dict[str, int]
    left: dict[str, tuple[str, ...]]
    """By step that is not finished: the roles whose work has no time yet."""
    ready: dict[str, int]
    """Steps with work left and all they need finished, and since when."""
    begins: dict[str, int] = field(default_factory=dict)
    worked: dict[str, int] = field(default_factory=dict)
    """By step: when the work placed so far is done."""
    ends: dict[str, int] = field(default_factory=dict)
    spent: Fraction = ZERO

    def copy(self) -> "_State":
        """One that can be changed by itself."""
        return _State(
            dict(self.free),
            dict(self.left),
            dict(self.ready),
            dict(self.begins),
            dict(self.worked),
            dict(self.ends),
            self.spent,
        )


class _Search:
    """Timetables of one set."""

    def __init__(self, clock: Clock, chosen: frozenset[str]) -> None:
        self.clock, self.nodes = clock, 0
        self.income = clock.problem.budget.money_per_month
        self.items = in_order(clock.problem, chosen)
        self.rank = {item.id: place for place, item in enumerate(self.items)}
        self.below: dict[str, list[tuple[str, tuple[str, ...]]]] = {item.id: [] for item in self.items}
        for item in self.items:
            for id in item.after:
                self.below[id].append((item.id, item.after))
        self.tails = {item.id: clock.leads[item.id] for item in self.items}
        for item in reversed(self.items):
            behind = max(clock.work[item.id].values(), default=0) + self.tails[item.id]
            for id in item.after:
                self.tails[id] = max(self.tails[id], clock.leads[id] + behind)

    def greedy(self) -> _State:
        """The list scheduler's: always the piece that comes first of all that could be placed."""
        state = self._start()
        lanes: dict[str, _Lane] = {}
        new = list(state.ready)
        while state.left:
            for id in new:
                for role in state.left[id]:
                    lane = lanes.setdefault(role, _Lane(role))
                    heappush(lane.later, self._piece(state, id, role))
            pieces = (self._top(state, lane) for lane in lanes.values() if lane.later or lane.now)
            piece = min(pieces)
            lanes[piece.role].pop()
            new = self._place(state, piece)
        return state

    def _top(self, state: _State, lane: "_Lane") -> _Piece:
        """The piece of a role that comes first; others it has placed or paid may have put it off."""
        while True:
            piece = lane.top(state.free.get(lane.role, 0))
            now = self._piece(state, piece.id, lane.role)
            if now.moment == piece.moment:
                return now
            lane.pop()
            heappush(lane.later, now)

    def hopeless(self) -> bool:
        """Whether a bound shows that there is no timetable."""
        horizon = self.clock.horizon
        return horizon is not None and self._late(self._start(), horizon)

    def exhaust(self, horizon: int) -> _State | None:
        """A timetable that keeps the horizon, if the search finds one."""
        waiting = [iter((self._start(),))]
        while waiting and self.nodes < NODES:
            state = next(waiting[-1], None)
            if state is None:
                waiting.pop()
                continue
            self.nodes += 1
            if not state.left:
                return state
            waiting.append(self._following(state, horizon))
        return None

    def _following(self, state: _State, horizon: int) -> Iterator[_State]:
        """Where a state may lead without being late for certain, best first."""
        for piece in self._branches(self._pieces(state)):
            following = state.copy()
            self._place(following, piece)
            if not self._late(following, horizon):
                yield following

    def _start(self) -> _State:
        left = {item.id: tuple[str, ...](sorted(self.clock.work[item.id])) or ("",) for item in self.items}
        ready = {item.id: 0 for item in self.items if not item.after}
        return _State(dict.fromkeys(self.clock.rates, 0), left, ready)

    def _pieces(self, state: _State) -> list[_Piece]:
        return [self._piece(state, id, role) for id in state.ready for role in state.left[id]]

    def _piece(self, state: _State, id: str, role: str) -> _Piece:
        moment = max(state.ready[id], state.free.get(role, 0))
        if self.income is not None and id not in state.begins:
            money = self.clock.problem.by_id[id].money
            if money > 0:
                months = math.ceil((state.spent + money) / self.income) - 1
                moment = max(moment, months * self.clock.month)
        done = moment + self.clock.work[id].get(role, 0)
        return _Piece(moment, -self.tails[id], self.rank[id], id, role, done)

    def _place(self, state: _State, piece: _Piece) -> list[str]:
        """Gives a piece its time, and returns the steps that could be begun from then on."""
        id, role = piece.id, piece.role
        if id not in state.begins:
            state.spent += self.clock.problem.by_id[id].money
        state.begins[id] = min(state.begins.get(id, piece.moment), piece.moment)
        state.worked[id] = max(state.worked.get(id, 0), piece.done)
        if role:
            state.free[role] = piece.done
        state.left[id] = tuple(other for other in state.left[id] if other != role)
        if not state.left[id]:
            del state.left[id], state.ready[id]
            state.ends[id] = state.worked[id] + self.clock.leads[id]
            new = [
                (other, needs)
                for other, needs in self.below[id]
                if all(needed in state.ends for needed in needs)
            ]
            state.ready |= {other: max(state.ends[needed] for needed in needs) for other, needs in new}
            return [other for other, _ in new]
        return []

    def _branches(self, pieces: list[_Piece]) -> list[_Piece]:
        """The pieces of which one has to come next (Giffler and Thompson's rule), best first.

        Of a role that could finish a piece soonest, no other piece can wait for that. Where money comes in
        by and by, who is paid first matters across roles, and every piece may come next.
        """
        if self.income is None:
            first = min(pieces, key=lambda piece: (piece.done, piece))
            pieces = [p for p in pieces if p == first or (p.role == first.role and p.moment < first.done)]
        return sorted(pieces)

    def _late(self, state: _State, horizon: int) -> bool:
        """Whether what is left cannot be done in time, however it is ordered."""
        ends = state.ends
        earliest: dict[str, int] = {}
        waiting: dict[str, list[Task]] = {}
        for item in self.items:
            if item.id in ends:
                if ends[item.id] > horizon:
                    return True
                continue
            begin = max((ends.get(id, earliest.get(id, 0)) for id in item.after), default=0)
            done = max(begin, state.worked.get(item.id, 0))
            for role in state.left[item.id]:
                work = self.clock.work[item.id].get(role, 0)
                head = max(begin, state.free.get(role, 0))
                done = max(done, head + work)
                if work:
                    waiting.setdefault(role, []).append(Task(head, work, self.tails[item.id]))
            earliest[item.id] = done + self.clock.leads[item.id]
            if done + self.tails[item.id] > horizon:
                return True
        return any(soonest(tasks) > horizon for tasks in waiting.values())
