"""Translators over gettext catalogues; English stands in the code, Chinese in `zh/LC_MESSAGES`."""

import gettext
from functools import cache
from pathlib import Path

from assess.text import Locale, Text, pseudo

DOMAIN = "assess"


def N_(message: str) -> str:
    """Marks a message for translation where it is written, to be translated where it is shown."""
    return message


class Translator:
    """Turns marked English into the words of one locale: `_ = translator("zh")`, then `_("Plan")`."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale
        folder = Path(__file__).parent
        self._catalogue = gettext.translation(DOMAIN, folder, [locale], fallback=True)

    def __call__(self, message: str, /, **values: object) -> str:
        """The message in this locale, with `{name}` fields filled from `values`."""
        text = self._catalogue.gettext(message) if message else ""
        return self._finish(text, values)

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The form of a message for a count, which fills `{n}`."""
        return self._finish(self._catalogue.ngettext(one, many, n), {"n": n, **values})

    def sentences(self, *texts: str) -> str:
        """Whole sentences one after the other: in Chinese nothing stands between them."""
        return ("" if self.locale == "zh" else " ").join(texts)

    def text(self, text: Text) -> str:
        """Rubric content in this locale."""
        return text.in_(self.locale)

    def _finish(self, text: str, values: dict[str, object]) -> str:
        filled = text.format(**values) if values else text
        return pseudo(filled) if self.locale == "qps" else filled


@cache
def translator(locale: Locale) -> Translator:
    """The translator of a locale, loaded once."""
    return Translator(locale)
