"""Scoring, loading the rubric, and a full PDF, without a server."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import yaml

from assess.loading import load_rubric, shipped_folder, shipped_rubric
from assess.report import render
from assess.scoring import score
from benchmarks.data import fullest
from benchmarks.figures import Figure

ROUNDS = 7


def measure() -> list[Figure]:
    """Medians over rounds in which every case has its turn."""
    rubric, assessment = shipped_rubric(), fullest()
    texts = [file.read_bytes() for file in shipped_folder().glob("*.yaml")]
    cases: dict[str, Callable[[], object]] = {
        "loop": lambda: sum(range(1_000_000)),
        "score": lambda: [score(rubric, assessment) for _ in range(20)],
        "load": lambda: load_rubric(shipped_folder()),
        "yaml": lambda: [yaml.load(text, yaml.CSafeLoader) for text in texts],
        "pdf-en": lambda: render(rubric, assessment, "pdf", "en"),
        "pdf-zh": lambda: render(rubric, assessment, "pdf", "zh"),
        "html": lambda: render(rubric, assessment, "html", "zh"),
    }
    ms = in_turn(cases)
    criteria = len(rubric.criteria)
    return [
        Figure("core", f"scoring one assessment ({criteria} criteria)", ms["score"] / 20, "ms", 4),
        Figure("core", "loading the rubric, strict", ms["load"], "ms", 60),
        Figure("core", "… against YAML's C parser alone", ms["load"] / ms["yaml"], "x"),
        Figure("core", "a full PDF, warm, English", ms["pdf-en"], "ms", 200),
        Figure("core", "a full PDF, warm, Chinese", ms["pdf-zh"], "ms", 200),
        Figure("core", "a full HTML report, warm", ms["html"], "ms"),
        Figure("core", "this machine: sum of a million whole numbers", ms["loop"], "ms"),
    ]


def in_turn(cases: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Median milliseconds of each case, taken round-robin after one turn that warms up."""
    times: dict[str, list[float]] = {name: [] for name in cases}
    for turn in range(ROUNDS + 1):
        for name, case in cases.items():
            began = time.perf_counter()
            case()
            if turn:
                times[name].append((time.perf_counter() - began) * 1000)
    return {name: statistics.median(taken) for name, taken in times.items()}
