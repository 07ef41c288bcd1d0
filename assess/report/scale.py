"""A side of a chart on paper: round amounts, and the share of it at which a value stands."""

from assess.charts.economics_points import ticks
from assess.i18n import Translator, show_money
from assess.report.drawings import Mark


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
