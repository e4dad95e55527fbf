"""Stored values with a tombstone for an id: stages, headers, records, lines of the log and plan.json, as JSON.

Which fields and keys hold agents is declared here; days, moments, keys, states, folders and shifts are never looked at.
"""

from __future__ import annotations

import json
import zlib
from typing import Any

from planner.privacy.renaming import Renaming

FIELDS = frozenset(
    {
        *("agent", "agents", "people", "members", "unlawful"),
        *("consent_unasked", "balance_min", "balances_min", "lock_rows"),
    }
)
"""Fields of stored classes that hold agents, alone, in lists or first in pairs."""
FIELDS_OF = {"solver.people.Agent": ("id",), "solver.agreements.Pair": ("first", "second")}
"""The same for fields whose name says it of one class alone."""
KEYS = frozenset({"agent", "who", "other"})
"""Parameters and keys that hold one agent; KEYS_OF_SEVERAL may hold a number of them instead."""
KEYS_OF_SEVERAL = frozenset({"agents", "people", "names", "ids"})
WRITTEN = frozenset({"why", "reason", "note"})
"""Keys of what people wrote in their own words."""
NEVER = frozenset(
    {
        *("key", "kind", "status", "folder", "shift", "template", "window", "plan", "day", "queue", "team", "code"),
        *("event", "time", "step", "schema", "version", "zone", "operation", "id", "attempt", "run"),
    }
)
UNCHANGED = frozenset({"array", "datetime", "date"})
"""Stored values that hold no id: numbers, packed as text in which anything may stand by chance, and moments."""


def renamed_body(body: bytes, renaming: Renaming) -> bytes | None:
    """A stored value with the tombstone; None where it is damaged and has to go.

    Bytes that do not name the person come back as they are.
    """
    try:
        text = zlib.decompress(body).decode()
        if renaming.agent not in text:
            return body
        value = json.loads(text)
    except (zlib.error, ValueError):
        return None
    fresh = json.dumps(_Walk(renaming, stored=True).value(value), sort_keys=True, separators=(",", ":"), allow_nan=True)
    return body if fresh == text else zlib.compress(fresh.encode(), 6)


def renamed_json(text: str, renaming: Renaming, indent: int | None = None) -> str:
    """JSON as the program writes it, with the tombstone; text that is none, or names nobody, comes back as it is."""
    if renaming.agent not in text:
        return text
    try:
        value = json.loads(text)
    except ValueError:
        return renaming.told(text)
    fresh = _Walk(renaming, stored=False).value(value)
    if fresh == value:
        return text
    end = "\n" if text.endswith("\n") else ""
    return json.dumps(fresh, sort_keys=True, indent=indent, ensure_ascii=text.isascii()) + end


def renamed_lines(text: str, renaming: Renaming) -> str:
    """A log of JSON lines with the tombstone."""
    return "".join(renamed_json(line, renaming) for line in text.splitlines(keepends=True))


class _Walk:
    """One walk through a value; `stored` says whether it is one of planner.codec."""

    def __init__(self, renaming: Renaming, *, stored: bool) -> None:
        self._renaming, self._stored = renaming, stored

    def value(self, value: Any, key: str = "") -> Any:
        if isinstance(value, str):
            return self._text(value, key)
        if isinstance(value, list):
            return self._list(value, key)
        if isinstance(value, dict):
            return self._fields(value)
        return value

    def _fields(self, value: dict[str, Any]) -> dict[str, Any]:
        kind = value.get("$")
        if kind in UNCHANGED:
            return value
        of_class = FIELDS_OF.get(str(kind), ())
        fresh = {}
        for key, item in value.items():
            declared = key in of_class or (kind is not None and key in FIELDS)
            fresh[key] = item if key == "$" else self._agents(item) if declared else self.value(item, key)
        return fresh

    def _list(self, value: list[Any], key: str) -> list[Any]:
        """Items; a column of a table and a parameter are lists that begin with their name."""
        match value:
            case ["agent", "text", [codes, labels]]:
                return ["agent", "text", [codes, self._agents(labels)]]
            case [str() as name, str() as text] if name in KEYS | KEYS_OF_SEVERAL:
                return [name, self._text(text, name)]
        return [self.value(item, key) for item in value]

    def _agents(self, value: Any) -> Any:
        """A declared field: every text in it that is the id; moments in it stay."""
        if isinstance(value, str):
            return self._renaming.who(value)
        if isinstance(value, list):
            return [self._agents(item) for item in value]
        if isinstance(value, dict) and value.get("$") not in UNCHANGED:
            whole = value.get("$") is not None and value.get("$") not in ("set", "dict")
            return self._fields(value) if whole else {k: v if k == "$" else self._agents(v) for k, v in value.items()}
        return value

    def _text(self, text: str, key: str) -> str:
        renaming = self._renaming
        if renaming.agent not in text:
            return text
        if key in KEYS or (key in KEYS_OF_SEVERAL and ("," in text or renaming.is_distinct)):
            return renaming.who(text)
        if key == "rule":
            return _pair(text, renaming)
        if key == "reasons":
            who, colon, rest = text.partition(": ")
            return f"{renaming.who(who)}{colon}{rest}"
        if key in WRITTEN:
            return renaming.text(text)
        return text if key in NEVER or (self._stored and " " not in text) else renaming.told(text)


def _pair(rule: str, renaming: Renaming) -> str:
    """A broken rule of a pair, KIND:FIRST+SECOND."""
    kind, colon, pair = rule.partition(":")
    if "+" not in pair:
        return rule
    return f"{kind}{colon}{'+'.join(map(renaming.who, pair.split('+')))}"
