"""Words in Turkish: sweeps of many scenarios."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {}
