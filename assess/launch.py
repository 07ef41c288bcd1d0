"""Starting the app: Streamlit's own command on the entry script, every setting of ours spelled out."""

import os
import socket
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NoReturn

ADDRESS = "127.0.0.1"
FIRST_PORT = 8501
PORTS_TRIED = 50


class PortError(Exception):
    """No port to listen on; the message says what to do."""


def entry_script() -> Path:
    """The script that Streamlit runs: beside the package in a checkout, inside it in a wheel."""
    package = Path(__file__).resolve().parent
    packed = package / "site" / "streamlit_app.py"
    return packed if packed.exists() else package.parent / "streamlit_app.py"


def is_free(port: int) -> bool:
    """Whether a server could listen on this loopback port now."""
    with socket.socket() as probe:
        if os.name == "posix":  # as servers do: a connection closed a moment ago does not block the port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            return False
    return True


def choose_port(wanted: int | None = None) -> int:
    """The wanted port, or else the first free one from 8501 on."""
    if wanted is not None:
        if not is_free(wanted):
            raise PortError(f"port {wanted} cannot be used; name another, or none to take the first free one")
        return wanted
    for port in range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
        if is_free(port):
            return port
    raise PortError(f"ports {FIRST_PORT} to {FIRST_PORT + PORTS_TRIED - 1} are all taken; name another")


def settings(entry: Path) -> dict[str, object]:
    """All settings in the entry script's config.toml but the theme, under the names of Streamlit's flags."""
    config = tomllib.loads((entry.parent / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    return {
        f"{section}.{key}": value
        for section, values in config.items()
        if section != "theme"
        for key, value in values.items()
    }


def command(port: int, *, open_browser: bool = False) -> list[str]:
    """The command line that starts the app.

    Flags stand above the environment and above settings files in the home and working directories.
    `-P` keeps the working directory off the import path.
    """
    entry = entry_script()
    options = {
        **settings(entry),
        "server.address": ADDRESS,
        "server.port": port,
        "server.headless": not open_browser,
        "server.showEmailPrompt": False,
        "logger.hideWelcomeMessage": True,
    }
    line = [sys.executable, "-P", "-m", "streamlit", "run", str(entry)]
    for name, value in options.items():
        for item in value if isinstance(value, list) else [value]:
            line += [f"--{name}", str(item).lower() if isinstance(item, bool) else str(item)]
    return line


def launch(port: int | None = None, *, open_browser: bool = False) -> NoReturn:
    """Runs the app until it is stopped; says where it is. Raises PortError."""
    chosen = choose_port(port)
    taken = f" (port {FIRST_PORT} is taken)" if port is None and chosen != FIRST_PORT else ""
    print(f"Assess: http://{ADDRESS}:{chosen}{taken}. Stop it with Ctrl+C.", flush=True)
    line = command(chosen, open_browser=open_browser)
    if sys.platform == "win32":  # has no exec that waits
        sys.exit(subprocess.call(line))
    os.execv(line[0], line)
