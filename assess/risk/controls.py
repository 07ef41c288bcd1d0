"""What controls make of a scenario: the factors that are left of its frequency and of its loss."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from assess.risk.catalogue import Control, RiskRules


class Standing(NamedTuple):
    """How far a criterion has come."""

    level: int
    evidenced: bool
    """Whether valid evidence stands behind the level."""


class Factors(NamedTuple):
    """What is left of frequency and loss, 0–1 each."""

    frequency: float = 1.0
    loss: float = 1.0


NONE = Factors()
"""No control at all."""

Shares = Mapping[str, float]
"""What of its effect each criterion realises, 0–1; one that is missing is no control."""


def share(rules: RiskRules, standing: Standing) -> float:
    """What of its effect a control realises."""
    return rules.shares[standing.level] * (1.0 if standing.evidenced else rules.without_evidence)


def shares(rules: RiskRules, standings: Mapping[str, Standing]) -> dict[str, float]:
    """The same for every criterion."""
    return {criterion: share(rules, standing) for criterion, standing in standings.items()}


def factors(controls: Iterable[Control], realised: Shares) -> Factors:
    """Π (1 − effect · share); of those that share a mechanism on the same side, only the strongest."""
    cuts: dict[tuple[str, str | int], float] = {}
    for number, control in enumerate(controls):
        key = (control.on, number if control.mechanism is None else control.mechanism)
        cuts[key] = max(cuts.get(key, 0.0), control.effect * realised.get(control.criterion, 0.0))
    left = {"frequency": 1.0, "loss": 1.0}
    for (on, _), cut in cuts.items():
        left[on] *= 1.0 - cut
    return Factors(**left)
