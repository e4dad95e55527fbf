"""A mix as one scenario file, and that file played with a roster built for it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from planner.service_by_queue import queue_services
from scenarios.playing import play
from scenarios.scenario import Scenario
from scenarios.searching.start.curve import late
from scenarios.served import mean_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.inputs import Inputs
    from scenarios.searching.mix.ask import CheapestMix, HireMeans
    from scenarios.searching.mix.naming import Named
    from scenarios.searching.mix.shortfall import Shortfall
    from scenarios.searching.question import Ground
    from solver.cover import FloatArray
    from solver.people import Agent

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MISSING_CENTS = 200_000
"""What a standby that nobody fills is priced at where its fee does not ask for more; as operation.yaml's default."""


@dataclass(frozen=True, slots=True)
class Built:
    """The scenario of a mix played with a whole roster, searched for `limit_s`.

    `late` contacts with it; `noise` two standard errors of the difference from the plan without the mix. `missed` of
    `goals` queues miss their goal. `found`: whether there was a roster; without one the figures are 0.
    """

    found: bool
    limit_s: float
    late: float = 0.0
    noise: float = 0.0
    missed: int = 0
    goals: int = 0


def mix_scenario(asked: CheapestMix, inputs: Inputs, short: Shortfall, named: Named) -> dict[str, object]:
    """The changes that make the gap, and the mix in kinds of change: hiring, standby by weekday, overtime allowed.

    The roster that is built decides who stays on and when: it may use overtime up to what the contracts allow.
    """
    own = [change.model_dump(mode="json", exclude_unset=True) for change in asked.changes]
    changes = [*own, *_hired(asked, inputs, short, named), *_standing(asked, inputs, short, named)]
    changes += _overtime(asked, inputs, named)
    return {"name": asked.name, "operation": inputs.operation.config.name, "roster": "rebuild", "changes": changes}


def built(asked: CheapestMix, ground: Ground, values: dict[str, object], before: FloatArray) -> Built:
    """Play the scenario with a roster rebuilt for it, against late contacts (replications) without the mix."""
    limit_s = asked.check_limit_s
    few = asked.replications
    played = play(
        ground.base,
        Scenario.model_validate(values),
        replications=few,
        most_replications=few,
        stages=ground.stages,
        cancel=ground.cancel,
        time_limit_s=limit_s,
    )
    if played.status == "no_roster":
        return Built(False, limit_s)
    after = late(played.served).sum(axis=(1, 2))
    services = queue_services(played.plan, played.inputs)
    missed = sum(not service.met for service in services)
    return Built(True, limit_s, float(after.mean()), mean_of(after - before)[1], missed, len(services))


def _hired(asked: CheapestMix, inputs: Inputs, short: Shortfall, named: Named) -> Iterator[dict[str, object]]:
    config = inputs.operation.config
    for hire, count in zip(asked.hires, named.mix.hired.tolist(), strict=True):
        if count:
            contract = min(config.contracts, key=lambda name: (abs(config.contracts[name].week_h - hire.week_h), name))
            like = _like(short, hire, contract)
            levels = {
                spoken.code: f"{spoken.speech}/{spoken.writing}"
                for spoken in like.languages
                if spoken.code in hire.languages
            }
            yield {
                "kind": "hiring",
                "count": int(count),
                "contract": contract,
                "team": like.team,
                "languages": levels or dict.fromkeys(hire.languages, "C1"),
                "skills": dict(like.skills),
                "channels": sorted(like.channels),
                "first_day": f"+{7 * hire.lead_weeks}",
                "newcomer_weeks": [],
            }


def _like(short: Shortfall, hire: HireMeans, contract: str) -> Agent:
    """Somebody who speaks what is to be hired and as little else as may be, with the same contract and most skills."""
    wanted = set(hire.languages)

    def far(kind: int) -> tuple[int, int]:
        return (len(wanted - short.kinds[kind]), len(short.kinds[kind] - wanted))

    people = short.people[min(range(len(short.kinds)), key=far)]
    return min(
        people, key=lambda agent: (agent.contract.id != contract, len(agent.roles), -len(agent.skills), agent.id)
    )


def _standing(asked: CheapestMix, inputs: Inputs, short: Shortfall, named: Named) -> Iterator[dict[str, object]]:
    """One policy for each language and clock time; on each weekday as deep as its deepest day."""
    if asked.on_call is None:
        return
    deep: dict[tuple[str, int, int], dict[str, int]] = defaultdict(dict)
    for kind, block in np.argwhere(named.mix.on_call > 0).tolist():
        start = inputs.grid.local(int(short.blocks.starts_min[block]))
        language = _language(short, kind, block)
        depth, day = int(named.mix.on_call[kind, block]), WEEKDAYS[start.weekday()]
        key = (language, start.hour, round(float(short.blocks.hours[block])))
        deep[key][day] = max(depth, deep[key].get(day, 0))
    for (language, hour, hours), by_day in sorted(deep.items()):
        for depth in sorted(set(by_day.values())):
            days = [day for day in WEEKDAYS if by_day.get(day) == depth]
            clock = {"days": days, "start": f"{hour:02}:00", "end": f"{hour + hours:02}:00"}
            yield {
                "kind": "on_call_policy",
                "policy": f"mix-{language}-{hour:02}-{depth}",
                "set": {
                    "hours": clock,
                    "depth": depth,
                    "language": language,
                    "fee": asked.on_call.block,
                    "missing": max(MISSING_CENTS, 2 * asked.on_call.block),
                    "at_desk_min": asked.on_call.at_desk_min,
                },
            }


def _language(short: Shortfall, kind: int, block: int) -> str:
    """The language of a kind that lacks most in a block."""

    def lack(place: int) -> float:
        speak = [other for other, spoken in enumerate(short.kinds) if short.languages[place] in spoken]
        return float((short.needed[:, place, block] - short.present[:, speak, block].sum(axis=1)).mean())

    places = [place for place, language in enumerate(short.languages) if language in short.kinds[kind]]
    return short.languages[max(places, key=lack)]


def _overtime(asked: CheapestMix, inputs: Inputs, named: Named) -> Iterator[dict[str, object]]:
    """Overtime stays allowed for the contracts of those who stay on, at the premium that was asked."""
    if asked.overtime is not None and named.mix.turns:
        at_work = {turn.agent for turn in named.mix.turns}
        contracts = sorted({agent.contract.id for agent in inputs.operation.agents if agent.id in at_work})
        change: dict[str, object] = {"kind": "overtime", "contracts": contracts, "allowed": True}
        if asked.overtime.premium_share is not None:
            change["premium_share"] = asked.overtime.premium_share
        yield change
