"""Settings for all tests: how many random cases, and where golden files are refreshed."""

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "assess", deadline=None, max_examples=150, derandomize=True, suppress_health_check=list(HealthCheck)
)
settings.load_profile("assess")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` rewrites the expected scorecards instead of comparing with them."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the expected scorecards")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten."""
    return bool(request.config.getoption("--update-golden"))
