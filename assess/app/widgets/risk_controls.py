"""What holds a scenario down, to change: which questions, on which side, by how much, and which are one."""

from collections.abc import Mapping, Sequence

import streamlit as st

from assess.app import state
from assess.app.escape import md, short
from assess.app.risk_saving import saving
from assess.app.widgets import section_state
from assess.assessment import Assessment
from assess.i18n import Translator
from assess.i18n.risk import ON
from assess.risk import Override, OwnScenario
from assess.risk.catalogue import Control, On
from assess.risk.inputs import MAX_CONTROLS
from assess.risk.register import Risk

SIDES: tuple[On, ...] = ("frequency", "loss")
NEW_SIDE: On = "frequency"
NEW_EFFECT = 0.3
NEW = {"criterion": None, "on": NEW_SIDE, "effect": round(NEW_EFFECT * 100, 10)}
"""What another control is filled in with at first."""


def draw(risk: Risk, assessment: Assessment, _: Translator) -> None:
    """The controls of one scenario, saved on every change, and fields for another one."""
    # Some fifty fields for what is seldom changed: drawn once they are asked for.
    folded = st.expander(_("Change the controls"), key=f"risks/controls/{risk.id}", on_change="rerun")
    if not folded.open:
        return
    with folded:
        st.markdown(
            _(
                "Each control is a question of the assessment, so a better answer moves the risk. The effect "
                "is what it takes away at the top level, with evidence: 50 percent halves it. At lower "
                "levels a part of that counts."
            )
        )
        for control in risk.controls:
            _one(risk, control, _)
        if len(risk.controls) < MAX_CONTROLS:
            _another(risk, assessment, _)
        entry = saving.entry(risk.id)
        if isinstance(entry, Override) and entry.controls is not None:
            st.button(
                _("Back to the catalogue's controls"),
                key=f"risks/controls-revert/{risk.id}",
                icon=":material/undo:",
                on_click=_revert,
                args=(risk.id,),
            )


def _one(risk: Risk, control: Control, _: Translator) -> None:
    """A row: what it acts on, how much, what it counts together with, and the way to remove it."""
    id, on = control.criterion, control.on
    with st.container(border=True, gap="xxsmall"):
        st.markdown(f"**{md(named(id, _))}**")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _side(_key(risk.id, id, on, "on"), on, _, change=(risk.id, id, on))
            _effect(_key(risk.id, id, on, "effect"), control.effect, _, change=(risk.id, id, on))
            others = [c for c in risk.controls if c.on == on and c.criterion != id]
            if others:
                _together(risk, control, others, _)
            st.button(
                _("Remove"),
                key=f"risks/control-remove/{risk.id}/{id}/{on}",
                icon=":material/delete:",
                on_click=_remove,
                args=(risk.id, id, on),
            )
        section_state.refusal(saving, _key(risk.id, id, on), _)


def _side(key: str, on: On, _: Translator, change: tuple[str, str, On] | None = None) -> None:
    _show(key, on, stored=change is not None)
    st.selectbox(
        _("What it does"),
        SIDES,
        format_func=lambda side: _(ON[side]),
        key=key,
        on_change=_set_side if change else None,
        args=change or (),
        placeholder=_("Choose"),
        width=200,
    )


def _effect(key: str, effect: float, _: Translator, change: tuple[str, str, On] | None = None) -> None:
    _show(key, round(effect * 100, 10), stored=change is not None)
    st.number_input(
        _("Effect at the top level, %"),
        min_value=0.0,
        max_value=100.0,
        step=5.0,
        format="%.12g",
        key=key,
        on_change=_set_effect if change else None,
        args=change or (),
        help=_("60 leaves four tenths of the events, or of the loss each time. Hardly anything reaches 100."),
        width=200,
    )


def _show(key: str, value: object, *, stored: bool) -> None:
    """What is stored, or where nothing is yet, a value to begin with."""
    if stored:
        saving.seed(key, value)
    else:
        st.session_state.setdefault(key, value)


def _together(risk: Risk, control: Control, others: Sequence[Control], _: Translator) -> None:
    """By itself, or one with another control: both work the same way, so that only the stronger counts."""
    key = _key(risk.id, control.criterion, control.on, "together")
    same = [c.criterion for c in others if c.mechanism and c.mechanism == control.mechanism]
    saving.seed(key, same[0] if same else "")
    st.selectbox(
        _("How it counts"),
        ["", *(c.criterion for c in others)],
        format_func=lambda id: (
            _("as one with: {name}", name=short(_.text(state.rubric().by_id[id].label), 40))
            if id
            else _("by itself")
        ),
        key=key,
        on_change=_set_together,
        args=(risk.id, control.criterion, control.on),
        placeholder=_("Choose"),
        help=_(
            "Two controls that work the same way, such as two kinds of backup, don't add up: put together, "
            "only the stronger one counts."
        ),
        width=280,
    )


def _another(risk: Risk, assessment: Assessment, _: Translator) -> None:
    """Fields for one more control."""
    asked = [criterion.id for criterion in state.rubric().asked(assessment.profile, "full")]
    st.markdown(f"**{_('Another control')}**")
    st.selectbox(
        _("Question"),
        asked,
        index=None,
        format_func=lambda id: named(id, _),
        key=_key(risk.id, "new", "criterion"),
        placeholder=_("Choose a question, or type a word of it"),
        width=560,
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _side(_key(risk.id, "new", "on"), NEW_SIDE, _)
        _effect(_key(risk.id, "new", "effect"), NEW_EFFECT, _)
        st.button(
            _("Add the control"),
            key=f"risks/control-add/{risk.id}",
            icon=":material/add:",
            on_click=_add,
            args=(risk.id,),
        )
    section_state.refusal(saving, _key(risk.id, "new"), _)


def named(criterion: str, _: Translator) -> str:
    """A question by its title, after the dimension that it belongs to."""
    rubric = state.rubric()
    found = rubric.by_id[criterion]
    dimension = _.text(rubric.dimension_by_id[found.dimension].title)
    return _("{dimension} · {criterion}", dimension=dimension, criterion=_.text(found.label))


def _key(scenario: str, *field: str) -> str:
    return saving.note(f"scenario/{scenario}/control/{'/'.join(field)}")


def _controls(scenario: str) -> tuple[Control, ...]:
    """What is entered, else the catalogue's."""
    entry = saving.entry(scenario)
    if entry is not None and entry.controls is not None:
        return entry.controls
    return state.rubric().risk_by_id[scenario].controls


def _save(scenario: str, controls: Sequence[Control]) -> bool:
    own = isinstance(saving.entry(scenario), OwnScenario)
    kept = tuple(controls)
    as_there = not own and kept == state.rubric().risk_by_id[scenario].controls
    return saving.change_scenario(scenario, controls=None if as_there else kept)


def _replace(scenario: str, criterion: str, on: On, fields: Mapping[str, object]) -> bool:
    """Saves one control with some fields replaced; whether it was saved."""
    return _save(
        scenario,
        [
            c.model_copy(update=dict(fields)) if (c.criterion, c.on) == (criterion, on) else c
            for c in _controls(scenario)
        ],
    )


def _taken(scenario: str, criterion: str, on: On) -> bool:
    """Whether a control stands on that side already; the page then says so."""
    if all((c.criterion, c.on) != (criterion, on) for c in _controls(scenario)):
        return False
    _ = state.translator()
    saving.fail(
        _(
            "“{name}” stands there already for “{side}”. Change its effect instead.",
            name=named(criterion, _),
            side=_(ON[on]),
        )
    )
    return True


def _set_side(scenario: str, criterion: str, on: On) -> None:
    side = st.session_state[_key(scenario, criterion, on, "on")]
    if side is None or side == on:
        return
    if not _taken(scenario, criterion, side):
        # What it counts as one with works on the other side.
        _replace(scenario, criterion, on, {"on": side, "mechanism": None})
    saving.blame(_key(scenario, criterion, on))


def _set_effect(scenario: str, criterion: str, on: On) -> None:
    value = st.session_state[_key(scenario, criterion, on, "effect")]
    effect = _effect_of(value)
    if effect is not None:
        _replace(scenario, criterion, on, {"effect": effect})
    saving.blame(_key(scenario, criterion, on))


def _effect_of(percent: float | None) -> float | None:
    """An effect that does something; else None, and the page says what to do."""
    if percent is not None and 0 < percent <= 100:
        return round(percent / 100, 12)
    _ = state.translator()
    saving.fail(_("an effect is above 0 and at most 100 percent; a control that does nothing is removed."))
    return None


def _set_together(scenario: str, criterion: str, on: On) -> None:
    other = st.session_state[_key(scenario, criterion, on, "together")]
    controls = _controls(scenario)
    held = {(c.criterion, c.on): c for c in controls}
    if not other:
        _replace(scenario, criterion, on, {"mechanism": None})
    elif (other, on) in held:
        shared = held[other, on].mechanism or other.replace(".", "-")
        both = {(criterion, on), (other, on)}
        _save(
            scenario,
            [
                c.model_copy(update={"mechanism": shared}) if (c.criterion, c.on) in both else c
                for c in controls
            ],
        )


def _remove(scenario: str, criterion: str, on: On) -> None:
    _save(scenario, [c for c in _controls(scenario) if (c.criterion, c.on) != (criterion, on)])


def _add(scenario: str) -> None:
    entered = {field: st.session_state.get(_key(scenario, "new", field)) for field in NEW}
    control = _new(scenario, *entered.values())
    if control is not None and _save(scenario, [*_controls(scenario), control]):
        for field, value in NEW.items():
            st.session_state[_key(scenario, "new", field)] = value
    saving.blame(_key(scenario, "new"))


def _new(scenario: str, criterion: str | None, on: On | None, percent: float | None) -> Control | None:
    """A control as it was filled in; None if it can't be one, and the page says why."""
    if criterion is None or on is None:
        _ = state.translator()
        saving.fail(_("choose the question first."))
        return None
    effect = _effect_of(percent)
    if effect is None or _taken(scenario, criterion, on):
        return None
    return Control(criterion=criterion, on=on, effect=effect)


def _revert(scenario: str) -> None:
    saving.change_scenario(scenario, controls=None)
