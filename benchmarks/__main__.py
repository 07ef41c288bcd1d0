"""`python -m benchmarks [PART …] [--json]`: all parts, or those named."""

from __future__ import annotations

import argparse
import json

from benchmarks import answer, core, economics, edit, load, memory, plan, risk, start
from benchmarks.figures import say, table

PARTS = {
    "core": core,
    "economics": economics,
    "edit": edit,
    "risk": risk,
    "plan": plan,
    "answer": answer,
    "load": load,
    "memory": memory,
    "start": start,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measures speed and memory.")
    parser.add_argument("parts", nargs="*", metavar="part", help=f"{', '.join(PARTS)}; all if none is named")
    parser.add_argument("--json", action="store_true", help="one JSON document instead of a table")
    arguments = parser.parse_args()
    for name in arguments.parts:
        if name not in PARTS:
            parser.error(f"there is no part {name}; there are {', '.join(PARTS)}")
    figures = []
    for name in arguments.parts or PARTS:
        say(f"measuring: {name}")
        figures += PARTS[name].measure()
    if arguments.json:
        print(json.dumps([figure.as_json() for figure in figures], indent=1, ensure_ascii=False))
    else:
        print(table(figures))
        print("\nTake them on a quiet machine: client, server and browser share its processors.")


if __name__ == "__main__":
    main()
