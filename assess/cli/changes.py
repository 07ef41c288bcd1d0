"""A comparison as text for a terminal."""

from collections.abc import Sequence

from assess.charts.alt import difference, shown
from assess.cli.results import band_name
from assess.cli.tables import paragraphs, section, table
from assess.comparison import Comparison, CriterionChange
from assess.i18n import Translator, show_percent
from assess.i18n.formats import show_change
from assess.i18n.quoting import quoted
from assess.i18n.terms import CHANGE, KIND, LEFT_OUT, MODE, STAGE
from assess.plan.trying import what_if_name
from assess.report.comparison_money import compared_money
from assess.report.comparison_risk import compared_risk
from assess.report.figure_parts import MoneyTable
from assess.rubric import Rubric


def comparison_text(rubric: Rubric, comparison: Comparison, _: Translator) -> str:
    """A comparison: the assessments, what moved, and who is ahead."""
    names = [chr(ord("A") + i) if i < 26 else str(i + 1) for i in range(len(comparison.assessments))]
    lines = [
        *_compared(comparison, names, _),
        *section(_("Overall"), _overall(rubric, comparison, names, _)),
        *section(_("Maturity by dimension"), _dimension_changes(rubric, comparison, names, _)),
        *section(
            _("What moved from {first} to {last}", first=names[0], last=names[-1]),
            _moved(rubric, comparison, names, _),
        ),
        *section(_("Gates"), _gate_changes(rubric, comparison, _)),
        *section(
            _("Ahead in maturity, share of all weightings of the dimensions"), _ahead(comparison, names)
        ),
        *section(_("Economics"), _money(comparison, names, _)),
        *section(_("Risks"), _risk(rubric, comparison, names, _)),
        *section(_("To bear in mind"), paragraphs(_caveats(comparison, _))),
    ]
    return "\n".join(lines) + "\n"


def _compared(comparison: Comparison, names: Sequence[str], _: Translator) -> list[str]:
    lines = []
    for name, a in zip(names, comparison.assessments, strict=True):
        title = quoted(a.title.strip() or a.company, 60)
        what_if = what_if_name(a.id)
        if what_if is not None:
            title = _("{name} · what if: {text}", name=title, text=quoted(what_if, 60))
        lines.append(f"{name}  {title} · {_(STAGE[a.stage])} · {a.as_of} · {_(MODE[a.mode])}")
    return lines


def _overall(rubric: Rubric, comparison: Comparison, names: Sequence[str], _: Translator) -> list[str]:
    figures = comparison.overall
    rows = [
        [_("Readiness"), *(shown(rubric, f.readiness.value if f.readiness else None) for f in figures)],
        [_("Maturity"), *(shown(rubric, f.maturity.value if f.maturity else None) for f in figures)],
        [_("Answered"), *(show_percent(f.coverage) for f in figures)],
        [_("Band"), *(band_name(f.band, _) for f in figures)],
    ]
    return table(["", *names], rows, "<" + ">" * len(names))


def _dimension_changes(
    rubric: Rubric, comparison: Comparison, names: Sequence[str], _: Translator
) -> list[str]:
    rows = []
    for d in comparison.dimensions:
        first, last = d.maturity[0], d.maturity[-1]
        change = "–" if first is None or last is None else show_change(difference(rubric, first, last))
        title = _.text(rubric.dimension_by_id[d.id].title)
        rows.append([title, *(shown(rubric, value) for value in d.maturity), change])
    return table([_("Dimension"), *names, _("Change")], rows, "<" + ">" * (len(names) + 1))


def _moved(rubric: Rubric, comparison: Comparison, names: Sequence[str], _: Translator) -> list[str]:
    moved = [c for c in comparison.criteria if c.change != "same"]
    order = list(CHANGE)
    rows = [
        [_(CHANGE[c.change]), _.text(rubric.by_id[c.id].label), *_levels(c, _), c.id]
        for c in sorted(moved, key=lambda c: order.index(c.change))
        if c.tells
    ]
    head = [_("Change"), _("Criterion"), *names, _("Id")]
    return table(head, rows, "<<" + ">" * len(names) + "<")


def _levels(change: CriterionChange, _: Translator) -> list[str]:
    words = {**KIND, "absent": CHANGE["new"], "not_asked": LEFT_OUT["mode"]}
    pairs = zip(change.values, change.kinds, strict=True)
    return [_(words[kind]) if value is None else str(value) for value, kind in pairs]


def _gate_changes(rubric: Rubric, comparison: Comparison, _: Translator) -> list[str]:
    words = {"met": _("met by the last, not by the first"), "lost": _("met by the first, not by the last")}
    names = {g.criterion: _.text(rubric.by_id[g.criterion].label) for g in comparison.gates}
    return [f"  {names[g.criterion]} · {words[g.change]}" for g in comparison.gates]


def _ahead(comparison: Comparison, names: Sequence[str]) -> list[str]:
    rows = [
        [name, *("–" if i == j else show_percent(share) for j, share in enumerate(row))]
        for i, (name, row) in enumerate(zip(names, comparison.ahead, strict=True))
    ]
    return table(["", *names], rows, "<" + ">" * len(names))


def _money(comparison: Comparison, names: Sequence[str], _: Translator) -> list[str]:
    if comparison.economics is None:
        return paragraphs([_("None of them has figures about money.")])
    return _figures(compared_money(comparison.economics, names, _))


def _risk(rubric: Rubric, comparison: Comparison, names: Sequence[str], _: Translator) -> list[str]:
    if rubric.manifest.risk is None:
        return []
    if comparison.risk is None:
        return paragraphs([_("No scenario has an amount in any of them.")])
    return _figures(compared_risk(comparison.risk, names, _))


def _figures(found: MoneyTable) -> list[str]:
    rows = [[str(cell) for cell in row] for row in found.rows]
    return [*table(found.head, rows, "<" + ">" * (len(found.head) - 1)), *paragraphs(found.notes)]


def _caveats(comparison: Comparison, _: Translator) -> list[str]:
    caveats = []
    if not comparison.same_stage:
        caveats.append(
            _("The stages differ, and with them what readiness is measured against; compare maturity.")
        )
    if comparison.common_share < 1:
        share = show_percent(comparison.common_share)
        caveats.append(
            _("Compared on the criteria that all have in common: {share} of the weight.", share=share)
        )
    if len({a.mode for a in comparison.assessments}) > 1:
        caveats.append(_("A quick scan is compared with a full assessment: they ask different criteria."))
    return caveats
