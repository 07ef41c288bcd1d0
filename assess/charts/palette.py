"""The colours of every chart, on screen and in reports, in a light and a dark set.

Fills hold 3:1 against the background and `text`, `muted` and the bands 4.5:1. A colour is never the
only sign: fills differ in pattern, lines in dash and marker, and bands are always written out.
The categorical colours are those of `.streamlit/config.toml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from assess.rubric import Band

FONT = "'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', system-ui, sans-serif"
"""CSS font stack: the product's own font, then what a reader's machine has for both scripts."""


@dataclass(frozen=True)
class Palette:
    """One set of colours, as #rrggbb."""

    background: str
    surface: str
    """Behind panels and under bars."""
    text: str
    muted: str
    grid: str
    supported: str
    """What valid evidence supports."""
    claimed: str
    """What is claimed beyond that; drawn hatched."""
    possible: str
    """What is still open; drawn dotted, with an outline."""
    outline: str
    target: str
    """What the stage expects; drawn dashed."""
    bands: Mapping[Band, str]
    series: tuple[str, ...]
    """One colour per thing compared."""


LIGHT = Palette(
    background="#ffffff",
    surface="#f1f5f9",
    text="#0f172a",
    muted="#475569",
    grid="#dbe3ec",
    supported="#2563eb",
    claimed="#6d9bf5",
    possible="#e2e8f0",
    outline="#7c8ba1",
    target="#b17810",
    bands=MappingProxyType(
        {"not_ready": "#b42318", "emerging": "#8f5a06", "ready": "#1d4ed8", "strong": "#0f766e"}
    ),
    series=("#2563eb", "#b17810", "#009fdc", "#7510a5", "#f25596", "#425e60"),
)
DARK = Palette(
    background="#030508",
    surface="#1e293b",
    text="#e2e8f0",
    muted="#a9b7c9",
    grid="#334155",
    supported="#60a5fa",
    claimed="#3f74c4",
    possible="#253349",
    outline="#7286a3",
    target="#e7b400",
    bands=MappingProxyType(
        {"not_ready": "#ff8a7a", "emerging": "#f0c14b", "ready": "#8ab8ff", "strong": "#4fd8c4"}
    ),
    series=("#60a5fa", "#e7b400", "#02e7a5", "#b083a7", "#ff3551", "#ecf9ff"),
)


def palette(*, dark: bool = False) -> Palette:
    """The colours for one background."""
    return DARK if dark else LIGHT
