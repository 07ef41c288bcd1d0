"""Standard output belongs to the result: what libraries print there of their own accord is kept off it."""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def only_ours() -> Iterator[None]:
    """While this lasts, what C code prints goes nowhere.

    The solver of integer programs has a line left in it that says it solves once more; behind `--json` it
    would stand before the document.
    """
    sys.stdout.flush()
    try:
        kept = os.dup(1)
    except OSError:  # closed: nobody reads anyway
        yield
        return
    try:
        with open(os.devnull, "wb") as nowhere:
            os.dup2(nowhere.fileno(), 1)
        yield
    finally:
        _flush_c()
        os.dup2(kept, 1)
        os.close(kept)


def _flush_c() -> None:
    """Into a pipe C prints by the block: what it holds back must go where it was meant to."""
    with suppress(OSError, AttributeError, TypeError):  # there is no such library on Windows
        ctypes.CDLL(None).fflush(None)
