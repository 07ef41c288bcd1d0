"""The integer program behind a plan: its rows, and a solver whose every answer is checked in exact numbers.

HiGHS computes in floats and keeps a row to within 1e-6; the largest coefficient of each row is 1, so that
this is little. A row of whole multiples gets its limit half way to the next one, where no rounding can reach;
one that cannot be made whole is let out a little, and every set that the solver returns is summed again in
fractions: one that breaks a limit is cut off, and it has to try again. What a row lets out is far less than
any step, so no honest set is ever lost.
"""

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csc_array

Floats = NDArray[np.float64]

LARGEST = 10**4
"""Up to this coefficient half of one is far more than the solver's tolerance once the largest is made 1."""
WHOLE = 10**8
"""Up to this sum an objective of whole numbers is exact to the solver."""
SLACK = 1e-9
"""Share of its limit by which a row that is not whole is let out."""
ROUNDS = 60
"""Times the solver may return a set that has to be cut off."""


@dataclass(frozen=True)
class Row:
    """Σ coefficient · column ≤ limit, ready for the solver."""

    terms: Mapping[int, float]
    limit: float


def at_most(terms: Mapping[int, Fraction], limit: Fraction) -> Row:
    """A row over columns that are 0 or 1, such that the solver's tolerance cannot break or narrow it."""
    unit = common_unit(terms.values())
    largest = max(map(abs, terms.values()), default=unit)
    if largest <= LARGEST * unit:
        most = (math.floor(limit / unit) + Fraction(1, 2)) * unit / largest
        slack = 0.0
    else:
        most = limit / largest
        slack = SLACK * float(sum(map(abs, terms.values())) / largest)
    return Row({column: float(value / largest) for column, value in terms.items()}, float(most) + slack)


def common_unit(values: Collection[Fraction]) -> Fraction:
    """The largest unit of which all values are whole multiples."""
    scale = math.lcm(*(value.denominator for value in values))
    return Fraction(math.gcd(*(int(value * scale) for value in values)) or 1, scale)


def at_least(terms: Mapping[int, Fraction], limit: Fraction) -> Row:
    """The same with ≥."""
    return at_most({column: -value for column, value in terms.items()}, -limit)


def not_all(columns: Iterable[int]) -> Row:
    """At least one of them is 0."""
    terms = dict.fromkeys(columns, 1.0)
    return Row(terms, len(terms) - 0.5)


def another(columns: frozenset[int], all_columns: int) -> Row:
    """Any set but this one."""
    terms = {column: 1.0 if column in columns else -1.0 for column in range(all_columns)}
    return Row(terms, len(columns) - 0.5)


@dataclass(frozen=True)
class Found:
    """A set of columns that keeps every limit, and a bound that no set exceeds."""

    columns: frozenset[int]
    bound: float


class Unsettled(Exception):
    """The solver gave up, or kept returning sets that had to be cut off; no set exceeds `bound`."""

    def __init__(self, bound: float) -> None:
        super().__init__(f"nothing settled up to {bound}")
        self.bound = bound


Check = Callable[[frozenset[int], Floats], Sequence[Row]]
"""What a set and its free columns break, as rows that cut it off; none if it may stand."""


@dataclass
class Program:
    """Columns that are 0 or 1, columns between 0 and `tops` after them, and rows."""

    after: tuple[tuple[int, ...], ...]
    """By column that is 0 or 1: those that have to be 1 where it is."""
    tops: tuple[float, ...]
    check: Check
    presolve: bool = True
    """Whether the solver simplifies first. With columns of any value its simplification has lost answers."""
    gap: float = 0.0
    """Share of the objective that an answer may lack."""
    rows: list[Row] = field(default_factory=list)
    """Those that hold whatever is asked; what cuts off a dishonest set stays among them."""

    @property
    def size(self) -> int:
        """Columns that are 0 or 1."""
        return len(self.after)

    @property
    def free(self) -> int:
        """Columns after those that are 0 or 1."""
        return len(self.tops)

    @cached_property
    def _needs(self) -> list[Row]:
        return [Row({c: 1.0, other: -1.0}, 0.0) for c, others in enumerate(self.after) for other in others]

    def best(
        self,
        objective: Floats,
        extra: Sequence[Row] = (),
        inside: frozenset[int] = frozenset(),
        outside: frozenset[int] = frozenset(),
        check: Check | None = None,
    ) -> Found | None:
        """A set with the highest objective among those that keep all rows; None if there is none.

        Raises:
            Unsettled: no answer within the rounds.
        """
        bound = math.inf
        for _ in range(ROUNDS):
            solved = self._solve(objective, extra, inside, outside)
            if solved is None:
                return None
            values, bound = solved[0], min(bound, solved[1])
            columns = frozenset(np.flatnonzero(values[: self.size] > 0.5).tolist())
            cuts = list(self.check(columns, values[self.size :]))
            if not cuts and check is not None:
                cuts = list(check(columns, values[self.size :]))
            if not cuts:
                return Found(columns, bound)
            self.rows += cuts
        raise Unsettled(bound)

    def _solve(
        self, objective: Floats, extra: Sequence[Row], inside: frozenset[int], outside: frozenset[int]
    ) -> tuple[Floats, float] | None:
        lower, upper = self._bounds(inside, outside)
        matrix, limits = self._matrix(extra)
        integrality = np.concatenate([np.ones(self.size), np.zeros(self.free)])
        constraints = LinearConstraint(matrix, -np.inf, limits) if len(limits) else ()
        result = milp(
            -objective,
            integrality=integrality,
            bounds=Bounds(lower, upper),
            constraints=constraints,
            options={"mip_rel_gap": self.gap, "presolve": self.presolve},
        )
        if result.status == 2:
            return None
        if result.status != 0:
            raise Unsettled(math.inf)
        return result.x, max(-float(result.mip_dual_bound), -float(result.fun))

    def settled(self, objective: Floats, reached: float, extra: Sequence[Row] = ()) -> "Settled":
        """The columns that are the same in every set whose objective is at least `reached`.

        The linear relaxation prices every row (Lagrange). At these prices the best set falls apart into
        trees, each column under the first that it needs, and what it costs to turn one column over is known
        exactly. What costs more than the relaxation leaves cannot be turned.
        """
        lower, upper = self._bounds(frozenset(), frozenset())
        matrix, limits = self._matrix(extra)
        bounds = np.column_stack([lower, upper])
        solved = linprog(-objective, A_ub=matrix, b_ub=limits, bounds=bounds, method="highs")
        if solved.status != 0:
            return Settled(frozenset(), frozenset())
        prices = np.maximum(-np.asarray(solved.ineqlin.marginals), 0)
        place = 0
        for others in self.after:
            if others:
                prices[place] = 0
            place += len(others)
        profits = objective - matrix.T @ prices
        most, into, out = self._turned(profits[: self.size])
        most += float(np.maximum(profits[self.size :], 0) @ np.asarray(self.tops))
        room = most + float(prices @ limits) - reached
        room += 1e-7 * max(1.0, abs(reached))
        return Settled(
            frozenset(np.flatnonzero(out > room).tolist()), frozenset(np.flatnonzero(into > room).tolist())
        )

    def _turned(self, profits: Floats) -> tuple[float, Floats, Floats]:
        """The most that trees of columns are worth, and what it costs to force each column in, or out."""
        parent = [others[0] if others else None for others in self.after]
        order = self._from_the_roots(parent)
        inside = profits.copy()
        for column in reversed(order):
            above = parent[column]
            if above is not None:
                inside[above] += max(inside[column], 0)
        into, out = np.maximum(-inside, 0), np.maximum(inside, 0)
        for column in order:
            above = parent[column]
            if above is not None:
                into[column] += into[above]
                out[column] = min(out[column], out[above])
        roots = [column for column in order if parent[column] is None]
        return float(np.maximum(inside[roots], 0).sum()), into, out

    def _from_the_roots(self, parent: Sequence[int | None]) -> list[int]:
        below: dict[int | None, list[int]] = {}
        for column, above in enumerate(parent):
            below.setdefault(above, []).append(column)
        order = list(below.get(None, ()))
        for column in order:
            order += below.get(column, ())
        return order

    def _bounds(self, inside: frozenset[int], outside: frozenset[int]) -> tuple[Floats, Floats]:
        lower = np.zeros(self.size + self.free)
        upper = np.concatenate([np.ones(self.size), self.tops])
        lower[list(inside)] = 1
        upper[list(outside)] = 0
        return lower, upper

    def _matrix(self, extra: Sequence[Row]) -> tuple[csc_array, Floats]:
        rows = [*self._needs, *self.rows, *extra]
        counts = [len(row.terms) for row in rows]
        columns = np.fromiter((c for row in rows for c in row.terms), dtype=np.int64, count=sum(counts))
        values = np.fromiter((v for row in rows for v in row.terms.values()), dtype=float, count=sum(counts))
        places = np.repeat(np.arange(len(rows)), counts)
        shape = (len(rows), self.size + self.free)
        return csc_array((values, (places, columns)), shape=shape), np.array([row.limit for row in rows])


@dataclass(frozen=True)
class Settled:
    """Columns that no better choice would change."""

    inside: frozenset[int]
    outside: frozenset[int]
