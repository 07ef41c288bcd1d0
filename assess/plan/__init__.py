"""The plan: what buys the most readiness and the most avoided loss for the days and money there are."""
