"""What a plan changes in words: the figures before and after, and what its charts show. Imports no Plotly."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from assess.charts.alt import Radar, band_name, shown
from assess.i18n import Translator, show_money, show_number
from assess.i18n.formats import show_rate
from assess.plan.results import Plan
from assess.risk.results import RiskProfile
from assess.rubric import Rubric
from assess.scorecard import Scorecard

Unit = Literal["points", "count", "money", "share", "days", ""]
"""What a figure is counted in; nothing for a band, which is a word."""
Value = float | str | None


@dataclass(frozen=True)
class Change:
    """A figure today and with a plan, as a value that can be reckoned with."""

    name: str
    unit: Unit
    before: Value
    after: Value


def plan_changes(rubric: Rubric, found: Plan, _: Translator) -> tuple[tuple[str, str, str], ...]:
    """Each figure with its value today and with the plan, as it is shown."""

    def text(unit: Unit, value: Value) -> str:
        if value is None or isinstance(value, str):
            return value or "–"
        if unit == "money":
            return show_money(value, _.locale, currency=found.currency)
        if unit == "share":
            return show_rate(value, _.locale)
        return f"{value:.1f}" if unit == "points" else show_number(value, _.locale)

    return tuple(
        (one.name, text(one.unit, one.before), text(one.unit, one.after)) for one in changes(rubric, found, _)
    )


def changes(rubric: Rubric, found: Plan, _: Translator) -> Iterator[Change]:
    """The figures that a plan changes; readiness as it is shown, which never crosses a threshold."""

    def score(value: float | None) -> float | None:
        return None if value is None else float(shown(rubric, value))

    before, after = (
        sum(gate.state == "unmet" for gate in gates) for gates in (found.gates_before, found.gates_after)
    )
    yield Change(_("Readiness"), "points", score(found.readiness_before), score(found.readiness_after))
    yield Change(_("Band"), "", band_name(found.band_before, _), band_name(found.band_after, _))
    yield Change(_("Gates unmet"), "count", before, after)
    if found.loss_before is not None:
        yield Change(_("Expected loss per year"), "money", found.loss_before, found.loss_after)
    if found.after_losses is not None:
        risky = found.after_losses
        was, then = risky.npv_before, risky.npv_after
        yield Change(_("NPV after losses, mean"), "money", was.mean, then.mean)
        yield Change(_("NPV after losses, P10"), "money", was.p10, then.p10)
        out = (risky.prob_cash_out_before, risky.prob_cash_out_after)
        yield Change(_("Chance that cash runs out"), "share", *out)


def radar_change_alt(
    rubric: Rubric, before: Scorecard, after: Scorecard, _: Translator, radar: Radar | None = None
) -> str:
    """The dimensions that a plan moves, in words."""
    moved = []
    for old, new in zip(before.dimensions, after.dimensions, strict=True):
        if radar is not None and old.id not in radar.dimensions:
            continue
        if old.maturity and new.maturity and old.maturity.value != new.maturity.value:
            moved.append(
                _(
                    "{dimension} {before} → {after}",
                    dimension=_.text(rubric.dimension_by_id[old.id].title),
                    before=shown(rubric, old.maturity.value),
                    after=shown(rubric, new.maturity.value),
                )
            )
    if not moved:
        return _("Maturity by dimension today and with the plan: it is the same in all.")
    return _(
        "Maturity by dimension today and with the plan. {list}; the others stay as they are.",
        list=_("; ").join(moved),
    )


def loss_change_alt(before: RiskProfile, after: RiskProfile, _: Translator) -> str:
    """How the curve of losses moves, in words."""
    old, new = before.total.residual, after.total.residual

    def money(value: float) -> str:
        return show_money(value, _.locale, currency=before.currency)

    return _(
        "1 year in 10 costs more than {today} today, {plan} with the plan; 1 year in 20 more than "
        "{today_20} and {plan_20}.",
        today=money(old.p90),
        plan=money(new.p90),
        today_20=money(old.p95),
        plan_20=money(new.p95),
    )


def frontier_alt(rubric: Rubric, found: Plan, _: Translator) -> str:
    """What days buy, in words."""
    if not found.frontier:
        return ""
    first, last = found.frontier[0], found.frontier[-1]
    # From here on more days buy nothing: other limits are reached, or everything is done.
    enough = next(p for p in found.frontier if (p.value, p.gates) == (last.value, last.gates))
    said = [
        _(
            "Readiness goes from {none} with no days to {all} with {n} days.",
            none=shown(rubric, first.readiness),
            all=shown(rubric, last.readiness),
            n=show_number(enough.limit, _.locale),
        )
    ]
    if last.loss_avoided is not None:
        said.append(
            _(
                "Losses avoided rise to {amount} a year.",
                amount=show_money(last.loss_avoided, _.locale, currency=found.currency),
            )
        )
    if found.knee_days is not None:
        said.append(
            _("The first {n} days or so buy the most per day.", n=show_number(found.knee_days, _.locale))
        )
    reached = [point.readiness for point in found.frontier if point.readiness is not None]
    if any(after < before for before, after in pairwise(reached)):
        said.append(_("Where readiness dips, the days go to gates or losses that take priority."))
    said.append(
        _(
            "This plan takes {n} days and reaches {readiness}.",
            n=show_number(found.days, _.locale),
            readiness=shown(rubric, found.readiness_after),
        )
    )
    return _.sentences(*said)
