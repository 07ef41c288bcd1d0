"""Options that are sentences, set apart from one another."""


def apart(count: int) -> list[str]:
    """Captions that make Streamlit leave space between so many options, and say nothing themselves.

    Real captions are too pale for text that matters, so that stands in the labels.
    One caption that is not empty is enough.
    """
    return [""] * (count - 1) + ["\u200b"]


def legible(label: str) -> str:
    """A segment or pill as it is readable when chosen: on its tint the primary colour itself is too dark."""
    return f":blue[{label}]"
