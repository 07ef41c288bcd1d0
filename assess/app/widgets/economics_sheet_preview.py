"""What an uploaded sheet would change, in words and as a small table, before it does."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import pandas as pd
import streamlit as st

from assess.app import state
from assess.app.escape import md, short, titled
from assess.app.widgets.economics_line import DRIVERS, driver_name
from assess.app.widgets.economics_rows import amounts_of, show_cell
from assess.economics.inputs import Economics, Line
from assess.i18n import N_, Translator
from assess.i18n.economics import PERIODS_LONG, category_name
from assess.sheets import LineChange, changes

TOLD = 20
"""Changes or problems that are listed one by one."""
FITS = 3
"""Most columns that a phone has room for."""
_FIELD: Mapping[str, str] = MappingProxyType(
    {
        "name": N_("Name"),
        "category": N_("Kind"),
        "amounts": N_("Amounts"),
        "driver": N_("No longer computed"),
        "lag": N_("Delay of payment"),
        "indirect": N_("Indirect"),
        "attribution": N_("Share caused"),
        "range": N_("Range"),
        "note": N_("Note"),
    }
)
"""What can differ in a line; its kind goes with its category."""


def what_changes(file: str, before: Economics, after: Economics, _: Translator) -> None:
    """What a file would change, and that it replaces."""
    if after == before:
        st.success(
            _("{file} holds the lines that are here already: nothing would change.", file=md(short(file))),
            icon=":material/check_circle:",
        )
        return
    found = changes(before, after)
    parts = [*_columns(before, after, _), _counts(found, after, _)]
    parts.append(_("The lines of the file would replace those above."))
    st.markdown(titled(md(short(file)), _.sentences(*parts), icon=":material/difference:"))
    _given_up(found, _)
    if found:
        _table([_changed(change, before, after, _) for change in found], _("What would change"), _)


def _given_up(found: Sequence[LineChange], _: Translator) -> None:
    """Which lines would no longer be computed, what goes with that, and how to keep it."""
    given_up = [
        one.before
        for one in found
        if one.before and one.before.driver and one.after and one.after.driver is None
    ]
    if not given_up:
        return
    named = _(", ").join(
        _("{text} ({note})", text=f"**{md(_name(line))}**", note=_(DRIVERS[driver_name(line.driver)][1]))
        for line in given_up[:TOLD]
    )
    lost = _(
        "These lines are computed now and would become typed amounts: {lines}. What they are computed from "
        "goes, and so does what rests on it: they no longer grow by themselves, and what-ifs on churn or "
        "tokens may have no effect on them.",
        lines=named,
    )
    kept = _(
        "To keep a line as it is, leave its amounts in the file unchanged; change what it is computed from "
        "here, in its details."
    )
    st.warning(_.sentences(lost, kept), icon=":material/function:")


def what_begins(file: str, economics: Economics, _: Translator) -> None:
    """What a file holds, where there is nothing yet."""
    lines = _.plural("{n} line", "{n} lines", len(economics.lines))
    body = f"{lines} · {_(PERIODS_LONG[economics.period], n=economics.periods)}"
    st.markdown(titled(md(short(file)), body, icon=":material/table_view:"))
    rows = [
        {
            _("Line"): _name(line),
            _("Kind"): category_name(line.kind, line.category, _),
            _("Sum"): _sum(line, economics),
        }
        for line in economics.lines
    ]
    _table(rows, _("Lines"), _)


def _columns(before: Economics, after: Economics, _: Translator) -> list[str]:
    """What happens to the columns, where they would be others: it comes first."""
    if (before.period, before.periods) == (after.period, after.periods):
        return []
    new, old = (_(PERIODS_LONG[e.period], n=e.periods) for e in (after, before))
    return [_("**{new} instead of {old}.**", new=new, old=old)]


def _counts(found: Sequence[LineChange], after: Economics, _: Translator) -> str:
    new = sum(change.before is None for change in found)
    gone = sum(change.after is None for change in found)
    counted = {
        _("new"): new,
        _("changed"): len(found) - new - gone,
        _("removed"): gone,
        _("the same"): len(after.lines) - (len(found) - gone),
    }
    told = _(", ").join(f"{n} {word}" for word, n in counted.items() if n)
    return _("Lines: {counts}.", counts=told)


def _changed(change: LineChange, before: Economics, after: Economics, _: Translator) -> dict[str, str]:
    line = change.after or change.before
    assert line is not None
    if change.before is None:
        what = _("New")
    elif change.after is None:
        what = _("Removed")
    else:
        what = _(", ").join(_(_FIELD[field]) for field in change.fields if field in _FIELD)
    return {
        _("Line"): _name(line),
        _("What changes"): what,
        _("Sum now"): _sum(change.before, before) if change.before else "–",
        _("Sum in the file"): _sum(change.after, after) if change.after else "–",
    }


def _name(line: Line) -> str:
    return short(line.name or line.id)


def _sum(line: Line, economics: Economics) -> str:
    return show_cell(sum(amounts_of(line, economics)), computed=True) or "0"


def _table(rows: list[dict[str, str]], alt: str, _: Translator) -> None:
    shown, first = rows[:TOLD], _("Line")
    if state.on_phone() and len(shown[0]) > FITS:  # it can be scrolled sideways, by keyboard too
        pinned = {first: st.column_config.TextColumn(pinned=True, width=112)}
        st.dataframe(pd.DataFrame(shown), hide_index=True, column_config=pinned, alt=alt)
    else:
        escaped = [{**row, first: md(row[first])} for row in shown]
        st.table(pd.DataFrame(escaped), border="horizontal", hide_index=True, alt=alt)
    if len(rows) > TOLD:
        st.markdown(_.plural("and {n} more line", "and {n} more lines", len(rows) - TOLD))
