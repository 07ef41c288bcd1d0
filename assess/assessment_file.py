"""Assessment files: reading them strictly, and writing them."""

import json
from collections.abc import Iterable, Iterator

from assess.assessment import FORMAT, Assessment, fit
from assess.documents import Document, parse
from assess.economics.inputs import currency_problem
from assess.problems import InputError, Problem, nearest
from assess.rubric import Rubric
from assess.validation import check_format, validate

MAX_NEAR = 100
"""Unknown criteria for which the nearest known one is looked up."""


def load_assessment(data: bytes, file: str, rubric: Rubric) -> Assessment:
    """An assessment file (JSON or YAML), as this rubric reads it.

    Raises:
        InputError: with every problem found.
    """
    document = parse(data, file)
    check_format(document, FORMAT)
    _drop_blank_answers(document)
    try:
        assessment: Assessment = validate(document, Assessment)
    except InputError as error:
        raise InputError(_without_strangers(document, error.problems, rubric)) from None
    _check_currency(document, assessment)
    return fit(assessment, rubric, file=file, lines=document.lines)


def _without_strangers(document: Document, problems: Iterable[Problem], rubric: Rubric) -> Iterator[Problem]:
    """The problems of a file; of an answer to a criterion that there is not, only that there is none."""
    whole = document.value if isinstance(document.value, dict) else {}
    answers, meant = whole.get("answers"), whole.get("rubric")
    ours = isinstance(meant, dict) and meant.get("id") == rubric.id
    known = rubric.by_id.keys() | rubric.renamed.keys()
    given = answers if ours and isinstance(answers, dict) else {}
    strangers = {f"answers.{key}": key for key in given if key not in known}
    told: set[str] = set()
    for problem in problems:
        place = problem.path
        while place and place not in strangers:
            place = place.rpartition(".")[0]
        if not place:
            yield problem
        elif place not in told:
            told.add(place)
            key = strangers[place]
            near = nearest(key, rubric.by_id) if len(told) <= MAX_NEAR else ""
            yield document.problem("unknown_criterion", place, found=key, near=near)


def _drop_blank_answers(document: Document) -> None:
    """Takes `ip.copyright:` with nothing after it, as a YAML file to fill by hand has it, for unanswered."""
    answers = document.value.get("answers") if isinstance(document.value, dict) else None
    if document.syntax == "yaml" and isinstance(answers, dict):
        for key in [key for key, answer in answers.items() if answer is None]:
            del answers[key]


def _check_currency(document: Document, assessment: Assessment) -> None:
    """Refuses money in another currency than the profile's.

    Only here: a stored assessment whose profile changed its currency since still opens, and the page says so.
    """
    problem = assessment.economics and currency_problem(assessment.economics, assessment.profile)
    if problem:
        raise InputError([document.problem(problem.code, problem.path, **problem.params)])


def dump_assessment(assessment: Assessment) -> bytes:
    """An assessment as the bytes of its file: JSON, the same for the same content."""
    content = assessment.model_dump(mode="json", exclude_defaults=False)
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
