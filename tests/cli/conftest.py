"""Running the command line: in this process where that shows the same, else as a process."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assess.cli import app
from assess.samples import sample_bytes

ENGLISH = {"LC_ALL": "C.UTF-8"}
CHINESE = {"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN.UTF-8"}


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def complaints(self) -> list[str]:
        return self.err.splitlines()

    @property
    def document(self) -> dict:
        """Standard output, which must be one JSON document and nothing else."""
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run() -> Run:
    """Runs `assess` in this process."""

    def run_here(*arguments: object, stdin: bytes | None = None, env: dict[str, str] = ENGLISH) -> Ran:
        result = CliRunner().invoke(app, [str(a) for a in arguments], input=stdin, env=env)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    return run_here


@pytest.fixture
def process() -> Run:
    """Runs `python -m assess` as its own process."""

    def run_process(*arguments: object, stdin: bytes | None = None, env: dict[str, str] = ENGLISH) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "assess", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            env={**os.environ, **env},
            check=False,
        )
        encoding = env.get("PYTHONIOENCODING", "utf-8")
        return Ran(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))

    return run_process


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """An assessment file."""
    file = tmp_path / "sample.json"
    file.write_bytes(sample_bytes("api-product"))
    return file


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Two assessments of one company, the earlier first."""
    files = tmp_path / "earlier.json", tmp_path / "later.json"
    for file, name in zip(files, ("fine-tuner-2026q3", "fine-tuner"), strict=True):
        file.write_bytes(sample_bytes(name))
    return files
