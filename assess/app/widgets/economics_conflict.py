"""Two windows changed the economics: what differs is shown, and the user chooses."""

from collections.abc import Iterator
from typing import NamedTuple

from assess.app.economics_saving import saving
from assess.app.escape import md, short
from assess.app.widgets import section_state
from assess.app.widgets.economics_line import LABEL, PERCENT
from assess.app.widgets.economics_rows import Row, rows_of, show_cell
from assess.economics.inputs import Economics, Line
from assess.i18n import Translator
from assess.i18n.economics import PERIOD, TIMING, UNIT_INPUT, category_name, period_label
from assess.report.economics_words import assumed


def draw(stored: Economics | None, _: Translator) -> None:
    """What differs between the stored economics and this window's, and the choice."""
    section_state.choose(
        saving,
        _(
            "The economics were changed in another window in the meantime. Nothing was "
            "overwritten: choose which version to keep."
        ),
        differences(stored, saving.mine(), _),
        _,
    )


def differences(
    stored: Economics | None, mine: Economics | None, _: Translator
) -> list[tuple[str, str, str]]:
    """Label, stored and entered value of each setting, line and what-if that differs, as Markdown."""
    there, here = _facts(stored, _), _facts(mine, _)
    told = []
    for key in dict.fromkeys([*there, *here]):
        theirs, ours = there.get(key), here.get(key)
        if theirs != ours:
            label = (ours or theirs or _NOTHING).label
            told.append((label, _beside(theirs, ours), _beside(ours, theirs)))
    return told


class _Fact(NamedTuple):
    """What was entered about one thing: its label, and the values that belong to it; all Markdown."""

    label: str
    values: tuple[str, ...]


_NOTHING = _Fact("", ())


def _beside(one: _Fact | None, other: _Fact | None) -> str:
    """Of two versions the values that the other one does not have; all of them where it has nothing."""
    if one is None:
        return "–"
    both = set(other.values) if other else set()
    values = [value for value in one.values if value not in both]
    if other and one.label != other.label:  # it is called something else
        values.insert(0, one.label)
    return " · ".join(values) or "–"


def _facts(economics: Economics | None, _: Translator) -> dict[str, _Fact]:
    """All that was entered, by what it is: two lines may have one name."""
    if economics is None:
        return {}
    facts = {
        "currency": _Fact(_("Currency"), (economics.currency,)),
        "period": _Fact(_("One column is one"), (_(PERIOD[economics.period]),)),
        "periods": _Fact(_("Columns after the start"), (str(economics.periods),)),
        "rate": _Fact(_("Discount rate"), (f"{economics.discount_rate * 100:g}%",)),
        "timing": _Fact(_("Money flows in a period"), (_(TIMING[economics.timing]),)),
        "cash": _Fact(_("Cash at the start"), (show_cell(economics.opening_cash) or "0",)),
    }
    for line, row in zip(economics.lines, rows_of(economics), strict=True):
        values = [*_details(line, economics.currency, _), *_amounts(line, row, economics, _)]
        told = tuple(md(short(value, 200)) for value in values)
        facts[f"line {line.id}"] = _Fact(md(short(line.name or line.id)), told)
    for name, value in dict(economics.unit).items():
        if value is not None and name in UNIT_INPUT:
            label = f"{_('Unit economics')}{_(': ')}{_(UNIT_INPUT[name])}"
            facts[f"unit {name}"] = _Fact(label, (f"{value:.12g}",))
    for scenario in economics.scenarios:
        facts[f"scenario {scenario.id}"] = _Fact(
            f"{_('What if')}{_(': ')}{md(short(scenario.name or scenario.id))}",
            (md(short(assumed(scenario, economics, _), 200)),),
        )
    return facts


def _amounts(line: Line, row: Row, economics: Economics, _: Translator) -> Iterator[str]:
    """What was typed by period; computed amounts follow from the details."""
    if line.driver is None:
        for t in range(economics.periods + 1):
            yield f"{period_label(economics.period, t, _)}{_(': ')}{row[str(t)] or '0'}"


def _details(line: Line, currency: str, _: Translator) -> Iterator[str]:
    yield category_name(line.kind, line.category, _)
    if line.driver is not None:
        for name, value in dict(line.driver).items():
            shown = show_cell(value * 100 if name in PERCENT else value) or "0"
            yield f"{_(LABEL[name], currency=currency)}{_(': ')}{shown}"
    if line.lag:
        yield f"{_('Paid later by, periods')}{_(': ')}{line.lag:g}"
    if line.indirect:
        share = "–" if line.attribution is None else f"{line.attribution * 100:g}%"
        yield f"{_('Share that this project causes, %')}{_(': ')}{share}"
    if line.range:
        yield f"{line.range.low * 100:g}–{line.range.high * 100:g}%"
    if line.note:
        yield line.note
