"""What a company answered: the assessment, its answers and their evidence."""

import datetime as dt
from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from assess.economics.inputs import Economics, NoneAsEmpty
from assess.plan.fitting import fit_planning
from assess.plan.inputs import Planning
from assess.problems import MAX_PROBLEMS, InputError, Problem
from assess.profile import MAX_TEXT, Profile, UserText
from assess.risk.fitting import fit_risks
from assess.risk.inputs import Risks
from assess.rubric import Criterion, LevelNumber, Mode, Rubric, Version
from assess.rubric import version_key as version_key

FORMAT: Literal["assess/assessment@1"] = "assess/assessment@1"

AssessmentId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$")]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True)


class Evidence(_Model):
    """Something the company could show."""

    label: UserText = ""
    url: UserText | None = None
    """A link or a file name."""
    date: dt.date | None = None
    expires: dt.date | None = None
    """The last day on which it counts."""

    def valid_on(self, day: dt.date) -> bool:
        """Whether it has a label and has not expired before `day`."""
        return bool(self.label.strip()) and (self.expires is None or self.expires >= day)


class _AnswerBase(_Model):
    note: UserText = ""
    carried: bool = False
    """Copied from an earlier assessment and not yet confirmed for this one."""


class LevelAnswer(_AnswerBase):
    """A level, with what proves it."""

    kind: Literal["level"] = "level"
    level: LevelNumber
    evidence: tuple[Evidence, ...] = ()

    def evidenced(self, day: dt.date) -> bool:
        """Whether any piece of evidence is valid on `day`."""
        return any(e.valid_on(day) for e in self.evidence)


class NotApplicable(_AnswerBase):
    """The criterion does not concern this company, and why."""

    kind: Literal["not_applicable"] = "not_applicable"
    reason: Annotated[str, Field(min_length=1, max_length=MAX_TEXT)]


class Unknown(_AnswerBase):
    """The company does not know: an answer, but no level."""

    kind: Literal["unknown"] = "unknown"


Answer = Annotated[LevelAnswer | NotApplicable | Unknown, Field(discriminator="kind")]


class RubricRef(_Model):
    """The rubric an assessment was made with."""

    id: str
    version: Version


class Assessment(_Model):
    """One company, one day, its answers."""

    format: Literal["assess/assessment@1"] = FORMAT
    id: AssessmentId
    title: UserText = ""
    rubric: RubricRef
    mode: Mode = "full"
    profile: Profile
    answers: dict[str, Answer] = {}
    later: tuple[str, ...] = ()
    """Criteria marked to come back to."""
    previous: AssessmentId | None = None
    """Id of the assessment this one was copied from."""
    economics: Annotated[Economics | None, NoneAsEmpty()] = None
    """None where no money was entered; `{}` in a file."""
    risks: Risks = Risks()
    plan: Planning = Planning()

    @field_validator("later")
    @classmethod
    def _each_mark_once(cls, later: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(later))

    @property
    def name(self) -> str:
        """What to call it: its title, or company and day."""
        return self.title.strip() or f"{self.profile.company}, {self.profile.as_of.isoformat()}"


def record(assessment: Assessment, criterion: str, answer: Answer | None) -> Assessment:
    """The assessment with one answer given, changed, or (None) cleared."""
    answers = {key: value for key, value in assessment.answers.items() if key != criterion}
    if answer is not None:
        answers[criterion] = answer
    return assessment.model_copy(update={"answers": answers})


def copy_as_next(
    assessment: Assessment, *, new_id: str, title: str, as_of: dt.date, rubric: Rubric
) -> Assessment:
    """The next assessment of the same company: same profile, every answer carried until confirmed.

    The plan comes along as it stands, so that what was promised can be compared with what became of it.
    """
    carried = {key: answer.model_copy(update={"carried": True}) for key, answer in assessment.answers.items()}
    return assessment.model_copy(
        update={
            "id": new_id,
            "title": title,
            "rubric": RubricRef(id=rubric.id, version=rubric.version),
            "profile": assessment.profile.model_copy(update={"as_of": as_of}),
            "answers": carried,
            "later": (),
            "previous": assessment.id,
        }
    )


def fit(
    assessment: Assessment, rubric: Rubric, *, file: str = "", lines: Mapping[str, int] = MappingProxyType({})
) -> Assessment:
    """The assessment as this rubric reads it: earlier criterion ids replaced by today's.

    `file` and `lines` (line of each path) only serve to say where a problem stands.

    Raises:
        InputError: another rubric, a newer version of it, a criterion, a scenario or a step it never had,
            or one criterion answered under two of its ids.
    """
    problems: list[Problem] = []

    def problem(code: str, path: str, **params: str) -> None:
        problems.append(Problem(code, file, lines.get(path), path, params))

    if assessment.rubric.id != rubric.id:
        problem("other_rubric", "rubric.id", found=assessment.rubric.id, expected=rubric.id)
    elif version_key(assessment.rubric.version) > version_key(rubric.version):
        problem("newer_rubric", "rubric.version", found=assessment.rubric.version, expected=rubric.version)
    answers: dict[str, Answer] = {}
    for key, answer in assessment.answers.items():
        current = rubric.renamed.get(key, key)
        if current not in rubric.by_id:
            near = nearest_criterion(key, rubric) if len(problems) < MAX_PROBLEMS else ""
            problem("unknown_criterion", f"answers.{key}", found=key, near=near)
        elif current in answers:
            problem("answered_twice", f"answers.{key}", found=key, expected=current)
        answers[current] = answer
    later = tuple(dict.fromkeys(rubric.renamed.get(key, key) for key in assessment.later))
    for key in later:
        if key not in rubric.by_id:
            near = nearest_criterion(key, rubric) if len(problems) < MAX_PROBLEMS else ""
            problem("unknown_criterion", "later", found=key, near=near)
    risks, unfit = fit_risks(assessment.risks, rubric)
    for found in unfit:
        problem(found.code, f"risks.{found.path}", **found.params)
    plan, unfit = fit_planning(assessment.plan, rubric)
    for found in unfit:
        problem(found.code, f"plan.{found.path}", **found.params)
    if problems:
        raise InputError(problems)
    changes = {"answers": answers, "later": later, "risks": risks, "plan": plan}
    return assessment.model_copy(update=changes)


def new_since(assessment: Assessment, rubric: Rubric) -> tuple[Criterion, ...]:
    """The criteria that came into the rubric after the version the assessment was made with."""
    made_with = version_key(assessment.rubric.version)
    return tuple(c for c in rubric.criteria if version_key(c.since) > made_with)


def nearest_criterion(key: str, rubric: Rubric) -> str:
    """The id most like an unknown one; none for a text so long that it cannot be a slip of the pen."""
    return "".join(get_close_matches(key, rubric.by_id, n=1, cutoff=0.6)) if len(key) <= 80 else ""
