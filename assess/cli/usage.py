"""Everything that goes wrong on a command line, as single lines on standard error and an exit code."""

import io
import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from typer import Abort, TyperException
from typer.core import TyperGroup

from assess.i18n import Translator, translator
from assess.i18n.problems import line
from assess.i18n.quoting import printable
from assess.problems import InputError
from assess.text import LOCALES, Locale

NAME = "assess"
DONE, CHECK_FAILED, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130


class UsageError(TyperException):
    """A command line that makes no sense; the message is in the user's language."""

    exit_code = BAD_INPUT


def language(wanted: str | None, environment: Mapping[str, str]) -> Locale:
    """The language asked for, else that of the environment, else English."""
    if wanted in LOCALES:
        return "zh" if wanted == "zh" else "en"
    settings = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh" if next((s for s in settings if s), "").lower().startswith("zh") else "en"


def wanted_language(arguments: Sequence[str]) -> str | None:
    """What `--lang` says on a command line, which may be wrong in other places."""
    for i, argument in enumerate(arguments):
        if argument == "--lang" and i + 1 < len(arguments):
            return arguments[i + 1]
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
    return None


def warn(text: str) -> None:
    """One line on standard error."""
    print(text, file=sys.stderr)


class OneLineGroup(TyperGroup):
    """Commands whose errors are one line each, in the user's language, and never a traceback."""

    def main(  # the signature is Typer's
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Runs a command line and exits with its code."""
        arguments = list(sys.argv[1:] if args is None else args)
        _ = translator(language(wanted_language(arguments), os.environ))
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # what a terminal cannot show must not stop the output
                stream.reconfigure(errors="backslashreplace")
        try:
            code = super().main(arguments, NAME, complete_var, standalone_mode=False, **extra)
            sys.stdout.flush()
        except BrokenPipeError:  # the reader, such as `head`, has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(DONE)
        except (InputError, TyperException, Abort) as error:
            command = next((a for a in arguments if a in self.commands), "")
            for text in complaints(error, f"{NAME} {command}".strip(), _):
                warn(text)
            sys.exit(BAD_INPUT)
        sys.exit(code if isinstance(code, int) else DONE)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command named first, or an error that names the commands there are."""
        if args[0] not in self.commands and not args[0].startswith("-"):
            _ = translator(language(wanted_language(args), os.environ))
            known = ", ".join(self.commands)
            raise UsageError(
                _('there is no command "{found}"; use one of: {known}', found=args[0], known=known)
            )
        return super().resolve_command(ctx, args)


def complaints(error: Exception, name: str, _: Translator) -> Iterable[str]:
    """The lines that say what was wrong with a command of that name, or with its input."""
    if isinstance(error, InputError):
        return [line(problem, _) for problem in error.problems]
    what = printable(usage(error, _))
    if isinstance(error, UsageError | Abort) or what.endswith(("?", "？")):
        return [f"{name}: {what}"]
    return [_("{name}: {what}; see {name} --help", name=name, what=what)]


def usage(error: Exception, _: Translator) -> str:
    """What is wrong with a command line, from the error that its parser raised."""
    kind = type(error).__name__
    if kind == "NoSuchOption":
        near = ", ".join(getattr(error, "possibilities", None) or ())
        found = getattr(error, "option_name", "")
        if near:
            return _("there is no option {found}; did you mean {near}?", found=found, near=near)
        return _("there is no option {found}", found=found)
    if kind == "MissingParameter":
        return _("{name} is missing", name=_parameter(error))
    if kind == "BadParameter":
        return _bad_value(error, _)
    if kind == "BadOptionUsage":
        return _("{name} needs a value", name=getattr(error, "option_name", ""))
    if isinstance(error, Abort):
        return _("stopped")
    message = getattr(error, "message", str(error))
    if message.startswith("Got unexpected extra argument"):
        return _(
            "more arguments than expected: {found}",
            found=message.partition("(")[2].split("(", 1)[-1].rstrip(")"),
        )
    return str(message)


def _bad_value(error: Exception, _: Translator) -> str:
    """A value that a parameter does not take, with what it takes where its parser says so."""
    name, said = _parameter(error), getattr(error, "message", "")
    bound = re.search(r"(greater|less) than or equal to (-?[\d.]+)", said)
    if bound and bound[1] == "greater":
        return _("{name} should be at least {expected}", name=name, expected=bound[2])
    if bound:
        return _("{name} should be at most {expected}", name=name, expected=bound[2])
    if "a valid integer" in said:
        return _("{name} takes a whole number, such as 12", name=name)
    if "a valid number" in said:
        return _("{name} takes a plain number, such as 12.5", name=name)
    return _("{name} has a value that is not possible", name=name)


def _parameter(error: Exception) -> str:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return ""
    if getattr(parameter, "param_type_name", "") == "option":
        return str(max(parameter.opts, key=len))
    return str(parameter.metavar or parameter.name or "")
