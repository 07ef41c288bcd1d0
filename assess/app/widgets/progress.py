"""How far the open assessment is, and ways to the rest of it."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assess.app import navigation, state
from assess.app.escape import md
from assess.assessment import Assessment
from assess.i18n import Translator
from assess.progress import Count, Progress, asked_in, asked_topics, is_open, progress
from assess.rubric import Topic
from assess.storage import Stored


@dataclass(frozen=True)
class Places:
    """Where the counts stand that an answer in the open topic changes."""

    total: DeltaGenerator
    dimension: DeltaGenerator
    topic: DeltaGenerator


def show(places: Places, topic: Topic, stored: Stored, _: Translator) -> None:
    """Writes the counts as they are now. Every card of the open topic does it whenever it is drawn."""
    counts = progress(state.rubric(), stored.assessment)
    places.total.progress(counts.total.share, text=_sentence(counts.total, stored, _))
    name = topic.criteria[0].dimension
    dimension = state.rubric().dimension_by_id[name].title
    for place, indent, title, count in (
        (places.dimension, "", dimension, counts.dimensions[name]),
        (places.topic, "&emsp;", topic.title, counts.topics[topic.id]),
    ):
        label = _row_label(f"**{md(_.text(title))}**", count)
        place.markdown(f"{indent}{_sign(count)}\N{NO-BREAK SPACE} :small[{label}]")


def _sentence(total: Count, stored: Stored, _: Translator) -> str:
    parts = [_("{answered} of {asked} answered", answered=total.answered, asked=total.asked)]
    if total.carried:
        parts.append(_.plural("{n} more to confirm", "{n} more to confirm", total.carried))
    if total.later:
        parts.append(_.plural("{n} for later", "{n} for later", total.later))
    if any(stored.revisions.values()):
        parts.append(_("saved\N{NO-BREAK SPACE}{time}", time=state.show_moment(stored.changed)))
    return " · ".join(parts)


def side_map(stored: Stored, current: Topic) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Progress by dimension; of the dimension that is open, its topics as well.

    Gives the places of the open dimension and topic, still empty: nothing leads there, and answers change it.
    """
    rubric, _ = state.rubric(), state.translator()
    counts = progress(rubric, stored.assessment)
    topics = asked_topics(rubric, stored.assessment)
    heading = _("Progress")
    st.markdown(f"**{heading}**")
    with st.container(gap="xxsmall"):
        for dimension in rubric.dimensions:
            own = [t for t in topics if t in dimension.topics]
            if current in own:
                of_dimension = st.empty()
                of_topic = _topic_rows(own, counts, current, _)
            elif own:
                _dimension_row(dimension.id, own, stored.assessment, counts, _)
    return of_dimension, of_topic


def _dimension_row(
    name: str, topics: list[Topic], assessment: Assessment, counts: Progress, _: Translator
) -> None:
    st.button(
        _row_label(md(_.text(state.rubric().dimension_by_id[name].title)), counts.dimensions[name]),
        key=f"map/{name}",
        type="tertiary",
        icon=_sign(counts.dimensions[name]),
        on_click=go,
        args=(_first_open(topics, assessment),),
    )


def _topic_rows(topics: list[Topic], counts: Progress, current: Topic, _: Translator) -> DeltaGenerator:
    for topic in topics:
        if topic is current:
            place = st.empty()
            continue
        with st.container(horizontal=True, gap=None):
            st.space("small")
            _topic_button(topic, md(_.text(topic.title)), counts, "map", go)
    return place


def _topic_button(
    topic: Topic, title: str, counts: Progress, prefix: str, choose: Callable[[str], None]
) -> None:
    st.button(
        _row_label(title, counts.topics[topic.id]),
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
                for topic in own:
                    title = md(_.text(topic.title))
                    title = f"**{title}**" if topic.id == current_topic else title
                    with st.container(horizontal=True, gap=None):
                        st.space("small")
                        _topic_button(topic, title, counts, "jump", choose)


def go(topic: str, criterion: str | None = None) -> None:
    """Callback: shows another topic, or a criterion in it."""
    navigation.walk_to(topic, criterion)
    st.rerun()


def _row_label(title: str, count: Count) -> str:
    return f"{title}  {count.answered}/{count.asked}" if count.asked else title


def _sign(count: Count) -> str:
    if count.done and not count.carried:
        return ":material/check_circle:"
    if count.answered == 0:
        return ":material/history:" if count.carried else ":material/radio_button_unchecked:"
    filled = next((tenths for tenths in (20, 40, 60) if count.share * 100 < tenths + 10), 80)
    return f":material/clock_loader_{filled}:"


def _first_open(topics: list[Topic], assessment: Assessment) -> str:
    rubric = state.rubric()
    open_topics = [t for t in topics if any(is_open(c, assessment) for c in asked_in(rubric, assessment, t))]
    return (open_topics or topics)[0].id
