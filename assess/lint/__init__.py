"""What a schema cannot say about rubric content: every rule, every breach of it at once."""

from assess.lint.benchmarks import benchmark_rules
from assess.lint.references import cross_check_rules, id_rules, seed_rules, source_rules, step_order_rules
from assess.lint.risks import risk_rules
from assess.lint.structure import dimension_rules, folder_rules, manifest_rules
from assess.lint.wording import overlap_rules, text_rules, vector_rules
from assess.loading import Folder
from assess.problems import Problem

__all__ = ["lint"]


def lint(folder: Folder) -> list[Problem]:
    """Every problem of a rubric folder, by file and line; empty for one that is fit to ship.

    Files that do not load are reported as such, and the others are still checked by themselves;
    the rules that need the whole rubric wait until every file loads.
    """
    folder.read_all()
    problems = [*folder.problems, *folder_rules(folder), *manifest_rules(folder)]
    problems += [*dimension_rules(folder), *text_rules(folder), *overlap_rules(folder), *vector_rules(folder)]
    if folder.rubric is not None:
        problems += id_rules(folder)
        for rules in (
            seed_rules,
            source_rules,
            step_order_rules,
            cross_check_rules,
            benchmark_rules,
            risk_rules,
        ):
            problems += rules(folder, folder.rubric)
    return sorted(problems, key=lambda p: (p.file, p.line or 0, p.path))
