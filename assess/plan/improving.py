"""A better set by small changes, where the program did not settle what is best."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from assess.plan.limits import Limits

Ids = frozenset[str]

TRIALS = 2_000
"""Sets that are tried at most."""


def improved(
    start: Ids, limits: Limits, of: Callable[[Ids], Fraction | float], obeys: Callable[[Ids], bool]
) -> Ids:
    """A set that fits and is worth at least as much; `of` values a set that holds what its steps need.

    Steps are added while any fits; then one is taken out and others are put in its place, as long as
    that helps.
    """
    search = _Search(limits, of, obeys)
    best = search.filled(start)
    while search.trials < TRIALS:
        better = next((found for found in search.exchanges(best) if of(found) > of(best)), None)
        if better is None:
            break
        best = better
    return best


class _Search:
    """Small changes to a set, counted."""

    def __init__(
        self, limits: Limits, of: Callable[[Ids], Fraction | float], obeys: Callable[[Ids], bool]
    ) -> None:
        self.limits, self.of, self.obeys, self.trials = limits, of, obeys, 0
        self.needs = limits.problem.needs

    def filled(self, start: Ids, without: Ids = frozenset()) -> Ids:
        """With every step added that fits and helps, those that bring most for their days first."""
        best = start
        for id in self._by_yield(start, without):
            added = best | self.needs[id]
            if added != best and self.limits.fits(added) and self.of(added) > self.of(best):
                best = added
        return best

    def exchanges(self, best: Ids) -> Iterator[Ids]:
        """Sets without one of the steps, and what needs it, filled up again."""
        for item in self.limits.usable:
            if item.id not in best or self.trials >= TRIALS:
                continue
            dropped = frozenset(id for id in best if item.id in self.needs[id])
            filled = self.filled(best - dropped, without=frozenset({item.id}))
            if self.obeys(filled):
                yield filled

    def _by_yield(self, start: Ids, without: Ids) -> list[str]:
        worth = self.of(start)
        yields = dict[str, float]()
        for item in self.limits.usable:
            if item.id in start or without & self.needs[item.id]:
                continue
            self.trials += 1
            added = self.needs[item.id] - start
            days = sum(float(self.limits.problem.by_id[id].all_days) for id in added)
            yields[item.id] = float(self.of(start | added) - worth) / max(days, 1e-3)
        return sorted(yields, key=lambda id: -yields[id])
