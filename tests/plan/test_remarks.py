"""What a choice says where something asked for is not in it."""

from fractions import Fraction

from assess.plan.choice import choose
from assess.plan.problem import ZERO, Budget, Item, Problem, Remark

DAY = Fraction(1)


def step(id: str, days: int = 2, *after: str, gates: int = 0, money: int = 0, points: int = 1) -> Item:
    """A step of the founder's."""
    work = {"founder": Fraction(days)}
    return Item(id, work, Fraction(money), Fraction(points), 0.0, gates=gates, after=after)  # type: ignore[arg-type]


def said(*items: Item, fixed: str = "", excluded: str = "", **budget: object) -> tuple[Remark, ...]:
    """The remarks on a choice."""
    limits = Budget(**budget)  # type: ignore[arg-type]
    return choose(Problem(items, limits, frozenset(fixed), frozenset(excluded))).problems


def test_no_steps() -> None:
    assert said() == (Remark("no_steps"),)


def test_everything_excluded() -> None:
    assert said(step("a"), step("b", 2, "a"), excluded="a") == (Remark("all_excluded"),)


def test_a_budget_of_nothing() -> None:
    assert said(step("a"), days=ZERO) == (Remark("no_budget"),)


def test_less_than_the_smallest_step() -> None:
    found = said(step("a", 5), step("b", 3), days=DAY)

    assert found == (Remark("nothing_affordable", ("b",), limit="days", needed=Fraction(3), available=DAY),)


def test_steps_that_add_nothing() -> None:
    assert said(step("a", points=0)) == (Remark("nothing_gained"),)


def test_more_than_everything() -> None:
    assert said(step("a"), days=DAY * 99) == (Remark("everything_fits"),)


def test_fixed_steps_that_are_too_dear() -> None:
    (found,) = said(step("a", 5), step("b", 3), fixed="ab", days=DAY * 6)

    assert found == Remark("fixed_too_dear", ("a",), limit="days", needed=DAY * 8, available=DAY * 6)


def test_a_fixed_step_that_needs_an_excluded_one() -> None:
    found = said(step("a"), step("b", 2, "a"), step("c"), fixed="b", excluded="a")

    assert found[0] == Remark("fixed_needs_excluded", ("b",), ("a",))


def test_a_gate_that_costs_more_than_there_is() -> None:
    found = said(step("a", 3), step("b", 4, "a", gates=1), step("c"), days=DAY * 5)

    assert found == (Remark("gate_too_dear", ("b",), limit="days", needed=DAY * 7, available=DAY * 5),)


def test_a_gate_that_the_money_does_not_reach_beside_another() -> None:
    found = said(step("a", gates=1, money=60), step("b", gates=1, money=50), money=DAY * 100)

    assert found[0].kind == "gate_too_dear"
    assert (found[0].limit, found[0].needed, found[0].available) == ("money", DAY * 110, DAY * 100)


def test_a_gate_that_needs_an_excluded_step() -> None:
    found = said(step("a"), step("b", 2, "a", gates=1), step("c"), excluded="a")

    assert found[0] == Remark("gate_needs_excluded", ("b",), ("a",))


def test_a_role_whose_days_run_out_is_named() -> None:
    (found,) = said(step("a", 5), roles={"founder": DAY})

    assert (found.limit, found.role) == ("role", "founder")
