"""`assess plan`: what to do within a budget, and what it will change."""

from collections.abc import Iterable
from typing import Annotated, Any

import typer

from assess.cli.base import AsJson, Command, File, Lang, RubricDir
from assess.cli.stdout import only_ours
from assess.cli.usage import UsageError
from assess.documents import Document
from assess.i18n import Translator
from assess.i18n.problems import describe
from assess.i18n.quoting import printable
from assess.plan.fitting import fit_planning
from assess.plan.inputs import OBJECTIVES, ROLES, Limits, Planning
from assess.problems import InputError, Problem
from assess.rubric import Rubric
from assess.validation import validate

OPTIONS = {
    "budget.days": "--days",
    "budget.money": "--money",
    "budget.months": "--months",
    "budget.roles": "--role",
    "objective": "--objective",
    "share": "--share",
    "fixed": "--fix",
    "excluded": "--exclude",
}
"""The option that gives each field of a plan."""


def plan(
    file: File,
    days: Annotated[float | None, typer.Option(metavar="N", help="Person-days there are.")] = None,
    money: Annotated[
        float | None, typer.Option(metavar="M", help="Money there is, in the assessment's currency.")
    ] = None,
    role: Annotated[
        list[str] | None,
        typer.Option(metavar="ROLE=DAYS", help=f"Person-days of one of {', '.join(ROLES)}; repeatable."),
    ] = None,
    months: Annotated[
        int | None, typer.Option(metavar="N", help="Months within which all is done, filings included.")
    ] = None,
    objective: Annotated[
        str | None, typer.Option(metavar="|".join(OBJECTIVES), help="What to choose by.")
    ] = None,
    share: Annotated[
        float | None, typer.Option(metavar="0-1", help="Share of readiness in a mix; the rest is loss.")
    ] = None,
    fix: Annotated[
        list[str] | None,
        typer.Option(metavar="STEP", help="A step to take, such as ip.copyright@2; repeatable."),
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option(metavar="STEP", help="A step to leave out; repeatable.")
    ] = None,
    n: Annotated[
        int, typer.Option(min=1, max=1_000_000, help="Paths simulated for money after losses.")
    ] = 100_000,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same numbers.")] = 1,
    as_json: AsJson = False,
    lang: Lang = None,
    rubric: RubricDir = None,
) -> None:
    """Print what to do within a budget, what it will change, and the what-ifs that were kept.

    What no option says, the plan in the file does; a step is a criterion and the level it leads to.
    """
    from assess.plan.planning import plan as plan_of
    from assess.plan.trying import kept

    command = Command(lang, as_json, rubric)
    _ = command.words
    assessment = command.read(file)
    limits = {"days": _as_typed(days), "money": _as_typed(money), "months": months}
    given: dict[str, Any] = {**limits, "roles": _roles(role or (), _)}
    wishes = {"objective": objective, "share": share, "fixed": fix, "excluded": exclude}
    wanted = _wanted(assessment.plan, given, wishes, command.rubric, _)
    if wanted.budget == Limits():
        raise UsageError(_("there is no budget; give --days, --money or another limit"))
    with only_ours():
        found = plan_of(command.rubric, assessment, wanted, n=n, seed=seed)
    found = found.model_copy(update={"what_ifs": kept(command.rubric, assessment, n=n, seed=seed)})
    if as_json:
        command.answer(found, "")
        return
    from assess.cli.money import plan_text

    command.answer(found, plan_text(command.rubric, assessment, found, _))


def _as_typed(value: float | None) -> float | None:
    """A number as it was typed: -3, not -3.0, should a message quote it."""
    return int(value) if value is not None and value.is_integer() else value


def _roles(given: Iterable[str], _: Translator) -> dict[str, float]:
    roles: dict[str, float] = {}
    for text in given:
        name, equals, days = text.partition("=")
        try:
            roles[name.strip()] = float(days)
        except ValueError:
            equals = ""
        if not equals:
            raise UsageError(
                _("--role {found}: write a role and its person-days, such as legal=5", found=printable(text))
            )
    return roles


def _wanted(
    held: Planning, budget: dict[str, Any], wishes: dict[str, Any], rubric: Rubric, _: Translator
) -> Planning:
    """What the file wants, with what the options say in its place: a step they fix is not kept out by it.

    Raises:
        UsageError: naming the first option that is wrong.
    """
    content = held.model_dump(mode="json")
    content["budget"] = {**content.get("budget", {}), **_said(budget)}
    content |= _said(wishes)
    for given, held_back in (("fixed", "excluded"), ("excluded", "fixed")):
        if wishes[given] and not wishes[held_back]:
            content[held_back] = [id for id in content.get(held_back, ()) if id not in wishes[given]]
    try:
        wanted: Planning = validate(Document("", content, {}), Planning)
        fitted = fit_planning(wanted, rubric)
        if fitted.problems:
            raise InputError(fitted.problems)
    except InputError as error:
        problem = error.problems[0]
        raise UsageError(f"{_option(problem, content)}: {describe(problem, _)}") from None
    return fitted.planning


def _said(options: dict[str, Any]) -> dict[str, Any]:
    """The options that were given; those that can be given often replace what the file lists."""
    return {key: value for key, value in options.items() if value is not None and value != {}}


def _option(problem: Problem, content: dict[str, Any]) -> str:
    """The option that a problem is about, with the value that it lists."""
    for field, option in OPTIONS.items():
        if problem.path == field or problem.path.startswith(f"{field}."):
            number = problem.path.rpartition(".")[2]
            listed = content.get(field)
            if isinstance(listed, list) and number.isdigit():
                return f"{option} {printable(str(listed[int(number)]))}"
            return option
    return problem.path
