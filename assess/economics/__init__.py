"""The money of an assessment: what was entered, what follows from it, and what-ifs.

Importing this costs nothing. The sums load numpy and scipy, so they stand beside it:
`from assess.economics.appraisal import appraise`.
"""

from assess.economics.inputs import (
    CATEGORIES,
    PERIODS_PER_YEAR,
    Change,
    CustomersDriver,
    Driver,
    Economics,
    Factors,
    HeadcountDriver,
    Line,
    OwnScenario,
    Range,
    TokensDriver,
    UnitInputs,
    currency_problem,
)

__all__ = [
    "CATEGORIES",
    "PERIODS_PER_YEAR",
    "Change",
    "CustomersDriver",
    "Driver",
    "Economics",
    "Factors",
    "HeadcountDriver",
    "Line",
    "OwnScenario",
    "Range",
    "TokensDriver",
    "UnitInputs",
    "currency_problem",
]
