"""What the commands share: their options, and how they read, print and write."""

import json
import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import BaseModel

from assess.assessment import Assessment, new_since
from assess.assessment_file import load_assessment
from assess.cli.files import read_input, write_output
from assess.cli.usage import UsageError, language, warn
from assess.i18n import Translator, translator
from assess.i18n.quoting import printable
from assess.loading import load_rubric, shipped_rubric
from assess.rubric import Rubric
from assess.text import LOCALES, Locale

File = Annotated[
    str, typer.Argument(metavar="FILE", help="Assessment file, JSON or YAML; - is standard input.")
]
Files = Annotated[list[str], typer.Argument(metavar="FILE", help="Assessment files, the earliest first.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document, and nothing else.")]
Lang = Annotated[
    str | None, typer.Option(metavar="en|zh", help="Language; else that of the environment (LC_ALL, LANG).")
]
RubricDir = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Folder of another rubric than the one that ships.")
]
Output = Annotated[
    str,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Where to write; replaces what is there. - is standard output."
    ),
]


@dataclass(frozen=True)
class Command:
    """What every command knows: how to speak, and with which rubric."""

    lang: str | None = None
    as_json: bool = False
    rubric_dir: Path | None = None

    def __post_init__(self) -> None:
        if self.lang is not None and self.lang not in LOCALES:
            _ = self.words
            raise UsageError(_("--lang {found}: there is no such language; use en or zh", found=self.lang))

    @property
    def locale(self) -> Locale:
        """The language to speak."""
        return language(self.lang, os.environ)

    @property
    def words(self) -> Translator:
        """The translator of that language."""
        return translator(self.locale)

    @cached_property
    def rubric(self) -> Rubric:
        """The rubric to work with."""
        return load_rubric(self.rubric_dir) if self.rubric_dir else shipped_rubric()

    def read(self, file: str) -> Assessment:
        """The assessment in a file; says on standard error if its rubric is an older one."""
        rubric = self.rubric
        data, name = read_input(file)
        assessment = load_assessment(data, name, rubric)
        made = assessment.rubric.version
        if self.as_json and made != self.rubric.version:
            _, new = self.words, ", ".join(c.id for c in new_since(assessment, self.rubric))
            text = _("made with rubric {made}, scored with {here}", made=made, here=self.rubric.version)
            warn(f"{name}: {text}" + ("; " + _("new: {ids}", ids=new) if new else ""))
        return assessment

    def answer(self, value: BaseModel | dict[str, Any], text: str) -> None:
        """Prints the result: as JSON if that was asked for, else as text."""
        typer.echo(as_bytes(value) if self.as_json else text, nl=False)

    def written(self, output: str, data: bytes) -> None:
        """Writes a file and says so, unless it went to standard output."""
        write_output(output, data)
        if output != "-":
            _ = self.words
            text = _("written: {file}", file=printable(output))
            self.answer({"written": output, "bytes": len(data)}, text + "\n")


def as_bytes(value: BaseModel | dict[str, Any]) -> bytes:
    """A result as JSON, with what would not show escaped."""
    content = value.model_dump(mode="json", by_alias=True) if isinstance(value, BaseModel) else value
    text = json.dumps(content, ensure_ascii=False, indent=1)
    return ("\n".join(map(_escaped, text.split("\n"))) + "\n").encode()


def _escaped(text: str) -> str:
    # Inside JSON a character outside the basic plane would need two escapes; those are left as they are.
    return "".join(char if ord(char) > 0xFFFF else printable(char) for char in text)
