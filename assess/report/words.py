"""The fixed words of a report, for every format alike."""

from assess.i18n import Translator, show_percent
from assess.i18n.terms import BAND
from assess.rubric import Rubric


def words(_: Translator) -> dict[str, str]:
    """Headings, column titles and labels by key."""
    return _headings(_) | _labels(_) | _columns(_) | _charts(_) | _notes(_)


def _headings(_: Translator) -> dict[str, str]:
    return {
        "report": _("Readiness report"),
        "contents": _("Contents"),
        "glance": _("At a glance"),
        "dimensions": _("Dimensions"),
        "gaps": _("Gaps and first steps"),
        "money": _("Economics"),
        "risk": _("Risks"),
        "plan": _("Plan"),
        "evidence": _("Evidence index"),
        "questions": _("The 30 source questions"),
        "method": _("Method and limits"),
        "how": _("How the figures are worked out"),
        "limits": _("What this report can't tell"),
        "sources": _("Sources"),
        "characters": _("Characters shown as code points"),
        "stages": _("Which stage is the company ready for?"),
        "gates": _("Gates not met or waived"),
        "left_out": _("Declared not applicable"),
        "top_gaps": _("Five largest gaps"),
    }


def _labels(_: Translator) -> dict[str, str]:
    return {
        "readiness": _("Readiness"),
        "maturity": _("Maturity"),
        "of_100": _("of 100"),
        "supported_band": _("Band supported by evidence"),
        "coverage": _("Coverage"),
        "evidence_share": _("Levels with valid evidence"),
        "supported": _("Supported by evidence"),
        "supported_short": _("Supported"),
        "claimed": _("Claimed"),
        "possible": _("Still possible"),
        "target": _("Target at this stage"),
        "own_stage": _("{stage} (your stage)", stage="{stage}"),
        "now_is": _("Now: {level}", level="{level}"),
        "goal_is": _("Target: {level}", level="{level}"),
        "goal": _("Target"),
        "why": _("Why it matters"),
        "first_step": _("First step"),
        "proof": _("What would prove it"),
        "is_gate": _("{title} (gate)", title="{title}"),
        "carried": _("carried over, not confirmed"),
        "weight": _("Weight"),
        "dimension_points": _(
            "Gives {points} points of readiness, {gap} more to gain", points="{points}", gap="{gap}"
        ),
        "page": _("Page {page} of {all}", page="{page}", all="{all}"),
        "as_table": _("Figures as a table"),
        "skip": _("Skip to the report"),
        "more": _("and {n} more, in the chapters that follow", n="{n}"),
    }


def _columns(_: Translator) -> dict[str, str]:
    return {
        "stage": _("Stage"),
        "dimension": _("Dimension"),
        "criterion": _("Criterion"),
        "level": _("Level"),
        "points": _("Points"),
        "evidence_label": _("Evidence"),
        "link": _("Link or file"),
        "date": _("Date"),
        "expires": _("Expires"),
        "state": _("State"),
        "item": _("Item"),
        "answered_by": _("Answered by"),
        "reason": _("Reason"),
        "source": _("Source"),
        "says": _("What it says"),
        "as_of": _("Read on"),
        "checklist_item": _("Checklist item"),
        "kind": _("Kind"),
        "band_column": _("Band"),
        "gates_column": _("Gates"),
    }


def _charts(_: Translator) -> dict[str, str]:
    """The legends of the charts of money."""
    return {
        "benefits": _("Benefits, direct"),
        "costs": _("Costs"),
        "funding": _("Funding"),
        "cash_left": _("Cash at the end of the period"),
        "band": _("8 of 10 paths"),
        "below_zero": _("Direct, below 0"),
        "above_zero": _("Direct, above 0"),
        "with_indirect": _("With indirect benefits"),
        "direct_only": _("Direct benefits only"),
        "as_entered": _("As entered"),
        "tokens": _("Tokens a month"),
        "api": _("Calling the API"),
        "self_hosted": _("Hosting yourself"),
        "same_cost": _("Cost the same"),
        "at_p10": _("Line at its P10"),
        "at_p90": _("Line at its P90"),
        "once": _("Once, at the start"),
        "running": _("Running, after it"),
        "months": _("Months"),
        "today": _("Today"),
        "with_plan": _("With the plan"),
        "lasting": _("Share of the simulated futures with cash left"),
    }


def _notes(_: Translator) -> dict[str, str]:
    return {
        "money_lead": _(
            "What the company entered about its money, with direct benefits alone and with indirect ones; "
            "ranges by {n} simulated outcomes. Estimates of the company, not checked by anyone.",
            n="100,000",
        ),
        "risk_lead": _(
            "What may be lost in a year, and how much today's controls take off it. "
            "Frequencies and losses are estimates from the catalogue or the company, not "
            "checked by anyone, and not legal advice."
        ),
        "plan_lead": _(
            "What to do with the days and money available, and what it will change. Efforts "
            "and effects are estimates from the rubric; the figures hold if every step is "
            "done and backed by evidence."
        ),
        "step": _("Step"),
        "to_do": _("The level it leads to"),
        "effort": _("Effort"),
        "payoff": _("Pay-off"),
        "register": _("Register of risks"),
        "owner": _("Owner"),
        "cause": _("What leads to it"),
        "consequence": _("What it costs"),
        "controls": _("Controls"),
        "ready": _("Have ready for the day it happens"),
        "gap_price": _("What the gap costs in expected loss"),
        "cautions": _("To bear in mind"),
        "no_gates": _("No gate is unmet or waived."),
        "no_left_out": _("Nothing was declared not applicable."),
        "no_gaps": _("No gaps: every criterion that applies has reached its target."),
        "no_evidence": _("No evidence has been recorded."),
        "no_questions": _("This rubric names no source questions."),
        "no_sources": _("This rubric names no sources."),
        "not_expected": _("Not expected at this stage yet"),
        "nothing_applies": _("Nothing in this dimension applies to this profile."),
        "dimensions_lead": _(
            "Maturity is how far the company has come, whatever its stage; "
            "readiness is how much of what its stage expects is in place."
        ),
        "pips_lead": _("Filled squares show the level given, the ring shows the target."),
        "radar_lead": _("Maturity, 0–100: claimed in bold, / target of the stage."),
        "rounding": _("Each figure is rounded by itself, so sums may differ slightly."),
        "gaps_lead": _(
            "Every criterion below its target, starting with the one that would add most readiness. "
            "Points say how much reaching the target would add."
        ),
        "evidence_lead": _("A level counts as supported only while a named piece of evidence is valid."),
        "questions_lead": _(
            "Each checklist item of the source questions, the criterion that answers it, and the level given."
        ),
        "characters_lead": _("This document's font can't draw these characters, or nobody could see them:"),
        "cut": _("… (first {shown} of {all} characters)", shown="{shown}", all="{all}"),
    }


def method(rubric: Rubric, _: Translator) -> tuple[str, ...]:
    """How readiness, maturity, floor and ceiling, coverage, bands and gates are computed."""
    bands = _(", ").join(f"{_(BAND[rule.id])} {rule.from_}" for rule in rubric.manifest.bands)
    return (
        _(
            "Each criterion has five levels, 0 to 4, each described by what you would see. "
            "The company's stage sets a target level for each."
        ),
        _(
            "The level of a criterion is the highest one whose main points are in place; "
            "a detail may be missing, a product or a market may not."
        ),
        _(
            "Where a level names no time, the last twelve months count; a quarter is the last three months. "
            "Where nothing happened in that time, a rehearsal counts."
        ),
        _(
            "Readiness of a dimension is the weighted sum of levels, each counted up to its target, "
            "as a share of the weighted targets; exceeding one target never pays for missing another. "
            "Overall readiness is the mean of the dimensions by their weights."
        ),
        _("Maturity is the weighted sum of levels as a share of the highest possible, whatever the stage."),
        _(
            "The claimed figure counts every level given; the supported figure counts a level above 1 only "
            "with valid evidence; the possible figure counts what is unanswered or unknown as level 4."
        ),
        _(
            "Coverage is the share, by weight, of expected criteria that are answered. "
            "Below {needed} no band is given.",
            needed=show_percent(rubric.manifest.min_coverage),
        ),
        _("Bands begin at these scores: {list}. A boundary belongs to the upper band.", list=bands),
        _(
            "A gate is a level that must be reached from a stage on. "
            'Unmet, it holds the band at "{emerging}"; declared not applicable, at "{ready}".',
            emerging=_(BAND["emerging"]),
            ready=_(BAND["ready"]),
        ),
        _(
            "Figures are computed exactly and shown with one decimal, "
            "never rounded across the start of a band."
        ),
    )
