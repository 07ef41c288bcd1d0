"""Cash-flow lines as one matrix of amounts, lines × (periods + 1), with what each counts for.

Time 0 is the decision date: nothing that a driver describes has run by then, so its first amount is zero.
"""

import math
from dataclasses import dataclass

import numpy as np

from assess.economics.inputs import CustomersDriver, Driver, Economics, HeadcountDriver, Line
from assess.sampling import Floats


@dataclass(frozen=True, eq=False)
class Expanded:
    """The lines of an economics, in their order, as numbers."""

    lines: tuple[Line, ...]
    amounts: Floats
    """One row a line, one column a period, after lags; positive, but for funding that is repaid."""
    beyond_horizon: Floats
    """Of each line, what a lag moves behind the last period: in no figure."""
    direct: Floats
    """What a line counts for in direct flows: −1 a cost, 1 a direct benefit, 0 otherwise."""
    total: Floats
    """The same with indirect benefits, which count by their attribution."""
    funding: Floats
    """1 for funding, 0 otherwise."""

    def net(self, weights: Floats) -> Floats:
        """Net flow of each period, by `direct`, `total` or `funding`."""
        return np.asarray(weights @ self.amounts)

    def cost(self) -> Floats:
        """All costs of each period, positive."""
        return np.asarray(np.maximum(-self.direct, 0) @ self.amounts)

    def benefit(self, weights: Floats) -> Floats:
        """All benefits of each period, by `direct` or `total`."""
        return np.asarray(np.maximum(weights, 0) @ self.amounts)


def expand(economics: Economics) -> Expanded:
    """The matrix of an economics."""
    lines, n = economics.lines, economics.periods
    amounts, beyond = np.zeros((len(lines), n + 1)), np.zeros(len(lines))
    for row, line in enumerate(lines):
        amounts[row], beyond[row] = _lagged(entered(line, n), line.lag)
    sign = np.array([{"cost": -1.0, "benefit": 1.0, "funding": 0.0}[line.kind] for line in lines])
    caused = np.array([(line.attribution or 0.0) if line.indirect else 1.0 for line in lines])
    return Expanded(
        lines=lines,
        amounts=amounts,
        beyond_horizon=beyond,
        direct=np.where([line.indirect for line in lines], 0.0, sign) if lines else sign,
        total=sign * caused,
        funding=np.array([float(line.kind == "funding") for line in lines]),
    )


def entered(line: Line, periods: int) -> Floats:
    """A line's amounts at the start and in each period, typed or computed by its driver; before any lag."""
    if line.driver is None:
        return np.asarray(line.amounts, dtype=float)
    return np.concatenate([[0.0], _driven(line.driver, periods)])


def _driven(driver: Driver, periods: int) -> Floats:
    """Amounts of the periods 1 … n."""
    since = np.arange(periods)
    if isinstance(driver, CustomersDriver):
        stock, customers = driver.customers, np.empty(periods)
        for period in range(periods):
            stock = customers[period] = stock * (1 - driver.churn) + driver.new_per_period
        return customers * driver.price
    if isinstance(driver, HeadcountDriver):
        return np.asarray((driver.headcount + driver.hires_per_period * since) * driver.salary, dtype=float)
    return np.asarray(
        driver.tokens_millions * (1 + driver.growth) ** since.astype(float) * driver.price_per_1m_tokens
    )


def _lagged(amounts: Floats, lag: float) -> tuple[Floats, float]:
    """Amounts that come `lag` periods later, and what of them falls behind the last period."""
    whole = math.floor(lag)
    part, horizon = lag - whole, len(amounts)
    late = np.zeros(horizon + whole + 1)
    late[whole : whole + horizon] += (1 - part) * amounts
    late[whole + 1 : whole + 1 + horizon] += part * amounts
    return late[:horizon], float(late[horizon:].sum())
