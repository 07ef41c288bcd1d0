"""The history says what changed, and only that."""

import pytest

from assess.app.widgets.summary import answer_summary, change_summary
from assess.assessment import Answer, Evidence, LevelAnswer, NotApplicable, Unknown
from assess.i18n import translator

_ = translator("en")
PROVEN = LevelAnswer(level=3, evidence=(Evidence(label="Register"),), note="See *the* folder")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (None, LevelAnswer(level=2), "Not answered → **2 Defined**"),
        (LevelAnswer(level=2), None, "2 Defined → **Not answered**"),
        (LevelAnswer(level=2), Unknown(), "2 Defined → **Don't know**"),
        (Unknown(), NotApplicable(reason="No code"), "Don't know → **Not applicable** · No code"),
        (LevelAnswer(level=3, note=PROVEN.note), PROVEN, "Evidence: Register"),
        (PROVEN, LevelAnswer(level=3), "Evidence removed · Note removed"),
        (LevelAnswer(level=1, carried=True), LevelAnswer(level=1), "Confirmed: 1 Ad hoc"),
    ],
)
def test_a_change_names_what_is_different(old: Answer | None, new: Answer | None, expected: str) -> None:
    assert change_summary(old, new, _) == expected


def test_a_summary_names_everything_and_keeps_it_short() -> None:
    assert answer_summary(PROVEN, _) == "**3 Operating** · Evidence: Register · Note: See \\*the\\* folder"
    assert len(answer_summary(Unknown(note="x" * 5000), _)) < 250
