"""Bytes of files, and what kind of document they are."""

from pathlib import Path

from assess.documents.document import MAX_BYTES, Document, too_large
from assess.documents.json_reading import parse_json
from assess.documents.yaml_reading import parse_yaml
from assess.problems import InputError, Problem


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a file of at most `limit` bytes, which is checked before reading.

    Raises:
        InputError: it does not exist, is a folder, may not be read, or is too large.
    """
    file = str(path)
    try:
        if path.is_dir():
            raise InputError([Problem("is_folder", file)])
        if path.stat().st_size > limit:
            raise InputError([too_large(file, limit)])
        with path.open("rb") as source:
            data = source.read(limit + 1)  # a pipe or a device has no size of its own
    except InputError:
        raise
    except FileNotFoundError:
        raise InputError([Problem("not_found", file)]) from None
    except (OSError, ValueError) as error:
        found = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError([Problem("not_readable", file, params={"found": found})]) from None
    if len(data) > limit:
        raise InputError([too_large(file, limit)])
    return data


def parse(data: bytes, file: str, limit: int = MAX_BYTES) -> Document:
    """JSON or YAML bytes as a document; which of the two is told by the name, else by the first character.

    Raises:
        InputError: not text, not JSON or YAML, too large, too deep, or something strictness forbids.
    """
    if len(data) > limit:
        raise InputError([too_large(file, limit)])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError([Problem("not_utf8", file)]) from None
    if not text.strip():
        raise InputError([Problem("empty_file", file)])
    if file.endswith(".json"):
        return parse_json(text, file)
    if file.endswith((".yaml", ".yml")) or text.lstrip()[:1] not in ("{", "["):
        return parse_yaml(text, file)
    return parse_json(text, file)
