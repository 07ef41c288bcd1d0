"""What the patterns of the models ask for, in words."""

from collections.abc import Mapping
from types import MappingProxyType

from assess.i18n.catalogue import N_, Translator

FORMS: Mapping[str, str] = MappingProxyType(
    {
        r"^[a-z0-9_-]{1,60}$": N_("at most 60 small letters, digits, hyphens and underscores"),
        r"^x\.[a-z0-9_-]{1,60}$": N_("x. and an id, such as x.slow-sales"),
        r"^[A-Z]{3}$": N_("three capital letters, such as CNY"),
        r"^[0-9]{1,6}\.[0-9]{1,6}\.[0-9]{1,6}$": N_("a version such as 1.0.0"),
        r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$": N_("at most 80 letters, digits, dots, hyphens and underscores"),
        r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$": N_("an id such as ip.copyright"),
        r"^([1-9]|[12][0-9]|30)\.[1-4]$": N_('an item in quotes, such as "3.1"'),
        r"^[a-z_]+\.[a-z0-9_]+@[1-4]$": N_("a criterion and its level, such as ip.copyright@2"),
        r"^[a-z0-9-]+$": N_("small letters, digits and hyphens"),
        r"^[a-z][a-z0-9_]*$": N_("small letters, digits and underscores"),
        r"^\d{4}-\d{2}-\d{2}$": N_("a day such as 2026-11-23"),
        r"^\d{4}(-\d{2}(-\d{2})?)?$": N_('a day, a month such as "2026-01" or a year such as "2026"'),
    }
)
"""What a pattern of the models asks for."""


def form(pattern: str, _: Translator) -> str:
    """What a pattern asks for; itself where nobody said."""
    return _(FORMS[pattern]) if pattern in FORMS else pattern
