"""What every chapter of a report is made of: words of the user, and tables of figures with their pictures."""

from dataclasses import dataclass, field

from assess.report.drawings import Drawing, PictureName

WORD, LABEL, LINK, PROSE = 60, 160, 240, 700
"""Longest user text on paper, in characters: short facts, names, links and file names, notes and reasons."""


@dataclass(frozen=True)
class Said:
    """Words of the user, as typed but for spaces; paper shows at most `most` characters of them."""

    text: str
    most: int = PROSE


class Address(str):
    """A web address to link to: used whole and unchanged, never shown."""


Cell = str | Said
"""One cell of a table: our words and figures, or the user's words."""


@dataclass(frozen=True)
class MoneyPicture:
    """A chart of money: what it shows in words, and what paper draws, every place a share of its width."""

    name: PictureName
    alt: str
    drawing: Drawing
    beside: bool = False
    """Whether it is small enough to stand beside its neighbours."""


@dataclass(frozen=True)
class MoneyTable:
    """A table of figures with what there is to say about it; columns of figures are right-aligned."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    prose: bool = False
    """Whether the last column holds words, as the first does."""
    pictures: tuple[MoneyPicture, ...] = ()
    """What stands above the table; the terminal does without."""
    reading: str = ""
    """How to read them."""


@dataclass(frozen=True)
class FiguresPart:
    """A chapter of figures: tables, and what to bear in mind with them."""

    facts: tuple[str, ...]
    """What all figures share: currency, periods, the what-if if one is assumed."""
    tables: tuple[MoneyTable, ...]
    cautions: tuple[str, ...]
    """What may be counted wrongly."""
    in_words: tuple[str, ...] = field(default=(), kw_only=True)
    """What the figures come to, in sentences, and which other chapter belongs to them."""
