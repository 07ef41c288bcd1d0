"""Saving what is entered about the plan from widgets, as `economics_saving` does for economics.

An edit starts from the plan as the page showed it, and is saved only if that is still stored.
If another window changed it meanwhile, this window's is kept in the session as "mine" until the user
chooses.
"""

from typing import Any

import streamlit as st
from pydantic import ValidationError

from assess.app import state
from assess.app.economics_saving import why
from assess.i18n.problems import describe
from assess.plan.inputs import Accepted, Planning
from assess.storage import DatabaseUnusable, NotFound, PlanConflict, Stored


def note(kind: str) -> str:
    """Session key of what is remembered about the plan of the open assessment."""
    return f"plan/{state.current_id()}/{kind}"


def saw(stored: Stored) -> None:
    """Remembers the plan that the page is about to show: edits start from it."""
    _show(stored.plan_revision, stored.assessment.plan)


def _show(revision: int, plan: Planning) -> None:
    st.session_state[note("seen")] = (revision, plan.model_dump_json())


def parse(text: str) -> Planning:
    """A plan's inputs from the session's text."""
    return Planning.model_validate_json(text)


def seen() -> tuple[int, Planning]:
    """The revision and the plan that the page showed last."""
    revision, text = st.session_state.get(note("seen"), (0, "{}"))
    return revision, parse(text)


def shown() -> Planning:
    """The plan that the page showed last."""
    return seen()[1]


def save(plan: Planning) -> bool:
    """Saves a plan unless it was changed elsewhere since it was shown; whether it was saved."""
    _ = state.translator()
    revision, _shown = seen()
    st.session_state.pop(note("failed"), None)
    try:
        saved = state.repository().save_plan(
            state.current_id() or "", plan, expected=revision, now=state.now(), who=state.WHO
        )
    except PlanConflict:
        st.session_state[note("mine")] = plan.model_dump_json()
        return False
    except NotFound:
        fail(_("this assessment was deleted in another window."))
        return False
    except DatabaseUnusable as error:
        fail(" ".join(describe(problem, _) for problem in error.problems))
        return False
    st.session_state[note("saved")] = saved.at.isoformat()
    st.session_state.pop(note("mine"), None)
    # Two edits may come in one message: the next one starts from this.
    _show(saved.revision, plan)
    return True


def change(**fields: Any) -> bool:
    """Saves the plan with some fields replaced; whether it was saved."""
    try:
        changed = Planning.model_validate({**dict(shown()), **fields})
    except ValidationError as error:
        fail(why(error))
        return False
    return save(changed)


def change_budget(**fields: Any) -> bool:
    """Saves the plan with some limits replaced; whether it was saved."""
    return change(budget={**dict(shown().budget), **fields})


def fix(step: str) -> None:
    """Has a step be in the plan in any case."""
    held = shown()
    change(fixed=(*_without(held.fixed, step), step), excluded=_without(held.excluded, step))


def leave_out(step: str) -> None:
    """Keeps a step out of the plan."""
    held = shown()
    change(fixed=_without(held.fixed, step), excluded=(*_without(held.excluded, step), step))


def free(step: str) -> None:
    """Leaves a step to the plan again."""
    held = shown()
    change(fixed=_without(held.fixed, step), excluded=_without(held.excluded, step))


def _without(steps: tuple[str, ...], step: str) -> tuple[str, ...]:
    return tuple(one for one in steps if one != step)


def accept(promised: Accepted) -> bool:
    """Sets out to do a plan; what was entered about a step that was accepted before is kept."""
    before = shown().accepted
    known = {(step.criterion, step.to): step for step in before.steps} if before else {}
    steps = []
    for step in promised.steps:
        held = known.get((step.criterion, step.to))
        kept = {"owner": held.owner, "due": held.due, "status": held.status} if held else {}
        steps.append(step.model_copy(update=kept))
    return change(accepted=promised.model_copy(update={"steps": tuple(steps)}))


def fail(reason: str) -> None:
    """Has the page say that the last edit was not saved, and why."""
    st.session_state[note("failed")] = reason


def keep_theirs() -> None:
    """Of two versions made at the same time, the stored one stays."""
    st.session_state.pop(note("mine"), None)


def keep_mine() -> None:
    """Of two versions made at the same time, the one from this window is saved over the stored one."""
    mine = st.session_state.pop(note("mine"), None)
    if mine is not None:
        save(parse(mine))
