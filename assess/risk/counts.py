"""How many events happen in a path, whose rate is uncertain: a Poisson distribution mixed by PERT.

P(N ≤ k) = E[P(Poisson(Λ) ≤ k)], the mean over the rate Λ by Gauss–Jacobi quadrature, whose weight function is
PERT's own density. So the events of a path are counted by one draw, and no rate has to be drawn.
"""

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import pdtr, roots_jacobi

from assess.sampling import TABLE, Floats, Pert

FREQUENT = 100.0
"""Events in a path above which each path gets a rate of its own instead: the distribution would be long."""
UNTOLD = 255
"""More than any number of events that is looked up."""
PLACES = 1 << 32
"""What a draw tells apart: an outcome rarer than once in that many paths is left out."""

Indices = NDArray[np.intp]
Counts = NDArray[np.integer]
Thresholds = NDArray[np.uint32]


def counts(
    frequency: Pert, years: float, generator: np.random.Generator, paths: int
) -> tuple[Indices, Counts]:
    """The paths in which something happens, ascending, and how many events in each."""
    if frequency.high * years > FREQUENT:
        rates = frequency.table().take(_raw(generator, paths, "<u2"))
        drawn = generator.poisson(rates * years)
        happening = np.flatnonzero(drawn)
        return happening, drawn.take(happening)
    steps = thresholds(frequency, years)
    draws = _raw(generator, paths, "<u4")
    happening = np.flatnonzero(draws >= steps[0]) if len(steps) else np.empty(0, dtype=np.intp)
    return happening, _at_or_below(steps, draws.take(happening))


def _at_or_below(steps: Thresholds, draws: Thresholds) -> Counts:
    """How many thresholds each draw has reached: by its upper half where that tells, else by a search."""
    reached = _by_upper_half(steps.tobytes()).take(draws >> 16)
    untold = np.flatnonzero(reached == UNTOLD)
    reached[untold] = np.searchsorted(steps, draws.take(untold), side="right")
    return reached


@lru_cache(maxsize=256)
def _by_upper_half(steps: bytes) -> Counts:
    """How many thresholds are reached by the draws of each upper half, if it is as many for all of them."""
    held, lowest = np.frombuffer(steps, dtype=np.uint32), np.arange(1 << 16, dtype=np.uint32) << 16
    first, last = (np.searchsorted(held, at, side="right") for at in (lowest, lowest | 0xFFFF))
    return np.where(first == last, first, UNTOLD).astype(np.uint8)


def _raw(generator: np.random.Generator, n: int, kind: str) -> NDArray[np.unsignedinteger]:
    """n uniform whole numbers of so many bits, raw, which is the fastest draw there is."""
    assert TABLE == 1 << 16
    each = 8 // np.dtype(kind).itemsize
    words = generator.bit_generator.random_raw(-(-n // each))
    return words.astype("<u8", copy=False).view(kind)[:n]


@lru_cache(maxsize=256)
def thresholds(frequency: Pert, years: float) -> Thresholds:
    """Ascending: a path has as many events as there are thresholds at or below its draw, of 0 … 2³² − 1."""
    highest = frequency.high * years
    most = math.ceil(highest + 8 * math.sqrt(highest)) + 20
    places = np.rint(distribution(frequency, years, most) * PLACES)
    found = places[places < PLACES].astype(np.uint32)
    found.setflags(write=False)
    return found


def distribution(frequency: Pert, years: float, most: int) -> Floats:
    """P(N ≤ k) for k = 0 … most, N being the events of so many years."""
    if frequency.constant:
        return np.asarray(pdtr(np.arange(most + 1), frequency.low * years))
    width = frequency.high - frequency.low
    nodes, weights = roots_jacobi(40 + math.ceil(width * years / 2), frequency.beta - 1, frequency.alpha - 1)
    rates = years * (frequency.low + width * (nodes + 1) / 2)
    return np.asarray(weights / weights.sum() @ pdtr(np.arange(most + 1), rates[:, None]))
