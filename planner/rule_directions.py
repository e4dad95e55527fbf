"""Whether one value of a rule's parameter is more than another; what more of it does, the rule itself says."""

from __future__ import annotations

from collections.abc import Mapping

from solver.rules.break_law import BreakStep
from solver.rules.forbidden_successions import Follow


def difference(before: object, after: object) -> int | None:
    """1 if the second value is more, -1 if it is less, None where it is neither or both.

    True is more than False. Lists and tables are more where no part of them is less: prices by rank (the last
    holds for all further ranks), breaks owed at each length, rest by pair of parts, and names and posts, of which
    one more is more.
    """
    if isinstance(before, int | float) and isinstance(after, int | float):
        return (after > before) - (after < before) or None
    sides = _at(before), _at(after)
    keys = {key for side in sides for key in side}
    signs = {_sign(*(_amount(side, key) for side in sides)) for key in keys} - {0}
    return signs.pop() if len(signs) == 1 else None


def _sign(before: float, after: float) -> int:
    return (after > before) - (after < before)


def _at(value: object) -> Mapping[object, float]:
    """What a list or table says of each of its keys."""
    if isinstance(value, Mapping):
        return dict.fromkeys(value.items(), 1)
    parts = value if isinstance(value, tuple) else ()
    if all(isinstance(part, BreakStep) for part in parts):
        return {step.beyond_min: step.least_min for step in parts}
    if all(isinstance(part, Follow) for part in parts):
        return {(follow.first, follow.second): follow.rest_min for follow in parts}
    return dict(enumerate(parts)) if all(isinstance(part, int) for part in parts) else dict.fromkeys(parts, 1)


def _amount(said: Mapping[object, float], key: object) -> float:
    """What holds at a key: of minutes and ranks that of the last key up to it, of names nothing where not said."""
    if isinstance(key, int):
        return max(((at, amount) for at, amount in said.items() if isinstance(at, int) and at <= key), default=(0, 0))[
            1
        ]
    return said.get(key, 0)
