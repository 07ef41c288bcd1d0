"""Two data rooms, each rated by two readers from the documents alone: the docs say how far they agreed."""

from pathlib import Path

import pytest

from assess.loading import shipped_rubric
from scripts.agreement import agreement, ratings, rooms

DOCS = Path(__file__).parents[2] / "docs" / "agreement.md"
AIM = 0.8


@pytest.mark.parametrize("room", rooms(), ids=lambda room: room.name)
def test_readers_agree_as_the_docs_say(room: Path) -> None:
    found = agreement(ratings(room, "a"), ratings(room, "b"))
    assert found.alpha >= AIM
    figures = (
        f"{found.alpha:.2f}",
        f"{found.low:.2f} to {found.high:.2f}",
        f"{found.same} of {found.criteria}",
    )
    row = " | ".join((f"| {room.name}", *figures))
    assert row in DOCS.read_text(encoding="utf-8")


@pytest.mark.parametrize("room", rooms(), ids=lambda room: room.name)
def test_both_readers_rated_the_same_criteria_of_this_rubric(room: Path) -> None:
    one, other = ratings(room, "a"), ratings(room, "b")
    assert one.keys() == other.keys()
    assert one.keys() <= shipped_rubric().by_id.keys()
    assert all(level in (None, 0, 1, 2, 3, 4) for level in (*one.values(), *other.values()))


def test_perfect_and_opposite_readers_are_told_apart() -> None:
    levels = {f"c{n}": n % 5 for n in range(50)}
    assert agreement(levels, levels).alpha == 1
    turned = agreement(levels, {name: 4 - level for name, level in levels.items()})
    assert turned.alpha < 0
    assert len(turned.apart) == 40
