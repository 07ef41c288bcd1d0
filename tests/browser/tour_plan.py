"""The part of the tour that goes through a plan, and through what is tried beside it."""

import datetime as dt
from collections.abc import Iterator

from playwright.sync_api import Locator

from assess.assessment import Assessment
from assess.loading import shipped_rubric
from assess.plan.inputs import Limits, Planning
from assess.plan.planning import plan
from assess.storage import Repository
from tests.browser.visitor import Visitor

WHAT_IF = "先补专利 *and* <b>"
OWNER = "林工 *Lin*"
ENOUGH, TOO_LITTLE = Limits(days=10, months=6), Limits(days=1, months=6)
"""Within a number of months the page looks at other budgets only when it is asked to, which takes long."""
TABLES = ("budgets", "amounts", "sure")


class PlanTour:
    """The pages about the plan of one assessment, which has none at first."""

    def __init__(self, visitor: Visitor, store: Repository, lang: str, sample: Assessment) -> None:
        self.visitor, self.store, self.lang = visitor, store, lang
        self.id = f"{lang}-plan"
        own = sample.model_copy(update={"id": self.id, "previous": None, "plan": Planning()})
        store.create(own, now=dt.datetime.now(dt.UTC), who="test")

    def states(self) -> Iterator[str]:
        """Goes on and on; yields the name of each state to look at."""
        self.visitor.open("plan", a=f"{self.lang}-fresh", lang=self.lang)
        yield "plan, nothing answered"
        yield from self._found()
        yield from self._wishes()
        yield from self._accepted()
        yield from self._two_windows()
        yield from self._what_if()

    def _found(self) -> Iterator[str]:
        visitor = self.visitor
        self._show(Planning())
        visitor.unfold("plan/more")
        self._steps().first.click()
        visitor.settle()
        yield "plan without limits, a step opened"
        visitor.type(f"plan/{self.id}/budget/days", "25")
        for table in TABLES:
            visitor.unfold(f"plan/table/{table}")
        yield "plan, other budgets"
        self._show(Planning(budget=Limits(days=0)))
        yield "plan, nothing to spend"
        self._show(Planning(budget=Limits(months=2, roles_per_month={"engineer": 5}), objective="mix"))
        yield "plan within months, by a mix"

    def _wishes(self) -> Iterator[str]:
        steps = self._all()
        self._show(Planning(budget=ENOUGH, fixed=steps[:1], excluded=steps[1:2]))
        self._steps().first.click()
        self.visitor.settle()
        yield "plan, a step kept in and one kept out"
        self._show(Planning(budget=TOO_LITTLE, fixed=steps[-2:], excluded=steps[:3]))
        yield "plan, wishes that cannot be met"
        self._show(Planning(budget=ENOUGH, excluded=steps))
        yield "plan, everything kept out"

    def _accepted(self) -> Iterator[str]:
        visitor = self.visitor
        self._show(Planning(budget=ENOUGH))
        visitor.press("plan/accept")
        visitor.key("plan/replace").wait_for()  # a busy machine may begin to save after a quiet moment
        held = self.store.load(self.id).assessment.plan
        assert held.accepted is not None
        first, second, *others = held.accepted.steps
        yesterday = held.accepted.date - dt.timedelta(days=1)
        first = first.model_copy(update={"owner": OWNER, "due": yesterday, "status": "doing"})
        second = second.model_copy(update={"status": "done"})
        accepted = held.accepted.model_copy(update={"steps": (first, second, *others)})
        self._show(held.model_copy(update={"accepted": accepted}))
        visitor.press("plan/replace")
        yield "plan, accepted, and another to take its place"
        visitor.press("plan/give_up")
        yield "plan, about to be given up"

    def _two_windows(self) -> Iterator[str]:
        held = self.store.load(self.id).assessment.plan
        theirs = {"budget": Limits(days=40, money=7.0), "objective": "mix", "fixed": self._planned()[:1]}
        self._save(held.model_copy(update=theirs))
        self.visitor.type(f"plan/{self.id}/budget/days", "30")
        yield "plan, changed in two windows"
        self.visitor.press("plan/theirs")

    def _what_if(self) -> Iterator[str]:
        visitor = self.visitor
        visitor.open("results", a=self.id, lang=self.lang)
        offers = visitor.page.locator(f'[class*="st-key-plan-{self.id}-what-if-offer"] button')
        offers.first.click()
        visitor.settle()
        visitor.press("what-if/keep")  # without a name
        yield "results, a what-if without a name"
        visitor.type(f"plan/{self.id}/what-if/name", WHAT_IF)
        visitor.press("what-if/keep")
        offers.first.click()
        visitor.settle()
        yield "results, a what-if kept and changed since"
        visitor.press("what-if/revert")
        visitor.press("what-if/compare")
        yield "compare, with a what-if"
        visitor.open("results", a=self.id, lang=self.lang)
        visitor.choose(f"plan/{self.id}/what-if/choice", WHAT_IF)
        visitor.press("what-if/delete")
        yield "results, a what-if deleted"

    def _steps(self) -> Locator:
        return self.visitor.page.locator(f'[class*="st-key-plan-{self.id}-step-"] summary')

    def _planned(self) -> tuple[str, ...]:
        """The steps of the plan as it stands."""
        held = self.store.load(self.id).assessment
        return tuple(action.id for action in plan(shipped_rubric(), held, deep=False).actions)

    def _all(self) -> tuple[str, ...]:
        """Every step there is."""
        bare = self.store.load(self.id).assessment.model_copy(update={"plan": Planning()})
        return tuple(action.id for action in plan(shipped_rubric(), bare, deep=False).actions)

    def _save(self, planning: Planning) -> None:
        held = self.store.load(self.id).plan_revision
        self.store.save_plan(self.id, planning, expected=held, now=dt.datetime.now(dt.UTC), who="test")

    def _show(self, planning: Planning) -> None:
        """Saves a plan and opens its page."""
        self._save(planning)
        self.visitor.open("plan", a=self.id, lang=self.lang)
