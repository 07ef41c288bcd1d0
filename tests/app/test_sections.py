"""Two versions of a section beside each other."""

from assess.app.widgets.section_state import differing


def test_what_differs_is_told_by_what_it_is_about_however_it_is_called() -> None:
    stored = {"one": ("Step", "1"), "two": ("Step", "2"), "gone": ("Old", "*x*")}
    mine = {"one": ("Step", "1"), "two": ("Step", "3"), "new": ("New", "4")}

    assert differing(stored, mine) == [("Step", "2", "3"), ("Old", r"\*x\*", "–"), ("New", "–", "4")]
    assert differing(stored, stored) == []
