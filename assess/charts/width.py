"""How wide text is drawn, so that it can be cut where a chart ends."""

from itertools import accumulate
from unicodedata import east_asian_width


def shortened(title: str, most: int = 44) -> str:
    """A title cut to a width, counted in Latin letters; a Chinese character takes two."""
    widths = list(accumulate(2 if east_asian_width(sign) in "WF" else 1 for sign in title))
    if not widths or widths[-1] <= most:
        return title
    return title[: sum(width < most for width in widths)].rstrip() + "…"
