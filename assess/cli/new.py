"""`assess new`: an assessment to fill by hand."""

import datetime as dt
import json
from pathlib import Path
from typing import Annotated, Any, get_args

import typer

from assess.assessment import FORMAT, Assessment
from assess.assessment_file import dump_assessment, load_assessment
from assess.cli.base import AsJson, Command, Lang, Output, RubricDir
from assess.cli.template import as_yaml, id_for
from assess.cli.usage import UsageError
from assess.i18n import Translator
from assess.i18n.problems import describe
from assess.i18n.quoting import printable
from assess.problems import InputError
from assess.profile import MARKETS, MODEL_ROLES, STAGES
from assess.rubric import Mode, Rubric

YAML, JSON = (".yaml", ".yml"), ".json"


def new(
    output: Output = "-",
    company: Annotated[str | None, typer.Option(help="Its name; a placeholder if left out.")] = None,
    stage: Annotated[str, typer.Option(metavar="|".join(STAGES), help="Stage of the company.")] = "seed",
    model_role: Annotated[
        str, typer.Option(metavar="|".join(MODEL_ROLES), help="What it does with models.")
    ] = "api_only",
    markets: Annotated[
        str | None, typer.Option(metavar=",".join(MARKETS), help="Where it sells, with commas between.")
    ] = None,
    personal_data: Annotated[bool, typer.Option(help="Whether personal data occurs anywhere.")] = True,
    public_service: Annotated[bool, typer.Option(help="Whether the product is open to the public.")] = True,
    currency: Annotated[str | None, typer.Option(metavar="CODE", help="Such as CNY or USD.")] = None,
    mode: Annotated[
        str, typer.Option(metavar="|".join(get_args(Mode)), help="Which criteria to ask.")
    ] = "full",
    title: Annotated[str, typer.Option(help="What to call the assessment.")] = "",
    id: Annotated[str | None, typer.Option("--id", help="Its id; else made of company and day.")] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="The day the answers describe; else today.")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = None,
    rubric: RubricDir = None,
) -> None:
    """Write an assessment to fill by hand.

    A .yaml file has every question and level written beside its answer, a .json file has the fields only.
    """
    command = Command(lang, as_json, rubric)
    _ = command.words
    suffix = Path(output).suffix.lower()
    if output != "-" and suffix not in (*YAML, JSON):
        names = ", ".join((YAML[0], JSON))
        raise UsageError(
            _("--output {file}: assessments end in one of {names}", file=printable(output), names=names)
        )
    chinese = command.locale == "zh"
    day = as_of or dt.date.today().isoformat()
    profile = {
        "company": _("My company") if company is None else company,
        "stage": stage,
        "model_role": model_role,
        "markets": (markets or ("cn" if chinese else "other")).split(","),
        "personal_data": personal_data,
        "public_service": public_service,
        "currency": currency or ("CNY" if chinese else "USD"),
        "as_of": day,
    }
    chosen_id = id or id_for(str(profile["company"]), day)
    content = {"format": FORMAT, "id": chosen_id, "title": title, "mode": mode, "profile": profile}
    assessment = _checked(content, command.rubric, _)
    plain = as_json if output == "-" else suffix == JSON
    command.written(output, dump_assessment(assessment) if plain else as_yaml(command.rubric, assessment, _))


def _checked(content: dict[str, Any], rubric: Rubric, _: Translator) -> Assessment:
    """The assessment that the options describe, read as its file would be.

    Raises:
        UsageError: naming the first option that is wrong.
    """
    content["rubric"] = {"id": rubric.id, "version": rubric.version}
    try:
        return load_assessment(json.dumps(content).encode(), "new.json", rubric)
    except InputError as error:
        problem = error.problems[0]
        parts = [part for part in problem.path.split(".") if not part.isdigit() and part != "profile"]
        option = f"--{parts[0].replace('_', '-')}" if parts else ""
        raise UsageError(f"{option}: {describe(problem, _)}") from None
