"""One topic of an assessment: its criteria as cards, and the ways on."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assess.app import navigation, saving, state
from assess.app.escape import md, titled
from assess.app.widgets import card, finder, progress
from assess.assessment import Assessment
from assess.i18n import Translator
from assess.progress import asked_in, asked_topics, next_open
from assess.rubric import Criterion, Mode, Topic
from assess.storage import Stored


def draw(stored: Stored) -> None:
    """Draws the topic that the address names, or the first with something left to answer."""
    _, rubric = state.translator(), state.rubric()
    topics = {topic.id: topic for topic in asked_topics(rubric, stored.assessment)}
    wanted = st.query_params.get("t", "")
    topic = topics.get(wanted) or topics.get(state.resume_topic(stored) or "")
    if topic is None:
        st.info(_("Nothing is asked for this profile. Check the profile."))
        return
    with st.sidebar:
        of_dimension, of_topic = progress.side_map(stored, topic)
    total = _head(topic, list(topics), stored.assessment.mode, _)
    _carried(topic, stored.assessment, _)
    _cards(topic, stored, progress.Places(total, of_dimension, of_topic), _)
    _ways_on(topic, list(topics), stored.assessment, _)


def _head(topic: Topic, order: list[str], mode: Mode, _: Translator) -> DeltaGenerator:
    dimension = state.rubric().dimension_by_id[topic.criteria[0].dimension]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        place = _("Topic {n} of {all}", n=order.index(topic.id) + 1, all=len(order))
        st.markdown(f"{md(_.text(dimension.title))} · {place}")
        finder.draw(topic.id)
    st.title(md(_.text(topic.title)), anchor=False)
    total = st.empty()
    st.markdown(
        _(
            "Pick the highest level whose main points are in place: "
            "a small detail may be missing, but no product may be left out."
        )
    )
    heading, sign, advantage = (
        _("How this becomes an advantage"),
        ":material/trending_up:",
        md(_.text(topic.advantage)),
    )
    if mode == "quick":
        st.expander(heading, icon=sign).markdown(advantage)
    else:
        st.markdown(titled(heading, advantage, icon=sign))
    return total


def _carried(topic: Topic, assessment: Assessment, _: Translator) -> None:
    asked = asked_in(state.rubric(), assessment, topic)
    carried = [c.id for c in asked if c.id in assessment.answers and assessment.answers[c.id].carried]
    if not carried:
        return
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
    ):
        st.markdown(
            _.plural(
                "{n} answer here comes from the earlier assessment and counts once you confirm it.",
                "{n} answers here come from the earlier assessment and count once you confirm them.",
                len(carried),
            )
        )
        if len(carried) > 1:
            st.button(
                _("All still true: confirm this topic"),
                key="confirm-topic",
                icon=":material/done_all:",
                on_click=saving.confirm_all,
                args=(carried,),
            )


def _cards(topic: Topic, stored: Stored, places: progress.Places, _: Translator) -> None:
    assessment = stored.assessment
    expected, early = _split(asked_in(state.rubric(), assessment, topic), assessment)
    with state.Reading(stored) as reading:
        for criterion in expected:
            card.draw(criterion, stored, reading, places, _)
        if early:
            label = _.plural(
                "Not expected at your stage yet: {n}", "Not expected at your stage yet: {n}", len(early)
            )
            wanted = any(c.id in assessment.answers or c.id == st.query_params.get("c") for c in early)
            with st.expander(label, expanded=wanted or not expected):
                for criterion in early:
                    card.draw(criterion, stored, reading, places, _)


def _split(asked: list[Criterion], assessment: Assessment) -> tuple[list[Criterion], list[Criterion]]:
    """What the stage expects, and what it does not expect yet."""
    stage = assessment.profile.stage
    expected = [c for c in asked if c.target.at(stage) > 0]
    return expected, [c for c in asked if c.target.at(stage) == 0]


def _ways_on(topic: Topic, order: list[str], assessment: Assessment, _: Translator) -> None:
    place = order.index(topic.id)
    with st.container(horizontal=True, horizontal_alignment="distribute", gap="xsmall"):
        if place > 0:
            st.button(
                _("Back"), key="back", icon=":material/arrow_back:", on_click=_go, args=(order[place - 1],)
            )
        st.button(_("Next unanswered"), key="next-open", on_click=_go_to_open, args=(topic.id,))
        if place + 1 < len(order):
            st.button(
                _("Next topic"),
                key="next",
                type="primary",
                icon=":material/arrow_forward:",
                icon_position="right",
                on_click=_go,
                args=(order[place + 1],),
            )
        else:
            st.button(
                _("See results"), key="finish", type="primary", icon=":material/monitoring:", on_click=_finish
            )
    if st.session_state.pop("all-answered", False):
        st.success(_("Everything that your stage expects is answered."))
    if st.session_state.pop("finish-walk", False):
        state.open_(assessment.id, "results" if "results" in navigation.available() else "home")


def _go(topic: str) -> None:
    navigation.walk_to(topic)


def _go_to_open(after: str) -> None:
    stored = state.current()
    criterion = next_open(state.rubric(), stored.assessment, after) if stored else None
    if criterion is None:
        st.session_state["all-answered"] = True
    else:
        navigation.walk_to(state.rubric().topic_of[criterion.id].id, criterion.id)


def _finish() -> None:
    st.session_state["finish-walk"] = True
