"""Names on a phone: as wide as there is room, and never two alike."""

import pytest

from assess.app.cutting import cut_apart
from assess.charts.width import letters

ROOM = 30


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["Acme · 2 May 2026"], ["Acme · 2 May 2026"]),
        (
            [
                "示例 Sample · 跨境客服 Store Support · 18 August 2026",
                "示例 Sample · 跨境客服 Store Support · 18 May 2026",
            ],
            ["示例 Sa…pport · 18 August 2026", "示例 Sa…Support · 18 May 2026"],
        ),
        (
            [
                "A company of a name · 2 May 2026",
                "A company of a name · 2 May 2026 · what if: A patent first, all else later",
            ],
            ["A compa…of a name · 2 May 2026", "A compa…what if: A patent fir…"],
        ),
        (["A" * 40, "B" * 40], ["A" * 29 + "…", "B" * 29 + "…"]),
    ],
)
def test_names_are_cut_where_they_are_alike(names: list[str], shown: list[str]) -> None:
    assert cut_apart(names, ROOM) == shown


def test_no_two_are_alike_and_none_is_wider_than_there_is_room() -> None:
    stem = "示例 A company with a long name"
    names = [f"{stem}{n}{stem} · {day} May 2026" for n in (1, 11, 111) for day in (1, 2)]
    names += [f"{name} · what if: {stem}" for name in names]
    found = cut_apart(names, ROOM)
    assert len(found) == len(set(found)) == len(names)
    assert max(map(letters, found)) <= ROOM
