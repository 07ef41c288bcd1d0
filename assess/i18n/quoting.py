"""Somebody else's text as a message quotes it: on one line, all of it visible, and not too long."""

import unicodedata

LONGEST = 80
"""Longest piece of somebody else's text, in characters, that a message quotes."""


def printable(text: str) -> str:
    """Text on one line of a terminal: line breaks, control and invisible characters as their code."""
    return "".join(char if _shows(char) else _code(char) for char in text)


def _code(char: str) -> str:
    number = ord(char)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def quoted(text: str, longest: int = LONGEST) -> str:
    """Somebody else's text as a message quotes it: printable, and not too long."""
    return printable(text if len(text) <= longest else text[: longest - 1] + "…")


def _shows(char: str) -> bool:
    """Whether a terminal shows a character as itself; what changes direction or hides does not."""
    joins_emoji = char == "\u200d"
    return joins_emoji or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
