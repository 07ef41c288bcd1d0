"""A second, plain scorecard: imports nothing from the product, reads the YAML itself, uses floats."""
# fmt: off

from pathlib import Path

import yaml

STAGES = ["idea", "pre_seed", "seed", "series_a", "growth"]
BANDS = ["not_ready", "emerging", "ready", "strong"]


def read(folder: Path) -> dict:
    rubric = yaml.safe_load((folder / "rubric.yaml").read_text(encoding="utf-8"))
    names = [name for group in rubric["groups"].values() for name in group]
    rubric["dims"] = [yaml.safe_load((folder / f"{n}.yaml").read_text(encoding="utf-8")) for n in names]
    return rubric


def applies(criterion: dict, profile: dict) -> bool:
    as_list = lambda value: value if isinstance(value, list) else [value]  # noqa: E731
    rules = [(as_list(w), profile.get(f)) for f, w in criterion.get("applies", {}).items()]
    return all(have is None or any(h in wanted for h in as_list(have)) for wanted, have in rules)


def score(rubric: dict, assessment: dict) -> dict:
    profile, answers = assessment["profile"], assessment["answers"]
    quick = assessment.get("mode") == "quick"
    rows, gates = [], []
    for dim in rubric["dims"]:
        for c in (c for t in dim["topics"] for c in t["criteria"] if "retired" not in c):
            a = answers.get(c["id"], {"kind": "unanswered"})
            if not applies(c, profile) or (quick and not c.get("quick")):
                continue
            row = {"c": c, "dim": dim["id"], "w": c["weight"], "a": a, "na": a["kind"] == "not_applicable"}
            if a["kind"] == "level":
                valid = [e for e in a.get("evidence", []) if (e.get("label") or "").strip()]
                valid = [e for e in valid if not e.get("expires") or e["expires"] >= profile["as_of"]]
                l = a["level"]  # noqa: E741
                row["x"] = {"floor": l if valid else min(l, 1), "value": l, "ceiling": l}
            else:
                row["x"] = {"floor": 0, "value": 0, "ceiling": 4}
            gates += [row] if "gate" in c else []
            rows += [] if row["na"] else [row]
    dims = [d["id"] for d in rubric["dims"]]
    weight = {d["id"]: d["weight"] for d in rubric["dims"]}

    def ratio(part: list, top, bottom) -> float | None:
        below = sum(bottom(r) for r in part)
        return sum(top(r) for r in part) / below if below else None

    def mean(measure, ids: list) -> float | None:
        have = [(weight[d], measure([r for r in rows if r["dim"] == d])) for d in ids]
        have = [pair for pair in have if pair[1] is not None]
        return sum(w * m for w, m in have) / sum(w for w, _ in have) if have else None

    def readiness(kind: str, stage: str):
        goal = lambda r: r["c"]["target"][stage]  # noqa: E731
        return lambda part: ratio(
            part, lambda r: 100 * r["w"] * min(r["x"][kind], goal(r)), lambda r: r["w"] * goal(r)
        )

    def maturity(kind: str):
        return lambda part: ratio(part, lambda r: 100 * r["w"] * r["x"][kind], lambda r: 4 * r["w"])

    def covered(stage: str):
        given = lambda r: r["a"]["kind"] in ("level", "unknown") and not r["a"].get("carried")  # noqa: E731
        asked = lambda part: [r for r in part if r["c"]["target"][stage] > 0]  # noqa: E731
        return lambda part: ratio(asked(part), lambda r: r["w"] * given(r), lambda r: r["w"])

    def three(make, ids: list) -> dict | None:
        found = {kind: mean(make(kind), ids) for kind in ("value", "floor", "ceiling")}
        return None if found["value"] is None else found

    def open_gates(stage: str, kind: str) -> list:
        asked = [r for r in gates if STAGES.index(stage) >= STAGES.index(r["c"]["gate"]["from"])]
        shut = [r for r in asked if r["na"] or r["x"][kind] < r["c"]["gate"]["level"]]
        return [{"criterion": r["c"]["id"], "level": r["a"].get("level"), "required": r["c"]["gate"]["level"],
                 "state": "waived" if r["na"] else "unmet"} for r in shut]

    def band(stage: str, kind: str, capped: bool = True) -> str | None:
        share, ready = mean(covered(stage), dims), mean(readiness(kind, stage), dims)
        if ready is None or share is None or share < rubric["min_coverage"] - 1e-9:
            return None
        reached = max(i for i, b in enumerate(rubric["bands"]) if ready >= b["from"] - 1e-9)
        states = {g["state"] for g in open_gates(stage, kind)} if capped else set()
        return BANDS[min(reached, 1 if "unmet" in states else 2 if "waived" in states else 3)]

    now = profile["stage"]
    return {
        "readiness": three(lambda k: readiness(k, now), dims), "maturity": three(maturity, dims),
        "readiness_by_stage": {s: {"readiness": mean(readiness("value", s), dims), "band": band(s, "value"),
                                   "gates": open_gates(s, "value")} for s in STAGES},
        "coverage": mean(covered(now), dims), "band": band(now, "value"),
        "uncapped_band": band(now, "value", False), "supported_band": band(now, "floor"),
        "gates": open_gates(now, "value"),
        "dimensions": [{"id": d, "weight": weight[d], "readiness": three(lambda k: readiness(k, now), [d]),
                        "maturity": three(maturity, [d]), "coverage": mean(covered(now), [d])} for d in dims],
    }
