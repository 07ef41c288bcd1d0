"""What-ifs that the company kept, as tables: their figures beside today's, and the levels that each tries."""

from collections.abc import Iterator, Sequence

from assess.charts.alt import band_name, shown
from assess.i18n import Translator, show_money
from assess.plan.results import Move, Tried
from assess.report.figure_parts import LABEL, Cell, FiguresPart, MoneyTable, Said
from assess.report.glyphs import one_line
from assess.rubric import Band, Rubric
from assess.scorecard import GateState

ARROW = "\u00a0→\u00a0"
"""Between two levels, which stay on one line."""
MOST_MOVES = 8
"""Levels of one what-if that are listed."""


def what_ifs_part(rubric: Rubric, tried: Sequence[Tried], currency: str, _: Translator) -> FiguresPart | None:
    """What-ifs as a part of a chapter; None without any."""
    return FiguresPart((), what_if_tables(rubric, tried, currency, _), ()) if tried else None


def what_if_tables(
    rubric: Rubric, tried: Sequence[Tried], currency: str, _: Translator
) -> tuple[MoneyTable, ...]:
    """The figures of each what-if, and its levels; nothing without any."""
    if not tried:
        return ()
    return _figures(rubric, tried, currency, _), _levels(rubric, tried, _)


def _figures(rubric: Rubric, tried: Sequence[Tried], currency: str, _: Translator) -> MoneyTable:
    rows = [_today(rubric, tried[0], _), *(_row(rubric, one, _) for one in tried)]
    head = (
        _("What-if"),
        _("Readiness"),
        _("Band"),
        _("Gates unmet"),
        _("Expected loss per year, {currency}", currency=currency),
        _("NPV after losses, mean, {currency}", currency=currency),
    )
    known = [number for number in range(len(head)) if any(row[number] is not None for row in rows)]
    notes = [_("Each level that is tried counts as if it were recorded with evidence; no answer is changed.")]
    if tried[0].after_losses is not None:
        notes.append(_("NPV counts direct benefits only."))
    return MoneyTable(
        title=_("What-ifs that were kept"),
        head=tuple(head[number] for number in known),
        rows=tuple(tuple(row[number] or "–" for number in known) for row in rows),
        notes=tuple(notes),
    )


def _today(rubric: Rubric, one: Tried, _: Translator) -> list[Cell | None]:
    npv = one.after_losses.npv_before.mean if one.after_losses else None
    figures = (one.readiness_before, one.band_before, one.gates_before, one.loss_before, npv)
    return [_("As answered"), *_shown(rubric, *figures, _)]


def _row(rubric: Rubric, one: Tried, _: Translator) -> list[Cell | None]:
    npv = one.after_losses.npv_after.mean if one.after_losses else None
    figures = (one.readiness_after, one.band_after, one.gates_after, one.loss_after, npv)
    return [_name(one), *_shown(rubric, *figures, _)]


def _shown(
    rubric: Rubric,
    readiness: float | None,
    band: Band | None,
    gates: Sequence[GateState],
    loss: float | None,
    npv: float | None,
    _: Translator,
) -> Iterator[str | None]:
    """Both kinds of row alike; None where an amount is not known."""
    yield shown(rubric, readiness)
    yield band_name(band, _)
    yield str(sum(gate.state == "unmet" for gate in gates))
    for amount in (loss, npv):
        yield None if amount is None else show_money(amount, _.locale)


def _levels(rubric: Rubric, tried: Sequence[Tried], _: Translator) -> MoneyTable:
    return MoneyTable(
        title=_("Levels that they try"),
        head=(_("What-if"), _("Levels")),
        rows=tuple((_name(one), _moves(rubric, one.moves, _)) for one in tried),
        prose=True,
    )


def _moves(rubric: Rubric, moves: Sequence[Move], _: Translator) -> str:
    if not moves:
        return _("None of them counts for this company.")
    listed = _("; ").join(_move(rubric, move, _) for move in moves[:MOST_MOVES])
    more = len(moves) - MOST_MOVES
    return _.plural("{list} and {n} more", "{list} and {n} more", more, list=listed) if more > 0 else listed


def _move(rubric: Rubric, move: Move, _: Translator) -> str:
    name = _.text(rubric.by_id[move.criterion].label)
    if move.from_ == move.to:
        return _("{name} {level}, with evidence", name=name, level=move.to)
    return f"{name} {'–' if move.from_ is None else move.from_}{ARROW}{move.to}"


def _name(one: Tried) -> Said:
    return Said(one_line(one.name), LABEL)
