"""Strict reading of JSON and YAML: plain values plus the line of each path.

Stricter than the libraries beneath: no repeated keys, no NaN, no aliases or tags, bounded size
and depth, and in YAML only the booleans, nulls and numbers of version 1.2, so that `No` is a word.
"""

from assess.documents.document import MAX_BYTES, MAX_DEPTH, Document, too_large
from assess.documents.files import parse, read_bytes

__all__ = ["MAX_BYTES", "MAX_DEPTH", "Document", "parse", "read_bytes", "too_large"]
