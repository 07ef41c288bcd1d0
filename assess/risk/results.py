"""What the sums of risk come to: one frozen, serialisable object that every screen and file reads.

Amounts are in the assessment's currency, per year unless said otherwise. Means are exact; quantiles, tails
and probabilities are simulated.
"""

from typing import Literal

from assess.models import Result
from assess.risk.catalogue import Treatment
from assess.sampling import Simulated


class AnnualLoss(Result):
    """The loss of a year."""

    mean: float
    """λ · E[loss], exact."""
    se: float
    """What the number of simulated years leaves open about a mean: their sd / √n."""
    p50: float
    p90: float
    p95: float
    p99: float
    es90: float
    """Mean of the worst tenth of the years, the highest ⌈n / 10⌉ by rank."""
    prob_none: float
    """Share of the years without a loss."""


class Figures(Result):
    """A figure without controls, as things stand, and with every target reached, with evidence."""

    inherent: float
    """Without controls."""
    residual: float
    """As things stand."""
    target: float
    """With every target reached, with evidence."""


class Classes(Result):
    """A class 1–5 in the same three states; null without a rate to the US dollar."""

    inherent: int | None
    residual: int | None
    target: int | None


class Scores(Result):
    """A risk score, 0 best to 100 worst, without controls and as things stand; null as for classes."""

    inherent: float | None
    residual: float | None


class Savings(Result):
    """What would be saved per year, all else as it is."""

    evidence: float
    """With valid evidence for the level there is."""
    next_level: float | None
    """One level higher, with evidence; null at the top."""
    target: float
    """At the target of the stage, with evidence."""


class ControlValue(Result):
    """What one criterion does about one scenario."""

    criterion: str
    share: float
    """What of its effect is realised, 0–1."""
    first_in: float
    """What it saves per year where nothing else is done."""
    last_in: float
    """What would be lost per year without it, all others as they are."""
    saves: Savings


class GapPrice(Result):
    """What one criterion does about all scenarios, and what more of it would save."""

    criterion: str
    level: int | None
    """Null where nothing is answered, which counts as 0."""
    target: int
    """The level that the stage expects."""
    scenarios: tuple[str, ...]
    """Those that it is a control of."""
    last_in: float
    saves: Savings


class ScenarioRisk(Result):
    """One scenario."""

    id: str
    treatment: Treatment
    frequency: Figures
    """Events per year, mean."""
    event_loss: Figures
    """What an event costs, mean."""
    inherent: AnnualLoss
    residual: AnnualLoss
    target_mean: float
    """Mean annual loss where every target is reached, with evidence."""
    likelihood: Classes
    impact: Classes
    risk_score: Scores
    contribution: float
    """Its share of the whole mean residual loss, 0–1."""
    premium: float
    """What its insurance costs per year: on top of the losses, in none of them."""
    controls: tuple[ControlValue, ...]


class TotalRisk(Result):
    """All scenarios together."""

    inherent: AnnualLoss
    residual: AnnualLoss
    target_mean: float
    """Mean annual loss where every target is reached, with evidence."""
    risk_score: Scores
    premium: float
    """What all insurance costs per year: on top of the losses, in none of them."""


class ExceedancePoint(Result):
    """With which probability a year costs more than a loss."""

    loss: float
    inherent: float
    residual: float
    target: float
    """With every target reached, with evidence."""


class Tolerance(Result):
    """A point of the company's tolerance, and whether it is kept."""

    loss: float
    probability: float
    """With which the loss may be exceeded at most."""
    inherent: float
    """With which it is, without controls."""
    residual: float
    target: float
    """With every target reached, with evidence."""
    met: bool
    """As things stand."""


class Column(Result):
    """What a state of affairs leaves of the money."""

    loss: float
    """Mean loss per year, premiums included."""
    npv_direct: Simulated
    """After losses, with direct benefits only."""
    npv_total: Simulated
    """After losses, with all benefits."""
    prob_cash_out: float
    """Share of the paths in which cash is below zero at the end of some period, direct benefits only."""


class Joint(Result):
    """Economics and risk drawn together, maturity held constant."""

    risk_adjusted_npv: Simulated
    """As things stand, with direct benefits only."""
    prob_cash_out: float
    """As things stand."""
    n_losses: int
    """Paths of losses, each beside several paths of the economics."""
    n_cash: int
    """Paths of which cash is followed by period."""
    none: Column
    """Without controls."""
    today: Column
    targets: Column
    """With every target reached, with evidence."""


class Caution(Result):
    """Something to bear in mind, by an id, and the scenarios, lines or facts that it is about."""

    id: str
    about: tuple[str, ...] = ()


class Unpriced(Result):
    """A scenario that applies but has no amount, and the facts of the profile that would give it one."""

    id: str
    needs: tuple[str, ...]


class RiskProfile(Result):
    """Everything the risks of an assessment come to; figures unrounded."""

    format: Literal["assess/risk@1"] = "assess/risk@1"
    currency: str
    n: int
    seed: int
    scenarios: tuple[ScenarioRisk, ...]
    total: TotalRisk
    exceedance: tuple[ExceedancePoint, ...]
    tolerance: tuple[Tolerance, ...]
    prices: tuple[GapPrice, ...]
    """What each gap costs, the dearest first."""
    joint: Joint | None
    """Null without economics, or where they are in another currency."""
    unpriced: tuple[Unpriced, ...]
    dropped: tuple[str, ...]
    """Scenarios left out with a reason."""
    warnings: tuple[Caution, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is no scenario, not even one that is left out with a reason."""
        return not self.scenarios and not self.dropped
