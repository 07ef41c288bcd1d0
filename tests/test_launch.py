"""`assess run`: the command line it builds, the ports it takes, and what the running server then obeys."""

import itertools
import os
import socket
import subprocess
import sys
import time
import tomllib
import urllib.request
from pathlib import Path

import pytest

from assess import launch

ROOT = Path(launch.__file__).resolve().parent.parent


def flag(line: list[str], name: str) -> list[str]:
    return [value for key, value in itertools.pairwise(line) if key == f"--{name}"]


def test_every_setting_of_the_file_is_a_flag():
    line = launch.command(8501)
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))

    for section in ("server", "client", "browser", "runner"):
        for key in config[section]:
            assert flag(line, f"{section}.{key}"), f"{section}.{key}"
    assert flag(line, "server.allowedHosts") == ["127.0.0.1", "localhost"]
    assert flag(line, "server.address") == ["127.0.0.1"]
    assert flag(line, "runner.postScriptGC") == ["false"]
    assert flag(line, "client.showErrorDetails") == ["none"]


def test_streamlit_still_has_the_hidden_option():
    from streamlit import config

    assert config.get_options_for_section("runner")["postScriptGC"] is not None


def test_every_font_slice_named_in_the_settings_exists_and_every_slice_is_named():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    named = {Path(face["url"]).name for face in config["theme"]["fontFaces"]}

    assert named == {file.name for file in (ROOT / "static" / "fonts").glob("*.woff2")}


def test_a_taken_port_is_passed_over_but_never_when_named():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        taken = server.getsockname()[1]

        assert not launch.is_free(taken)
        with pytest.raises(launch.PortError, match=str(taken)):
            launch.choose_port(taken)
    assert launch.is_free(taken)
    assert launch.choose_port(taken) == taken


def test_environment_and_working_directory_cannot_open_it_up(tmp_path):
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text('[server]\naddress = "0.0.0.0"\n')
    (tmp_path / "pandas.py").write_text("raise SystemExit('the working directory is on the import path')\n")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "STREAMLIT_SERVER_ADDRESS": "0.0.0.0", "STREAMLIT_SERVER_PORT": "1"}
    code = f"from assess.launch import launch; launch({port})"
    with subprocess.Popen([sys.executable, "-P", "-c", code], cwd=tmp_path, env=environment) as app:
        try:
            until = time.monotonic() + 30
            while not answers(f"http://127.0.0.1:{port}/_stcore/health"):
                assert app.poll() is None
                assert time.monotonic() < until
                time.sleep(0.1)
            font = f"http://127.0.0.1:{port}/app/static/fonts/NotoSansSC-Regular-latin.woff2"
            assert answers(font)
            assert listening_addresses(port) == {"127.0.0.1"}
        finally:
            app.terminate()


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return response.status == 200
    except OSError:
        return False


def listening_addresses(port: int) -> set[str]:
    """From the kernel's table (Linux)."""
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    hexes = {row[1].split(":")[0] for row in rows if row[3] == "0A" and int(row[1].split(":")[1], 16) == port}
    return {socket.inet_ntoa(bytes.fromhex(address)[::-1]) for address in hexes}
