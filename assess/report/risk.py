"""A risk profile as tables, for the terminal, the PDF and the HTML alike: every figure as it is shown."""

from collections.abc import Iterator, Sequence

from assess.assessment import Assessment
from assess.economics.results import Appraisal
from assess.i18n import Translator, show_number, show_score
from assess.i18n.formats import show_money, show_rate
from assess.report.economics_verdict import before_losses
from assess.report.figure_parts import PROSE, Cell, FiguresPart, MoneyTable, Said
from assess.report.glyphs import one_line
from assess.report.risk_ceiling import ceiling_in_short, ceiling_told
from assess.report.risk_pictures import curve_pictures, matrix_pictures
from assess.report.risk_words import (
    cautions_told,
    classes,
    how_often,
    missing,
    ranked,
    ranked_names,
    scenario_title,
)
from assess.risk.catalogue import RiskRules
from assess.risk.register import usd_rate
from assess.risk.results import AnnualLoss, Column, GapPrice, RiskProfile
from assess.rubric import Rubric

TOP = 10
"""How many gaps are listed."""


def risk_part(
    rubric: Rubric,
    assessment: Assessment,
    found: RiskProfile,
    _: Translator,
    appraisal: Appraisal | None = None,
) -> FiguresPart:
    """What may be lost, table by table; tables without rows are left out."""
    view = RiskTables(rubric, assessment, found, _)
    tables = (
        view.total(),
        view.scenarios(),
        view.classes(),
        view.gaps(),
        view.tolerance(),
        view.joint(),
        view.dropped(),
    )
    facts = (
        found.currency,
        _.plural("{n} scenario", "{n} scenarios", len(found.scenarios)),
        _("losses per year"),
        ceiling_in_short(found, assessment.profile, _),
    )
    return FiguresPart(
        facts=tuple(fact for fact in facts if fact),
        tables=tuple(table for table in tables if table.rows),
        cautions=tuple(cautions_told(found, rubric, assessment, _)),
        in_words=tuple(text for text in (before_losses(appraisal, found, _),) if text),
    )


class RiskTables:
    """The tables of one risk profile."""

    def __init__(self, rubric: Rubric, assessment: Assessment, found: RiskProfile, _: Translator) -> None:
        self.rubric, self.assessment, self.found, self.words = rubric, assessment, found, _

    def money(self, value: float) -> str:
        """An amount with its currency."""
        return show_money(value, self.words.locale, currency=self.found.currency)

    def amount(self, value: float) -> str:
        """An amount without it."""
        return show_money(value, self.words.locale)

    def chance(self, value: float) -> str:
        """A probability in percent."""
        return show_rate(value, self.words.locale)

    def title(self, id: str) -> Cell:
        """What a scenario is called."""
        return scenario_title(id, self.rubric, self.assessment, self.words)

    def numbered(self, number: int, id: str) -> Cell:
        """The same after its number in the list, by which the matrix and the register name it."""
        title = self.title(id)
        if isinstance(title, Said):
            return Said(f"{number} · {title.text}", title.most)
        return f"{number} · {title}"

    def total(self) -> MoneyTable:
        """What a year may cost, all scenarios together."""
        _, found, total = self.words, self.found, self.found.total
        rows: list[tuple[Cell, ...]] = [
            (name, before, after)
            for (name, before), (_name, after) in zip(
                self._losses(total.inherent), self._losses(total.residual), strict=True
            )
        ]
        rows.append((_("Mean with every target reached"), "", self.money(total.target_mean)))
        score = total.risk_score
        rows.append(
            (_("Risk score (0 best, 100 worst)"), show_score(score.inherent), show_score(score.residual))
        )
        notes = [
            _(
                "{n} simulated years, seed {seed}; standard error of a mean {error}. The means "
                "shown are exact.",
                n=show_number(found.n, _.locale, decimals=0),
                seed=found.seed,
                error=self.money(total.residual.se),
            )
        ]
        if told := ceiling_told(found, self.assessment.profile, _):
            notes.insert(0, told)
        if total.premium:
            notes.append(_("Insurance costs {amount} a year on top.", amount=self.money(total.premium)))
        return MoneyTable(
            title=_("What a year may cost"),
            head=(_("Figure"), _("Without controls"), _("Today")),
            rows=tuple(rows) if found.scenarios else (),
            notes=tuple(notes),
            pictures=tuple(curve_pictures(found, _)),
        )

    def _losses(self, loss: AnnualLoss) -> Iterator[tuple[str, str]]:
        _ = self.words
        yield _("Mean"), self.money(loss.mean)
        for name, value in (
            (_("1-in-2-year loss (P50)"), loss.p50),
            (_("1-in-10-year loss (P90)"), loss.p90),
            (_("1-in-20-year loss (P95)"), loss.p95),
            (_("1-in-100-year loss (P99)"), loss.p99),
            (_("Worst 10%, mean"), loss.es90),
        ):
            yield name, self.money(value)
        yield _("Chance of a year without loss"), self.chance(loss.prob_none)

    def scenarios(self) -> MoneyTable:
        """Each scenario, the dearest today first."""
        _ = self.words
        names = ranked_names(self.found, self.rubric, self.assessment, _)
        return MoneyTable(
            title=_("Scenarios"),
            head=(
                _("Scenario"),
                _("Mean without controls"),
                _("Mean today"),
                _("P95 today"),
                _("Likelihood"),
                _("Impact"),
                _("Share"),
            ),
            rows=tuple(
                (
                    self.numbered(number, s.id),
                    self.amount(s.inherent.mean),
                    self.amount(s.residual.mean),
                    self.amount(s.residual.p95),
                    classes(s.likelihood),
                    classes(s.impact),
                    self.chance(s.contribution),
                )
                for number, s in enumerate(ranked(self.found), 1)
            ),
            notes=(_("Likelihood and impact go from 1 to 5: without controls → today."),),
            pictures=tuple(matrix_pictures(self.found, names, _)),
            reading=self.reading(),
        )

    def reading(self) -> str:
        """How the numbers in a matrix are to be read."""
        _ = self.words
        return _(
            "Numbers are those of the list; in bold those that stand elsewhere than in the state before."
        )

    def classes(self) -> MoneyTable:
        """From which frequency and which loss on each class holds."""
        _, rules, rate = self.words, self.rubric.manifest.risk, usd_rate(self.assessment.profile)
        return MoneyTable(
            title=_("What the classes mean"),
            head=(_("Class"), _("Likelihood"), _("Impact")),
            rows=tuple(self._classes(rules, rate)) if rules and rate else (),
        )

    def _classes(self, rules: RiskRules, rate: float) -> Iterator[tuple[Cell, ...]]:
        _ = self.words
        often = [how_often(at, _) for at in rules.likelihood]
        dear = [self.money(at * rate) for at in rules.impact]
        yield "1", _("rarer than {text}", text=often[0]), _("less than {text}", text=dear[0])
        for step, row in enumerate(zip(often, dear, strict=True), 2):
            yield str(step), *(_("from {text} on", text=text) for text in row)

    def gaps(self) -> MoneyTable:
        """What more of a criterion would save, the most first."""
        _ = self.words
        worth = [p for p in self.found.prices if p.saves.target > 0 or (p.saves.next_level or 0) > 0][:TOP]
        return MoneyTable(
            title=_("What a gap costs a year"),
            head=(
                _("Criterion"),
                _("Level"),
                _("Target"),
                _("Missing"),
                _("One level more saves"),
                _("Target with evidence saves"),
            ),
            rows=tuple(
                (
                    _.text(self.rubric.by_id[p.criterion].label),
                    "–" if p.level is None else str(p.level),
                    str(p.target),
                    missing(p, _),
                    "–" if p.saves.next_level is None else self.amount(p.saves.next_level),
                    self.amount(p.saves.target),
                )
                for p in worth
            ),
            notes=tuple(self._gap_notes(worth)),
        )

    def _gap_notes(self, worth: Sequence[GapPrice]) -> Iterator[str]:
        _ = self.words
        if any((p.level or 0) >= p.target for p in worth):
            yield _(
                "Where the level is the target already, one level more goes beyond it; what the target still "
                "saves there, evidence alone brings."
            )
        yield _(
            "Each with all others as they are, and with evidence. Savings may not be added up: what "
            "one criterion keeps away, another cannot keep away again."
        )

    def tolerance(self) -> MoneyTable:
        """What the company is ready to bear, and what it faces."""
        _ = self.words
        return MoneyTable(
            title=_("Tolerance"),
            head=(
                _("A year costs more than"),
                _("Without controls"),
                _("Today"),
                _("Every target reached"),
                _("At most"),
                _("Kept"),
            ),
            rows=tuple(
                (
                    self.money(point.loss),
                    self.chance(point.inherent),
                    self.chance(point.residual),
                    self.chance(point.target),
                    self.chance(point.probability),
                    _("yes") if point.met else _("no"),
                )
                for point in self.found.tolerance
            ),
        )

    def joint(self) -> MoneyTable:
        """What losses leave of the money."""
        _, joint = self.words, self.found.joint
        columns = (joint.none, joint.today, joint.targets) if joint else ()

        def row(name: str, of: Iterator[str]) -> tuple[Cell, ...]:
            return (name, *of)

        rows = (
            row(_("Losses and premiums a year, mean"), (self.money(c.loss) for c in columns)),
            row(_("NPV after losses, direct only, mean"), (self.money(c.npv_direct.mean) for c in columns)),
            row(_("NPV after losses, direct only, P10"), (self.money(c.npv_direct.p10) for c in columns)),
            row(_("NPV after losses, with indirect, mean"), (self.money(c.npv_total.mean) for c in columns)),
            row(_("Chance that cash runs out"), (self._out(c) for c in columns)),
        )
        return MoneyTable(
            title=_("Money and risk together"),
            head=(_("Figure"), _("Without controls"), _("Today"), _("Every target reached")),
            rows=rows if joint else (),
        )

    def _out(self, column: Column) -> str:
        return self.chance(column.prob_cash_out)

    def dropped(self) -> MoneyTable:
        """What the company says does not concern it."""
        _, entered = self.words, self.assessment.risks.entry_by_id
        return MoneyTable(
            title=_("Left out"),
            head=(_("Scenario"), _("Why")),
            rows=tuple(
                (self.title(id), Said(one_line(getattr(entered[id], "dropped", "") or ""), PROSE))
                for id in self.found.dropped
            ),
            prose=True,
        )
