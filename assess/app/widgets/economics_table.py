"""The table of lines and periods, saved on every change without being drawn anew under the user's hands.

Streamlit forgets edits when the frame below them changes. So the frame stays as it is while edits add up, and
is made anew only when something else changed the economics. All of it is text, kept in the session by these
notes: `base` what the frame holds, `rows` the same with all edits, `unsaved` what was typed and could not be
saved, by line.
"""

from typing import Any

import pandas as pd
import streamlit as st

from assess.app import state
from assess.app.economics_saving import saving
from assess.app.escape import md, short
from assess.app.widgets.economics_rows import (
    Fault,
    Reading,
    Row,
    changed,
    is_blank,
    merge,
    new_ids,
    read,
    removed,
    rows_of,
    with_unsaved,
)
from assess.economics.inputs import KIND_OF, Economics
from assess.i18n import Translator
from assess.i18n.economics import category_name, category_short, period_label, period_name
from assess.i18n.problems import describe
from assess.profile import MAX_TEXT


def draw(economics: Economics, _: Translator) -> None:
    """The table, and below it what keeps a line from being saved."""
    revision, _economics = saving.seen()
    if _editor() not in st.session_state or st.session_state.get(saving.note("rests_on")) != revision:
        _rebuild(economics, revision)
    kinds: dict[Any, str] = dict(KIND_OF)
    base: list[Row] = st.session_state[saving.note("base")]
    columns = [str(t) for t in range(economics.periods + 1)]
    phone = state.on_phone()
    called = category_short if phone else category_name
    editor: Any = st.data_editor  # typed for columns that are known beforehand
    editor(
        pd.DataFrame(base, columns=["id", "name", "category", *columns], dtype="object"),
        key=_editor(),
        num_rows="dynamic",
        hide_index=True,
        column_order=["name", "category", *columns],
        column_config={
            "name": st.column_config.TextColumn(
                _("Line"), width=104 if phone else 180, pinned=True, max_chars=MAX_TEXT
            ),
            "category": st.column_config.SelectboxColumn(
                _("Kind"),
                width=120 if phone else 200,  # on a phone beside the first amounts
                options=list(KIND_OF),
                format_func=lambda c: called(kinds[c], str(c), _),
            ),
            **{
                column: st.column_config.TextColumn(
                    period_label(economics.period, int(column), _), width=96, alignment="right", max_chars=40
                )
                for column in columns
            },
        },
        width="content",
        height="content",
        placeholder="",
        alt=_("Lines and their amounts by period"),
        on_change=_edited,
    )
    unsaved = _reading(economics)
    faults_told(unsaved.faults, economics, _)
    _ask_overtyped(unsaved, economics, _)


def _editor() -> str:
    """Key of the table: another one whenever its frame is another."""
    version = st.session_state.get(saving.note("version"), 0)
    return saving.note(f"table/{version}/{state.locale()}")


def _rebuild(economics: Economics, revision: int) -> None:
    """Makes the frame anew from what is stored, with what was typed and not saved."""
    unsaved: dict[str, Row] = st.session_state.get(saving.note("unsaved"), {})
    rows = with_unsaved(rows_of(economics), unsaved, economics.periods)
    st.session_state[saving.note("base")] = rows
    st.session_state[saving.note("rows")] = rows
    st.session_state[saving.note("added")] = []
    st.session_state[saving.note("rests_on")] = revision
    st.session_state[saving.note("version")] = st.session_state.get(saving.note("version"), 0) + 1


def _reading(economics: Economics) -> Reading:
    """What is in the table and not in the store."""
    unsaved: dict[str, Row] = st.session_state.get(saving.note("unsaved"), {})
    rows = [row for row in st.session_state[saving.note("rows")] if row["id"] in unsaved]
    return read(rows, economics)


def _edited() -> None:
    """Saves the lines that can be read, and keeps the others as they were typed."""
    delta: dict[str, Any] = st.session_state[_editor()]
    base: list[Row] = st.session_state[saving.note("base")]
    economics = saving.shown()
    ids, shrunk = _added_ids(delta, base, economics)
    rows = [with_columns(row, economics.periods) for row in merge(base, delta, ids)]
    st.session_state[saving.note("rows")] = rows
    _save(rows, economics)
    if shrunk:  # the frame counts added rows by place: a new one knows them by id
        st.session_state.pop(saving.note("rests_on"), None)


def with_columns(row: Row, periods: int) -> Row:
    """A row with all its cells; those never touched are empty."""
    return {"name": "", "category": "", **{str(t): "" for t in range(periods + 1)}, **row}


def _added_ids(delta: dict[str, Any], base: list[Row], economics: Economics) -> tuple[list[str], bool]:
    """Ids of the added rows, the same for as long as they are there; whether one of them was deleted."""
    key = saving.note("added")
    before: list[tuple[str, dict[str, Any]]] = st.session_state.get(key, [])
    after: list[dict[str, Any]] = [dict(row) for row in delta.get("added_rows", ())]
    gone = removed([row for _id, row in before], after) if len(after) < len(before) else []
    ids = [id for place, (id, _row) in enumerate(before) if place not in gone]
    taken = [*(row["id"] for row in base), *(line.id for line in economics.lines), *ids]
    ids += new_ids(taken, len(after) - len(ids))
    st.session_state[key] = list(zip(ids, after, strict=True))
    return ids, bool(gone)


def _save(rows: list[Row], economics: Economics) -> None:
    reading = read(rows, economics)
    stored = {row["id"]: row for row in rows_of(economics)}
    typed = {row["id"]: changed(row, stored.get(row["id"])) for row in rows if not is_blank(row)}
    held = {fault.line for fault in reading.faults} | set(reading.overtyped)
    st.session_state[saving.note("unsaved")] = {id: row for id, row in typed.items() if id in held}
    kept = {line.id for line in reading.lines}
    scenarios = tuple(
        scenario.model_copy(update={"lines": {id: f for id, f in scenario.lines.items() if id in kept}})
        for scenario in economics.scenarios
    )
    if saving.change(lines=reading.lines, scenarios=scenarios):
        st.session_state[saving.note("rests_on")] = saving.seen()[0]
    elif saving.note("mine") not in st.session_state:
        # Refused as a whole: what was typed stays in the table.
        st.session_state[saving.note("unsaved")] = {id: row for id, row in typed.items() if len(row) > 1}


def faults_told(faults: tuple[Fault, ...], economics: Economics, _: Translator) -> None:
    """One line for each cell that cannot be read, naming it."""
    if not faults:
        return
    told = [f"- {fault_words(fault, economics, _)}" for fault in faults]
    heading = _("Not saved until mended; what was saved before stays:")
    st.warning("\n".join([heading, "", *told]), icon=":material/edit:")


def fault_words(fault: Fault, economics: Economics, _: Translator) -> str:
    """What is wrong with a cell, as Markdown."""
    line = md(short(fault.name)) if fault.name else _("Row {n}", n=fault.row)
    cell = f"**{line}**"
    if fault.period is not None:
        cell = (
            f"**{_('{line}, {period}', line=line, period=period_name(economics.period, fault.period, _))}**"
        )
    return f"{cell}{_(': ')}{md(describe(fault.problem, _))}"


def _ask_overtyped(reading: Reading, economics: Economics, _: Translator) -> None:
    for line in economics.lines:
        if line.id not in reading.overtyped:
            continue
        with st.container(border=True, key=f"economics-overtyped-{line.id}"):
            st.warning(
                _(
                    "The amounts of {line} are computed from its details. Use the amounts you typed instead?",
                    line=f"**{md(short(line.name or line.id))}**",
                ),
                icon=":material/calculate:",
            )
            with st.container(horizontal=True):
                st.button(
                    _("Keep computing them"),
                    key=f"economics/computed/{line.id}",
                    on_click=_keep_driver,
                    args=(line.id,),
                )
                st.button(
                    _("Use the amounts I typed"),
                    key=f"economics/typed/{line.id}",
                    on_click=_use_typed,
                    args=(line.id,),
                )


def _keep_driver(line: str) -> None:
    st.session_state.get(saving.note("unsaved"), {}).pop(line, None)
    st.session_state.pop(saving.note("rests_on"), None)


def _use_typed(line: str) -> None:
    economics = saving.shown()
    typed = _reading(economics).overtyped.get(line)
    if typed is not None and saving.change_line(line, driver=None, amounts=typed):
        _keep_driver(line)
