"""Internal rates of return: the rates above −1 at which the net present value is zero.

There may be none, one or several. Flows with one sign change have exactly one, found by Newton's method on
the logarithm of inflows over outflows, which is monotone in ln(1 + rate). Others are scanned: signs on a
grid over ln(1 + rate), dense near zero, each change refined, and each dip towards zero searched for a pair
of roots between two grid points. Scaling all flows changes no rate.
"""

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq, minimize_scalar

from assess.economics.cash_flows import Flows
from assess.economics.inputs import Timing
from assess.sampling import Floats

GRID = 4_001
"""Points of the scan of one series."""
FINENESS = 0.01
"""Up to about this size of ln(1 + rate) the grid is even; beyond, it is even in its logarithm."""
TOUCHING = 1e-13
"""Inflows less outflows, as a share of both, that is no more than rounding."""
DIP = 0.05
"""How near to zero the grid must come before a pair of roots between its points is looked for."""
AT_ZERO = -1e-12
"""A rate from here on counts as not negative."""

PATHS = 4_096
"""Series that are solved at a time."""
PATH_GRID = 513
PATH_REACH = 5.0
"""Largest |ln(1 + rate)| looked at in the scan of many series: −99.3 % to +14,700 % per period."""
NEAR = 1e-7
"""A step of Newton's method after which the next one, about its square, is below what rates are read to."""
STEPS = 40
"""Of Newton's method, before a series is handed to the scan; 4 to 7 are the rule."""


def irr_roots(flows: Flows, timing: Timing = "end") -> tuple[float, ...]:
    """Every real rate per period above −1 at which the net present value is zero, ascending."""
    terms, steps = _polynomial(np.asarray(flows, dtype=float), timing)
    rates = (_rate(u * steps) for u in _solve(terms))
    return tuple(sorted(rate for rate in rates if rate is not None))


def irr(flows: Flows, timing: Timing = "end") -> float | None:
    """One rate of those there are: the smallest from zero on, else the one nearest to zero."""
    roots = irr_roots(flows, timing)
    return min((r for r in roots if r >= AT_ZERO), default=max(roots, default=None))


def sign_changes(flows: Flows) -> int:
    """How often the flows change sign, zeros left out: no more rates than that (Descartes)."""
    signs = np.sign(np.asarray(flows, dtype=float))
    signs = signs[signs != 0]
    return int(np.count_nonzero(signs[1:] != signs[:-1]))


def _polynomial(flows: Floats, timing: Timing) -> tuple[Floats, int]:
    """The present value as a polynomial in (1 + rate)^(−1/steps): its terms (last axis), and the steps."""
    if timing == "start":  # the first period's flow falls on the decision date
        return np.concatenate([flows[..., :1] + flows[..., 1:2], flows[..., 2:]], axis=-1), 1
    if timing == "mid":  # half-periods 0, 1, 3, 5 …
        terms = np.zeros((*flows.shape[:-1], 2 * flows.shape[-1] - 2))
        terms[..., 1::2] = flows[..., 1:]
        terms[..., 0] = flows[..., 0]
        return terms, 2
    return flows, 1


def _rate(u: float) -> float | None:
    """The rate whose logarithm of 1 + rate is u; None where no float tells it from −1 or infinity."""
    if u > 700:
        return None
    rate = math.expm1(u)
    return rate if rate > -1 else None


class _Balance:
    """Inflows against outflows of one polynomial by u = ln(1 + rate per step), without overflow."""

    def __init__(self, terms: Floats) -> None:
        self.place = np.flatnonzero(terms).astype(float)
        held = terms[terms != 0]
        self.sign = np.sign(held)
        self.log = np.log(np.abs(held)) - math.log(float(np.abs(held).max(initial=1.0)))
        """Relative to the largest, so that the scale of the flows does not matter."""

    def share(self, u: float) -> float:
        """(inflows − outflows) / (inflows + outflows) at present value, −1 … 1."""
        return float(self.shares(np.array([u]))[0])

    def shares(self, u: Floats) -> Floats:
        """The same at many places."""
        weight = self.log - np.multiply.outer(u, self.place)
        weight = np.exp(weight - weight.max(axis=1, keepdims=True))
        return np.asarray((weight @ self.sign) / weight.sum(axis=1))

    def bounds(self) -> tuple[float, float]:
        """Where all roots lie (Fujiwara's bound, for a polynomial and its reverse)."""
        log, place = self.log, self.place
        low = (log[:-1] - log[-1]) / (place[-1] - place[:-1])
        high = (log[1:] - log[0]) / (place[1:] - place[0])
        return -float(low.max()) - math.log(2), float(high.max()) + math.log(2)


def _solve(terms: Floats) -> Iterator[float]:
    """The roots of a polynomial, as ln(1 + rate per step)."""
    changes = sign_changes(terms)
    if not changes:
        return
    balance = _Balance(terms)
    low, high = balance.bounds()
    if changes == 1:
        u, found = _newton(terms[None, :])
        yield float(u[0]) if found[0] else _refine(balance, low, high)
        return
    grid = np.sinh(np.linspace(math.asinh(low / FINENESS), math.asinh(high / FINENESS), GRID)) * FINENESS
    grid = np.unique(np.append(grid, 0.0))  # a rate of exactly zero is common
    yield from _scan(balance, grid)


def _scan(balance: _Balance, grid: Floats) -> Iterator[float]:
    shares = balance.shares(grid)
    signs = np.where(np.abs(shares) <= TOUCHING, 0.0, np.sign(shares))
    firm = np.flatnonzero(signs)
    for left, right in pairwise(firm):
        if signs[left] != signs[right]:
            yield _refine(balance, grid[left], grid[right])
        elif right > left + 1:  # touches zero, and turns back
            yield float(grid[left + 1 + np.argmin(np.abs(shares[left + 1 : right]))])
    size = np.abs(shares)
    dips = (size[1:-1] < size[:-2]) & (size[1:-1] <= size[2:]) & (size[1:-1] < DIP)
    for middle in np.flatnonzero(dips) + 1:
        around = signs[middle - 1 : middle + 2]
        if around[1] != 0 and (around == around[1]).all():
            yield from _pair(balance, grid[middle - 1], grid[middle + 1], float(around[1]))


def _pair(balance: _Balance, left: float, right: float, sign: float) -> Iterator[float]:
    """The roots between two places of one sign: none, one where it only touches zero, or two."""
    lowest = minimize_scalar(
        lambda u: sign * balance.share(u), bounds=(left, right), method="bounded", options={"xatol": 1e-12}
    )
    if lowest.fun < -TOUCHING:
        yield _refine(balance, left, lowest.x)
        yield _refine(balance, lowest.x, right)
    elif lowest.fun <= TOUCHING:
        yield float(lowest.x)


def _refine(balance: _Balance, left: float, right: float) -> float:
    return float(brentq(balance.share, left, right, xtol=1e-15, rtol=4 * np.finfo(float).eps, maxiter=500))


class PathRates(NamedTuple):
    """A rate for each of many series."""

    rate: Floats
    """Per period; 0 where there is none."""
    defined: NDArray[np.bool_]


def irr_paths(flows: Floats, timing: Timing = "end") -> PathRates:
    """`irr` of many series at once, one a row.

    A series with several sign changes is scanned on a coarser grid than `irr` has: a pair of rates closer
    together than 2 % of a rate is not seen, nor one outside −99 % … +14,700 % per period.
    """
    terms, steps = _polynomial(flows, timing)
    u, defined = np.zeros(len(terms)), np.zeros(len(terms), dtype=bool)
    near = _usual_root(terms[:PATHS])
    for start in range(0, len(terms), PATHS):
        part = slice(start, start + PATHS)
        u[part], defined[part] = _solve_rows(terms[part], near)
    with np.errstate(over="ignore"):
        rate = np.expm1(u * steps)
    defined &= np.isfinite(rate) & (rate > -1)
    return PathRates(np.where(defined, rate, 0.0), defined)


def _solve_rows(terms: Floats, near: float) -> tuple[Floats, NDArray[np.bool_]]:
    """The root of each row, looked for from `near` on where there is but one, and whether there is any."""
    changes = _changes(terms)
    if (changes == 1).all():
        u, found = _newton(terms, near)
    else:
        u, found = np.zeros(len(terms)), np.zeros(len(terms), dtype=bool)
        once, often = np.flatnonzero(changes == 1), np.flatnonzero(changes > 1)
        if len(once):
            u[once], found[once] = _newton(terms[once], near)
        if len(often):
            u[often], found[often] = _scan_rows(terms[often])
    for row in np.flatnonzero((changes == 1) & ~found):
        u[row], found[row] = next(_solve(terms[row])), True
    return u, found


def _changes(terms: Floats) -> NDArray[np.int64]:
    """`sign_changes` of each row."""
    last, changes = np.sign(terms[:, 0]), np.zeros(len(terms), dtype=np.int64)
    for column in terms.T[1:]:
        sign = np.sign(column)
        changes += sign * last < 0
        last = np.where(sign, sign, last)
    return changes


def _newton(terms: Floats, start: float = 0.0) -> tuple[Floats, NDArray[np.bool_]]:
    """The root of each row with one sign change, as u = ln(1 + rate per step), and whether it was reached.

    h(u) = ln(inflows) − ln(outflows) at present value, h' = duration of outflows − duration of inflows.
    Terms that are empty in every row are leapt over: with mid-period flows that is every other one.
    """
    n, places = len(terms), np.flatnonzero(terms.any(axis=0))
    gaps = np.diff(places).tolist()
    usual = max(set(gaps), key=gaps.count)
    sides = np.empty((len(places), 2, n))  # term, in or out, row
    held = terms.T[places]
    np.maximum(held, 0, out=sides[:, 0])
    np.maximum(-held, 0, out=sides[:, 1])
    # Everything is written in place: fresh arrays of this size would take most of the time.
    u, step, x = np.full(n, start), np.empty(n), np.empty(n)
    value, duration, part = np.empty((2, n)), np.empty((2, n)), np.empty((2, n))
    with np.errstate(all="ignore"):  # a row that leaves the numbers is reported as not found
        for _ in range(STEPS):
            np.exp(np.negative(u, out=x), out=x)
            powers = {gap: x**gap if gap > 1 else x for gap in set(gaps)}
            # The duration is counted in usual gaps, and times the value until all terms are in.
            np.multiply(sides[-1], powers[gaps[-1]], out=value)
            np.multiply(value, gaps[-1] / usual, out=duration)
            value += sides[-2]
            for term, gap in zip(sides[-3::-1], gaps[-2::-1], strict=True):
                duration += value if gap == usual else np.multiply(value, gap / usual, out=part)
                duration *= powers[gap]
                value *= powers[gap]
                value += term
            duration /= value
            np.log(np.divide(value[0], value[1], out=step), out=step)
            step /= np.subtract(duration[0], duration[1], out=x)
            step /= usual
            u += step
            if not (np.abs(step) > NEAR).any():
                break
        return u, np.abs(step) <= NEAR


def _usual_root(terms: Floats) -> float:
    """The root of the rows' mean, near which most of theirs are; 0 where it has none or several."""
    mean = terms.mean(axis=0, keepdims=True)
    if _changes(mean)[0] != 1:
        return 0.0
    u, found = _newton(mean)
    return float(u[0]) if found[0] else 0.0


def _scan_rows(terms: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """The root that `irr` takes, of each row with several sign changes."""
    half = np.sinh(np.linspace(0, math.asinh(PATH_REACH / FINENESS), PATH_GRID // 2 + 1)) * FINENESS
    grid = np.concatenate([-half[:0:-1], half])
    zero = len(half) - 1
    scale = np.abs(terms).max(axis=1, keepdims=True)
    power = np.multiply.outer(np.arange(terms.shape[1]), -grid)
    positive = (terms / scale) @ np.exp(power - power.max(axis=0)) >= 0
    positive[:, zero] = np.where(terms.sum(axis=1) == 0, positive[:, zero - 1], positive[:, zero])
    crossing = positive[:, 1:] != positive[:, :-1]
    above, below = crossing[:, zero:], crossing[:, :zero]
    right = above.any(axis=1)
    first = np.where(right, zero + above.argmax(axis=1), zero - 1 - below[:, ::-1].argmax(axis=1))
    found = right | below.any(axis=1)
    # Left of zero the powers grow: there the reversed polynomial in exp(u), of the same sign, is bounded.
    inward = np.where(right[:, None], terms, terms[:, ::-1]) / scale
    near = np.where(right, grid[first], -grid[first + 1])
    far = np.where(right, grid[first + 1], -grid[first])
    at_near = positive[np.arange(len(terms)), np.where(right, first, first + 1)]
    return np.where(right, 1, -1) * _bisect(inward.T, near, far, at_near), found


def _bisect(terms: Floats, near: Floats, far: Floats, at_near: NDArray[np.bool_]) -> Floats:
    """Where each polynomial in exp(−u), a column, changes sign between two places."""
    for _ in range(52):
        middle = (near + far) / 2
        x = np.exp(-middle)
        value = terms[-1].copy()
        for term in terms[-2::-1]:
            value *= x
            value += term
        same = (value >= 0) == at_near
        near, far = np.where(same, middle, near), np.where(same, far, middle)
    return (near + far) / 2
