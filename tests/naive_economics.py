"""A second, plain reckoning of the most likely amounts: imports nothing, loops over numbers."""
# fmt: off

import math

PER_YEAR = {"month": 12, "quarter": 4, "year": 1}


def entered(line: dict, periods: int) -> list[float]:
    driver = line.get("driver")
    if not driver:
        return list(line["amounts"])
    amounts = [0.0]
    if "customers" in driver:
        there = driver["customers"]
        for _ in range(periods):
            there = there - there * driver["churn"] + driver["new_per_period"]
            amounts.append(there * driver["price"])
    elif "headcount" in driver:
        people = driver["headcount"]
        for _ in range(periods):
            amounts.append(people * driver["salary"])
            people += driver["hires_per_period"]
    else:
        tokens = driver["tokens_millions"]
        for _ in range(periods):
            amounts.append(tokens * driver["price_per_1m_tokens"])
            tokens += tokens * driver["growth"]
    return amounts


def late(amounts: list[float], lag: float) -> tuple[list[float], float]:
    kept, lost = [0.0] * len(amounts), 0.0
    for t, amount in enumerate(amounts):
        for when, part in ((t + int(lag), 1 - lag % 1), (t + int(lag) + 1, lag % 1)):
            if when < len(kept):
                kept[when] += amount * part
            else:
                lost += amount * part
    return kept, lost


def when(t: int, timing: str) -> float:
    return 0.0 if t == 0 else t - {"end": 0.0, "mid": 0.5, "start": 1.0}[timing]


def npv(rate: float, flows: list[float], timing: str) -> float:
    return sum(flow / (1 + rate) ** when(t, timing) for t, flow in enumerate(flows))


def payback(flows: list[float], scale: float) -> float | None:
    total, answer = 0.0, 0.0
    for t, flow in enumerate(flows):
        before, total = total, total + flow
        if abs(total) <= 1e-12 * scale:
            total = 0.0
        if total < 0:
            answer = None
        elif before < 0:
            answer = t - 1 + -before / (total - before)
    return answer


def figures(data: dict, costs: list[float], benefits: list[float]) -> dict:
    m, n, timing = PER_YEAR[data["period"]], data["periods"], data["timing"]
    rate = (1 + data["discount_rate"]) ** (1 / m) - 1
    flows = [b - c for b, c in zip(benefits, costs, strict=True)]
    cost, benefit = sum(costs), sum(benefits)
    paid = sum(-f / (1 + rate) ** when(t, timing) for t, f in enumerate(flows) if f < 0)
    got = sum(f * (1 + rate) ** (n - when(t, timing)) for t, f in enumerate(flows) if f > 0)
    deepest, running = 0.0, 0.0
    for flow in flows:
        running += flow
        deepest = min(deepest, running)
    discounted = [f / (1 + rate) ** when(t, timing) for t, f in enumerate(flows)]
    present_cost = npv(rate, costs, timing)
    return {
        "total_cost": cost, "total_benefit": benefit,
        "roi": (benefit - cost) / cost if cost else None,
        "roi_annualised": (benefit / cost) ** (m / n) - 1 if cost else None,
        "npv": npv(rate, flows, timing),
        "mirr": (got / paid) ** (m / n) - 1 if got and paid else None,
        "bcr": npv(rate, benefits, timing) / present_cost if present_cost else None,
        "payback": payback(flows, sum(map(abs, flows))),
        "discounted_payback": payback(discounted, sum(map(abs, discounted))),
        "peak_funding": -deepest,
        "flows": flows,
    }


def runway(data: dict, flows: list[float], funding: list[float]) -> float | None:
    months = 12 // PER_YEAR[data["period"]]
    cash = data["opening_cash"]
    noise = 1e-12 * (cash + sum(map(abs, flows)) + sum(map(abs, funding)))
    for t, (flow, new) in enumerate(zip(flows, funding, strict=True)):
        before, cash = cash, cash + flow + new
        if cash < -noise:
            return 0.0 if t == 0 else months * (t - 1 + before / (before - cash))
    last = flows[1:][-{1: 3, 3: 1, 12: 1}[months]:]
    burn = -sum(last) / len(last) / months
    return months * data["periods"] + max(cash, 0) / burn if burn > noise else None


def appraise(data: dict) -> dict:
    n = data["periods"]
    sums = {name: [0.0] * (n + 1) for name in ("cost", "direct", "total", "funding")}
    lost = {}
    for line in data["lines"]:
        amounts, lost[line["id"]] = late(entered(line, n), line["lag"])
        for t, amount in enumerate(amounts):
            if line["kind"] != "benefit":
                sums[line["kind"]][t] += amount
            elif line["indirect"]:
                sums["total"][t] += amount * (line["attribution"] or 0)
            else:
                sums["direct"][t] += amount
                sums["total"][t] += amount
    direct = figures(data, sums["cost"], sums["direct"])
    left = [data["opening_cash"]]
    for flow, new in zip(direct["flows"], sums["funding"], strict=True):
        left.append(left[-1] + flow + new)
    return {
        "direct": direct, "total": figures(data, sums["cost"], sums["total"]),
        "runway": runway(data, direct["flows"], sums["funding"]), "beyond_horizon": lost,
        "cash": left[1:],
    }


def sign_changes_of_npv(flows: list[float], timing: str) -> list[tuple[float, float]]:
    """Rates per period between which the present value changes sign, well clear of zero at both."""
    scale = max(map(abs, flows), default=0.0)
    found, before = [], None
    for step in range(-300, 301):
        rate = math.exp(step / 100) - 1
        weighed = sum(abs(f) / (1 + rate) ** when(t, timing) for t, f in enumerate(flows))
        value = npv(rate, flows, timing)
        if scale and abs(value) > 1e-9 * weighed:
            if before and before[1] * value < 0:
                found.append((before[0], rate))
            before = (rate, value)
    return found
