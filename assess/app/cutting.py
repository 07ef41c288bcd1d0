"""Names cut to the room there is for them, each where it differs from those that begin alike."""

from collections.abc import Collection
from itertools import takewhile

from assess.charts.width import letters, shortened

HEAD = 8
"""Letters of a cut name's beginning that stay, to see what it is about."""


def cut_apart(names: Collection[str], room: int) -> list[str]:
    """Each name in at most `room` letters, none as another; a number tells apart what nothing else does."""
    found: list[str] = []
    for name in names:
        base = shown = _cut(name, _alike(name, names), room)
        number = 2
        while shown in found:
            shown, number = f"{shortened(base, room - 4)} · {number}", number + 1
        found.append(shown)
    return found


def _alike(name: str, names: Collection[str]) -> int:
    """How many signs another name has in common with the beginning of this one, at most."""
    others = (other for other in names if other != name)
    return max(
        (sum(1 for _ in takewhile(_same, zip(name, other, strict=False))) for other in others), default=0
    )


def _same(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]


def _cut(name: str, alike: int, room: int) -> str:
    if letters(name) <= room:
        return name
    head = shortened(name, HEAD)
    rest = room - letters(head)
    start = min(alike, len(name))
    while start and letters(name[start - 1 :]) <= rest:
        start -= 1
    return shortened(name, room) if start <= len(head) else head + shortened(name[start:].lstrip(" ·"), rest)
