"""Choices about companies."""

from analysis.views import Choice

FIND = Choice("find", "Search the list", kind="text")
FIND_SOURCE = Choice("find_source", "Search the sources", kind="text")
