"""The top of Results: readiness with what supports it, the bands, how much is answered, and the gates."""

import streamlit as st

from assess import insight
from assess.app import state
from assess.app.escape import md
from assess.app.widgets import charts
from assess.app.widgets.signs import EVIDENCE_ICON, GATE_ICON, answer_name, band_icon, band_name, level_name
from assess.assessment import Assessment, NotApplicable
from assess.charts.alt import shown
from assess.i18n import Translator, show_percent
from assess.i18n.terms import GATE_STATE
from assess.report.verdict import reasons, scope
from assess.rubric import Band, Rubric
from assess.scorecard import GateState, Scorecard


def headline(rubric: Rubric, card: Scorecard, _: Translator) -> None:
    """The figures a reader takes away: readiness claimed, supported and possible, with bands and coverage."""
    ready = card.readiness
    floor, value, ceiling = (ready.floor, ready.value, ready.ceiling) if ready else (None, None, None)
    with st.container(border=True):
        st.header(_("Readiness"))
        with st.grid(4, min_column_width=140):
            _figure("claimed", _("Claimed"), shown(rubric, value), _band(card.band, _))
            _figure("supported", _("Supported"), shown(rubric, floor), _band(card.supported_band, _))
            open_ = _("if every open answer is level 4") if ceiling != value else _("nothing is left open")
            _figure("possible", _("Still possible"), shown(rubric, ceiling), open_)
            carried = any(row.carried for row in card.criteria)
            share = _("of what this stage expects; carried answers score, and count here once confirmed")
            _figure(
                "answered",
                _("Answered"),
                show_percent(card.coverage),
                share if carried else _("of what this stage expects"),
            )
        charts.show_scorecard("readiness", rubric, card, _)
        if card.band is not None:
            st.markdown(f"**{band_name(card.band, _)}**{_(': ')}{_meaning(rubric, card.band, _)}")


def rests_on(rubric: Rubric, assessment: Assessment, _: Translator) -> None:
    """What the figures rest on and leave out; from a quick scan, the way to the full assessment."""
    st.markdown(f":material/info: {scope(rubric, assessment, _)}")
    if assessment.mode == "quick":
        state.link("profile", assessment=assessment.id, label=_("Go on with the full assessment"))


def _figure(name: str, label: str, value: str, below: str) -> None:
    with st.container(gap=None, key=f"results/{name}"):
        st.metric(label, value)
        st.markdown(below)


def _band(band: Band | None, _: Translator) -> str:
    return f"{band_icon(band)} **{band_name(band, _)}**"


def _meaning(rubric: Rubric, band: Band, _: Translator) -> str:
    return next(md(_.text(b.means)) for b in rubric.manifest.bands if b.id == band)


def verdict(rubric: Rubric, card: Scorecard, _: Translator) -> None:
    """Where readiness, gates, coverage and evidence disagree, the reason in words."""
    sentences = reasons(rubric, card, _)
    if not sentences:
        st.success(_("Readiness, gates and evidence agree on the band."), icon=":material/check_circle:")
        return
    reason = insight.verdict(rubric, card).reason
    box = st.info if reason == "agrees" else st.warning
    title = {
        "withheld": _("Too little is answered for a band"),
        "capped_unmet": _("Average and gates disagree"),
        "capped_waived": _("Average and gates disagree"),
    }.get(reason, _("Worth knowing"))
    box("\n\n".join(sentences), title=title, icon=":material/info:")


def missing(rubric: Rubric, assessment: Assessment, card: Scorecard, _: Translator) -> None:
    """What is still to be answered or confirmed, topic by topic, with links."""
    topics = insight.open_topics(rubric, card)
    if not topics and not assessment.later:
        return
    unanswered = sum(len(t.unanswered) for t in topics)
    carried = sum(len(t.carried) for t in topics)
    parts = [_.plural("{n} answer missing", "{n} answers missing", unanswered)] if unanswered else []
    parts += [_.plural("{n} to be confirmed", "{n} to be confirmed", carried)] if carried else []
    later = [c for c in rubric.asked(assessment.profile, assessment.mode) if c.id in assessment.later]
    parts += [_.plural("{n} for later", "{n} for later", len(later))] if later else []
    partly = card.band is None and bool(assessment.answers)
    with (
        st.expander(_(", ").join(parts), expanded=partly, icon=":material/edit_note:"),
        st.grid(2, min_column_width=280),
    ):
        for topic in topics:
            found = next(t for t in rubric.topics if t.id == topic.topic)
            names = [md(_.text(rubric.by_id[c].label)) for c in (*topic.unanswered, *topic.carried)]
            with st.container(gap=None):
                title = f"**{md(_.text(found.title))}**"
                state.link("walkthrough", assessment=assessment.id, topic=topic.topic, label=title)
                st.markdown(f":small[{_('; ').join(names)}]")
        listed = {c for topic in topics for c in (*topic.unanswered, *topic.carried)}
        for criterion in (c for c in later if c.id not in listed):
            with st.container(gap=None):
                state.link_to(criterion.id, assessment=assessment.id, label=md(_.text(criterion.label)))
                st.markdown(f":small[{_('To come back to')}]")


def gates(rubric: Rubric, assessment: Assessment, card: Scorecard, _: Translator) -> None:
    """The gates asked at this stage: those not met or left out as cards, and how many are met."""
    st.header(_("Gates"))
    left_out = {o.id for o in card.not_applicable if o.why != "answer"}
    asked = [c for c in rubric.criteria if c.gated_at(card.stage) and c.id not in left_out]
    met = len(asked) - len(card.gates)
    st.markdown(
        _(
            "A gate is a minimum level that careful investors insist on from a given stage onwards, "
            "whatever the average. {met} of {all} asked at this stage are met.",
            met=met,
            all=len(asked),
        )
    )
    if unproven := insight.unproven_gates(rubric, card):
        names = _(", ").join(md(_.text(rubric.by_id[c].label)) for c in unproven)
        st.markdown(
            f"{EVIDENCE_ICON['missing']} "
            + _("Met by claim only, without valid evidence: {list}.", list=names)
        )
    open_ = {row.id for row in card.criteria if row.kind == "unanswered"}
    answered = [gate for gate in card.gates if gate.criterion not in open_]
    if answered:
        with st.grid(2, min_column_width=320):
            for gate in answered:
                _gate(rubric, assessment, card, gate, _)
    if len(answered) < len(card.gates):
        heading = _("Not answered yet, so not met")
        st.markdown(f"{GATE_ICON['unmet']} **{heading}**")
        with st.grid(3, min_column_width=220, gap="xsmall"):
            for gate in card.gates:
                if gate.criterion in open_:
                    label = md(_.text(rubric.by_id[gate.criterion].label))
                    state.link_to(gate.criterion, assessment=assessment.id, label=label)


def _gate(rubric: Rubric, assessment: Assessment, card: Scorecard, gate: GateState, _: Translator) -> None:
    criterion = rubric.by_id[gate.criterion]
    with st.container(border=True, gap="xsmall", height="stretch"):
        st.markdown(
            f"{GATE_ICON[gate.state]} **{md(_.text(criterion.label))}** · {_(GATE_STATE[gate.state])}"
        )
        row = next((c for c in card.criteria if c.id == gate.criterion), None)
        now = answer_name(row.kind if row else "not_applicable", row.level if row else None, _)
        st.markdown(_("Needs {needed}; now: {now}.", needed=level_name(gate.required, _), now=now))
        answer = assessment.answers.get(gate.criterion)
        if isinstance(answer, NotApplicable):
            st.markdown(_("Reason given: {reason}", reason=md(answer.reason)))
        if criterion.gate is not None:
            st.markdown(md(_.text(criterion.gate.because)))
        state.link_to(gate.criterion, assessment=assessment.id, label=_("Open this question"))
