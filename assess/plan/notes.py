"""What a plan has to say about itself: what could not be met, and what it takes for granted."""

from collections.abc import Iterator

from assess.assessment import LevelAnswer
from assess.plan.problem import Choice, Remark
from assess.plan.question import Question
from assess.plan.results import Note
from assess.scoring import score


def notes(question: Question, choice: Choice) -> Iterator[Note]:
    """Everything to tell, what matters most first."""
    left_out = question.unpriced if question.money_bound else ()
    if left_out:
        yield Note(id="no_rate_left_out", about=left_out)
    yield from _said_of(question, choice, frozenset(left_out))
    yield from _gates(question)
    for id, about in (
        ("no_such_step", question.foreign),
        ("no_rate_not_counted", () if question.money_bound else question.unpriced),
        ("assumed", question.steps.assumed),
    ):
        if about:
            yield Note.model_validate({"id": id, "about": about})
    if question.losses is None and question.wanted.objective != "readiness":
        yield Note(id="no_losses")
    if not choice.optimal:
        yield Note(id="not_proven")


def _said_of(question: Question, choice: Choice, left_out: frozenset[str]) -> Iterator[Note]:
    """The remarks, without those that only say again what is left out for want of a price."""
    answers = question.assessment.answers.values()
    known = any(isinstance(answer, LevelAnswer) for answer in answers)
    for remark in choice.problems:
        if remark.kind == "no_steps" and not known:
            yield Note(id="nothing_known")
        elif not left_out or not _repeats(remark, left_out, question):
            yield _said(remark)


def _repeats(remark: Remark, left_out: frozenset[str], question: Question) -> bool:
    if remark.kind == "everything_fits":
        return True  # the budget pays for what has a price; for the rest nobody knows
    if remark.kind == "all_excluded":
        return not question.wanted.excluded
    return bool(remark.because) and left_out.issuperset(remark.because)


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
