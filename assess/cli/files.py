"""Reading inputs and writing outputs: bounded, and whole or not at all."""

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import typer

from assess.documents import MAX_BYTES, read_bytes, too_large
from assess.problems import InputError, Problem

STDIN = "<stdin>"


def read_input(file: str, limit: int = MAX_BYTES) -> tuple[bytes, str]:
    """The bytes of a file, or of standard input for `-`, and the name to use in messages.

    Raises:
        InputError: it cannot be read, or is over `limit` bytes.
    """
    if file != "-":
        return read_bytes(Path(file), limit), file
    data = sys.stdin.buffer.read(limit + 1)
    if len(data) > limit:
        raise InputError([too_large(STDIN, limit)])
    return data, STDIN


def write_output(file: str, data: bytes) -> None:
    """Writes a file whole or not at all, in place of what was there; `-` is standard output.

    Raises:
        InputError: it cannot be written; what was there is still there.
    """
    if file == "-":
        typer.echo(data, nl=False)
        return
    path = Path(os.path.realpath(file))  # a link stays a link to what is written
    try:
        if path.is_dir():
            raise InputError([Problem("is_folder", file)])
        if path.exists() and not path.is_file():  # a pipe or a device is written to, not replaced
            path.write_bytes(data)
        else:
            _replace(path, data)
    except InputError:
        raise
    except FileNotFoundError:
        params = {"found": str(Path(file).parent)}
        raise InputError([Problem("no_folder_there", file, params=params)]) from None
    except (OSError, ValueError) as error:
        found = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError([Problem("not_written", file, params={"found": found})]) from None


def _replace(path: Path, data: bytes) -> None:
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as target:
            target.write(data)
            target.flush()
            os.fsync(target.fileno())
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def only_once(files: Sequence[str]) -> bool:
    """Whether standard input is named at most once."""
    return list(files).count("-") <= 1
