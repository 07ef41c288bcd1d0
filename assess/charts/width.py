"""How wide text is drawn, so that it can be cut or broken where a chart ends."""

import re
from itertools import accumulate
from unicodedata import east_asian_width

NEVER_FIRST = "，。、；：！？）》」』】〉”’…%),.;:!?]}"
"""Signs that no line begins with."""
NEVER_LAST = "（《「『【〈“‘([{"
"""Signs that no line ends with."""
_UNIT = re.compile(rf"[{re.escape(NEVER_LAST)}]*(?:[!-~]+|.)[{re.escape(NEVER_FIRST)}]*")
"""What stays together: a Latin word or one other sign, with the marks before and behind it."""


def letters(text: str) -> int:
    """How wide a text is, counted in Latin letters; a Chinese character takes two."""
    return sum(map(_wide, text))


def _wide(sign: str) -> int:
    return 2 if east_asian_width(sign) in "WF" else 1


def shortened(title: str, most: int = 44) -> str:
    """A title cut to a width in letters."""
    widths = list(accumulate(map(_wide, title)))
    if not widths or widths[-1] <= most:
        return title
    return title[: sum(width < most for width in widths)].rstrip() + "…"


def broken(title: str, most: int) -> list[str]:
    """A title in lines of about equal width, none wider than `most` letters unless one word is.

    A line begins with no closing mark and ends with no opening one.
    """
    each = most
    lines = _filled(title, most)
    while each > 1:  # the narrowest lines of which there are no more
        narrower = _filled(title, each - 1)
        if len(narrower) > len(lines):
            break
        lines, each = narrower, each - 1
    return lines


def _filled(title: str, most: int) -> list[str]:
    lines = [""]
    for unit in _UNIT.findall(" ".join(title.split())):
        if letters((lines[-1] + unit).rstrip()) > most and lines[-1].strip():
            lines.append("")
        lines[-1] += unit
    return [line.strip() for line in lines]
