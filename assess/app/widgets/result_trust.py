"""How far the score can be trusted: evidence missing, what was left out, what it can't tell."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from assess import insight
from assess.app import state
from assess.app.escape import md, md_link
from assess.app.widgets.signs import EVIDENCE_ICON, GATE_ICON, level_name
from assess.assessment import Assessment, new_since
from assess.charts.alt import shown
from assess.i18n import Translator, show_date
from assess.rubric import Criterion, Rubric
from assess.scorecard import Scorecard

MOST = 8
"""Pieces of evidence shown before the reader asks for all, and new criteria named one by one."""


def evidence(rubric: Rubric, assessment: Assessment, card: Scorecard, _: Translator) -> None:
    """Claims without evidence, evidence that expired or soon will, most points first."""
    st.header(_("Evidence missing, expired or expiring"))
    days = rubric.manifest.expiring_within_days
    needs = insight.evidence_needs(assessment, card, days)
    if not needs:
        st.success(
            _.plural(
                "Every level that needs evidence has some, and none expires within {n} day.",
                "Every level that needs evidence has some, and none expires within {n} days.",
                days,
            ),
            icon=":material/verified:",
        )
        return
    st.markdown(
        _(
            "From level 2 on, a level without valid evidence is a claim, and supports only level 1. "
            "Evidence that expires within {n} days of {day} is listed as well.",
            n=days,
            day=show_date(assessment.profile.as_of, _.locale),
        )
    )
    every = len(needs) > MOST and st.toggle(_("Show all {n}", n=len(needs)), key="results/all_evidence")
    with st.grid(2, min_column_width=320):
        for need in needs if every else needs[:MOST]:
            _need(rubric, assessment, need, _)


def _need(rubric: Rubric, assessment: Assessment, need: insight.EvidenceNeed, _: Translator) -> None:
    criterion = rubric.by_id[need.criterion]
    with st.container(border=True, gap="xsmall", height="stretch"):
        level = level_name(need.level, _).replace(" ", "\u00a0")
        st.markdown(f"**{md(_.text(criterion.label))}** · {level}")
        st.markdown(f"{EVIDENCE_ICON[need.state]} {_state(need, _)}")
        if need.evidence is not None:
            st.markdown(md_link(need.evidence.label, need.evidence.url))
        else:
            st.markdown(_("Evidence should show: {what}", what=md(_.text(criterion.levels[need.level]))))
        st.markdown(_stake(rubric, need, _))
        label = _("Add evidence") if need.state == "missing" else _("Renew evidence")
        state.link_to(need.criterion, assessment=assessment.id, label=label)


def _state(need: insight.EvidenceNeed, _: Translator) -> str:
    if need.days is None:
        return _("No evidence")
    if need.state == "expired":
        return _.plural("Expired {n} day ago", "Expired {n} days ago", -need.days)
    return (
        _("Expires today")
        if need.days == 0
        else _.plural("Expires in {n} day", "Expires in {n} days", need.days)
    )


def _stake(rubric: Rubric, need: insight.EvidenceNeed, _: Translator) -> str:
    points = shown(rubric, need.points)
    if need.points == 0:
        return _("Supported readiness does not depend on it.")
    if need.state == "expiring":
        return _("Without it, supported readiness falls by {points}.", points=points)
    return _("With it, supported readiness rises by {points}.", points=points)


def left_out(rubric: Rubric, assessment: Assessment, card: Scorecard, _: Translator) -> None:
    """What the company declared not applicable, with its reasons; leaving out is visible."""
    st.header(_("Declared not applicable"))
    rows = insight.declared(assessment, card)
    if not rows:
        st.markdown(_("Nothing was declared not applicable."))
    for row in rows:
        title = f"**{md(_.text(rubric.by_id[row.criterion].label))}**"
        gate = (
            f" · {GATE_ICON['waived']} {_('a gate, so the band stays at Ready at most')}" if row.gate else ""
        )
        st.markdown(f"- {title}{gate}{_(': ')}{md(row.reason)}")


def limits(rubric: Rubric, _: Translator) -> None:
    """What the score can't tell."""
    st.header(_("What the score can't tell"))
    st.markdown("\n".join(f"- {md(_.text(limit))}" for limit in rubric.manifest.limits))


def version(rubric: Rubric, assessment: Assessment, _: Translator) -> None:
    """Says when the assessment was made with an older rubric, and what is new since."""
    if assessment.rubric.version == rubric.version:
        return
    asked = {c.id for c in rubric.asked(assessment.profile, assessment.mode)}
    new = [c for c in new_since(assessment, rubric) if c.id in asked]
    words = _(
        "Made with version {old} of the rubric and scored with {new}.",
        old=assessment.rubric.version,
        new=rubric.version,
    )
    if new:
        words = f"{words} {_('New since: {list}.', list=_new(rubric, new, _))}"
    st.info(words, icon=":material/update:")


def _new(rubric: Rubric, criteria: Sequence[Criterion], _: Translator) -> str:
    """The names of a few; of many, how many each dimension has."""
    if len(criteria) <= MOST:
        return _("; ").join(_.text(criterion.label) for criterion in criteria)
    counts = Counter(criterion.dimension for criterion in criteria)
    return _("; ").join(
        _("{text} ({note})", text=_.text(rubric.dimension_by_id[name].title), note=count)
        for name, count in counts.items()
    )
