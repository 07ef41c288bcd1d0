"""A plan as a calendar (iCalendar, RFC 5545): an all-day entry on the day by which each step is due.

A step of the same company keeps its identity, so that a calendar that takes the file in again moves what it
has instead of doubling it. Nothing comes from the clock: the same plan is the same bytes.
"""

import datetime as dt
import unicodedata
from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event, Todo, vText

from assess.assessment import Assessment
from assess.charts.plan_step import first_move, goal, why
from assess.i18n import Translator, show_date, show_money, show_number
from assess.i18n.plan import STATUS, effort, person_days
from assess.plan.results import Plan
from assess.plan.tasks import Task, currency_of, tasks
from assess.rubric import Rubric

PRODUCT = "-//Assess//Plan//EN"


def plan_ics(rubric: Rubric, assessment: Assessment, found: Plan, _: Translator) -> bytes:
    """The steps as iCalendar: events where a day is known, to-dos without a day where none is."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    name = _said(_("Plan of {company}", company=assessment.profile.company)).replace("\n", " ")
    calendar.add("x-wr-calname", vText(name))  # unknown to the library, which escapes what it knows
    for task in tasks(rubric, assessment, found):
        calendar.add_component(_entry(task, rubric, assessment, found, _))
    content: bytes = calendar.to_ical()
    return content


def _entry(task: Task, rubric: Rubric, assessment: Assessment, found: Plan, _: Translator) -> Event | Todo:
    label = _.text(rubric.by_id[task.criterion].label)
    entry = Event() if task.due else Todo()
    entry.add("uid", f"{uuid5(NAMESPACE_URL, f'{assessment.profile.company}#{task.id}')}@assess")
    entry.add("dtstamp", dt.datetime.combine(assessment.profile.as_of, dt.time(), dt.UTC))
    entry.add("summary", _("{name}: level {before} → {after}", name=label, before=task.from_, after=task.to))
    entry.add("description", _said("\n".join(_lines(task, rubric, currency_of(assessment, found), _))))
    if task.due:
        entry.add("dtstart", task.due)
        if task.due < dt.date.max:
            entry.add("dtend", task.due + dt.timedelta(days=1))
        entry.add("transp", "TRANSPARENT")  # due on that day, not busy all day
    if task.status == "dropped":
        entry.add("status", "CANCELLED")
    elif not task.due:
        entry.add("status", {"todo": "NEEDS-ACTION", "doing": "IN-PROCESS", "done": "COMPLETED"}[task.status])
    return entry


def _lines(task: Task, rubric: Rubric, currency: str, _: Translator) -> Iterator[str]:
    criterion = rubric.by_id[task.criterion]
    colon = _(": ")

    def line(name: str, text: str) -> str:
        return f"{name}{colon}{text}"

    yield line(_("The level it leads to"), goal(criterion, task.to, _))
    if move := first_move(criterion, task.from_, task.evidenced, _):
        yield line(_("First step"), move)
    yield line(_("Evidence that will prove it"), _("; ").join(_.text(one) for one in criterion.evidence))
    yield line(_("Effort"), effort(task.days, task.role, _) if task.role else person_days(task.days, _))
    if task.lead_days:
        yield line(_("Then waiting (days)"), show_number(task.lead_days, _.locale))
    if task.start and task.due and task.start <= task.due:
        begin, end = (show_date(day, _.locale) for day in (task.start, task.due))
        yield line(_("Planned"), _("{first} to {last}", first=begin, last=end))
    if task.cost:
        yield line(_("Money"), show_money(task.cost, _.locale, currency=currency))
    yield line(_("Why"), why(task.reasons, task, currency, rubric, _))
    if task.loss_avoided:
        amount = show_money(task.loss_avoided, _.locale, currency=currency)
        yield line(_("Pay-off"), _("{amount} less expected loss a year", amount=amount))
    if task.owner:
        yield line(_("Owner"), task.owner)
    yield line(_("Status"), _(STATUS[task.status]))


def _said(text: str) -> str:
    """Text without characters that no calendar may hold; the library escapes what it gives a meaning to."""
    return "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) != "Cc")
