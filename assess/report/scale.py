"""A side of a chart on paper: round values, and the share of it at which a value stands."""

from assess.charts.economics_points import ticks
from assess.i18n import Translator, show_money, show_percent
from assess.report.drawings import Mark, Ticks


def share_ticks() -> Ticks:
    """The quarters along a side that shows a share of the futures."""
    return tuple(Mark(share, show_percent(share)) for share in (0.0, 0.25, 0.5, 0.75, 1.0))


class Scale:
    """Round amounts along one side of a chart, and the share of it at which a value stands."""

    def __init__(self, low: float, high: float, _: Translator, about: int = 5) -> None:
        self._ticks = ticks(low, high, about)
        self._low, self._span = self._ticks[0], (self._ticks[-1] - self._ticks[0]) or 1.0
        self.marks = tuple(Mark(self.at(value), show_money(value, _.locale)) for value in self._ticks)

    def at(self, value: float) -> float:
        """The share at which a value stands."""
        return (value - self._low) / self._span

    def length(self, amount: float) -> float:
        """The share that an amount takes."""
        return amount / self._span
