"""The economics under each what-if, beside the economics as entered."""

from dataclasses import dataclass

from assess.economics.appraisal import outcome
from assess.economics.inputs import Change, Economics
from assess.economics.results import Outcome
from assess.economics.scenarios import apply, changes


@dataclass(frozen=True)
class Trial:
    """One what-if and what the money comes to under it."""

    change: Change | None
    """None for the economics as entered."""
    found: Outcome
    entered: Outcome
    touches: bool
    """Whether any line is another than as entered."""

    @property
    def npv_change(self) -> float:
        """By how much the net present value of direct benefits differs from that as entered."""
        return self.found.direct.npv - self.entered.direct.npv


def trials(economics: Economics) -> tuple[Trial, ...]:
    """The economics as entered, then under each what-if: the built-in ones and the company's own."""
    entered = outcome(economics)
    return (
        Trial(change=None, found=entered, entered=entered, touches=False),
        *(_trial(economics, change, entered) for change in changes(economics)),
    )


def _trial(economics: Economics, change: Change, entered: Outcome) -> Trial:
    tried = apply(economics, change)
    touches = tried.lines != economics.lines
    return Trial(change=change, found=outcome(tried), entered=entered, touches=touches)
