"""Economics and risk drawn together: what losses leave of NPV and of the cash.

A path is the whole horizon. Its lines are drawn as the economics draw them; each risk has one rate for all of
it, since what is uncertain is how often such a thing happens, and events fall into the periods evenly.
Losses are paid in the period in which they fall and discounted like running flows. Maturity stays as it is.

Economics and losses are independent of each other, so fewer paths of losses serve: they are gone through
again and again, each time beside other paths of the economics. Without a loss the figures are those of the
economics.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assess.assessment import Assessment
from assess.economics import Economics
from assess.economics.cash_flows import NEAR_ZERO, discount_factors, exponents
from assess.economics.expansion import expand
from assess.economics.simulation import FLOW_PATHS, Paths, paths
from assess.risk.expected import annual_mean
from assess.risk.register import Register, Risk
from assess.risk.results import Column, Joint
from assess.risk.simulation import Case, Events, Indices, events
from assess.sampling import Floats, Simulated, stream

SHARE = 5
"""Paths of the economics to one of the losses, which take most of the time; never fewer than `FLOW_PATHS`."""

Cases = Mapping[str, Sequence[Case]]
"""By the name of a column, the case of each risk."""


def joinable(assessment: Assessment, known: Register) -> Economics | None:
    """The economics that losses are taken off; None without lines or risks, or in another currency."""
    economics = assessment.economics
    if economics is None or not economics.lines or not known.risks:
        return None
    return economics if economics.currency == assessment.profile.currency else None


def join(risks: Sequence[Risk], cases: Cases, economics: Economics, *, n: int, seed: int) -> Joint:
    """One joint simulation of n paths; `cases` has the columns `none`, `today` and `targets`."""
    found = columns(risks, cases, economics, n=n, seed=seed)
    today = found["today"]
    return Joint(
        risk_adjusted_npv=today.npv_direct,
        prob_cash_out=today.prob_cash_out,
        n_losses=_losing(n),
        n_cash=min(n, FLOW_PATHS),
        **found,
    )


def columns(
    risks: Sequence[Risk], cases: Cases, economics: Economics, *, n: int, seed: int
) -> dict[str, Column]:
    """What some states of affairs leave of the money, on the same n paths and the same events."""
    drawn = paths(economics, expand(economics), n=n, seed=seed)
    factors = discount_factors(economics.period_rate, exponents(economics.periods, economics.timing))
    losing = _losing(n)
    lost = {name: _Lost.nothing(losing, len(factors)) for name in cases}
    years = economics.periods / economics.periods_per_year
    for number, risk in enumerate(risks):
        generator = stream(seed, f"joint/{risk.id}")
        for block in events(risk, generator, paths=losing, years=years):
            timed = _Timed.of(block, generator, factors)
            for name, of in cases.items():
                lost[name].add(timed, block.under(of[number]))
    return {name: _column(risks, of, drawn, lost[name], economics, factors) for name, of in cases.items()}


def _losing(n: int) -> int:
    """Of n paths, those in which losses are drawn."""
    return min(n, max(FLOW_PATHS, n // SHARE))


@dataclass(frozen=True, eq=False)
class _Timed:
    """Events of a block, each in a period."""

    block: Events
    factor: Floats
    """The discount factor of each event."""
    place: Indices
    """Of the events in paths that are followed by period, the first ones: where in a table path × period."""

    @classmethod
    def of(cls, block: Events, generator: np.random.Generator, factors: Floats) -> "_Timed":
        path = block.path
        period = generator.integers(1, len(factors), len(path))
        followed = int(np.searchsorted(path, FLOW_PATHS - block.first))
        place = path[:followed] * len(factors) + period[:followed]
        return cls(block, factors.take(period), place)


@dataclass(frozen=True, eq=False)
class _Lost:
    """The losses of every path in one case."""

    present: Floats
    """Present value, by path."""
    by_period: Floats
    """Of the first paths, path × period."""

    @classmethod
    def nothing(cls, n: int, columns: int) -> "_Lost":
        return cls(np.zeros(n), np.zeros((min(n, FLOW_PATHS), columns)))

    def add(self, timed: _Timed, loss: Floats) -> None:
        """Adds what the events of a block cost."""
        here = slice(timed.block.first, timed.block.first + timed.block.paths)
        rows = self.by_period[here]
        if len(rows):
            amounts = loss[: len(timed.place)]
            rows += np.bincount(timed.place, weights=amounts, minlength=rows.size).reshape(rows.shape)
        loss *= timed.factor
        np.add.at(self.present[here], timed.block.hit, timed.block.sums(loss))


def _column(
    risks: Sequence[Risk],
    cases: Sequence[Case],
    drawn: Paths,
    lost: _Lost,
    economics: Economics,
    factors: Floats,
) -> Column:
    premium = sum(case.transfer.premium for case in cases if case.transfer)
    per_period = np.full(economics.periods + 1, premium / economics.periods_per_year)
    per_period[0] = 0.0
    present = lost.present + float(per_period @ factors)
    cash = drawn.cash - np.cumsum(lost.by_period + per_period, axis=1)
    noise = NEAR_ZERO * float(np.abs(drawn.cash).max(initial=0.0))
    means = (annual_mean(risk, case.factors, case.transfer) for risk, case in zip(risks, cases, strict=True))
    return Column(
        loss=sum(means) + premium,
        npv_direct=_less(drawn.direct, present),
        npv_total=_less(drawn.total, present),
        prob_cash_out=float((cash.min(axis=1) < -noise).mean()),
    )


def _less(npv: Floats, losses: Floats) -> Simulated:
    """Values after losses, of which there may be fewer paths: they are gone through again and again."""
    n, error = len(npv), 0.0
    if n > 1:
        error = math.sqrt(float(npv.var(ddof=1)) / n + float(losses.var(ddof=1)) / len(losses))
    return Simulated.of(npv - np.resize(losses, n)).model_copy(update={"se": error})
