"""What each stage of planning uses: one digest of all of it, and one of each group that a planner knows by name."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from threading import Lock

from planner import codec
from planner.agreed import agreements
from planner.coming_events import known_events
from planner.inputs import Inputs

Part = tuple[str, object]
"""The group that a value belongs to, empty where the value follows from other groups, and the value."""
Bundle = tuple[Part, ...]
"""Values that a key takes as one: several as a list, a single one as itself."""
LONG, MOST_HELD = 20_000, 16
"""Characters from which a text is worth holding, and how many are held."""


@dataclass(frozen=True, slots=True)
class StageInputs:
    """Digests of what the stages use.

    Attributes
    ----------
    keys : stage -> digest of all that it uses, the earlier stage's included.
    groups : (stage that uses it first, group, digest), in the order of the stages.
    """

    keys: dict[str, str]
    groups: tuple[tuple[str, str, str], ...]


def stage_keys(inputs: Inputs, until: str = "simulation") -> dict[str, str]:
    """Digest of everything that each stage up to `until` uses, the earlier stage's digest included.

    Not as-of itself, but what it lets be seen: so asking again an hour later gives the same keys. What looks at the
    moment (notice, frozen days) binds against a published roster only: a draft that stands on one holds the days from
    which something may change.
    """
    return stage_inputs_of(inputs, until).keys


def stage_inputs_of(inputs: Inputs, until: str = "simulation") -> StageInputs:
    """The keys of the stages up to `until`, and of each group the stages use; every value is written out once."""
    keys: dict[str, str] = {}
    groups: list[tuple[str, str, str]] = []
    for stage, bundles_of in USED.items():
        written = [[(group, _TEXTS.of(value)) for group, value in bundle] for bundle in bundles_of(inputs)]
        before = [codec.text(key) for key in list(keys.values())[-1:]]
        keys[stage] = codec.digest_of_texts([*before, *map(_bundled, written)])
        groups += _grouped(stage, [pair for bundle in written for pair in bundle])
        if stage == until:
            return StageInputs(keys, tuple(groups))
    later = {stage: codec.digest(stage, keys["roster"]) for stage in ("check", "simulation")}
    agreed = [(group, _TEXTS.of(value)) for group, value in _agreed(inputs)]
    return StageInputs(keys | later, (*groups, *_grouped("roster", agreed)))


class _Texts:
    """The texts of the last long values, which scenarios of one operation share: found again by identity.

    Threads share it: a value that two of them write out at once is written out twice, to the same text.
    """

    def __init__(self) -> None:
        self._held: OrderedDict[int, tuple[object, str]] = OrderedDict()
        self._lock = Lock()

    def of(self, value: object) -> str:
        """The canonical text of a value that never changes."""
        with self._lock:
            held = self._held.get(id(value))
        if held is not None and held[0] is value:
            return held[1]
        text = codec.text(value)
        if len(text) >= LONG:
            with self._lock:
                self._held[id(value)] = value, text
                while len(self._held) > MOST_HELD:
                    self._held.popitem(last=False)
        return text


_TEXTS = _Texts()


def _bundled(written: list[tuple[str, str]]) -> str:
    texts = [text for _, text in written]
    return texts[0] if len(texts) == 1 else codec.listed(texts)


def _grouped(stage: str, written: list[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """A digest of each group over its values in their order."""
    texts: dict[str, list[str]] = {}
    for group, text in written:
        texts.setdefault(group, []).append(text)
    return [(stage, group, codec.digest_of_texts(found)) for group, found in texts.items() if group]


def _of_forecast(inputs: Inputs) -> tuple[Bundle, ...]:
    operation, config = inputs.operation, inputs.operation.config
    contacts = tuple(pair for pair in operation.files if pair[0].startswith("contacts/"))
    return _each(
        ("request", (inputs.start, inputs.weeks, inputs.seed, version("vardiya"))),
        ("contacts", inputs.seen_until),
        ("contacts", contacts),
        ("", operation.queues),
        ("events", known_events(inputs)),
        ("edits", operation.edits),
        ("calendar", config.calendar),
        ("forecast_settings", config.forecast),
        ("queues", config.channels),
        ("queues", config.queues),
        ("clock", config.grid_min),
        ("clock", config.zone),
    )


def _of_requirement(inputs: Inputs) -> tuple[Bundle, ...]:
    operation, config = inputs.operation, inputs.operation.config
    return _each(
        ("agents", operation.agents),
        ("shrinkage", operation.states),
        ("floors", config.floors),
        ("on_call", config.on_call),
        ("shrinkage", config.shrinkage),
        ("solver", config.solver),
    )


def _of_roster(inputs: Inputs) -> tuple[Bundle, ...]:
    operation, config = inputs.operation, inputs.operation.config
    people = (
        ("absences", operation.absences),
        ("wishes", operation.wishes),
        ("locks", operation.locks),
        ("protections", operation.protections),
        ("activities", operation.activities),
    )
    before = (
        ("previous", operation.previous),
        ("previous", operation.previous_on_call),
        ("previous", operation.balances_min),
    )
    single = _each(
        ("", agreements(inputs)),
        ("templates", operation.templates),
        ("rules", config.rules),
        ("costs", config.costs),
        ("activities", config.activities),
        ("routing", config.routing),
        ("search", inputs.time_limit_s),
        ("search", inputs.reproducible),
    )
    kept = () if inputs.kept is None else _each(("published", inputs.kept))
    return (people, before, *single, *kept)


def _agreed(inputs: Inputs) -> Bundle:
    """What agreements are made of, as it is written: together they also hold what follows from people and events."""
    operation, config = inputs.operation, inputs.operation.config
    return (
        ("ledger", operation.ledger),
        ("agreements", (operation.pairs, operation.bids, operation.offers)),
        ("agreements", (config.sites, config.desks, config.patterns, config.off_queue, config.days)),
    )


def _each(*parts: Part) -> tuple[Bundle, ...]:
    """Every value for itself."""
    return tuple((part,) for part in parts)


USED: dict[str, Callable[[Inputs], tuple[Bundle, ...]]] = {
    "forecast": _of_forecast,
    "requirement": _of_requirement,
    "roster": _of_roster,
}
"""Stages with inputs of their own; check and simulation use what the roster does."""
