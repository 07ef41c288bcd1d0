"""Where the rubric comes from: the 30 source questions, and the laws, standards and practice it cites."""

import streamlit as st

from assess.app.escape import md
from assess.app.widgets.citation import stamp
from assess.i18n import Translator
from assess.i18n.terms import SOURCE_KIND
from assess.report.criteria import question_parts
from assess.report.parts import ItemRow
from assess.rubric import Rubric, SeedItem
from assess.scorecard import Scorecard


def questions(rubric: Rubric, card: Scorecard | None, _: Translator) -> None:
    """The questions and their checklist items, with the level each got in the open assessment."""
    st.header(_("The 30 source questions"))
    items = [item for question in rubric.seed for item in question.items]
    covered = sum(1 for item in items if item.id in rubric.serves)
    st.markdown(
        _(
            "The rubric grew from {n} questions with {items} checklist items. {covered} of the items are "
            "asked today; the others belong to the technology half, which is not covered yet.",
            n=len(rubric.seed),
            items=len(items),
            covered=covered,
        )
    )
    if card is None:
        st.info(_("Open an assessment to see the level that each item got."))
        parts = [
            (q.number, _.text(q.title), [_served(rubric, item, _) for item in q.items]) for q in rubric.seed
        ]
    else:
        only = st.toggle(_("Only items that are asked today"), key="method/covered")
        parts = [
            (part.number, part.title, [_item(item, _) for item in part.items if item.criterion or not only])
            for part in question_parts(rubric, card, _)
        ]
    with st.grid(2, min_column_width=320):
        for number, title, rows in parts:
            if rows:
                with st.container():
                    st.subheader(_("{n}. {title}", n=number, title=md(title)))
                    st.markdown("\n".join(rows))


def _served(rubric: Rubric, item: SeedItem, _: Translator) -> str:
    criterion = rubric.serves.get(item.id)
    by = _("Not covered by this rubric yet") if criterion is None else md(_.text(criterion.label))
    return f"- **{item.id}** {md(_.text(item.title))}{_(': ')}{by}"


def _item(item: ItemRow, _: Translator) -> str:
    by = f" ({md(item.criterion)})" if item.criterion else ""
    return f"- **{item.key}** {md(item.title)}{_(': ')}{item.state}{by}"


def sources(rubric: Rubric, _: Translator) -> None:
    """What the content rests on: what each source says, what kind it is, and as of which day."""
    st.header(_("Sources"))
    st.markdown(_("Laws and figures change. Each stands here with what it said on the day given."))
    kinds = [kind for kind in SOURCE_KIND if any(s.kind == kind for s in rubric.sources)]
    chosen = st.pills(
        _("Kind"),
        kinds,
        selection_mode="multi",
        format_func=lambda kind: _(SOURCE_KIND[kind]),
        key=f"method/kinds/{_.locale}",
    )
    shown = [s for s in rubric.sources if not chosen or s.kind in chosen]
    rows = [f"- **{md(_.text(s.title))}** ({stamp(s, _)}){_(': ')}{md(_.text(s.says))}" for s in shown]
    st.markdown("\n".join(rows))
