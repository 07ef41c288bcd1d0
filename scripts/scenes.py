"""What happens on a page before its picture is taken: half-done work, bad input, and two windows at once.

Each scene plays on an assessment of its own, so that no picture sees what another one did.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import openpyxl

from assess.assessment import Assessment
from assess.assessment_file import load_assessment
from assess.economics import Economics
from assess.i18n import translator
from assess.i18n.economics import category_name
from assess.loading import shipped_rubric
from assess.plan.accepting import accept
from assess.plan.inputs import Limits, Planning
from assess.plan.planning import plan
from assess.report.risk_words import ranked
from assess.risk import Override, Risks
from assess.risk.analysis import analyse
from assess.samples import sample_bytes
from assess.sheets import lines_xlsx
from scripts.staging import Stage

UNREADABLE = "?"
TYPING = 60
"""Milliseconds from key to key, where a canvas opens a field with the first one."""


def _money(stage: Stage) -> Economics:
    economics = stage.assessment.economics
    assert economics is not None
    return economics


def begin_with_nothing(stage: Stage) -> None:
    """Lays out the usual lines with nothing chosen and cash that cannot be read."""
    stage.type(stage.economics("start/cash"), UNREADABLE)
    stage.press("economics/begin")


def laid_out(stage: Stage) -> None:
    """Lays out the usual lines, which have no amounts yet."""
    stage.pick(stage.economics("start/business"), 1)
    stage.pick(stage.economics("start/period"), 1)
    stage.type(stage.economics("start/periods"), "4")
    stage.type(stage.economics("start/rate"), "20")
    stage.type(stage.economics("start/cash"), "100万")
    stage.press("economics/begin")


def details(stage: Stage) -> None:
    """Opens all that is folded and the details of a line and a what-if, and enters an unreadable price."""
    for folded in stage.page.locator('[data-testid="stMain"] details:not([open]) > summary').all()[::-1]:
        folded.click()
        stage.settle()
    economics = _money(stage)
    driven = next(line for line in economics.lines if line.driver and line.kind == "benefit")
    stage.choose(stage.economics("line"), driven.name)
    stage.choose(stage.economics("what-if"), economics.scenarios[0].name)
    stage.type(stage.economics("unit/price_per_task"), UNREADABLE)


def refused(stage: Stage) -> None:
    """Types cash and an amount that cannot be read, and uploads a sheet with the usual mistakes."""
    stage.type(stage.economics("settings/cash"), UNREADABLE)
    # The table is a canvas: cells are found by where they are, from the right edge of the pinned name on.
    table = stage.page.locator(".dvn-scroller").first
    box = table.bounding_box()
    assert box is not None
    table.click(position={"x": box["width"] - 40, "y": 52})
    stage.page.keyboard.type("m")
    stage.page.locator("#portal textarea, #portal input").first.wait_for()
    stage.page.keyboard.type("any", delay=TYPING)
    stage.page.keyboard.press("Enter")
    stage.settle()
    stage.unfold("economics/sheet")
    with tempfile.TemporaryDirectory() as folder:
        stage.give(_sheet(stage, Path(folder) / "bad.xlsx", mistaken=True))


def previewed(stage: Stage) -> None:
    """Uploads a sheet that changes a line and adds one, and looks at what would change."""
    stage.unfold("economics/sheet")
    with tempfile.TemporaryDirectory() as folder:
        stage.give(_sheet(stage, Path(folder) / "next-plan.xlsx", mistaken=False))


def _sheet(stage: Stage, file: Path, *, mistaken: bool) -> Path:
    file.write_bytes(lines_xlsx(_money(stage), stage.locale))
    book = openpyxl.load_workbook(file)
    page = book.worksheets[0]
    page["D2"], page["E2"], page["F2"] = ("1,5", "=D2*2", -5) if mistaken else (10, 20, 30)
    category = category_name("cost", "general", translator(stage.locale))
    page.append(["Rent", category, "$3" if mistaken else 3])
    book.save(file)
    return file


def economics_conflict(stage: Stage) -> None:
    """Changes the cash while another window changed the rate, a line and a what-if."""
    economics = _money(stage)
    lines = tuple(
        line.model_copy(update={"lag": 1.0, "note": "paid late"}) if place == 0 else line
        for place, line in enumerate(economics.lines)
    )
    stage.change_economics(
        economics.model_copy(update={"discount_rate": 0.4, "lines": lines, "scenarios": ()})
    )
    stage.type(stage.economics("settings/cash"), "7,000,000")


def _dearest(stage: Stage) -> str:
    return ranked(analyse(shipped_rubric(), stage.assessment))[0].id


def risks_refused(stage: Stage) -> None:
    """Types a range upside down, adds a scenario without figures and a line of tolerance without a share."""
    scenario = _dearest(stage)
    stage.unfold("risks/add")
    stage.press("risks/add/now")
    stage.type(stage.risks("tolerance/loss"), "1000000")
    stage.press("risks/tolerance/add")
    stage.type(stage.risks(f"scenario/{scenario}/frequency/low"), "50")


def risks_entered(stage: Stage) -> None:
    """Leaves a scenario out, sets a tolerance, and enters a range that looks like absolute bounds."""
    scenario = _dearest(stage)
    stage.type(stage.risks(f"scenario/{scenario}/loss/low"), "1000")
    stage.type(stage.risks(f"scenario/{scenario}/loss/high"), "10000000")
    stage.type(stage.risks("tolerance/loss"), "1000000")
    stage.type(stage.risks("tolerance/share"), "10")
    stage.press("risks/tolerance/add")


def risks_conflict(stage: Stage) -> None:
    """Changes the owner of a scenario while another window left it out."""
    scenario = _dearest(stage)
    risks = stage.assessment.risks
    left_out = Override(id=scenario, dropped="It is in the plan already.")
    others = tuple(one for one in risks.scenarios if one.id != scenario)
    stage.change_risks(risks.model_copy(update={"scenarios": (*others, left_out)}))
    stage.type(stage.risks(f"scenario/{scenario}/owner"), "CTO")


def risks_unfolded(stage: Stage) -> None:
    """Looks at what reaching every target would do, and opens all that is folded."""
    stage.find("risks/matrices").locator("button").last.click()
    stage.settle()
    for folded in stage.page.locator('[data-testid="stMain"] details:not([open]) > summary').all()[::-1]:
        folded.click()
        stage.settle()


def nothing(_stage: Stage) -> None:
    """Looks at the page as it is."""


def counted_twice(shown: Assessment) -> Assessment:
    """Nothing is left out, though the economics have room for it."""
    return shown.model_copy(update={"risks": Risks()})


def scanned(shown: Assessment) -> Assessment:
    """Only the quick scan was answered."""
    quick = {c.id for c in shipped_rubric().criteria if c.quick}
    answers = {id: answer for id, answer in shown.answers.items() if id in quick}
    return shown.model_copy(update={"mode": "quick", "answers": answers})


def plan_decided(stage: Stage) -> None:
    """Sets a budget, leaves a step out, keeps another in, accepts, is about to give up, and reads a step."""
    stage.type(stage.plan("budget/days"), "25")
    first, second, third, *_others = _planned(stage)
    stage.unfold(stage.plan(f"step/{first}"))
    stage.press(f"plan/exclude/{first}")
    stage.unfold(stage.plan(f"step/{second}"))
    stage.press(f"plan/fix/{second}")
    stage.press("plan/accept")
    stage.press("plan/give_up")
    stage.unfold(stage.plan(f"step/{third}"))


def plan_of_nothing(stage: Stage) -> None:
    """Has no days at all, and looks at the limits by role and by month."""
    stage.type(stage.plan("budget/days"), "0")
    stage.unfold("plan/more")


def plan_all_out(stage: Stage) -> None:
    """Leaves out every step there is."""
    stage.change_plan(Planning(budget=Limits(days=30, money=80_000), excluded=_planned(stage)))
    stage.page.reload()
    stage.settle()


def with_a_gate(_shown: Assessment) -> Assessment:
    """The sample that has a gate to meet, instead of the one that is shown."""
    return load_assessment(sample_bytes("api-product"), "api-product", shipped_rubric())


def plan_below_gate(stage: Stage) -> None:
    """Has less than the first gate costs, and asks for a step that costs more than there is."""
    unmet = next(step for step in _planned(stage) if step.startswith("ip.prior_claims"))
    wanted = Planning(budget=Limits(days=2, money=1_000), fixed=(unmet,))
    stage.change_plan(wanted)
    stage.page.reload()
    stage.settle()
    stage.unfold(stage.plan(f"step/{_planned(stage)[0]}"))


def plan_followed(stage: Stage) -> None:
    """Comes back half a year later: some steps are reached, some overdue, and the plan goes on from there."""
    days = Limits(days=60, money=80_000, months=3)
    wanted = Planning(budget=days)
    found = plan(shipped_rubric(), stage.assessment, wanted, deep=False)
    begun = stage.assessment.profile.as_of - dt.timedelta(days=200)
    promised = accept(found, begun)
    assert promised is not None
    marks = ({"status": "done"}, {"status": "doing", "owner": "Lin"}, {"status": "dropped"})
    marked = [step.model_copy(update=mark) for step, mark in zip(promised.steps, marks, strict=False)]
    steps = (*marked, *promised.steps[len(marked) :])
    stage.change_plan(wanted.model_copy(update={"accepted": promised.model_copy(update={"steps": steps})}))
    stage.page.reload()
    stage.settle()


def plan_conflict(stage: Stage) -> None:
    """Changes the days while another window changed them, and left a step out."""
    stage.type(stage.plan("budget/days"), "25")
    theirs = Planning(budget=Limits(days=40, money=80_000), excluded=(_planned(stage)[0],))
    stage.change_plan(theirs)
    stage.type(stage.plan("budget/days"), "30")


def plan_impossible(stage: Stage) -> None:
    """Has a day and no money, asks for the last steps, and keeps what a gate needs out."""
    steps = _planned(stage)
    wanted = Planning(
        budget=Limits(days=1, money=0), objective="loss", fixed=steps[-2:], excluded=(steps[0], *steps[2:4])
    )
    stage.change_plan(wanted)
    stage.page.reload()
    stage.settle()
    stage.unfold("plan/more")


def plan_within_months(stage: Stage) -> None:
    """Has three months and few days of a role in each, chooses by a mix, and looks at other budgets."""
    limits = Limits(months=3, roles_per_month={"engineer": 5, "founder": 4})
    stage.change_plan(Planning(budget=limits, objective="mix"))
    stage.page.reload()
    stage.settle()
    stage.press("plan/deep")


def what_if(stage: Stage) -> None:
    """Tries the largest gaps, keeps them under a name, and tries one more."""
    for _time in range(2):
        stage.press_first("what-if/offer")
    stage.type(stage.plan("what-if/name"), "Before the round <b>& *after*</b>")
    stage.press("what-if/keep")
    stage.press_first("what-if/offer")


def what_ifs_compared(stage: Stage) -> None:
    """Keeps two what-ifs whose names begin alike, and compares both with the answers."""
    names = [f"Before the round closes in spring: {last}" for last in ("hire first", "license first")]
    for name in names:
        stage.press_first("what-if/offer")
        stage.type(stage.plan("what-if/name"), name)
        stage.press("what-if/keep")
        if name == names[0]:
            stage.press("what-if/reset")
    stage.press("what-if/compare")
    stage.choose("compare/chosen", "hire first")  # a phone shows the end of the name


def _planned(stage: Stage) -> tuple[str, ...]:
    assessment = stage.store.load(stage.assessment.id).assessment
    return tuple(action.id for action in plan(shipped_rubric(), assessment, deep=False).actions)


@dataclass(frozen=True)
class Scene:
    """A page, what stands in the assessment before, and what happens there."""

    page: str
    plays: Callable[[Stage], None]
    money: bool = True
    """Whether the economics are filled in before."""
    begins: Callable[[Assessment], Assessment] = lambda shown: shown
    """What else is different in it."""

    def starts_with(self, shown: Assessment, id: str) -> Assessment:
        """The assessment that it plays on; nothing is planned in it yet."""
        economics = shown.economics if self.money else None
        return self.begins(shown).model_copy(
            update={"id": id, "previous": None, "economics": economics, "plan": Planning()}
        )


SCENES: Mapping[str, Scene] = MappingProxyType(
    {
        "economics-start-missing": Scene("economics", begin_with_nothing, money=False),
        "economics-start-laid-out": Scene("economics", laid_out, money=False),
        "economics-details": Scene("economics", details),
        "economics-refused": Scene("economics", refused),
        "economics-preview": Scene("economics", previewed),
        "economics-conflict": Scene("economics", economics_conflict),
        "risks-refused": Scene("risks", risks_refused),
        "risks-entered": Scene("risks", risks_entered),
        "risks-conflict": Scene("risks", risks_conflict),
        "risks-unfolded": Scene("risks", risks_unfolded),
        "risks-counted-twice": Scene("risks", nothing, begins=counted_twice),
        "risks-scanned": Scene("risks", nothing, begins=scanned),
        "plan-decided": Scene("plan", plan_decided),
        "plan-of-nothing": Scene("plan", plan_of_nothing),
        "plan-all-out": Scene("plan", plan_all_out),
        "plan-below-gate": Scene("plan", plan_below_gate, begins=with_a_gate),
        "plan-followed": Scene("plan", plan_followed),
        "plan-conflict": Scene("plan", plan_conflict),
        "plan-impossible": Scene("plan", plan_impossible),
        "plan-within-months": Scene("plan", plan_within_months, money=False),
        "results-what-if": Scene("results", what_if),
        "compare-what-ifs": Scene("results", what_ifs_compared),
    }
)
"""By the name of the picture."""
