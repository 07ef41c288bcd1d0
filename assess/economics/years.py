"""Cash by period as a table that can be read: by year where the periods are many."""

from collections.abc import Sequence
from typing import NamedTuple

from assess.economics.inputs import PERIODS_PER_YEAR, Period
from assess.economics.results import PeriodCash

MOST_ROWS = 12
"""More periods than these are added up by year."""


class CashRow(NamedTuple):
    """One period, or one year of them."""

    number: int
    """0 for the decision date."""
    cost: float
    benefit: float
    """Direct benefits."""
    funding: float
    cash: float
    """At the end."""
    least: float
    """The least cash at the end of a period within."""


class CashTable(NamedTuple):
    """The rows, and how long each but the first is."""

    period: Period
    rows: tuple[CashRow, ...]
    grouped: bool
    """Whether a row holds several periods."""
    left_over: int
    """Periods in the last year where it is not a whole one, else 0."""


def cash_table(period: Period, cash: Sequence[PeriodCash]) -> CashTable:
    """The decision date and then the periods, or years where there are more than twelve periods."""
    start, after = cash[:1], cash[1:]
    size = PERIODS_PER_YEAR[period] if len(after) > MOST_ROWS else 1
    parts = [start, *(after[i : i + size] for i in range(0, len(after), size))]
    rows = tuple(
        CashRow(
            number=number,
            cost=sum(at.cost for at in part),
            benefit=sum(at.benefit_direct for at in part),
            funding=sum(at.funding for at in part),
            cash=part[-1].cash,
            least=min(at.cash for at in part),
        )
        for number, part in enumerate(parts)
    )
    grouped = size > 1
    return CashTable("year" if grouped else period, rows, grouped, len(after) % size)
