"""Assess: a readiness assessment for companies that build on large AI models."""
