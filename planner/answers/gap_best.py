"""Which ways out of a shortage are worth telling: those that no other beats."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.answers.gap_ways import Way

LEAST_TOLD = 3  # ways, beaten ones among them where others are fewer


def unbeaten(ways: tuple[Way, ...]) -> tuple[Way, ...]:
    """The ways that no other beats in people, cost and contacts, in their order; filled up with the least of the rest.

    A way that is beaten by another is marked, and told only where fewer than three would be; those first that move
    few people and bring somebody to the queue then. What harms the day stands last.
    """
    best = tuple(way for way in ways if not any(_beats(other, way) for other in ways))
    rest = sorted((way for way in ways if way not in best), key=lambda way: (way.people, not way.adds, way.harms))
    filled = [replace(way, beaten=True) for way in rest[: max(0, LEAST_TOLD - len(best))]]
    return tuple(sorted((*best, *filled), key=lambda way: (way.harms, way.beaten)))


def _beats(other: Way, way: Way) -> bool:
    """Whether another way touches no more people, costs no more and brings no fewer contacts, and one of them less."""
    mine, its = ((one.people, one.whole_cents, -one.better) for one in (way, other))
    return its != mine and all(a <= b for a, b in zip(its, mine, strict=True))
