"""Where the rubric comes from: the 30 source questions, and the laws, standards and practice it cites."""

import streamlit as st

from assess.app.escape import md
from assess.app.widgets.citation import stamped
from assess.app.widgets.options import legible
from assess.i18n import Translator
from assess.i18n.terms import SOURCE_KIND
from assess.report.criteria import question_parts, served_by
from assess.report.parts import ItemRow
from assess.rubric import Rubric, SeedItem
from assess.scorecard import Scorecard


def questions(rubric: Rubric, card: Scorecard | None, _: Translator) -> None:
    """The questions and their checklist items, with the level each got in the open assessment."""
    st.header(_("The 30 source questions"))
    items = [item for question in rubric.seed for item in question.items]
    covered = sum(1 for item in items if item.id in rubric.serves)
    if covered == len(items):
        words = _(
            "The rubric grew from {n} questions with {items} checklist items. All of them are asked today, "
            "each in one criterion; where questions share one, it is answered once.",
            n=len(rubric.seed),
            items=len(items),
        )
    else:
        words = _(
            "The rubric grew from {n} questions with {items} checklist items. {covered} of the items are "
            "asked today, each in one criterion; where questions share one, it is answered once.",
            n=len(rubric.seed),
            items=len(items),
            covered=covered,
        )
    st.markdown(words)
    if card is None:
        st.info(_("Open an assessment to see the level that each item got."))
        parts = [
            (
                q.number,
                _.text(q.title),
                [_served(rubric, item, _) for item in q.items if item.id in rubric.serves],
                [(item.id, _.text(item.title)) for item in q.items if item.id not in rubric.serves],
            )
            for q in rubric.seed
        ]
    else:
        some = any(item.id not in rubric.serves for item in items)
        only = some and st.toggle(_("Only items that are asked today"), key="method/covered")
        parts = [
            (
                part.number,
                part.title,
                [_item(item, _) for item in part.items if item.criterion],
                [(item.key, item.title) for item in part.items if not item.criterion and not only],
            )
            for part in question_parts(rubric, card, _)
        ]
    with st.grid(2, min_column_width=320, gap=("small", "large")):
        for number, title, rows, uncovered in parts:
            if rows or uncovered:
                with st.container():
                    st.subheader(_("{n}. {title}", n=number, title=md(title)))
                    st.markdown("\n".join([*rows, *_uncovered(uncovered, _)]))


def _served(rubric: Rubric, item: SeedItem, _: Translator) -> str:
    return f"- **{item.id}** {md(_.text(item.title))}{_(': ')}{md(served_by(rubric, item, _))}"


def _item(item: ItemRow, _: Translator) -> str:
    return f"- **{item.key}** {md(item.title)}{_(': ')}{item.state} · {md(item.criterion)}"


def _uncovered(items: list[tuple[str, str]], _: Translator) -> list[str]:
    """All in one line, so that what is answered stands out."""
    if not items:
        return []
    names = _("; ").join(f"**{key}** {md(title)}" for key, title in items)
    return [f"- {_('Not covered by this rubric yet')}{_(': ')}{names}"]


def sources(rubric: Rubric, _: Translator) -> None:
    """What the content rests on: what each source says, what kind it is, and as of which day."""
    st.header(_("Sources"))
    st.markdown(_("Laws and figures change. Each stands here with what it said on the day given."))
    kinds = [kind for kind in SOURCE_KIND if any(s.kind == kind for s in rubric.sources)]
    chosen = st.pills(
        _("Kind"),
        kinds,
        selection_mode="multi",
        format_func=lambda kind: legible(_(SOURCE_KIND[kind])),
        key=f"method/kinds/{_.locale}",
    )
    shown = [s for s in rubric.sources if not chosen or s.kind in chosen]
    titles = {s.id: stamped(f"**{md(_.text(s.title))}**", s, _) for s in shown}
    rows = [f"- {titles[s.id]}{_(': ')}{md(_.text(s.says))}" for s in shown]
    st.markdown("\n".join(rows))
