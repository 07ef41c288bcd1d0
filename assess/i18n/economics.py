"""The words for the ids of economics: kinds, categories, figures, and why a figure is undefined."""

from assess.i18n.catalogue import N_, Translator
from assess.i18n.formats import show_number
from assess.i18n.terms import terms_of

LINE_KIND = terms_of(cost=N_("Cost"), benefit=N_("Benefit"), funding=N_("Funding"))
CATEGORY = terms_of(
    people=N_("People"),
    data=N_("Data"),
    training_compute=N_("Training compute"),
    inference_compute=N_("Inference compute"),
    hosting=N_("Hosting"),
    licences=N_("Licences"),
    compliance=N_("Compliance"),
    sales_marketing=N_("Sales and marketing"),
    general=N_("General"),
    tax=N_("Tax"),
    revenue=N_("Revenue"),
    cost_avoided=N_("Cost avoided"),
    time_saved=N_("Time saved"),
    brand=N_("Brand"),
    market_share=N_("Market share"),
    other=N_("Other benefit"),
    equity=N_("Equity"),
    grant=N_("Grant"),
    loan=N_("Loan"),
)
LINE_COLUMN = terms_of(
    name=N_("Line"),
    kind=N_("Kind"),
    indirect=N_("Indirect"),
    attribution=N_("Share that this project causes, %"),
    lag=N_("Paid later by, periods"),
    low=N_("Could come out as low as, %"),
    high=N_("Could come out as high as, %"),
    note=N_("Note"),
    id=N_("Id"),
)
"""Headers of a sheet of lines, beside one for the amounts of each period."""
PERIOD = terms_of(month=N_("Month"), quarter=N_("Quarter"), year=N_("Year"))
TIMING = terms_of(end=N_("At the end"), mid=N_("In the middle"), start=N_("At the start"))
FIGURE = terms_of(
    total_cost=N_("Costs"),
    total_benefit=N_("Benefits"),
    npv=N_("Net present value (NPV)"),
    roi=N_("Return on investment (ROI)"),
    roi_annualised=N_("ROI per year"),
    irr=N_("Internal rate of return (IRR)"),
    mirr=N_("Modified IRR (MIRR)"),
    bcr=N_("Benefit–cost ratio"),
    payback=N_("Payback"),
    discounted_payback=N_("Discounted payback"),
    peak_funding=N_("Peak funding"),
    runway=N_("Runway"),
)
MEANING = terms_of(
    npv=N_(
        "What everything is worth today: each period's benefits less costs, divided by "
        "(1 + rate per period) to the power of the time until then, added up. Above 0 it earns more than "
        "the discount rate."
    ),
    roi=N_(
        "(benefits − costs) ÷ costs over all periods, not discounted. 50% means: each "
        "unit spent brought back one and a half."
    ),
    roi_annualised=N_("(1 + ROI)^(1 ÷ years) − 1: the same return as one per year."),
    irr=N_(
        "The yearly discount rate at which the net present value is 0. Above your "
        "discount rate the project pays; undefined where the flows change sign never or have several such "
        "rates."
    ),
    mirr=N_(
        "The yearly return if money is borrowed and reinvested at your discount rate: (value of inflows at "
        "the end ÷ value of outflows today)^(1 ÷ periods) − 1, per year. Always one answer where IRR has "
        "several."
    ),
    bcr=N_(
        "Present value of the benefits ÷ present value of the costs. Above 1 the benefits outweigh the costs."
    ),
    payback=N_(
        "Periods until benefits have paid back the costs and stay ahead; not discounted, interpolated "
        "within a period."
    ),
    discounted_payback=N_("The same with every amount at what it is worth today."),
    peak_funding=N_(
        "The deepest point of costs less benefits added up: what has to be found before the project carries "
        "itself, before cash in the bank and funding."
    ),
    runway=N_(
        "Months until opening cash and funding are used up, counting direct benefits only; beyond the last "
        "period, spending goes on as in the last three months."
    ),
)
REASON = terms_of(
    no_cost=N_("no costs are entered, so there is nothing to measure a return on"),
    out_of_range=N_("beyond any useful number"),
    several_irr=N_("cash turns between out and in more than once, so several rates fit; go by NPV"),
    no_irr=N_("no rate brings the value to zero"),
    no_sign_change=N_("cash flows one way only, out or in"),
    never_paid_back=N_("not paid back within the periods entered"),
    not_burning=N_("on these figures the cash does not run out"),
    missing_input=N_("still to enter: {list}"),
    no_new_arr=N_("no recurring revenue was gained, so a multiple says nothing"),
    zero_churn=N_("no customer was lost yet, so a lifetime can't be told"),
    no_margin=N_("nothing is left of the price after costs"),
    no_cac=N_("winning a customer costs nothing as entered"),
    no_output=N_("throughput or utilisation is zero"),
    no_tokens=N_("a call without tokens"),
    no_price=N_("the price is zero"),
    hosting_never_cheaper=N_("at these prices hosting is never cheaper than the API"),
)
CAUTION = terms_of(
    attribution_missing=N_(
        "These benefits are indirect and do not say which share this project causes, so they count as 0: "
        "{lines}."
    ),
    beyond_horizon=N_("Part of these lines is paid after the last period and is in no figure: {lines}."),
    time_saved_and_cost_avoided=N_(
        "Time saved is often the cost avoided by another name. Make sure that these count it once: {lines}."
    ),
    revenue_and_market_share=N_(
        "Market share is worth something through revenue. Make sure that these count it once: {lines}."
    ),
    repeated_benefit=N_("These benefits have the same name: {lines}. Is one of them entered twice?"),
    attribution_above_one=N_(
        "The shares of these indirect benefits come to more than all of the effect: {lines}."
    ),
    before_tax=N_("All figures are before tax: no line of the category Tax is entered."),
)

UNIT_FIGURE = terms_of(
    cost_per_1m_tokens=N_("Cost of 1M tokens"),
    cost_per_task=N_("Cost of a task"),
    gross_margin=N_("Gross margin"),
    burn_multiple=N_("Burn multiple"),
    ltv=N_("Lifetime value of a customer (LTV)"),
    ltv_cac=N_("LTV / CAC"),
    cac_payback_months=N_("CAC payback"),
    break_even_tokens=N_("Break-even of hosting against an API"),
)
UNIT_INPUT = terms_of(
    price_per_1m_tokens=N_("price for 1M tokens"),
    price_per_task=N_("price for a task"),
    gpu_hour=N_("cost of a GPU hour"),
    tokens_per_second=N_("tokens a second"),
    utilisation=N_("measured utilisation"),
    api_input_price=N_("API price of input"),
    api_cached_price=N_("API price of cached input"),
    api_output_price=N_("API price of output"),
    input_tokens=N_("input tokens a call"),
    cached_tokens=N_("cached tokens a call"),
    output_tokens=N_("output tokens a call"),
    reasoning_tokens=N_("reasoning tokens a call"),
    calls_per_task=N_("calls for a task"),
    retry_rate=N_("share of retries"),
    tool_cost=N_("tools for a task"),
    review_minutes=N_("minutes of review"),
    review_hourly_cost=N_("cost of an hour of review"),
    fixed_hosting_per_month=N_("fixed hosting a month"),
    variable_hosting_per_1m_tokens=N_("variable hosting for 1M tokens"),
    arpa=N_("revenue a customer and month (ARPA)"),
    churn=N_("customers lost a month"),
    cac=N_("cost of winning a customer (CAC)"),
    net_burn=N_("net burn"),
    net_new_arr=N_("net new ARR"),
)
SCENARIO = terms_of(
    price_half=N_("Price −50%"),
    tokens_triple=N_("Tokens ×3"),
    churn_double=N_("Churn ×2"),
    gpu_plus_30=N_("GPU +30%"),
    six_months_late=N_("Six months late"),
)
NO_EFFECT = terms_of(
    price=N_("no line is revenue"),
    tokens=N_("no line is computed from tokens or is inference compute"),
    churn=N_("no line is computed from customers and how many of them are lost"),
    gpu=N_("no line is compute that is not bought by the token"),
    delay=N_("no line is a benefit"),
    zero=N_("what it changes is 0"),
)
"""Why a what-if changes nothing."""
FACTOR = terms_of(price=N_("price"), tokens=N_("tokens"), churn=N_("churn"), gpu=N_("GPU"))
AREA = terms_of(
    research=N_("Research and development"),
    operations=N_("Operations"),
    shared=N_("Shared by both"),
)
PERIODS_LONG = terms_of(month=N_("{n} months"), quarter=N_("{n} quarters"), year=N_("{n} years"))

_SHORT = {"month": N_("M{n}"), "quarter": N_("Q{n}"), "year": N_("Y{n}")}
_LONG = {"month": N_("month {n}"), "quarter": N_("quarter {n}"), "year": N_("year {n}")}


def period_label(period: str, number: int, _: Translator) -> str:
    """A period as a column is headed: Start, Q1, Q2."""
    return _(_SHORT[period], n=number) if number else _("Start")


def period_name(period: str, number: int, _: Translator) -> str:
    """A period in a sentence: start, quarter 2."""
    return _(_LONG[period], n=number) if number else _("the start")


def category_name(kind: str, category: str, _: Translator) -> str:
    """A category with its kind: Cost · People."""
    return f"{_(LINE_KIND[kind])} · {_(CATEGORY[category])}"


_WAY = {"cost": "\u2212", "benefit": "+"}


def category_short(kind: str, category: str, _: Translator) -> str:
    """A category with the way its money goes, for a column as narrow as a phone's: − People."""
    return f"{_WAY[kind]} {_(CATEGORY[category])}" if kind in _WAY else _(CATEGORY[category])


def months(value: float | None, _: Translator) -> str:
    """A number of months in words; a dash where there is none."""
    return "–" if value is None else _(PERIODS_LONG["month"], n=show_number(value, _.locale, decimals=1))
