"""How far the open assessment is, and ways to the rest of it; both are redrawn after every answer."""

from collections.abc import Callable

import streamlit as st

from assess.app import state
from assess.app.escape import md
from assess.assessment import Assessment
from assess.i18n import Translator
from assess.progress import Count, Progress, asked_in, asked_topics, is_open, progress
from assess.rubric import Topic
from assess.storage import Stored


@st.fragment(key="progress")
def bar() -> None:
    """One line: how much is answered, and when something was saved last."""
    stored = state.current()
    if stored is None:
        return
    total = progress(state.rubric(), stored.assessment).total
    st.progress(total.share, text=_sentence(total, stored, state.translator()))


def _sentence(total: Count, stored: Stored, _: Translator) -> str:
    parts = [_("{answered} of {asked} answered", answered=total.answered, asked=total.asked)]
    if total.carried:
        parts.append(_.plural("{n} carried over", "{n} carried over", total.carried))
    if total.later:
        parts.append(_.plural("{n} for later", "{n} for later", total.later))
    if any(stored.revisions.values()):
        parts.append(_("saved\N{NO-BREAK SPACE}{time}", time=state.show_moment(stored.changed)))
    return " · ".join(parts)


@st.fragment(key="map")
def side_map(current_topic: str) -> None:
    """Progress by dimension; of the dimension that is open, its topics as well."""
    stored = state.current()
    if stored is None:
        return
    rubric = state.rubric()
    _ = state.translator()
    counts = progress(rubric, stored.assessment)
    topics = asked_topics(rubric, stored.assessment)
    here = next((t.criteria[0].dimension for t in topics if t.id == current_topic), None)
    heading = _("Progress")
    st.markdown(f"**{heading}**")
    with st.container(gap="xxsmall"):
        for dimension in rubric.dimensions:
            own = [t for t in topics if t in dimension.topics]
            if own:
                _dimension_row(dimension.id, own, stored.assessment, counts, here == dimension.id, _)
            if here == dimension.id:
                _topic_rows(own, counts, current_topic, "map", go, _)


def _dimension_row(
    name: str, topics: list[Topic], assessment: Assessment, counts: Progress, here: bool, _: Translator
) -> None:
    title = md(_.text(state.rubric().dimension_by_id[name].title))
    st.button(
        _row_label(f"**{title}**" if here else title, counts.dimensions[name]),
        key=f"map/{name}",
        type="tertiary",
        icon=_sign(counts.dimensions[name]),
        on_click=go,
        args=(_first_open(topics, assessment),),
    )


def _topic_rows(
    topics: list[Topic],
    counts: Progress,
    current: str,
    prefix: str,
    choose: Callable[[str], None],
    _: Translator,
) -> None:
    for topic in topics:
        with st.container(horizontal=True, gap=None):
            st.space("small")
            title = md(_.text(topic.title))
            st.button(
                _row_label(f"**{title}**" if topic.id == current else title, counts.topics[topic.id]),
                key=f"{prefix}/{topic.id}",
                type="tertiary",
                icon=_sign(counts.topics[topic.id]),
                on_click=choose,
                args=(topic.id,),
            )


def all_topics(stored: Stored, current_topic: str, choose: Callable[[str], None]) -> None:
    """Every topic under its dimension, to jump to; `choose` is called with the topic."""
    rubric, _ = state.rubric(), state.translator()
    counts = progress(rubric, stored.assessment)
    topics = asked_topics(rubric, stored.assessment)
    for dimension in rubric.dimensions:
        own = [t for t in topics if t in dimension.topics]
        if own:
            st.markdown(f"**{md(_.text(dimension.title))}**")
            with st.container(gap="xxsmall"):
                _topic_rows(own, counts, current_topic, "jump", choose, _)


def go(topic: str) -> None:
    """Callback: shows another topic."""
    st.query_params["t"] = topic
    st.rerun()


def _row_label(title: str, count: Count) -> str:
    return f"{title}  {count.answered}/{count.asked}" if count.asked else title


def _sign(count: Count) -> str:
    if count.done and not count.carried:
        return ":material/check_circle:"
    return (
        ":material/incomplete_circle:"
        if count.answered or count.carried
        else ":material/radio_button_unchecked:"
    )


def _first_open(topics: list[Topic], assessment: Assessment) -> str:
    rubric = state.rubric()
    open_topics = [t for t in topics if any(is_open(c, assessment) for c in asked_in(rubric, assessment, t))]
    return (open_topics or topics)[0].id
