"""Everything that the app imports, imported."""

from functools import cache
from importlib import import_module
from pkgutil import walk_packages

import assess

PAGES = "assess.app.pages"
"""Scripts that draw when imported; all they do is call the modules beside them."""
LEFT_OUT = ("assess.__main__", "assess.cli", "assess.storage.migrations", PAGES)


@cache
def import_app() -> None:
    """Imports every module of the app, its libraries with them, and loads the rubric."""
    for module in walk_packages(assess.__path__, "assess."):
        if not module.name.startswith(LEFT_OUT):
            import_module(module.name)
    import_module("assess.loading").shipped_rubric()
