"""How a plan burns cash and grows in its first year: the two amounts of the burn multiple, from the lines."""

import math
from dataclasses import dataclass

from assess.economics.expansion import entered, expand
from assess.economics.inputs import CustomersDriver, Economics, Line


@dataclass(frozen=True)
class Growth:
    """Both amounts over the same time, the start and so many periods after it."""

    periods: int
    net_burn: float
    """Costs less direct benefits as the cash moves, without funding; never below zero."""
    net_new_arr: float
    """What the recurring lines bring a year at the end of that time, less what they bring at the start."""
    recurring: tuple[Line, ...]
    """Direct revenue from customers who pay each period; what else is sold may not come again."""


def planned_growth(economics: Economics) -> Growth | None:
    """Burn and growth over the first year, or all periods where they are fewer.

    None where no line tells recurring revenue, or nothing is burnt.
    """
    recurring = tuple(
        line
        for line in economics.lines
        if line.category == "revenue" and not line.indirect and isinstance(line.driver, CustomersDriver)
    )
    periods = min(economics.periods, economics.periods_per_year)
    lines = expand(economics)
    burn = -math.fsum(lines.net(lines.direct)[: periods + 1])
    if not recurring or burn <= 0:
        return None
    gained = math.fsum(_gained(line, economics.periods, periods) for line in recurring)
    return Growth(periods, burn, gained * economics.periods_per_year, recurring)


def _gained(line: Line, all_periods: int, periods: int) -> float:
    """What one period's revenue grows by until a period."""
    driver = line.driver
    assert isinstance(driver, CustomersDriver)
    return float(entered(line, all_periods)[periods]) - driver.customers * driver.price
