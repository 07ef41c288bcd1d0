"""The words of unit economics: what is asked, what each figure means, and how a benchmark is told."""

from assess.i18n.catalogue import N_
from assess.i18n.terms import terms_of

QUESTION = terms_of(
    sell=N_("What do you sell?"),
    host=N_("Do you run the model on GPUs?"),
    api=N_("Do you call an API?"),
    call=N_("How many tokens does one call take?"),
    task=N_("What does one task take?"),
    customers=N_("What is a customer worth?"),
    growth=N_("How fast do you grow?"),
)
ASKED_FOR = terms_of(
    sell=N_("What a customer pays. One of the two is enough."),
    host=N_(
        "The first three give your cost of tokens. To only weigh hosting against an API, leave those empty "
        "and give what hosting would cost."
    ),
    api=N_("From the provider's price list, for a million tokens, in your currency."),
    call=N_("From the usage that the provider or your server reports, averaged over real calls."),
    task=N_("One task is what a customer would count: a document checked, a question answered."),
    customers=N_("By month, averaged over all paying customers."),
    growth=N_("Both over the same time, such as the last quarter."),
)
"""What stands under each question."""
INPUT_HELP = terms_of(
    gpu_hour=N_("What you pay for an hour of the machine that the throughput was measured on, all included."),
    tokens_per_second=N_(
        "Measured at full load on that machine, counted as the tokens of a call are: input and output "
        "together."
    ),
    utilisation=N_(
        "Tokens served ÷ tokens that the machine could have served in the hours paid for. Measure it: at "
        "half the utilisation a token costs twice as much."
    ),
    fixed_hosting_per_month=N_(
        "What hosting costs a month however little it is used: reserved machines, storage, people on call."
    ),
    variable_hosting_per_1m_tokens=N_(
        "On top of what is fixed. Empty takes the cost by GPU hours; give 0 where the machines are in the "
        "fixed cost."
    ),
    cached_tokens=N_("Input that the provider had seen before and bills at the lower price."),
    reasoning_tokens=N_("What the model thinks before it answers; billed as output."),
    calls_per_task=N_("Calls of a model until the task is done. Empty counts as 1."),
    retry_rate=N_("Of 100 attempts, how many have to be made again? Each repeats all calls and tools."),
    tool_cost=N_("Searches, sandboxes and other tools of one attempt."),
    review_minutes=N_("A person's time, averaged over all tasks, also those that nobody looks at."),
    review_hourly_cost=N_("Salary and everything on top of it."),
    churn=N_("Share of the customers who leave in a month."),
    cac=N_("Everything spent on winning customers, salaries included ÷ customers won."),
    net_burn=N_("Cash spent less cash earned."),
    net_new_arr=N_(
        "Yearly recurring revenue at the end of that time less at its beginning; negative where it shrank."
    ),
)
CHECK = terms_of(
    cached_in_input=N_("Cached tokens are part of the input tokens"),
    reasoning_in_output=N_("Reasoning tokens are part of the output tokens"),
)
CHECK_EXAMPLE = terms_of(
    cached_in_input=N_(
        "A call sends 14,000 tokens, 5,000 of them cached. If your provider reports input 14,000, tick this "
        "(OpenAI); if it reports input 9,000 and cached 5,000 beside it, don't (Anthropic)."
    ),
    reasoning_in_output=N_(
        "An answer of 500 tokens took 2,000 tokens of thought. If your provider reports output 2,500, tick "
        "this; if it reports output 500 and reasoning 2,000 beside it, don't."
    ),
)
MEANING = terms_of(
    cost_per_1m_tokens=N_(
        "By GPU hours: cost of an hour ÷ (tokens a second × 3600 × utilisation) × 1,000,000. By an API: its "
        "prices in the mix of your calls. GPU hours count where both are given."
    ),
    cost_per_task=N_(
        "(tokens of all calls + tools) ÷ (1 − share of retries) + minutes of review × cost of an hour ÷ 60."
    ),
    gross_margin=N_(
        "(price − cost) ÷ price, of a task where its price is given, else of 1M tokens. It holds only the "
        "costs entered here, so it looks better than the margin in the books, with support and free use."
    ),
    burn_multiple=N_("net burn ÷ net new ARR: the cash that one more of yearly recurring revenue took."),
    ltv=N_(
        "revenue a customer and month × gross margin ÷ share of customers lost a month: the margin that a "
        "customer brings while staying."
    ),
    ltv_cac=N_("Lifetime value ÷ cost of winning a customer."),
    cac_payback_months=N_(
        "cost of winning a customer ÷ (revenue a month × gross margin): months until that cost is earned "
        "back."
    ),
    break_even_tokens=N_(
        "fixed hosting a month ÷ (API cost − variable hosting cost of 1M tokens) × 1,000,000: from so many "
        "tokens a month on, hosting costs less."
    ),
)
BASIS = terms_of(
    gpu_hours=N_("Tokens are reckoned at the cost of your GPU hours."),
    api_prices=N_("Tokens are reckoned at the API's prices."),
)
COST_PART = terms_of(
    input=N_("Input tokens"),
    cached=N_("Cached input"),
    output=N_("Output tokens"),
    reasoning=N_("Reasoning tokens"),
    gpu=N_("GPU time"),
    tools=N_("Tools"),
    retries=N_("Retries"),
    review=N_("Human review"),
)
SENSE = terms_of(
    typical=N_("typical: {range} ({by}, {date})"),
    good=N_("good: {range} ({by}, {date})"),
    seen=N_("seen: {range} ({by}, {date})"),
)
