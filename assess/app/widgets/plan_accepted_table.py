"""The steps of the accepted plan as a table: owner, day and status to fill in, promise and result beside.

Streamlit forgets edits when the frame below them changes. So the frame stays as it is while edits add up,
and is made anew only when something else changed the plan or what came of it.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from assess.app import state
from assess.app.plan_saving import saving
from assess.charts.plan_step import step_name
from assess.i18n import Translator
from assess.i18n.plan import OUTCOME, STATUS
from assess.plan.inputs import STATUSES, Accepted, Status
from assess.plan.progress import PlanProgress, StepProgress
from assess.profile import MAX_TEXT
from assess.report.plan_words import avoided, points

Row = dict[str, Any]
TYPED = ("owner", "due", "status")
"""Columns that are filled in; all others are reckoned."""


def draw(progress: PlanProgress, _: Translator) -> None:
    """One row for each step, saved on every change."""
    rows = [_row(step, progress.currency, _) for step in progress.steps]
    _settle(rows)
    base: list[Row] = st.session_state[saving.note("base")]
    frame = pd.DataFrame(base)
    frame["due"] = pd.to_datetime(frame["due"]).dt.date.astype(object).where(frame["due"].notna(), None)
    phone = state.on_phone()
    editor: Any = st.data_editor  # typed for columns that are known beforehand
    text = st.column_config.TextColumn
    editor(
        frame,
        key=_editor(),
        num_rows="fixed",
        hide_index=True,
        disabled=[name for name in frame.columns if name not in TYPED],
        # A phone shows little more than the pinned name: what is filled in comes next to it.
        column_order=["step", *TYPED, "outcome", "points", "loss"],
        column_config={
            "step": text(_("Step"), pinned=True, width=165 if phone else 250),
            "owner": text(_("Owner"), max_chars=MAX_TEXT, width=100 if phone else 95),
            "due": st.column_config.DateColumn(_("Due"), format="YYYY-MM-DD", width=100),
            # The words themselves: of ids that are only shown as words, screen readers hear the ids.
            "status": st.column_config.SelectboxColumn(
                _("Status"), options=list(statuses(_)), required=True, width=95
            ),
            "outcome": text(_("Result so far"), width=170),
            "points": text(_("Readiness"), width=110, help=_("So far, of what was promised.")),
            "loss": text(_("Less loss a year"), width=170, help=_("So far, of what was promised.")),
        },
        height="content",
        placeholder="",
        alt=_("Steps of the accepted plan"),
        on_change=_edited,
    )


def statuses(_: Translator) -> dict[str, Status]:
    """What each status is called in the table, which takes and gives these words."""
    return {_(STATUS[status]): status for status in STATUSES}


def _row(step: StepProgress, currency: str, _: Translator) -> Row:
    def pair(brought: str, promised: str) -> str:
        return _("{brought} of {promised}", brought=brought, promised=promised)

    brought, promised = step.brought.loss_avoided, step.promised.loss_avoided
    return {
        # The level first: a phone cuts names, and steps of one criterion differ in nothing else.
        "step": f"{step.from_} → {step.to} {step_name(step.criterion, state.rubric(), _)}",
        "owner": step.owner,
        "due": step.due.isoformat() if step.due else None,
        "status": _(STATUS[step.status]),
        "outcome": _(OUTCOME[step.outcome]),
        "points": pair(points(step.brought.points), points(step.promised.points)),
        "loss": pair(*(avoided(one, currency, _) for one in (step.brought, step.promised)))
        if (brought or 0) + (promised or 0) >= 1
        else "–",
    }


def _settle(rows: list[Row]) -> None:
    """Makes the frame anew where it is not the one that the user's own edits rest on."""
    revision, _plan = saving.seen()
    fixed = [[row[name] for name in row if name not in TYPED] for row in rows]
    rests_on = (revision, fixed)
    if saving.note("base") in st.session_state and st.session_state.get(saving.note("rests_on")) == rests_on:
        return
    st.session_state[saving.note("base")] = rows
    st.session_state[saving.note("rests_on")] = rests_on
    st.session_state[saving.note("version")] = st.session_state.get(saving.note("version"), 0) + 1


def _editor() -> str:
    """Key of the table: another one whenever its frame is another."""
    version = st.session_state.get(saving.note("version"), 0)
    return saving.note(f"accepted/{version}/{state.locale()}")


def _edited() -> None:
    delta: Row = st.session_state[_editor()]
    accepted = saving.shown().accepted
    if accepted is None:
        return
    base = st.session_state[saving.note("base")]
    if saving.change(accepted=with_edits(accepted, base, delta, statuses(state.translator()))):
        _revision, fixed = st.session_state[saving.note("rests_on")]
        st.session_state[saving.note("rests_on")] = (saving.seen()[0], fixed)


def with_edits(accepted: Accepted, base: list[Row], delta: Row, named: Mapping[str, Status]) -> Row:
    """An accepted plan with what was typed over a table of its steps, where statuses are `named` so."""
    edits: dict[int, Row] = {int(n): row for n, row in delta.get("edited_rows", {}).items()}
    steps: list[Row] = []
    for number, (step, row) in enumerate(zip(accepted.steps, base, strict=True)):
        now = {**row, **edits.get(number, {})}
        typed = {
            "owner": (now["owner"] or "").strip(),
            "due": dt.date.fromisoformat(now["due"]) if now["due"] else None,
            "status": named[now["status"]] if now["status"] else "todo",
        }
        steps.append({**step.model_dump(), **typed})
    return {**dict(accepted), "steps": tuple(steps)}
