"""Writes the parts of docs/ that the product can print itself: how much is asked of whom."""

from pathlib import Path

from assess.cli.results import scope_text
from assess.extent import extents
from assess.i18n import translator
from assess.loading import shipped_rubric

SCOPE = Path(__file__).resolve().parent.parent / "docs" / "scope.md"
FENCE = "```\n"


def scope_page(page: str) -> str:
    """The page with its table as the shipped rubric gives it; the words around it stay."""
    before, _, after = page.split(FENCE)
    return FENCE.join((before, scope_text(extents(shipped_rubric()), translator("en")), after))


if __name__ == "__main__":
    SCOPE.write_text(scope_page(SCOPE.read_text(encoding="utf-8")), encoding="utf-8")
