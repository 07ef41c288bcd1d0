"""What the running server obeys: asked inside its own process, by a script started as the app is."""

import json
import shutil
from pathlib import Path

import pytest

from assess.launch import entry_script
from scripts.serving import serve
from tests.browser.conftest import Visit
from tests.test_launch import listening_addresses

EXPECTED = {
    "runner.postScriptGC": False,
    "runner.magicEnabled": False,
    "client.showErrorDetails": "none",
    "browser.gatherUsageStats": False,
    "server.address": "127.0.0.1",
    "server.maxUploadSize": 5,
    "server.enableXsrfProtection": True,
    "server.enableAgentApi": False,
    "server.fileWatcherType": "none",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A place for a script, with the fonts that the settings name."""
    shutil.copytree(entry_script().parent / "static", tmp_path / "static")
    return tmp_path


def test_the_running_server_obeys_our_settings(folder: Path, visit: Visit) -> None:
    script = folder / "settings.py"
    script.write_text(
        "import json\n"
        "import streamlit as st\n"
        f"options = {{name: st.get_option(name) for name in {list(EXPECTED)!r}}}\n"
        "st.code(json.dumps(options))\n"
    )
    with serve(folder / "assess.db", script=script) as server:
        visitor = visit(server)
        visitor.open()
        assert json.loads(visitor.find("stCode").inner_text()) == EXPECTED
        assert listening_addresses(server.port) == {"127.0.0.1"}


def test_a_failure_tells_the_visitor_nothing_of_the_inside(folder: Path, visit: Visit) -> None:
    script = folder / "failing.py"
    script.write_text("secret = 'kept inside'\nraise RuntimeError(secret)\n")
    with serve(folder / "assess.db", script=script) as server:
        visitor = visit(server)
        visitor.open()
        assert visitor.errors.pop().startswith("exception: ")
        assert "kept inside" not in visitor.page.content()
        assert "kept inside" in server.failures
