"""The `assess` command."""

import typer

from assess.cli import commands
from assess.cli.compare import compare
from assess.cli.new import new
from assess.cli.plan import plan
from assess.cli.usage import OneLineGroup

__all__ = ["app", "main"]

app = typer.Typer(
    cls=OneLineGroup,
    add_completion=False,
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


@app.callback()
def assess(context: typer.Context) -> None:
    """Readiness assessment for AI start-ups."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


for command in (
    commands.run,
    new,
    commands.score,
    commands.roi,
    commands.risk,
    plan,
    compare,
    commands.report,
    commands.lint,
    commands.scope,
    commands.schema,
):
    app.command()(command)
app.command()(commands.export)
app.command(name="import")(commands.import_)


def main() -> None:
    """Runs the command line and exits with its code."""
    app()
