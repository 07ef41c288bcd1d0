"""`assess compare`: what changed between assessments, and what what-ifs would change."""

from collections.abc import Sequence
from typing import Annotated

import typer

from assess.assessment import Assessment
from assess.cli.base import AsJson, Command, Files, Lang, RubricDir
from assess.cli.files import only_once
from assess.cli.usage import UsageError
from assess.i18n import Translator
from assess.i18n.quoting import printable
from assess.problems import InputError, Problem
from assess.rubric import Rubric


def compare(
    files: Files,
    what_if: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A what-if that a file keeps, compared like a file; repeatable."),
    ] = None,
    as_json: AsJson = False,
    lang: Lang = None,
    rubric: RubricDir = None,
) -> None:
    """Compare two or more assessments, the earliest first.

    A what-if stands behind the assessment that it was tried on; with one of them, one file is enough.
    """
    from assess.cli.changes import comparison_text
    from assess.comparison import compare as compare_all
    from assess.economics.appraisal import appraise
    from assess.risk.analysis import analyse

    command = Command(lang, as_json, rubric)
    _ = command.words
    if len(files) < 2 and not what_if:
        raise UsageError(_("one file is not enough to compare; name two or more"))
    if not only_once(files):
        raise UsageError(_("standard input (-) can be read once only; name files for the others"))
    assessments = _with_what_ifs(_read(command, files), what_if or (), command.rubric, _)
    appraisals = [
        appraise(one.economics) if one.economics and one.economics.has_amounts else None
        for one in assessments
    ]
    risky = command.rubric.manifest.risk is not None
    profiles = [analyse(command.rubric, one) for one in assessments] if risky else ()
    comparison = compare_all(command.rubric, assessments, appraisals, profiles)
    command.answer(comparison, comparison_text(command.rubric, comparison, _))


def _read(command: Command, files: Sequence[str]) -> list[Assessment]:
    """The assessments in all files.

    Raises:
        InputError: with the problems of every file.
    """
    assessments: list[Assessment] = []
    problems: list[Problem] = []
    for file in files:
        try:
            assessments.append(command.read(file))
        except InputError as error:
            problems.extend(error.problems)
    if problems:
        raise InputError(problems)
    return assessments


def _with_what_ifs(
    assessments: Sequence[Assessment], wanted: Sequence[str], rubric: Rubric, _: Translator
) -> list[Assessment]:
    """Each assessment with the what-ifs of these names behind it.

    Raises:
        UsageError: naming the first one that no file keeps.
    """
    from assess.plan.trying import as_assessment

    kept = list(dict.fromkeys(one.name for held in assessments for one in held.plan.what_ifs))
    for name in wanted:
        if name not in kept:
            raise UsageError(_unkept(name, kept, _))
    return [
        item
        for held in assessments
        for item in (
            held,
            *(as_assessment(rubric, held, one) for one in held.plan.what_ifs if one.name in wanted),
        )
    ]


def _unkept(name: str, kept: Sequence[str], _: Translator) -> str:
    if not kept:
        return _("--what-if {found}: no file keeps a what-if; keep one on Results", found=printable(name))
    names = _("; ").join(printable(one) for one in kept)
    return _(
        "--what-if {found}: no file keeps a what-if of this name; use one of: {names}",
        found=printable(name),
        names=names,
    )
