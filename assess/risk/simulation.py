"""Simulated losses: each event drawn once, and what controls and insurance leave of it.

A frequency is uncertain, so every path (a year, or a whole horizon) has a rate of its own, of PERT. How many
events it has is drawn at once (`counts`); the cost goes by the events, not by the paths.

Controls thin the events. Each has a number between 0 and 1, its `chance`, and happens under every factor on
frequency above that. So the events that happen with controls are a part of those that happen without, each
at most as dear: no path loses more with a control than without it, and two cases differ by nothing but their
controls. The draws of a scenario depend on the seed and its id alone: another one beside it changes nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assess.risk.controls import NONE, Factors
from assess.risk.counts import counts
from assess.risk.inputs import Transfer
from assess.risk.register import Risk
from assess.sampling import Floats, stream

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
    hit: Indices
    """The indices of the paths in which anything happens, ascending."""
    place: Indices
    """Of each event where in `hit` its path is, ascending."""
    chance: Floats
    """Of each event: it happens under every factor on frequency above this."""
    loss: Floats
    """Of each event, without controls."""

    @property
    def path(self) -> Indices:
        """Of each event the index of its path, ascending."""
        return self.hit.take(self.place)

    def under(self, case: Case) -> Floats:
        """What each event costs in a case: nothing where it does not happen."""
        loss = self.loss * case.factors.loss
        if case.factors.frequency < 1:
            loss *= self.chance < case.factors.frequency
        if case.transfer is not None:
            loss -= np.clip(loss - case.transfer.deductible, 0.0, case.transfer.limit)
        return loss

    def sums(self, amounts: Floats) -> Floats:
        """Amounts of the events, added up by path, for those in which anything happens."""
        sums = np.bincount(self.place, weights=amounts, minlength=len(self.hit))
        return np.asarray(sums, dtype=np.float64)


@dataclass(frozen=True, eq=False)
class Losses:
    """The losses of n simulated years in some cases; most years may be without."""

    n: int
    years: Indices
    """Those in which anything happens without controls, ascending."""
    amounts: Floats
    """What each of them loses, cases × years."""

    def add_to(self, totals: Floats) -> None:
        """Adds them to totals, cases × n."""
        for total, amounts in zip(totals, self.amounts, strict=True):
            np.add.at(total, self.years, amounts)

    def every_year(self) -> Floats:
        """The losses of all years, cases × n."""
        totals = np.zeros((len(self.amounts), self.n))
        self.add_to(totals)
        return totals


def events(risk: Risk, generator: np.random.Generator, *, paths: int, years: float = 1.0) -> Iterator[Events]:
    """The events of a risk in some paths of so many years, a block of paths at a time."""
    highest = risk.frequency.high * years
    size = max(1, min(paths, BLOCK, int(BLOCK / highest) if highest > 1 else BLOCK))
    for first in range(0, paths, size):
        yield _block(risk, generator, first, min(size, paths - first), years)


def _block(risk: Risk, generator: np.random.Generator, first: int, paths: int, years: float) -> Events:
    happening, often = counts(risk.frequency, years, generator, paths)
    place = np.repeat(np.arange(len(happening)), often)
    chance = generator.random(len(place))
    loss = generator.standard_normal(len(place))
    loss *= risk.loss.sigma
    loss += risk.loss.mu
    np.exp(loss, out=loss)
    return Events(first, paths, happening, place, chance, loss)


def annual_losses(risk: Risk, cases: tuple[Case, ...], *, n: int, seed: int) -> Losses:
    """The losses of n simulated years in each case: those of years in which anything happens."""
    blocks = [
        (block.hit + block.first, [block.sums(block.under(case)) for case in cases])
        for block in events(risk, stream(seed, f"risk/{risk.id}"), paths=n)
    ]
    years, amounts = zip(*blocks, strict=True)
    return Losses(n, np.concatenate(years), np.concatenate(amounts, axis=1))
