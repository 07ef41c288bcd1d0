"""The risk of an assessment: the catalogue's scenarios, what a company enters, and what follows from both.

Importing this costs nothing. The sums load numpy and scipy, so they stand beside it:
`from assess.risk.analysis import analyse`.
"""

from assess.risk.catalogue import Control, Frequency, Loss, RiskRules, Scenario
from assess.risk.inputs import Override, OwnScenario, Risks, TolerancePoint, Transfer

__all__ = [
    "Control",
    "Frequency",
    "Loss",
    "Override",
    "OwnScenario",
    "RiskRules",
    "Risks",
    "Scenario",
    "TolerancePoint",
    "Transfer",
]
