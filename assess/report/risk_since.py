"""What changed in the risks since an earlier assessment: total and scenarios, the largest change first."""

from collections.abc import Sequence
from dataclasses import dataclass

from assess.assessment import Assessment
from assess.i18n import Translator, show_money
from assess.report.economics_words import difference
from assess.report.figure_parts import MoneyTable
from assess.report.risk_parts import told_parts, worth_telling
from assess.report.risk_words import scenario_title
from assess.risk.parts import loss_parts
from assess.risk.results import RiskProfile
from assess.rubric import Rubric

TOLD = 8
"""Scenarios that are listed."""
WORTH_TELLING = 0.005
"""Share of the larger expected loss below which a scenario's change is none."""


@dataclass(frozen=True)
class Moved:
    """The expected loss per year of a scenario then and now; None where it was not reckoned with."""

    id: str
    before: float | None
    after: float | None

    @property
    def change(self) -> float:
        """By how much the expected loss of a year differs for it."""
        return (self.after or 0.0) - (self.before or 0.0)


def moved(before: RiskProfile, after: RiskProfile) -> tuple[Moved, ...]:
    """The scenarios whose expected loss with controls differs, the largest change first."""
    then, now = ({one.id: one.residual.mean for one in found.scenarios} for found in (before, after))
    least = WORTH_TELLING * max(before.total.residual.mean, after.total.residual.mean)
    found = [Moved(id, then.get(id), now.get(id)) for id in {**now, **then}]
    told = [one for one in found if abs(one.change) > least or (one.before is None) != (one.after is None)]
    return tuple(sorted(told, key=lambda one: -abs(one.change)))


def since(
    rubric: Rubric,
    pair: tuple[Assessment, Assessment],
    profiles: tuple[RiskProfile, RiskProfile],
    names: Sequence[str],
    _: Translator,
) -> MoneyTable:
    """Expected loss per year then and now, in total and by scenario; both in the same currency."""
    (earlier, now), (before, after) = pair, profiles
    known = {one.id for one in after.scenarios}
    found = moved(before, after)

    def money(value: float | None) -> str:
        return "–" if value is None else show_money(value, _.locale)

    total = Moved("", before.total.residual.mean, after.total.residual.mean)
    whole = (money(total.before), money(total.after), difference(total.change, _))
    listed = [
        (
            scenario_title(one.id, rubric, now if one.id in known else earlier, _),
            money(one.before),
            money(one.after),
            difference(one.change, _),
        )
        for one in found[:TOLD]
    ]
    notes = [_("A dash: the scenario was not counted.")] if any(_partial(one) for one in found) else []
    if len(found) > TOLD:
        notes.append(
            _.plural("{n} more scenario moved less.", "{n} more scenarios moved less.", len(found) - TOLD)
        )
    parts = loss_parts(rubric, earlier, now)
    if worth_telling(parts):
        notes.insert(0, _("Why the total changed: {text}", text=told_parts(parts, _)))
    return MoneyTable(
        title=_("Expected loss per year"),
        head=(_("Scenario"), *names, _("Change")),
        rows=((_("All scenarios together"), *whole), *listed),
        notes=tuple(notes),
    )


def _partial(one: Moved) -> bool:
    return one.before is None or one.after is None
