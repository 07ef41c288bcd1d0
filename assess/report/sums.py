"""What a report reckons with: each time anew, unless the caller has ways that remember.

The sums bring numpy and scipy, which a report without money does without: they are loaded when asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.assessment import Assessment
from assess.rubric import Rubric

if TYPE_CHECKING:
    from assess.economics import Economics
    from assess.economics.results import Appraisal
    from assess.plan.results import Plan, Tried
    from assess.risk.results import RiskProfile


def _appraise(economics: Economics) -> Appraisal:
    from assess.economics.appraisal import appraise

    return appraise(economics)


def _analyse(rubric: Rubric, assessment: Assessment) -> RiskProfile:
    from assess.risk.analysis import analyse

    return analyse(rubric, assessment)


def _plan(rubric: Rubric, assessment: Assessment) -> Plan:
    from assess.plan.planning import plan

    return plan(rubric, assessment)


def _kept(rubric: Rubric, assessment: Assessment) -> tuple[Tried, ...]:
    from assess.plan.trying import kept

    return kept(rubric, assessment)


@dataclass(frozen=True)
class Sums:
    """Economics, risks, plan and kept what-ifs of an assessment, as everywhere else."""

    appraise: Callable[[Economics], Appraisal] = _appraise
    analyse: Callable[[Rubric, Assessment], RiskProfile] = _analyse
    plan: Callable[[Rubric, Assessment], Plan] = _plan
    kept: Callable[[Rubric, Assessment], tuple[Tried, ...]] = _kept


ANEW = Sums()
