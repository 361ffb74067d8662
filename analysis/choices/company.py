"""Choices about companies."""

from analysis.choices.choice import Choice

FIND = Choice("find", "Search the list", kind="text")
FIND_SOURCE = Choice("find_source", "Search the sources", kind="text")
