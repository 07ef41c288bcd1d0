"""Burn and growth as the lines plan them: the two amounts of the burn multiple."""

from assess.economics import CustomersDriver, Economics, Line
from assess.economics.growth import planned_growth

SALES = Line(
    id="sales",
    kind="benefit",
    category="revenue",
    driver=CustomersDriver(customers=10, new_per_period=5, price=100),
)
PROJECTS = Line(id="projects", kind="benefit", category="revenue", amounts=(0.0, *[50.0] * 6))
TEAM = Line(id="team", kind="cost", category="people", amounts=(500.0, *[3000.0] * 6))
ROUND = Line(id="round", kind="funding", category="equity", amounts=(9000.0, *[0.0] * 6))


def quarters(*lines: Line) -> Economics:
    return Economics(currency="CNY", period="quarter", periods=6, discount_rate=0.2, lines=lines)


def test_the_first_year_without_funding() -> None:
    growth = planned_growth(quarters(SALES, PROJECTS, TEAM, ROUND))
    assert growth is not None
    assert growth.periods == 4
    assert growth.net_burn == 500 + 4 * 3000 - 100 * (15 + 20 + 25 + 30) - 4 * 50
    assert growth.net_new_arr == 4 * 100 * (30 - 10)  # what projects bring may not come again
    assert growth.recurring == (SALES,)


def test_nothing_is_offered_without_recurring_revenue_or_without_a_burn() -> None:
    assert planned_growth(quarters(PROJECTS, TEAM)) is None
    assert planned_growth(quarters(SALES, PROJECTS)) is None
    assert planned_growth(quarters()) is None
