"""Simulated losses: each event drawn once, and what controls and insurance leave of it.

A frequency is uncertain, so every path (a year, or a whole horizon) has a rate of its own, a draw of PERT.
Events are drawn at the highest rate, each falls into a path at random, and one stays with the probability
rate / highest: a Poisson process thinned to the rate of each path. That is exact, and its cost goes by the
events, not by the paths.

Controls thin further. An event has a number between 0 and 1, its `chance`, and happens under every factor on
frequency above that. So the events that happen with controls are a part of those that happen without, each
at most as dear: no path loses more with a control than without it, and two cases differ by nothing but their
controls. The draws of a scenario depend on the seed and its id alone: another one beside it changes nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assess.risk.controls import NONE, Factors
from assess.risk.inputs import Transfer
from assess.risk.register import Risk
from assess.sampling import TABLE, Floats, Pert, stream

BLOCK = 1 << 17
"""Paths and, on average, events that are drawn at a time: working memory stays at some megabytes."""

Indices = NDArray[np.intp]


@dataclass(frozen=True)
class Case:
    """A state of affairs: what controls leave, and who else pays."""

    factors: Factors = NONE
    transfer: Transfer | None = None


@dataclass(frozen=True, eq=False)
class Events:
    """The events of some paths, as they happen without controls."""

    first: int
    """The path that index 0 stands for."""
    paths: int
    """How many paths there are."""
    path: Indices
    """Of each event the index of its path."""
    chance: Floats
    """Of each event: it happens under every factor on frequency above this."""
    loss: Floats
    """Of each event, without controls."""

    def under(self, case: Case) -> tuple[NDArray[np.bool_] | slice, Floats]:
        """Which events happen in a case, and what each of them costs."""
        which = slice(None) if case.factors.frequency >= 1 else self.chance < case.factors.frequency
        loss = self.loss[which] * case.factors.loss
        if case.transfer is not None:
            loss = loss - np.clip(loss - case.transfer.deductible, 0.0, case.transfer.limit)
        return which, loss

    def totals(self, case: Case) -> Floats:
        """The loss of each path in a case."""
        which, loss = self.under(case)
        sums = np.bincount(self.path[which], weights=loss, minlength=self.paths)
        return np.asarray(sums, dtype=np.float64)


def events(risk: Risk, generator: np.random.Generator, *, paths: int, years: float = 1.0) -> Iterator[Events]:
    """The events of a risk in some paths of so many years, a block of paths at a time."""
    highest = risk.frequency.high * years
    table = None if risk.frequency.constant else _chances(risk.frequency)
    size = max(1, min(paths, BLOCK, int(BLOCK / highest) if highest > 1 else BLOCK))
    for first in range(0, paths, size):
        yield _block(risk, generator, first, min(size, paths - first), highest, table)


def _chances(frequency: Pert) -> Floats:
    """Of each quantile of the rate, what it is of the highest."""
    return frequency.table() / frequency.high


def _block(
    risk: Risk,
    generator: np.random.Generator,
    first: int,
    paths: int,
    highest: float,
    table: Floats | None,
) -> Events:
    count = int(generator.poisson(paths * highest))
    path = generator.integers(0, paths, count)
    chance = generator.random(count)
    if table is not None:
        rate = generator.integers(0, TABLE, paths, dtype=np.uint16)
        allowed = table.take(rate.take(path))
        happens = chance < allowed
        path, chance = path[happens], chance[happens]
        chance /= allowed[happens]
    loss = generator.standard_normal(len(path))
    loss *= risk.loss.sigma
    loss += risk.loss.mu
    np.exp(loss, out=loss)
    return Events(first, paths, path, chance, loss)


def annual_losses(risk: Risk, cases: tuple[Case, ...], *, n: int, seed: int) -> Floats:
    """The losses of n simulated years in each case, cases × years."""
    losses = np.empty((len(cases), n))
    for block in events(risk, stream(seed, f"risk/{risk.id}"), paths=n):
        here = slice(block.first, block.first + block.paths)
        for row, case in zip(losses, cases, strict=True):
            row[here] = block.totals(case)
    return losses
