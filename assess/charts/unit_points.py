"""What the picture of an API against hosting shows, as points, for screen and paper. Imports no Plotly."""

from typing import NamedTuple

from assess.economics.results import HostingComparison, UnitFigures


class HostingLines(NamedTuple):
    """Two lines of cost by tokens a month, from no tokens to `reach`."""

    reach: float
    api: tuple[float, float]
    """Cost at both ends of the line."""
    hosting: tuple[float, float]
    meet: tuple[float, float] | None
    """Tokens and cost from where on hosting is cheaper."""
    machine: float | None
    """Tokens that one machine serves, where the picture reaches so far."""

    @property
    def highest(self) -> float:
        """The largest cost shown."""
        return max(*self.api, *self.hosting)


def hosting_lines(unit: UnitFigures) -> HostingLines | None:
    """The lines; None where an API and hosting can't be compared yet."""
    hosting = unit.hosting
    if hosting is None:
        return None
    meet = unit.break_even_tokens
    reach = _reach(hosting, meet)
    serves = hosting.machine_tokens
    return HostingLines(
        reach=reach,
        api=(0.0, hosting.api_per_1m_tokens * reach / 1e6),
        hosting=(
            hosting.fixed_per_month,
            hosting.fixed_per_month + hosting.hosting_per_1m_tokens * reach / 1e6,
        ),
        meet=(meet, hosting.api_per_1m_tokens * meet / 1e6) if meet else None,
        machine=serves if serves is not None and 0 < serves < reach else None,
    )


def _reach(hosting: HostingComparison, meet: float | None) -> float:
    """How many tokens a month the picture spans."""
    if meet:
        return 2 * meet
    if hosting.machine_tokens:
        return 2 * hosting.machine_tokens
    prices = max(hosting.api_per_1m_tokens, hosting.hosting_per_1m_tokens)
    return 2e6 * hosting.fixed_per_month / prices if prices and hosting.fixed_per_month else 1e9
