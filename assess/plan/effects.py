"""What a set of steps brings, all of it together: by the same scoring and risk as the assessment itself.

A done step is recorded with evidence. Readiness adds up over steps; avoided losses do not, since what one
control keeps away another cannot keep away again.
"""

from collections.abc import Mapping, Sequence

from assess.assessment import Assessment, Evidence, LevelAnswer, record
from assess.problems import InputError
from assess.risk.controls import Standing, factors, share, shares
from assess.risk.expected import annual_mean
from assess.risk.register import Register, Risk, register
from assess.risk.simulation import Case
from assess.rubric import TOP_LEVEL, Rubric

PROOF = (Evidence(label="-"),)
"""Stands for the evidence that a done step leaves; nobody is shown it."""

Standings = Mapping[str, Standing]
"""How far some criteria have come."""


_PROVEN = tuple(Standing(level, evidenced=True) for level in range(TOP_LEVEL + 1))


def proven(levels: Mapping[str, int]) -> dict[str, Standing]:
    """Criteria at these levels, with evidence."""
    return {criterion: _PROVEN[level] for criterion, level in levels.items()}


def with_levels(assessment: Assessment, levels: Mapping[str, int]) -> Assessment:
    """The assessment as it would be with some criteria at these levels, each with evidence."""
    for criterion, level in levels.items():
        assessment = record(assessment, criterion, LevelAnswer(level=level, evidence=PROOF))
    return assessment


class Losses:
    """The mean loss of a year as criteria come further: exact, and the same as a risk profile has it."""

    def __init__(self, known: Register) -> None:
        self._rules, self.known = known.rules, known
        self._today = shares(known.rules, known.standings)
        self._controls = [tuple(dict.fromkeys(c.criterion for c in risk.controls)) for risk in known.risks]
        self._means: list[dict[tuple[Standing | None, ...], float]] = [{} for _ in known.risks]

    @classmethod
    def of(cls, rubric: Rubric, assessment: Assessment) -> "Losses | None":
        """Those of an assessment; None where nothing is known that may be lost."""
        try:
            known = register(rubric, assessment)
        except InputError:  # nothing on risk, or nothing that loads: the plan goes by readiness alone
            return None
        return cls(known) if known.risks else None

    @property
    def risks(self) -> Sequence[Risk]:
        """The scenarios that are reckoned with."""
        return self.known.risks

    def residual(self, moved: Standings) -> float:
        """What is left with some criteria as given, and the others as they are."""
        return sum(self.means(moved))

    def means(self, moved: Standings) -> tuple[float, ...]:
        """The same, risk by risk."""
        return tuple(self._mean(number, moved) for number in range(len(self.risks)))

    def cases(self, moved: Standings) -> list[Case]:
        """What is left of each risk, for a simulation."""
        return [
            Case(factors(risk.controls, self._shares(number, moved)), risk.transfer)
            for number, risk in enumerate(self.risks)
        ]

    def most(self, criterion: str, level: int, before: Mapping[str, int]) -> float:
        """The most that a step to a level can avoid, `before` being the levels that it needs.

        Further steps elsewhere only lessen what a control of an uninsured risk keeps away: its cut applies to
        what they leave. With insurance that need not hold, since the other side pays first; there a step
        avoids at most what it would without, and at most what is left.
        """
        needed = proven(before)
        after = {**needed, **proven({criterion: level})}
        return sum(
            self._most(number, needed, after)
            for number, criteria in enumerate(self._controls)
            if criterion in criteria
        )

    def _most(self, number: int, before: Standings, after: Standings) -> float:
        risk, left = self.risks[number], self._mean(number, before)
        if risk.transfer is None:
            return max(0.0, left - self._mean(number, after))
        bare = [
            annual_mean(risk, factors(risk.controls, self._shares(number, moved)))
            for moved in (before, after)
        ]
        return min(left, max(0.0, bare[0] - bare[1]))

    def _shares(self, number: int, moved: Standings) -> dict[str, float]:
        """What the controls of one risk realise; a criterion that does not apply is none."""
        return {
            id: share(self._rules, moved[id]) if id in moved else self._today[id]
            for id in self._controls[number]
            if id in self._today
        }

    def _mean(self, number: int, moved: Standings) -> float:
        # A solver asks thousands of times, and most risks are as they were before.
        known, key = self._means[number], tuple(map(moved.get, self._controls[number]))
        if key not in known:
            risk = self.risks[number]
            left = factors(risk.controls, self._shares(number, moved))
            known[key] = annual_mean(risk, left, risk.transfer)
        return known[key]
