"""Walkthrough: the open assessment, one topic a screen."""

from assess.app import state
from assess.app.widgets import walk

walk.draw(state.require_assessment())
