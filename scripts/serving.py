"""The app as a real server on its own database, and a Chromium to look at it: for tests and pictures."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from assess import launch
from assess.assessment import Assessment
from assess.assessment_file import load_assessment
from assess.loading import shipped_rubric
from assess.samples import samples
from assess.storage import open_repository

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 60
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ("background-networking", "component-update", "sync", "gpu", "quic")
"""What a browser does besides showing pages."""

IDLE = """quiet => {
  const app = document.querySelector('[data-testid="stApp"]');
  if (!window.assessWatch) {
    window.assessWatch = {changed: performance.now()};
    new MutationObserver(() => { window.assessWatch.changed = performance.now(); })
      .observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
  }
  const drawn = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
    .every(chart => chart.querySelector('.main-svg'));
  return app?.dataset.testScriptState === 'notRunning'
    && app.dataset.testConnectionState === 'CONNECTED'
    && !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')
    && drawn && document.fonts.status === 'loaded'
    && performance.now() - window.assessWatch.changed > quiet;
}"""


class ServerError(RuntimeError):
    """The server did not start; the message carries what it wrote."""


@dataclass(frozen=True)
class Server:
    """A running Streamlit server."""

    port: int
    process: subprocess.Popen[bytes]
    started: float
    """When its process was started, as `time.perf_counter` counts."""
    log: Path
    database: Path

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://{launch.ADDRESS}:{self.port}"

    @property
    def resident(self) -> int:
        """Bytes of memory that it holds now (Linux)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmRSS:"))

    @property
    def busy(self) -> float:
        """Seconds of processor time that it has used (Linux)."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def failures(self) -> str:
        """What it wrote of exceptions."""
        text = self.log.read_text(errors="replace")
        return text[text.index("Traceback") :] if "Traceback" in text else ""


@contextmanager
def serve(
    database: Path,
    *,
    script: Path | None = None,
    options: Mapping[str, object] | None = None,
    environment: Mapping[str, str] | None = None,
    port: int | None = None,
) -> Iterator[Server]:
    """The app, or another script with the app's settings and theme, until the block ends.

    `options` and `environment` are added to the app's own; without `port` it takes a free one.

    Raises:
        ServerError: it does not answer.
    """
    port = port or _free_port()
    line = launch.command(port)
    if script is not None:
        line[line.index(str(launch.entry_script()))] = str(script)
    for name, value in (options or {}).items():  # of options given twice, the last one counts
        line += [f"--{name}", str(value).lower()]
    surroundings = {**os.environ, **(environment or {}), "ASSESS_DATABASE": str(database)}
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "server.log"
        with log.open("wb") as out:
            started = time.perf_counter()
            process = subprocess.Popen(line, cwd=ROOT, env=surroundings, stdout=out, stderr=out)
        try:
            server = Server(port, process, started, log, database)
            _wait_until_healthy(server)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((launch.ADDRESS, 0))
        return int(probe.getsockname()[1])


def _wait_until_healthy(server: Server) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=5) as response:
                if response.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.01)
    raise ServerError(server.log.read_text(errors="replace") or "the server did not start in time")


def sample_assessments() -> list[Assessment]:
    """Every assessment that ships as a sample, the earlier ones of a company first."""
    documents = [document for sample in samples() for document in sample.documents()]
    return [load_assessment(data, file, shipped_rubric()) for file, data in documents]


def fill(database: Path, assessments: list[Assessment]) -> None:
    """Stores assessments in a database, which is made if there is none."""
    repository = open_repository(str(database))
    for assessment in assessments:
        repository.create(assessment, now=dt.datetime.now(dt.UTC))
    repository.close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The Chromium found on the PATH, without a window.

    Raises:
        FileNotFoundError: there is none.
    """
    path = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if path is None:
        raise FileNotFoundError("no Chromium on the PATH; scripts/chromium.sh installs one")
    flags = [f"--disable-{name}" for name in QUIET] + ["--no-first-run"]
    if os.geteuid() == 0:
        flags.append("--no-sandbox")  # Chromium's sandbox refuses to run as root
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        try:
            yield browser
        finally:
            browser.close()


def wait_until_idle(page: Page, *, quiet: int = 250, timeout: int = 30_000) -> None:
    """Waits until the app has run, its charts and fonts are there, and nothing changed for `quiet` ms."""
    page.wait_for_function(IDLE, arg=quiet, timeout=timeout)
