"""The layers: lower knows nothing of higher, and the core knows no framework, no clock and no chance."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import assess

PACKAGE = Path(assess.__file__).parent
LAYERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("words", ("text", "models", "problems", "profile", "renaming", "i18n")),
    (
        "content",
        (
            "documents",
            "typed",
            "content",
            "risk.catalogue",
            "rubric",
            "validation",
            "loading",
            "lint",
            "duration",
            "extent",
            "finding",
            "rubrics",
        ),
    ),
    (
        "answers",
        (
            "economics.inputs",
            "economics.quantities",
            "economics.unit_inputs",
            "risk.inputs",
            "risk.fitting",
            "plan.inputs",
            "plan.fitting",
            "assessment",
            "assessment_file",
            "progress",
            "samples",
        ),
    ),
    ("scoring", ("scorecard", "applicable", "scoring")),
    ("sums", ("sampling", "economics", "risk")),
    (
        "advice",
        ("comparison", "comparison_economics", "comparison_risk", "cross_checks", "insight", "plan"),
    ),
    ("adapters", ("charts", "sheets", "storage")),
    ("report", ("report",)),
    ("shells", ("launch", "cli", "app", "__main__")),
)
"""From below; Parts of `economics`, `risk` and `plan` stand lower than the rest of them."""
RANK = {module: rank for rank, (_, modules) in enumerate(LAYERS) for module in modules}
CORE = {
    module for name, modules in LAYERS if name not in ("adapters", "report", "shells") for module in modules
} - {"i18n"}
FRAMEWORKS = {
    "streamlit",
    "plotly",
    "sqlalchemy",
    "alembic",
    "psycopg",
    "typer",
    "typst",
    "jinja2",
    "babel",
    "platformdirs",
    "openpyxl",
    "xlsxwriter",
    "icalendar",
}
CLOCKS = {"now", "utcnow", "today", "time", "monotonic", "perf_counter", "time_ns"}
SEEDED = {"default_rng", "SeedSequence", "SFC64", "PCG64"}
"""Where random numbers begin: each takes its seed, since without one it asks the machine for chance."""
WRAPPERS = {"Generator"}
"""What of numpy's random numbers takes one of those."""
CHANCE = {"random", "secrets", "uuid"}


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every imported module with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "assess":
            yield from ((node.lineno, f"assess.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, ("." * node.level) + (node.module or "")


def module_of(parts: tuple[str, ...]) -> str:
    """The module that a path belongs to: its first name, or more of it where a part is listed by itself."""
    names = [".".join(parts[:length]) for length in range(len(parts), 0, -1)]
    return next((name for name in names if name in RANK), parts[0])


def offences(module: str, source: str) -> list[str]:
    """What a file of the package does that its layer forbids; `module` is its name in LAYERS."""
    tree = ast.parse(source)
    found = []
    for line, name in imports(tree):
        root, _, rest = name.partition(".")
        below = module_of(tuple(rest.split(".")))
        if name.startswith("."):
            found.append(f"{line}: relative import")
        elif root == "assess" and below and RANK[below] > RANK[module]:
            found.append(f"{line}: {module} imports {below}, which is above it")
        elif root == "assess" and module in CORE and below == "i18n":
            found.append(f"{line}: {module} imports words; the core speaks ids")
        elif module in CORE and root in FRAMEWORKS | CHANCE:
            found.append(f"{line}: {module} imports {root}")
    if module in CORE:
        found += list(_impurities(tree))
    return found


def _impurities(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            yield f"{node.lineno}: global state"
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        called = ast.unparse(node.func)
        if node.func.attr in CLOCKS and called.split(".")[0] in ("dt", "datetime", "time", "date"):
            yield f"{node.lineno}: reads the clock: {called}"
        if called.removesuffix(node.func.attr) not in ("np.random.", "numpy.random."):
            continue
        if node.func.attr not in SEEDED | WRAPPERS:
            yield f"{node.lineno}: global random state: {called}"
        elif not node.args or (isinstance(node.args[0], ast.Constant) and node.args[0].value is None):
            yield f"{node.lineno}: a generator without a seed: {called}"


FILES = sorted(p for p in PACKAGE.rglob("*.py") if p.name != "__init__.py" or p.parent != PACKAGE)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_every_file_keeps_to_its_layer(path: Path) -> None:
    module = module_of(path.relative_to(PACKAGE).with_suffix("").parts)

    assert module in RANK, f"say in LAYERS where {module} belongs"
    assert offences(module, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("scoring", "import streamlit"),
        ("scoring", "from sqlalchemy import select"),
        ("scoring", "from assess.app import state"),
        ("scoring", "from assess import report"),
        ("rubric", "from assess.assessment import Answer"),
        ("comparison", "from assess.i18n import translator"),
        ("scoring", "import datetime as dt\ndt.date.today()"),
        ("comparison", "import numpy as np\nnp.random.seed(1)"),
        ("comparison", "import numpy as np\nnp.random.default_rng()"),
        ("sampling", "import numpy as np\nnp.random.SFC64()"),
        ("sampling", "import numpy as np\nnp.random.SeedSequence(None)"),
        ("sampling", "from assess.comparison import compare"),
        ("scoring", "from assess.economics import Economics"),
        ("assessment", "from assess.economics.appraisal import appraise"),
        ("comparison", "import random"),
        ("charts", "from assess.report import view"),
        ("report", "from assess.app import state"),
        ("app", "from . import state"),
        ("scoring", "def f():\n    global x"),
    ],
)
def test_a_planted_offence_is_found(module: str, source: str) -> None:
    assert len(offences(module, source)) == 1


def test_every_module_listed_exists() -> None:
    """So that the list of layers cannot outlive the modules it speaks of."""
    names = {module_of(p.relative_to(PACKAGE).with_suffix("").parts) for p in FILES} | {"rubrics"}
    assert set(RANK) == names
