"""An answer, or a change of one, in few words."""

from assess.app.escape import md
from assess.app.widgets.signs import level_name
from assess.assessment import Answer, LevelAnswer, NotApplicable
from assess.i18n import Translator, terms

LONGEST = 160
"""Characters of a note or reason that a summary shows."""


def answer_summary(answer: Answer | None, _: Translator) -> str:
    """An answer as one line of Markdown: level, evidence, reason, note."""
    return " · ".join([f"**{_kind(answer, _)}**", *(_evidence(answer, _)), *(_words(answer, _))])


def change_summary(old: Answer | None, new: Answer | None, _: Translator) -> str:
    """What one change did to an answer, as one line of Markdown."""
    parts = []
    if _kind(old, _) != _kind(new, _):
        parts.append(f"{_kind(old, _)} → **{_kind(new, _)}**")
    if _evidence(old, _) != _evidence(new, _):
        parts += _evidence(new, _) or [_("Evidence removed")]
    if _words(old, _) != _words(new, _):
        parts += _words(new, _) or [_("Note removed")]
    if old is not None and new is not None and old.carried and not new.carried and not parts:
        parts.append(_("Confirmed: {answer}", answer=_kind(new, _)))
    return " · ".join(parts) or f"**{_kind(new, _)}**"


def _kind(answer: Answer | None, _: Translator) -> str:
    if isinstance(answer, LevelAnswer):
        return level_name(answer.level, _)
    return _(terms.KIND["unanswered" if answer is None else answer.kind])


def _evidence(answer: Answer | None, _: Translator) -> list[str]:
    if not isinstance(answer, LevelAnswer) or not answer.evidence:
        return []
    labels = _(", ").join(md(_short(piece.label)) for piece in answer.evidence)
    return [_("Evidence: {labels}", labels=labels)]


def _words(answer: Answer | None, _: Translator) -> list[str]:
    words = [md(_short(answer.reason))] if isinstance(answer, NotApplicable) else []
    if answer is not None and answer.note:
        words.append(_("Note: {text}", text=md(_short(answer.note))))
    return words


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
