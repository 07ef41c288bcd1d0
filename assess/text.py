"""Words in both languages, and the names of the languages."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Locale = Literal["en", "zh", "qps"]
"""English, Chinese, and the pseudo-locale in which a test finds text that nobody marked for translation."""

LOCALES: tuple[Locale, ...] = ("en", "zh")
"""The locales a user can choose."""


def pseudo(text: str) -> str:
    """Text as the pseudo-locale shows it: unchanged, in brackets that no real text uses."""
    return f"⟦{text}⟧" if text else text


class Text(BaseModel):
    """One piece of content in both languages, each written for its readers."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    en: str = Field(min_length=1)
    zh: str = Field(min_length=1)

    def in_(self, locale: Locale) -> str:
        """The text in one language."""
        if locale == "qps":
            return pseudo(self.en)
        return self.zh if locale == "zh" else self.en
