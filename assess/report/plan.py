"""A plan as tables, for the terminal, the PDF and the HTML alike: every figure as it is shown."""

from collections.abc import Iterator

from assess.charts.alt import shown
from assess.charts.plan_alt import plan_changes
from assess.charts.plan_step import step_name, why
from assess.i18n import Translator, show_number, show_percent
from assess.i18n.formats import show_money
from assess.i18n.plan import BLOCKED, MARK, OBJECTIVE, person_days
from assess.i18n.terms import KIND, ROLE
from assess.plan.reasons import reasons_of_plan
from assess.plan.results import Action, FrontierPoint, Margin, Plan
from assess.report.figure_parts import Cell, FiguresPart, MoneyTable
from assess.report.plan_words import note, notes, points
from assess.report.what_ifs import what_if_tables
from assess.rubric import Rubric

CURVE = 11
"""Points of the frontier that a table shows."""


def plan_part(rubric: Rubric, found: Plan, _: Translator) -> FiguresPart:
    """What to do, and what it changes, table by table; tables without rows are left out."""
    view = PlanTables(rubric, found, _)
    tables = (
        view.effect(),
        view.budget(),
        view.steps(),
        view.sureness(),
        view.find_out(),
        view.blocked(),
        view.frontier(),
        view.frontier_money(),
        *what_if_tables(rubric, found.what_ifs or (), found.currency, _),
    )
    return FiguresPart(
        facts=view.facts(),
        tables=tuple(table for table in tables if table.rows),
        cautions=tuple(note(one, found, rubric, _) for one in notes(found)),
    )


class PlanTables:
    """The tables of one plan."""

    def __init__(self, rubric: Rubric, found: Plan, _: Translator) -> None:
        self.rubric, self.found, self.words = rubric, found, _
        self._reasons = reasons_of_plan(found.actions)

    def why(self, action: Action) -> str:
        """Why a step is in the plan, by what tells it from the others."""
        return why(self._reasons[action.id], action, self.found.currency, self.rubric, self.words)

    def marks(self, action: Action) -> Iterator[str]:
        """What of that is short enough to stand in a heading."""
        reasons = self._reasons[action.id]
        yield from (self.words(MARK[one.kind]) for one in reasons if one.kind in MARK)

    def money(self, value: float | None) -> str:
        """An amount with its currency."""
        return "–" if value is None else show_money(value, self.words.locale, currency=self.found.currency)

    def amount(self, value: float | None) -> str:
        """An amount without it."""
        return "–" if value is None else show_money(value, self.words.locale)

    def days(self, value: float) -> str:
        """Person-days."""
        return show_number(value, self.words.locale)

    def facts(self) -> tuple[str, str]:
        """What holds of all tables: their currency, and what the steps were chosen for."""
        _, found = self.words, self.found
        return found.currency, _("chosen for {objective}", objective=_(OBJECTIVE[found.objective]))

    def effect(self) -> MoneyTable:
        """What the plan changes."""
        _, found = self.words, self.found
        notes = [
            _('"With the plan" means every step done and recorded with evidence, and nothing else changed.')
        ]
        if found.after_losses is not None:
            notes.append(_("NPV counts direct benefits only; the plan's own cost is not deducted."))
        return MoneyTable(
            title=_("What the plan changes"),
            head=(_("Figure"), _("Today"), _("With the plan")),
            rows=plan_changes(self.rubric, found, _),
            notes=tuple(notes),
        )

    def budget(self) -> MoneyTable:
        """What the plan spends, of what there is."""
        _ = self.words
        return MoneyTable(
            title=_("Budget"),
            head=(_("Resource"), _("Needed"), _("Available")),
            rows=tuple(self._spent()),
        )

    def _spent(self) -> Iterator[tuple[Cell, ...]]:
        _, found, limits = self.words, self.found, self.found.budget
        yield _("Person-days"), self.days(found.days), self._limit(limits.days)
        for role, days in found.days_by_role.items():
            name = _("Person-days, {role}", role=_(ROLE[role]))
            yield name, self.days(days), self._limit(limits.roles.get(role))
        yield _("Money"), self.money(found.money), self.money(limits.money)
        if limits.months is not None or limits.roles_per_month or limits.money_per_month is not None:
            yield _("Months"), str(found.months), self._limit(limits.months)
        for role, days in limits.roles_per_month.items():
            yield _("Person-days a month, {role}", role=_(ROLE[role])), "", self.days(days)
        if limits.money_per_month is not None:
            yield _("Money a month"), "", self.money(limits.money_per_month)

    def _limit(self, value: float | None) -> str:
        return "–" if value is None else self.days(value)

    def steps(self) -> MoneyTable:
        """What to do, in the order in which it can be done."""
        _ = self.words
        return MoneyTable(
            title=_("Steps"),
            head=(
                _("Step"),
                _("Level"),
                _("Role"),
                _("Days"),
                _("Money"),
                _("In month"),
                _("Readiness"),
                _("Less loss a year"),
                _("Why"),
            ),
            rows=tuple(
                (
                    _.text(self.rubric.by_id[action.criterion].label),
                    f"{action.from_} → {action.to}",
                    _(ROLE[action.role]),
                    self.days(action.days),
                    self.amount(action.cost),
                    _span(action.start_month, action.finish_month),
                    points(action.points),
                    self.amount(action.loss_avoided),
                    self.why(action),
                )
                for action in self.found.actions
            ),
            notes=(
                _(
                    "In an order in which they can be done. Each step's avoided loss comes "
                    "on top of the steps before it, so the amounts add up."
                ),
            ),
        )

    def sureness(self) -> MoneyTable:
        """How firmly each step stands in the plan, where that was asked."""
        _, told = self.words, self.varied()
        return MoneyTable(
            title=_("How sure each step is"),
            head=(_("Step"), _("Chosen in")),
            rows=tuple(
                (step_name(action.id, self.rubric, _), show_percent(action.robustness))
                for action in self.found.actions
                if action.robustness is not None
            ),
            notes=(told,) if told else (),
        )

    def varied(self) -> str:
        """What the shares in which steps are chosen rest on; empty where that was not asked."""
        _, varied = self.words, self.found.variation
        if varied is None:
            return ""
        return _(
            "Share of {n} random draws in which a step is chosen, when each effort comes to "
            "{effort} times and each effect to {effect} times its estimate. The ranges are "
            "our judgement.",
            n=varied.draws,
            effort=f"{varied.effort.low:g}–{varied.effort.high:g}",
            effect=f"{varied.effect.low:g}–{varied.effect.high:g}",
        )

    def find_out(self) -> MoneyTable:
        """What nobody knows, and what it may be worth."""
        _ = self.words
        return MoneyTable(
            title=_("Find out first"),
            head=(
                _("Criterion"),
                _("Answer"),
                _("Target"),
                _("Readiness"),
                _("Less loss a year"),
                _("Days"),
                _("Steps waiting"),
            ),
            rows=tuple(
                (
                    _.text(self.rubric.by_id[one.criterion].label),
                    _(KIND[one.kind]),
                    str(one.target),
                    points(one.gap_points),
                    self.amount(one.loss_avoided),
                    self.days(one.days),
                    str(len(one.blocks)) if one.blocks else "–",
                )
                for one in self.found.find_out_first
            ),
            notes=(_("Upper limits: part of it may be in place already. Days assume a start from zero."),),
        )

    def blocked(self) -> MoneyTable:
        """What cannot be planned yet."""
        _ = self.words
        return MoneyTable(
            title=_("Can't be planned yet"),
            head=(_("Step"), _("Why"), _("What it waits for")),
            rows=tuple(
                (
                    step_name(one.id, self.rubric, _),
                    _(BLOCKED[one.why]),
                    _(", ").join(step_name(id, self.rubric, _) for id in one.by),
                )
                for one in self.found.blocked
            ),
            prose=True,
        )

    def frontier(self) -> MoneyTable:
        """What other numbers of days would buy."""
        _, found = self.words, self.found
        notes = []
        if found.knee_days is not None:
            notes.append(_("The first {n} days or so buy the most per day.", n=self.days(found.knee_days)))
        notes += [*self.one_more_day(), *self._at_best()]
        return MoneyTable(
            title=_("What other budgets would buy"),
            head=(_("Person-days"), *self._bought_head()),
            rows=tuple((person_days(p.limit, _), *self._bought(p)) for p in thinned(found.frontier)),
            notes=tuple(notes),
        )

    def frontier_money(self) -> MoneyTable:
        """What other amounts of money would buy."""
        _, found = self.words, self.found
        notes = []
        if found.knee_money is not None:
            notes.append(_("Money buys the most up to about {amount}.", amount=self.money(found.knee_money)))
        notes += [*self.more_money(), *self._at_best()]
        return MoneyTable(
            title=_("What other amounts of money would buy"),
            head=(_("Money"), *self._bought_head()),
            rows=tuple((self.money(p.limit), *self._bought(p)) for p in thinned(found.frontier_money)),
            notes=tuple(notes),
        )

    def one_more_day(self) -> Iterator[str]:
        """What it would buy, where days are limited."""
        _ = self.words
        if self.found.more_days is not None:
            yield _("One more day: {what}.", what=self._more(self.found.more_days))

    def more_money(self) -> Iterator[str]:
        """What a little more money would buy, where money is limited."""
        _, more = self.words, self.found.more_money
        if more is not None:
            amount, what = self.money(more.more), self._more(more)
            yield _("{amount} more: {what}.", amount=amount, what=what)

    def _bought_head(self) -> tuple[str, ...]:
        _ = self.words
        head = [_("Readiness"), _("Less loss a year"), _("Gates met")]
        if self.found.objective != "readiness":
            head.append(_("Readiness at best"))
        if self._avoids:
            head.append(_("Less loss at best"))
        return tuple(head)

    @property
    def _avoids(self) -> bool:
        """Whether more loss could be avoided than by the steps that are chosen."""
        known = any(point.most_avoided is not None for point in self.found.frontier)
        return known and self.found.objective != "loss"

    def _at_best(self) -> Iterator[str]:
        _ = self.words
        if self._avoids or self.found.objective != "readiness":
            yield _(
                '"At best": if, after gates, steps were chosen for that alone. What they are '
                "not chosen for may be lower with a larger budget."
            )

    def _more(self, margin: Margin) -> str:
        _ = self.words
        added, avoided = points(margin.readiness), margin.loss_avoided
        if not margin.readiness and not avoided and not margin.gates:
            return _("adds nothing by itself")
        if avoided is None:
            return _("readiness {points}", points=added)
        sign = "+" if avoided >= 0 else ""
        return _(
            "readiness {points}, avoided losses {amount} a year",
            points=added,
            amount=sign + self.amount(avoided),
        )

    def _bought(self, point: FrontierPoint) -> tuple[Cell, ...]:
        cells = [shown(self.rubric, point.readiness), self.amount(point.loss_avoided), str(point.gates)]
        if self.found.objective != "readiness":
            cells.append(shown(self.rubric, point.most_readiness))
        if self._avoids:
            cells.append(self.amount(point.most_avoided))
        return tuple(cells)


def thinned(curve: tuple[FrontierPoint, ...]) -> tuple[FrontierPoint, ...]:
    """Some of the points, evenly, from the first to the one from which on nothing more is bought."""
    bought = [(point.value, point.gates) for point in curve]
    curve = curve[: bought.index(bought[-1]) + 1] if curve else ()
    if len(curve) <= CURVE:
        return curve
    return tuple(curve[round(i * (len(curve) - 1) / (CURVE - 1))] for i in range(CURVE))


def _span(start: int, finish: int) -> str:
    return str(start) if start == finish else f"{start}–{finish}"
