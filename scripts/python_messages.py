"""Finds marked messages in Python source for Babel, in f-strings too.

Babel's own extractor reads tokens: before Python 3.12 it does not see a call inside an f-string, and it takes
the key of `_(NAMES["key"])` for a message. This one reads the syntax tree.
"""

import ast
from collections.abc import Collection, Iterator
from typing import IO, Any

Found = tuple[int, str, tuple[str | None, ...], list[str]]


def extract(source: IO[bytes], keywords: Collection[str], comment_tags: Any, options: Any) -> Iterator[Found]:
    """Line, function and arguments of each call of a keyword; an argument that is no literal text is None."""
    del comment_tags, options
    calls = [node for node in ast.walk(ast.parse(source.read())) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        name = getattr(call.func, "id", None) or getattr(call.func, "attr", None)
        if name in keywords and call.args:
            yield call.lineno, str(name), tuple(_literal(argument) for argument in call.args), []


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
