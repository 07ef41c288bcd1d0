"""Rules on what refers to what: ids, source items, sources, and the order of steps."""

import datetime as dt
from collections.abc import Iterator

from assess.content import Applies
from assess.lint.places import Place, criteria, dimensions, scenarios, topics
from assess.loading import BENCHMARKS, MANIFEST, SEED, SOURCES, Folder
from assess.problems import Problem, nearest
from assess.rubric import Rubric

QUESTIONS = range(1, 31)
ITEMS_OF_FIRST, ITEMS_OF_OTHERS = 3, 4

Step = tuple[str, int]


def id_rules(folder: Folder) -> Iterator[Problem]:
    """Every id stands for one thing, and none was the name of another criterion before."""
    first: dict[str, str] = {}

    def taken(place: Place, id: str) -> Iterator[Problem]:
        other = first.setdefault(id, place.shown)
        if other != place.shown:
            yield place.problem("id_taken", found=id, other=other)

    for place, _, dimension in dimensions(folder):
        yield from taken(place.at("id"), dimension.id)
    for place, _, topic in topics(folder):
        yield from taken(place.at("id"), topic.id)
    for place, _, _, criterion in criteria(folder):
        yield from taken(place.at("id"), criterion.id)
    for place, _, _, criterion in criteria(folder):
        for i, alias in enumerate(criterion.aliases):
            yield from taken(place.at("aliases", i), alias)


def source_rules(folder: Folder, rubric: Rubric) -> Iterator[Problem]:
    """Every source once, cited somewhere, dated; every reference to one that exists."""
    place = Place(folder.documents[SOURCES])
    cited: set[str] = set()
    for where, ref in _citations(folder, rubric):
        cited.add(ref)
        if ref not in rubric.source_by_id:
            near = nearest(ref, rubric.source_by_id)
            yield where.problem("source_unknown", found=ref, near=near)
    seen: set[str] = set()
    for i, entry in enumerate(rubric.sources):
        if entry.id in seen:
            yield place.at(i, "id").problem("source_twice", found=entry.id)
        elif entry.id not in cited:
            yield place.at(i, "id").problem("source_unused", found=entry.id)
        seen.add(entry.id)
        try:
            dt.date.fromisoformat(entry.as_of)
        except ValueError:
            yield place.at(i, "as_of").problem("not_date", found=entry.as_of)


def _citations(folder: Folder, rubric: Rubric) -> Iterator[tuple[Place, str]]:
    """Every reference to a source, with its place."""
    for where, _, _, criterion in criteria(folder):
        for i, source in enumerate(criterion.sources):
            yield where.at("sources", i, "ref"), source.ref
    for where, scenario in scenarios(folder):
        for side, basis in (("frequency", scenario.basis.frequency), ("loss", scenario.basis.loss)):
            for i, source in enumerate(basis.sources):
                yield where.at("basis", side, "sources", i, "ref"), source.ref
    for n, benchmark in enumerate(rubric.benchmarks):
        where = Place(folder.documents[BENCHMARKS])
        for i, source in enumerate(benchmark.sources):
            yield where.at(n, "sources", i, "ref"), source.ref


def seed_rules(folder: Folder, rubric: Rubric) -> Iterator[Problem]:
    """The 119 items are all there, and each is served by one criterion unless marked uncovered."""
    place = Place(folder.documents[SEED])
    yield from _question_rules(place, rubric)
    served: dict[str, str] = {}
    known = {item.id for question in rubric.seed for item in question.items}
    for where, _, _, criterion in criteria(folder):
        for i, key in enumerate(criterion.seed if criterion.retired is None else ()):
            if key not in known:
                yield where.at("seed", i).problem("seed_unknown", found=key)
            elif key in served:
                yield where.at("seed", i).problem("seed_twice", found=key, other=served[key])
            served.setdefault(key, criterion.id)
    for q, question in enumerate(rubric.seed):
        for i, item in enumerate(question.items):
            here = place.at(q, "items", i)
            if item.covered and item.id not in served:
                yield here.problem("seed_unserved", found=item.id)
            elif not item.covered and item.id in served:
                yield here.at("covered").problem("seed_covered", found=item.id, other=served[item.id])


def _question_rules(place: Place, rubric: Rubric) -> Iterator[Problem]:
    numbers = [question.number for question in rubric.seed]
    if numbers != list(QUESTIONS):
        absent = ", ".join(str(n) for n in QUESTIONS if n not in numbers)
        yield place.problem("seed_questions", found=absent or ", ".join(map(str, numbers)))
    for i, question in enumerate(rubric.seed):
        size = ITEMS_OF_FIRST if question.number == QUESTIONS[0] else ITEMS_OF_OTHERS
        expected = [f"{question.number}.{n}" for n in range(1, size + 1)]
        found = [item.id for item in question.items]
        if found != expected:
            params = {"found": ", ".join(found), "expected": ", ".join(expected)}
            yield place.at(i, "items").problem("seed_items", number=str(question.number), **params)


def cross_check_rules(folder: Folder, rubric: Rubric) -> Iterator[Problem]:
    """Every cross-check has a name of its own, asks under some condition, and names what there is."""
    place = Place(folder.documents[MANIFEST]).at("cross_checks")
    asked = {criterion.id for criterion in rubric.criteria}
    parts = {*rubric.manifest.groups, *rubric.dimension_by_id}
    seen: set[str] = set()
    for i, check in enumerate(rubric.manifest.cross_checks):
        here = place.at(i)
        if check.id in seen:
            yield here.at("id").problem("check_twice", found=check.id)
        seen.add(check.id)
        if not (check.at_least or check.at_most or check.expired_from or check.ahead):
            yield here.problem("check_always", found=check.id)
        for field, levels in (("at_least", check.at_least), ("at_most", check.at_most)):
            for name in levels:
                if name not in asked:
                    near = nearest(name, asked)
                    yield here.at(field, name).problem("after_unknown", found=name, near=near)
        for field, name in (
            (("part", check.ahead.part), ("behind", check.ahead.behind)) if check.ahead else ()
        ):
            if name not in parts:
                near = nearest(name, parts)
                yield here.at("ahead", field).problem("part_unknown", found=name, near=near)


def step_order_rules(folder: Folder, rubric: Rubric) -> Iterator[Problem]:
    """What must be there first exists and can apply to the same company, and no step waits for itself."""
    asked = {criterion.id for criterion in rubric.criteria}
    waits: dict[Step, list[Step]] = {}
    places: dict[tuple[Step, Step], Place] = {}
    for where, _, _, criterion in criteria(folder):
        for number, level in criterion.levels.items():
            step: Step = (criterion.id, number)
            waits[step] = [(criterion.id, number - 1)] if number > 1 else []
            for i, written in enumerate(level.step.after if level.step else ()):
                id, _, needed = written.partition("@")
                place = where.at("levels", number, "step", "after", i)
                if id not in asked:
                    near = nearest(id, asked)
                    yield place.problem("after_unknown", found=written, near=near)
                    continue
                waits[step].append((id, int(needed)))
                places[step, (id, int(needed))] = place
                apart = _apart(criterion.applies, rubric.by_id[id].applies)
                if apart:
                    yield place.problem("after_apart", found=written, field=apart)
    for (later, first), place in places.items():
        chain = _chain(first, later, waits)
        if chain:
            shown = " → ".join(f"{id}@{number}" for id, number in [later, *chain])
            yield place.problem("after_circle", found=shown)


def _apart(one: Applies, other: Applies) -> str | None:
    """The fact of the profile by which two criteria never apply to the same company."""
    for fact in ("model_role", "personal_data", "public_service", "currency"):  # always given, one value each
        first, second = getattr(one, fact), getattr(other, fact)
        if first is not None and second is not None and not set(first) & set(second):
            return fact
    return None


def _chain(start: Step, goal: Step, waits: dict[Step, list[Step]]) -> list[Step]:
    """The steps from `start` to `goal` along what each waits for; empty if there is no way."""
    came: dict[Step, Step | None] = {start: None}
    queue = [start]
    for step in queue:
        if step == goal:
            chain: list[Step] = []
            at: Step | None = step
            while at is not None:
                chain.insert(0, at)
                at = came[at]
            return chain
        for needed in waits.get(step, ()):
            if needed not in came:
                came[needed] = step
                queue.append(needed)
    return []
