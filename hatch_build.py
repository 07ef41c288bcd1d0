"""Build hook: compiles the message catalogues and packs the app's entry folder into the wheel."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Streamlit finds its settings and the static files beside the script, so the three stay together.
SITE = ("streamlit_app.py", ".streamlit/config.toml", "static")


class BuildHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        for source in sorted(root.glob("assess/i18n/*/LC_MESSAGES/*.po")):
            with source.open("rb") as po, source.with_suffix(".mo").open("wb") as mo:
                write_mo(mo, read_po(po))
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"].update({str(root / path): f"assess/site/{path}" for path in SITE})
