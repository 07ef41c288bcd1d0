"""One scenario: what leads to it, what it costs, what holds it down, and where its figures come from."""

from collections.abc import Mapping, Sequence

import streamlit as st

from assess.app import state
from assess.app.escape import md, short
from assess.app.risk_saving import saving
from assess.app.widgets import risk_controls, risk_fields, risk_list, risk_transfer
from assess.app.widgets.citation import cited
from assess.app.widgets.signs import answer_name
from assess.applicable import Row
from assess.assessment import Assessment
from assess.i18n import Translator, show_money, show_percent
from assess.i18n.risk import ON, TREATMENT
from assess.report.risk_words import how_often, ranked
from assess.risk.catalogue import Control, FigureBasis, Scenario
from assess.risk.controls import shares
from assess.risk.register import Risk, register
from assess.risk.results import ControlValue, RiskProfile, ScenarioRisk
from assess.risk.savings import paid_by_others
from assess.rubric import TOP_LEVEL
from assess.storage import Stored


def draw(stored: Stored, profile: RiskProfile, names: Sequence[str], _: Translator) -> None:
    """The scenario that is chosen, with its figures to type over."""
    assessment, rubric = stored.assessment, state.rubric()
    chosen = choose(profile, names, _)
    known = register(rubric, assessment)
    risk = next((one for one in known.risks if one.id == chosen), None)
    found = next((one for one in profile.scenarios if one.id == chosen), None)
    if risk is None or found is None:
        return
    scenario = rubric.risk_by_id.get(risk.id)
    with st.container(border=True, key="risks-scenario"):
        story(scenario, assessment, risk.id, _)
        figures(found, profile.currency, _)
        controls(risk, found, assessment, known.rows, profile.currency, _)
        if scenario is not None:
            basis(scenario, _)
        risk_fields.draw(risk, assessment, _)
        risk_fields.revert(risk, _)
        risk_controls.draw(risk, assessment, _)
        paid = paid_by_others(risk, shares(known.rules, known.standings))
        risk_transfer.draw(risk, paid, assessment, _)
        risk_list.leave_out(risk, _)


def choose(profile: RiskProfile, names: Sequence[str], _: Translator) -> str | None:
    """The scenario to look into: the one chosen, the largest at first."""
    st.header(_("One scenario"))
    pairs = enumerate(zip(ranked(profile), names, strict=True), 1)
    labels = {scenario.id: f"{number} · {short(name)}" for number, (scenario, name) in pairs}
    key = saving.note("scenario")
    held = st.session_state.get(key)
    st.session_state[key] = held if held in labels else next(iter(labels), None)
    chosen: str | None = st.selectbox(
        _("Scenario"),
        list(labels),
        format_func=labels.__getitem__,
        key=key,
        placeholder=_("Choose a scenario"),
        width=480,
    )
    return chosen


def story(scenario: Scenario | None, assessment: Assessment, id: str, _: Translator) -> None:
    """Cause and consequence, and what to have ready."""
    entry = assessment.risks.entry_by_id.get(id)
    told = []
    if scenario is not None:
        told += [
            (_("What leads to it"), _.text(scenario.cause)),
            (_("What it costs"), _.text(scenario.consequence)),
        ]
    own = entry.contingency.strip() if entry else ""
    ready = own or (_.text(scenario.contingency) if scenario else "")
    if ready:
        told.append((_("Have ready for the day it happens"), ready))
    for label, words in told:
        st.markdown(f"**{label}**{_(': ')}{md(words)}")


def figures(found: ScenarioRisk, currency: str, _: Translator) -> None:
    """What it comes to, without controls and today."""

    def money(value: float) -> str:
        return show_money(value, _.locale, currency=currency)

    lines = (
        (_("How often"), *(how_often(f, _) for f in (found.frequency.inherent, found.frequency.residual))),
        (_("Mean loss each time"), money(found.event_loss.inherent), money(found.event_loss.residual)),
        (_("Expected loss per year"), money(found.inherent.mean), money(found.residual.mean)),
        (
            _("Chance of a year without it"),
            show_percent(found.inherent.prob_none),
            show_percent(found.residual.prob_none),
        ),
    )
    words = (
        _("{without} without controls, {today} today", without=before, today=after)
        if before != after
        else after
        for _label, before, after in lines
    )
    told = [f"- **{label}**{_(': ')}{text}" for (label, *_pair), text in zip(lines, words, strict=True)]
    st.markdown("\n".join([*told, f"- **{_('Treatment')}**{_(': ')}{_(TREATMENT[found.treatment])}"]))


def controls(
    risk: Risk,
    found: ScenarioRisk,
    assessment: Assessment,
    rows: Mapping[str, Row],
    currency: str,
    _: Translator,
) -> None:
    """What holds it down: each with today's level, what it saves and what one level more would save."""
    st.markdown(f"**{_('Controls')}**")
    if not found.controls:
        st.markdown(_("No question of this assessment bears on it."))
        return
    for value in sorted(found.controls, key=lambda v: -(v.saves.next_level or 0.0)):
        acts = [control for control in risk.controls if control.criterion == value.criterion]
        with st.container(border=True, gap="xxsmall"):
            label = _.text(state.rubric().by_id[value.criterion].label)
            state.link_to(value.criterion, assessment=assessment.id, label=md(label))
            st.markdown(_control(value, acts, rows[value.criterion], currency, _))


def _control(value: ControlValue, acts: Sequence[Control], row: Row, currency: str, _: Translator) -> str:
    def money(amount: float) -> str:
        return show_money(amount, _.locale, currency=currency)

    kind = row.answer.kind if row.answer else "unanswered"
    parts = [
        answer_name(kind, row.level, _),
        *(_("{what} by up to {share}", what=_(ON[act.on]), share=show_percent(act.effect)) for act in acts),
    ]
    if value.last_in > 0:
        parts.append(_("saves {amount} a year today", amount=money(value.last_in)))
    if value.saves.next_level:
        words = _("one level more, with evidence, would save {amount} a year")
        parts.append(f"**{words.format(amount=money(value.saves.next_level))}**")
    elif row.level == TOP_LEVEL:
        parts.append(_("at the top level"))
    elif value.saves.next_level == 0:
        parts.append(_("one level more would save nothing: another control does the same"))
    return " · ".join(parts)


def basis(scenario: Scenario, _: Translator) -> None:
    """Where the catalogue's figures come from."""
    with st.expander(_("Where the figures come from"), key=f"risks/basis/{scenario.id}"):
        for label, found in (
            (_("How often"), scenario.basis.frequency),
            (_("Loss each time"), scenario.basis.loss),
        ):
            st.markdown(f"**{label}**{_(': ')}{_basis(found, _)}")


def _basis(found: FigureBasis, _: Translator) -> str:
    told = md(_.text(found.because))
    if found.judgement:
        told = f"{_('Our judgement.')} {told}"
    sources = "".join(f"\n- {cited(state.rubric(), ref, _)}" for ref in found.sources)
    return f"{told}\n{sources}" if sources else told
