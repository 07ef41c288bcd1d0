"""The commands; each imports what only it needs, so that the others start at once."""

import datetime as dt
import os
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Annotated, Any

import typer

from assess.cli.base import AsJson, Command, File, Lang, Output, RubricDir, as_bytes
from assess.cli.files import STDIN, read_input
from assess.cli.stdout import only_ours
from assess.cli.usage import CHECK_FAILED, UsageError
from assess.i18n import Translator
from assess.i18n.problems import describe, line
from assess.i18n.quoting import printable
from assess.loading import Folder, shipped_folder
from assess.problems import InputError, Problem


def run(
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="Port; else the first free one from 8501.")
    ] = None,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the app in a browser.")] = False,
    as_json: AsJson = False,
    lang: Lang = None,
    rubric: RubricDir = None,
) -> None:
    """Open the app on this computer."""
    from assess.launch import ADDRESS, PortError, choose_port, launch

    command = Command(lang, as_json, rubric)
    if rubric is not None:
        assert command.rubric  # one that does not load is told here, not in the browser
        os.environ["ASSESS_RUBRIC"] = str(rubric.resolve())
    _ = command.words
    try:
        chosen = choose_port(port)
    except PortError:
        if port is None:
            raise UsageError(_("no port is free; name one with --port")) from None
        raise UsageError(_("port {port} cannot be used; name another, or none", port=port)) from None
    if as_json:
        typer.echo(as_bytes({"url": f"http://{ADDRESS}:{chosen}"}), nl=False)
        with redirect_stdout(sys.stderr):
            launch(chosen, open_browser=open_browser)
    launch(chosen if port else None, open_browser=open_browser)


def score(file: File, as_json: AsJson = False, lang: Lang = None, rubric: RubricDir = None) -> None:
    """Print the scorecard of an assessment."""
    from assess.scoring import score as score_of

    command = Command(lang, as_json, rubric)
    assessment = command.read(file)
    card = score_of(command.rubric, assessment)
    if as_json:
        command.answer(card, "")
        return
    from assess.cli.results import scorecard_text

    command.answer(card, scorecard_text(command.rubric, assessment, card, command.words))


def roi(
    file: File,
    n: Annotated[int, typer.Option(min=1, max=1_000_000, help="How often the ranges are drawn.")] = 100_000,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same numbers.")] = 1,
    scenario: Annotated[
        str | None, typer.Option(metavar="ID", help="A what-if, such as price_half or one of the file's own.")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = None,
    rubric: RubricDir = None,
) -> None:
    """Print what the money of an assessment comes to.

    Return, present value, payback, runway and unit economics, and how sure they are.
    """
    from assess.economics.appraisal import appraise
    from assess.economics.scenarios import changes

    command = Command(lang, as_json, rubric)
    _ = command.words
    assessment = command.read(file)
    economics = assessment.economics
    if economics is None or not economics.lines:
        raise InputError([Problem("no_economics", STDIN if file == "-" else file, path="economics")])
    known = {change.id: change for change in changes(economics)}
    if scenario is not None and scenario not in known:
        names = ", ".join(known)
        raise UsageError(
            _(
                "--scenario {found}: there is no such what-if; use one of: {names}",
                found=printable(scenario),
                names=names,
            )
        )
    found = appraise(economics, scenario=known[scenario] if scenario else None, n=n, seed=seed)
    if as_json:
        command.answer(found, "")
        return
    from assess.cli.money import appraisal_text

    command.answer(found, appraisal_text(assessment, economics, found, command.rubric, _))


def risk(
    file: File,
    n: Annotated[int, typer.Option(min=1, max=1_000_000, help="How many years are simulated.")] = 100_000,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same numbers.")] = 1,
    as_json: AsJson = False,
    lang: Lang = None,
    rubric: RubricDir = None,
) -> None:
    """Print what an assessment says may be lost.

    A year's losses with and without controls, what each gap costs, and what losses leave of the money.
    """
    from assess.risk.analysis import analyse

    command = Command(lang, as_json, rubric)
    assessment = command.read(file)
    found = analyse(command.rubric, assessment, n=n, seed=seed)
    if found.is_empty:
        lacking = dict.fromkeys(fact for one in found.unpriced for fact in one.needs)
        name = STDIN if file == "-" else file
        if lacking:
            params = {"found": ", ".join(lacking)}
            raise InputError([Problem("risks_without_amount", name, path="profile", params=params)])
        raise InputError([Problem("no_risks", name, path="risks")])
    if as_json:
        command.answer(found, "")
        return
    from assess.cli.money import risk_text

    command.answer(found, risk_text(command.rubric, assessment, found, command.words))


def report(
    file: File, output: Output, as_json: AsJson = False, lang: Lang = None, rubric: RubricDir = None
) -> None:
    """Write a report, as .pdf, .html or .json."""
    from assess.report import FORMATS, render

    command = Command(lang, as_json, rubric)
    _ = command.words
    suffix = Path(output).suffix.lower().removeprefix(".")
    fmt = next((f for f in FORMATS if f == suffix), None)
    if fmt is None:
        names = ", ".join(f".{f}" for f in FORMATS)
        raise UsageError(
            _("--output {file}: reports end in one of {names}", file=printable(output), names=names)
        )
    assessment = command.read(file)
    with only_ours():
        data = render(command.rubric, assessment, fmt, command.locale)
    command.written(output, data)


def lint(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[RUBRIC_DIR]", help="Folder; else the rubric that ships.")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = None,
    rubric: RubricDir = None,
) -> None:
    """Check rubric content.

    Exits with 1 if there are problems, one line for each.
    """
    from assess.cli.results import lint_text
    from assess.lint import lint as lint_folder

    command = Command(lang, as_json, rubric)
    _ = command.words
    loaded = Folder(folder or rubric or shipped_folder())
    if not loaded.documents:
        raise InputError(loaded.problems)
    problems = lint_folder(loaded)
    entries = [
        {"file": p.file, "line": p.line, "field": p.path, "code": p.code, "message": describe(p, _)}
        for p in problems
    ]
    count = sum(len(t.criteria) for d in loaded.dimensions.values() for t in d.topics)
    lines = [line(problem, _) + "\n" for problem in problems]
    command.answer({"problems": entries}, "".join(lines) + lint_text(len(problems), count, _))
    raise typer.Exit(CHECK_FAILED if problems else 0)


def scope(as_json: AsJson = False, lang: Lang = None, rubric: RubricDir = None) -> None:
    """Print how many criteria, and how many minutes, each kind of company is asked."""
    from assess.cli.results import scope_text
    from assess.extent import extents

    command = Command(lang, as_json, rubric)
    found = extents(command.rubric)
    listed = {"extents": [extent.model_dump(mode="json") for extent in found]}
    command.answer(listed, scope_text(found, command.words))


def schema(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="rubric|assessment|scorecard|appraisal|risk|plan|comparison|report", help="Which format."
        ),
    ],
    as_json: AsJson = False,
    lang: Lang = None,
    rubric: RubricDir = None,
) -> None:
    """Print the JSON Schema of a file format.

    `rubric` is one dimension file of a rubric folder. The formats are the same for every rubric.
    """
    from assess.cli.schemas import SCHEMAS, schema_of

    command = Command(lang, True, rubric)
    if kind not in SCHEMAS:
        _ = command.words
        names = ", ".join(SCHEMAS)
        raise UsageError(
            _("{found}: there is no such format; use one of: {names}", found=printable(kind), names=names)
        )
    command.answer(schema_of(kind), "")


def export(
    output: Output = "-", as_json: AsJson = False, lang: Lang = None, rubric: RubricDir = None
) -> None:
    """Write all that is stored, whatever its rubric, as one document.

    The environment's ASSESS_DATABASE says which database; else it is the one of the app.
    """
    from assess.storage import open_repository

    command = Command(lang, as_json, rubric)
    repository = open_repository()
    try:
        data = repository.export_all()
    finally:
        repository.close()
    command.written(output, data)


def import_(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="What `assess export` wrote; - is standard input.")
    ],
    as_json: AsJson = False,
    lang: Lang = None,
    rubric: RubricDir = None,
) -> None:
    """Bring in what was exported.

    What is in the database already stays as it is.
    """
    from assess.storage import MAX_BACKUP_BYTES, open_repository

    command = Command(lang, as_json, rubric)
    data, name = read_input(file, MAX_BACKUP_BYTES)
    repository = open_repository()
    try:
        result = repository.import_all(data, name, command.rubric, now=dt.datetime.now(dt.UTC))
    finally:
        repository.close()
    content = {"added": result.added, "skipped": result.skipped, "renamed": dict(result.renamed)}
    command.answer(content, _imported(result.added, result.skipped, result.renamed, command.words))


def _imported(added: Any, skipped: Any, renamed: Any, _: Translator) -> str:
    lines = [_("{added} added, {skipped} there already", added=len(added), skipped=len(skipped))]
    lines += [
        _("{old} stands for something else here and came in as {new}", old=o, new=n)
        for o, n in renamed.items()
    ]
    return "\n".join(lines) + "\n"
