"""What the readers of JSON and YAML say of broken files, for readers of other languages than theirs."""

from collections.abc import Mapping
from types import MappingProxyType

from assess.i18n.catalogue import N_, Translator

_SAID: Mapping[str, str] = MappingProxyType(
    {
        "Expecting value": N_("a value is missing"),
        "Extra data": N_("something follows the end of the document"),
        "Expecting ',' delimiter": N_("a comma is missing"),
        "Expecting ':' delimiter": N_("a colon is missing"),
        "Expecting property name enclosed in double quotes": N_("a name in double quotes is missing"),
        "Unterminated string starting at": N_("a text is not closed by a quote"),
        "Invalid control character at": N_("a line break or control character stands in a text"),
        "Invalid \\escape": N_("a backslash before a character that takes none"),
        "Illegal trailing comma before end of object": N_("a comma too many before the closing bracket"),
        "Illegal trailing comma before end of array": N_("a comma too many before the closing bracket"),
        "did not find expected ',' or ']'": N_("a comma or ] is missing"),
        "did not find expected ',' or '}'": N_("a comma or } is missing"),
        "did not find expected key": N_("a key was expected; the indentation may be wrong"),
        "did not find expected '-' indicator": N_("a list entry was expected; the indentation may be wrong"),
        "could not find expected ':'": N_("a colon is missing after a key"),
        "mapping values are not allowed in this context": N_("a colon stands where none may stand"),
        "block sequence entries are not allowed in this context": N_("a list begins where none may stand"),
        "found character that cannot start any token": N_("a character that nothing begins with"),
        "found unexpected end of stream": N_("the file ends too early; a quote may not be closed"),
        "found unknown escape character": N_("a backslash before a character that takes none"),
    }
)
"""The commonest of their messages, in plain words."""


def plain(said: str, _: Translator) -> str:
    """A parser's message in plain words; the parser's own where there are none for it."""
    return _(_SAID[said]) if said in _SAID else said
