"""The economics under each what-if, beside the economics as entered."""

from dataclasses import dataclass

from assess.economics.appraisal import outcome
from assess.economics.inputs import Change, Economics
from assess.economics.results import Outcome
from assess.economics.scenarios import GOES_BY, apply, assumed, changes


@dataclass(frozen=True)
class Trial:
    """One what-if and what the money comes to under it."""

    change: Change | None
    """None for the economics as entered."""
    found: Outcome
    entered: Outcome
    lacks: tuple[str, ...]
    """Why it changes no figure; empty where it changes one.

    What it assumes that no line goes by; `zero` where lines do, at 0; `nothing` where it assumes nothing.
    """

    @property
    def acts(self) -> bool:
        """Whether any figure of money is another than as entered."""
        return self.change is not None and not self.lacks

    @property
    def npv_change(self) -> float:
        """By how much the net present value of direct benefits differs from that as entered."""
        return self.found.direct.npv - self.entered.direct.npv


def trials(economics: Economics) -> tuple[Trial, ...]:
    """The economics as entered, then under each what-if: the built-in ones and the company's own."""
    entered = outcome(economics)
    return (
        Trial(change=None, found=entered, entered=entered, lacks=()),
        *(_trial(economics, change, entered) for change in changes(economics)),
    )


def _trial(economics: Economics, change: Change, entered: Outcome) -> Trial:
    tried = apply(economics, change)
    found = outcome(tried)
    lacks = _lacking(economics, change) if found == entered else ()
    return Trial(change=change, found=found, entered=entered, lacks=lacks)


def _lacking(economics: Economics, change: Change) -> tuple[str, ...]:
    if not assumed(change) and all(factor == 1 for factor in change.lines.values()):
        return ("nothing",)
    lacking = tuple(
        name for name in assumed(change) if not any(GOES_BY[name](line) for line in economics.lines)
    )
    return lacking or ("zero",)
