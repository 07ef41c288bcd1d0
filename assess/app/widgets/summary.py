"""An answer in few words."""

from assess.app.escape import md
from assess.app.widgets.signs import level_name
from assess.assessment import Answer, LevelAnswer, NotApplicable
from assess.i18n import Translator, terms

LONGEST = 160
"""Characters of a note or reason that a summary shows."""


def answer_summary(answer: Answer | None, _: Translator) -> str:
    """An answer as one line of Markdown: level, evidence, reason, note."""
    if answer is None:
        return _(terms.KIND["unanswered"])
    parts = []
    if isinstance(answer, LevelAnswer):
        parts.append(f"**{level_name(answer.level, _)}**")
        if answer.evidence:
            labels = _(", ").join(md(_short(piece.label)) for piece in answer.evidence)
            parts.append(_("Evidence: {labels}", labels=labels))
    else:
        parts.append(f"**{_(terms.KIND[answer.kind])}**")
    if isinstance(answer, NotApplicable):
        parts.append(md(_short(answer.reason)))
    if answer.note:
        parts.append(_("Note: {text}", text=md(_short(answer.note))))
    return " · ".join(parts)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
