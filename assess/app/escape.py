"""What a user typed, made safe to stand in Streamlit's Markdown: it shows as typed and does nothing."""

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_JOINER = "\u2060"
# Streamlit turns these into signs after escapes were resolved; an invisible joiner keeps them apart.
_SHORTCODE = re.compile(r":(?=[\w+/-]+:)")
_SIGN = re.compile(r"(<-|->|<=|>=|~=|!=|--)")
_BREAKS = re.compile(r"[\r\n\u2028\u2029\x0b\x0c\x85]+")
_UNSAFE_IN_LINK = re.compile(r"[\s<>\\\x00-\x1f]")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def md(text: str) -> str:
    """A text on one line of Markdown, every sign of it shown as typed."""
    return _marks(_BREAKS.sub(" ", text).strip())


def short(text: str, limit: int = 60) -> str:
    """A text cut where it would crowd out everything else; not escaped."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def titled(title: str, body: str, *, icon: str = "") -> str:
    """Markdown with a title in bold above it; both are Markdown already."""
    return f"{icon} **{title}**  \n{body}".strip()


def md_link(label: str, url: str | None) -> str:
    """A label that links where `url` is a web address, else followed by it in brackets."""
    if not url or not url.strip():
        return md(label)
    if not is_web(url):
        return f"{md(label)} ({md(url)})"
    return f"[{md(label) or md(url)}](<{_UNSAFE_IN_LINK.sub(_percent, url.strip())}>)"


def is_web(url: str) -> bool:
    """Whether a text is an address that a browser may open from here."""
    return re.match(r"https?://[^\s/]", url.strip(), re.IGNORECASE) is not None


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


def _marks(text: str) -> str:
    text = _UNSEEN.sub("", text)
    text = _SHORTCODE.sub(":" + _JOINER, text)
    text = _SIGN.sub(lambda found: _JOINER.join(found[0]), text)
    return _PUNCTUATION.sub(r"\\\1", text)
