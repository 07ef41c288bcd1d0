"""Pieces of screens that pages are made of: functions that take plain data and draw."""
