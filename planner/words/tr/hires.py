"""Words in Turkish: the search for the fewest hires."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {}
