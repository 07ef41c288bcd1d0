"""Ids that a rubric replaced, in lists of things that name them."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Item = TypeVar("Item")


def under_todays_ids(
    items: Iterable[Item], today: Callable[[Item], Item], key: Callable[[Item], Hashable]
) -> tuple[Item, ...]:
    """Each item as `today` makes it, one for each key; one that had today's id already goes first."""
    found: dict[Hashable, Item] = {}
    for item in items:
        new = today(item)
        if new == item or key(new) not in found:
            found[key(new)] = new
    return tuple(found.values())
