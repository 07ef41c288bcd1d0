"""A step of a plan in words: its name, how to begin with it, and why it is in the plan. Imports no Plotly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assess.charts.alt import DEFINED
from assess.i18n import Translator, show_money
from assess.i18n.plan import REASON, person_days
from assess.i18n.terms import LEVEL
from assess.rubric import Criterion, Rubric
from assess.text import Text

if TYPE_CHECKING:  # plans draw on numpy, and a scorecard names its first moves without
    from assess.plan.reasons import Reason
    from assess.plan.results import Action
    from assess.plan.tasks import Task

_LACKS = {"en": re.compile(r"; (?!or )|, but (?!.*, but )"), "zh": re.compile("；(?:但|还有|或还有)|，但")}
"""Where a text of level 1 goes on from what is there to what is still missing."""


def step_name(id: str, rubric: Rubric, _: Translator) -> str:
    """A step or a criterion by the name of its criterion, with the level that a step leads to."""
    criterion, _at, level = id.partition("@")
    known = rubric.by_id.get(criterion)
    name = _.text(known.label) if known else criterion
    return _("{name} (level {level})", name=name, level=level) if level else name


def goal(criterion: Criterion, level: int, _: Translator) -> str:
    """What is to be there at the level that a step leads to.

    Level 1 is told in the rubric by what is there and what is still missing; only the first can be aimed at.
    """
    text = criterion.levels[level]
    if level > 1:
        return _.text(text)
    there = {name: _LACKS[name].split(whole, 1)[0] for name, whole in (("en", text.en), ("zh", text.zh))}
    ends = {"en": there["en"].rstrip(".") + ".", "zh": there["zh"].rstrip("。") + "。"}
    return _.text(Text(**ends))


def first_move(criterion: Criterion, begin: int | None, evidenced: bool, _: Translator) -> str:
    """What to do first to get one level above `begin`, None where no level is known; often empty.

    The rubric's first step leads up to level 2. Beyond that a step is what its level and the evidence for
    it say, which stand beside this everywhere; only evidence that is owed is to be got first.
    """
    if begin is None or begin < DEFINED:
        return _.text(criterion.first_step)
    if evidenced:
        return ""
    name = _("{level} {name}", level=begin, name=_(LEVEL[begin]))
    return _("First record what shows {level}: no valid evidence does yet.", level=name)


def why(reasons: Sequence[Reason], step: Action | Task, currency: str, rubric: Rubric, _: Translator) -> str:
    """Why a step is in a plan: `Meets a gate; avoids CNY 48,000 a year`. The same words in every place."""
    told = {"points": f"{step.points:+.1f}", "days": person_days(step.days, _), "amount": ""}
    if step.loss_avoided is not None:
        told["amount"] = show_money(step.loss_avoided, _.locale, currency=currency)
    parts = []
    for one in reasons:
        if one.about:
            first, more = step_name(one.about[0], rubric, _), len(one.about) - 1
            parts.append(_(REASON["needed"], step=first) if not more else _needed(first, more, _))
        else:
            parts.append(_(REASON[one.kind], **told))
    said = _("; ").join(parts)
    return said[:1].upper() + said[1:]


def _needed(step: str, more: int, _: Translator) -> str:
    return _.plural(
        "prerequisite of {step} and {n} more step",
        "prerequisite of {step} and {n} more steps",
        more,
        step=step,
    )
