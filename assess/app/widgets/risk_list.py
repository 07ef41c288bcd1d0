"""Which scenarios count: one left out with a reason and taken back, one of the company's own added."""

import streamlit as st

from assess.app import state
from assess.app.escape import md, short
from assess.app.risk_saving import saving
from assess.app.widgets import amount_field, section_state
from assess.app.widgets.economics_scenarios import new_id
from assess.app.widgets.risk_fields import FREQUENCY, LOSS
from assess.assessment import Assessment
from assess.i18n import Translator
from assess.profile import MAX_TEXT
from assess.report.risk_words import scenario_name
from assess.risk import Override, OwnScenario
from assess.risk.catalogue import MAX_FREQUENCY
from assess.risk.inputs import MAX_SCENARIOS
from assess.risk.register import Risk


def leave_out(risk: Risk, _: Translator) -> None:
    """Leaves a scenario of the catalogue out with a reason; deletes one of the company's own."""
    if isinstance(saving.entry(risk.id), OwnScenario):
        st.button(
            _("Delete this scenario"),
            key=f"risks/delete/{risk.id}",
            icon=":material/delete:",
            on_click=_delete,
            args=(risk.id,),
        )
        return
    key = saving.note(f"scenario/{risk.id}/dropped")
    st.text_input(
        _("Leave it out, because"),
        key=key,
        max_chars=MAX_TEXT,
        placeholder=_("Why it does not concern the company"),
        help=_("With a reason it counts no longer and is listed below, from where it can be taken back."),
        on_change=_drop,
        args=(risk.id,),
    )


def _drop(scenario: str) -> None:
    reason = str(st.session_state[saving.note(f"scenario/{scenario}/dropped")]).strip()
    if reason:
        saving.change_scenario(scenario, dropped=reason)


def _delete(scenario: str) -> None:
    one = saving.entry(scenario)
    if isinstance(one, OwnScenario) and saving.remove(scenario):
        st.session_state[saving.note("deleted")] = one.model_dump_json()


def left_out(assessment: Assessment, _: Translator) -> None:
    """What was left out and why, with the way back; the last one deleted likewise."""
    dropped = [e for e in assessment.risks.scenarios if isinstance(e, Override) and e.dropped]
    held = st.session_state.get(saving.note("deleted"))
    if not dropped and held is None:
        return
    st.subheader(_("Left out"), anchor=False)
    for entry in dropped:
        name = scenario_name(entry.id, state.rubric(), assessment, _)
        with st.container(horizontal=True, vertical_alignment="center"):
            reason = f"**{md(name)}**{_(': ')}{md(short(entry.dropped or '', 300))}"
            st.markdown(reason, width="stretch")
            st.button(
                _("Take it back"),
                key=f"risks/take-back/{entry.id}",
                icon=":material/undo:",
                on_click=_take_back,
                args=(entry.id,),
            )
    if held is not None:
        title = OwnScenario.model_validate_json(held).title
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(_("Deleted: {name}.", name=f"**{md(short(title))}**"), width="content")
            st.button(_("Put it back"), key="risks/undo", icon=":material/undo:", on_click=_put_back)


def _take_back(scenario: str) -> None:
    saving.change_scenario(scenario, dropped=None)


def _put_back() -> None:
    one = OwnScenario.model_validate_json(st.session_state.pop(saving.note("deleted")))
    if one.id not in saving.shown().entry_by_id:
        saving.change(scenarios=(*(dict(e) for e in saving.shown().scenarios), dict(one)))


def add(assessment: Assessment, _: Translator) -> None:
    """Fields for a scenario of the company's own; it counts once all of them are filled in."""
    with st.expander(_("Add a scenario of your own"), key="risks/add"):
        if len(assessment.risks.scenarios) >= MAX_SCENARIOS:
            st.markdown(_("There are as many scenarios as there may be; delete one to add another."))
            return
        currency = assessment.profile.currency
        st.text_input(_("Title"), key=_key("title"), max_chars=MAX_TEXT, width=480)
        st.markdown(
            _(
                "How often per year (0.1 is once in ten years), and what it costs each time: two amounts "
                "between which nine of ten cases lie."
            )
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            for name, label in FREQUENCY.items():
                _often(name, _(label))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            for name, label in LOSS.items():
                amount_field.draw(_(label, currency=currency), _key(f"loss/{name}"))
        st.button(_("Add"), key="risks/add/now", icon=":material/add:", on_click=_added, args=(currency,))
        section_state.refusal(saving, _key("now"), _)


def _key(field: str) -> str:
    return saving.note(f"add/{field}")


def _often(name: str, label: str) -> None:
    st.number_input(
        label,
        value=None,
        min_value=0.0,
        max_value=float(MAX_FREQUENCY),
        format="%.12g",
        key=_key(f"frequency/{name}"),
        width=240,
    )


def _added(currency: str) -> None:
    title = str(st.session_state.get(_key("title"), "")).strip()
    frequency = {name: st.session_state.get(_key(f"frequency/{name}")) for name in FREQUENCY}
    loss, refused = amount_field.typed({name: _key(f"loss/{name}") for name in LOSS}, currency)
    if refused:
        saving.fail(refused, _key("now"))
        return
    if not title or None in (*frequency.values(), *loss.values()):
        _ = state.translator()
        saving.fail(_("fill in the title and all five figures first."), _key("now"))
        return
    entered = saving.shown().scenarios
    id = new_id(title, [entry.id for entry in entered])
    made = {"id": id, "title": title, "frequency": frequency, "loss": loss}
    if saving.change(scenarios=(*(dict(entry) for entry in entered), made)):
        for field in ("title", *(f"loss/{name}" for name in LOSS)):
            st.session_state[_key(field)] = ""
        for name in FREQUENCY:
            st.session_state[_key(f"frequency/{name}")] = None
        st.session_state[saving.note("scenario")] = id
    saving.blame(_key("now"))
