"""The one way the benchmark says no."""

from __future__ import annotations


class Refused(ValueError):
    """A file or an option cannot be used; the message is one line for whoever called."""
