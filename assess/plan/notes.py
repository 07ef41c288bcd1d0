"""What a plan has to say about itself: what could not be met, and what it takes for granted."""

from collections.abc import Iterator

from assess.assessment import LevelAnswer
from assess.plan.problem import Choice, Remark
from assess.plan.question import Question
from assess.plan.results import Note
from assess.scoring import score


def notes(question: Question, choice: Choice) -> Iterator[Note]:
    """Everything to tell, what matters most first."""
    yield from _nothing(question, choice)
    yield from _gates(question)
    for id, about in (
        ("no_such_step", question.foreign),
        ("no_rate_left_out" if question.money_bound else "no_rate_not_counted", question.unpriced),
        ("assumed", question.steps.assumed),
    ):
        if about:
            yield Note.model_validate({"id": id, "about": about})
    if question.losses is None and question.wanted.objective != "readiness":
        yield Note(id="no_losses")
    if not choice.optimal:
        yield Note(id="not_proven")


def _nothing(question: Question, choice: Choice) -> Iterator[Note]:
    answers = question.assessment.answers.values()
    known = any(isinstance(answer, LevelAnswer) for answer in answers)
    priceless = frozenset(question.unpriced) if question.money_bound else frozenset()
    for remark in choice.problems:
        if remark.because and priceless.issuperset(remark.items):
            continue  # left out for want of a price, as is said of them by itself
        if remark.kind == "no_steps" and not known:
            yield Note(id="nothing_known")
        else:
            yield _said(remark)


def _said(remark: Remark) -> Note:
    return Note(
        id=remark.kind,
        about=remark.items,
        because=remark.because,
        limit=remark.limit,
        role=remark.role,
        needed=None if remark.needed is None else float(remark.needed),
        available=None if remark.available is None else float(remark.available),
    )


def _gates(question: Question) -> Iterator[Note]:
    """Unmet gates that no step meets."""
    unmet = [g.criterion for g in score(question.rubric, question.assessment).gates if g.state == "unmet"]
    unknown = {one.criterion for one in question.steps.open}
    planned = {step.criterion for step in question.steps.steps if step.gate}
    open_ = tuple(id for id in unmet if id in unknown)
    waiting = tuple(id for id in unmet if id not in unknown and id not in planned)
    if open_:
        yield Note(id="gate_unknown", about=open_)
    if waiting:
        yield Note(id="gate_waits", about=waiting)
