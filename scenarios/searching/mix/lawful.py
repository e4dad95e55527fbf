"""Who may be asked for more, and when: each turn is judged by the operation's own rule book before it is offered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from planner.casework import make_case
from scenarios.searching.mix.figures import Turn
from scenarios.searching.mix.spacing import paid_min
from solver.duties import Duty, OnCallDuty, Roster

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.plans import Plan
    from scenarios.searching.mix.shortfall import Shortfall
    from solver.case import RosterCase
    from solver.outcomes import Violation
    from solver.people import Agent

WINDOW = "search"
LENGTHS_MIN = (240, 180)  # of a turn of overtime; the first that is lawful
NEAR_MIN = 120  # a shift ends (or begins) so near to the block in whose place its turn counts
SHAPES = frozenset(
    {
        "activity",
        "apart",
        "bids",
        "break_law",
        "breaks",
        "breaks_at_once",
        "certificate",
        "channel_right",
        "days_off_wishes",
        "fair_feasts",
        "fair_match_nights",
        "fair_nights",
        "fair_on_call",
        "fair_weekends",
        "feast_groups",
        "floor",
        "language_level",
        "least_shift",
        "lock",
        "mentor",
        "menus",
        "minimal_change",
        "named_cover",
        "never_both_off",
        "notice",
        "off_queue_hours",
        "on_call_reach",
        "overtime_offers",
        "paid_hours",
        "queue_rotation",
        "refused_wishes",
        "role_floor",
        "same_menu_week",
        "same_shift_run",
        "seats",
        "seniority",
        "serves_something",
        "shift_cover",
        "shift_pattern",
        "skill",
        "split_shifts",
        "steady_starts",
        "team_together",
        "time_off_offers",
        "training_by_date",
        "training_groups",
        "unbroken_work",
        "voice_share",
        "weekend_spacing",
        "weekends",
        "whole_weekends",
        "wish",
    }
)
"""Rules that do not speak of how long, when and with what rest somebody works: menus and breaks of a shift (the roster
that is built has them), floors, what people know, trainings, weekends, wishes and fairness, and what people are to
each other."""


FIRST = frozenset({"weekly_hours", "daily_hours", "daily_rest", "standby", "one_shift_a_day"})
"""Rules that say no most often: asked first, for the first no ends the matter."""


class Judge:
    """The rules on one person's hours, nights and rest, asked about more than the roster has."""

    def __init__(self, plan: Plan, inputs: Inputs) -> None:
        assert plan.roster_stage is not None
        case = make_case(inputs, plan.roster_stage.requirement)
        kept = (rule for rule in case.rules if rule.kind not in SHAPES)
        self.rules = tuple(sorted(kept, key=lambda rule: rule.kind not in FIRST))
        self.duties = plan.roster.by_agent()
        self._cases = {agent.id: replace(case, agents=(agent,)) for agent in case.agents}
        self._calls = {name: tuple(c for c in plan.roster.on_call if c.agent == name) for name in self._cases}
        self._before: dict[str, frozenset[Violation]] = {}

    def week_room_min(self, agent: Agent, week_paid_min: int) -> int:
        """Paid minutes that the contract and the rule book leave of a week."""
        most = agent.contract.most_week_min
        for rule in self.rules:
            if rule.kind == "weekly_hours":
                most = min(most, int(getattr(rule, "most_week_min", most)))
        return max(0, most - week_paid_min)

    def lawful(self, agent: str, turns: Iterable[Turn], standing: Iterable[OnCallDuty] = ()) -> bool:
        """Whether somebody may work these turns besides their roster: no hard rule is broken that was kept."""
        case = self._cases[agent]
        if agent not in self._before:
            self._before[agent] = frozenset(self._broken(case, Roster(self.duties.get(agent, ()), self._calls[agent])))
        duties = tuple(sorted(with_turns(self.duties.get(agent, ()), turns)))
        roster = Roster(duties, tuple(sorted((*self._calls[agent], *standing))))
        return all(violation in self._before[agent] for violation in self._broken(case, roster))

    def _broken(self, case: RosterCase, roster: Roster) -> Iterator[Violation]:
        return (violation for rule in self.rules for violation in rule.check(case, roster) if violation.hard)


def with_turns(duties: tuple[Duty, ...], turns: Iterable[Turn]) -> Iterator[Duty]:
    """Somebody's shifts with turns of overtime: longer where a turn touches one, a shift of its own where none."""
    left = list(turns)
    for duty in duties:
        for turn in [turn for turn in left if turn.end_min == duty.start_min or turn.start_min == duty.end_min]:
            left.remove(turn)
            paid = duty.paid_min + turn.end_min - turn.start_min
            start, end = min(duty.start_min, turn.start_min), max(duty.end_min, turn.end_min)
            duty = replace(duty, start_min=start, end_min=end, paid_min=paid)
        yield duty
    for turn in left:
        yield Duty(turn.agent, turn.start_min, turn.end_min, turn.day, WINDOW, turn.end_min - turn.start_min)


@dataclass(frozen=True, slots=True, eq=False)
class Lawful:
    """Turns of overtime that are lawful each by itself; who may stand by, for kinds x blocks; and the rule book."""

    judge: Judge
    turns: tuple[Turn, ...]
    standby: dict[tuple[int, int], tuple[str, ...]]


def lawful(plan: Plan, inputs: Inputs, short: Shortfall, asked: tuple[bool, bool]) -> Lawful:
    """Judge every turn of overtime and every standby of the plan's blocks; `asked`: which of the two are wanted."""
    judge = Judge(plan, inputs)
    turns, standby = list[Turn](), dict[tuple[int, int], tuple[str, ...]]()
    lacking = _lacking(short)
    for kind, people in enumerate(short.people):
        blocks = np.flatnonzero(lacking[kind]).tolist()
        if asked[0]:
            turns += [
                turn for agent in people if open_to(agent) for turn in _turns(judge, agent, kind, (short, inputs))
            ]
        for block in blocks if asked[1] else ():
            able = (a.id for a in people if judge.lawful(a.id, (), (standing(a.id, short, block),)))
            standby[kind, block] = tuple(able)
    kept = tuple(turn for turn in turns if lacking[turn.kind, turn.block])
    return Lawful(judge, kept, standby)


def open_to(agent: Agent) -> bool:
    """Whether somebody can be asked for overtime: contract, consent, full time."""
    return agent.contract.overtime and agent.overtime_consent and not agent.contract.part_time


def standing(agent: str, short: Shortfall, block: int) -> OnCallDuty:
    """One standing by in a block."""
    start = int(short.blocks.starts_min[block])
    return OnCallDuty(agent, start, start + round(60 * float(short.blocks.hours[block])), f"{WINDOW}:{block}")


def _lacking(short: Shortfall) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Kinds x blocks: whether, in any future, a language that the kind speaks needs more people than speak it."""
    found = np.zeros((len(short.kinds), len(short.blocks.hours)), dtype=bool)
    for kind, spoken in enumerate(short.kinds):
        for place, language in enumerate(short.languages):
            if language in spoken:
                speak = [other for other, langs in enumerate(short.kinds) if language in langs]
                found[kind] |= (short.needed[:, place] > short.present[:, speak].sum(axis=1)).any(axis=0)
    return np.asarray(found | _short_together(short))


def _short_together(short: Shortfall) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Blocks in which, in any future, all languages together need more people than there are."""
    return np.asarray((short.needed.sum(axis=1) > short.present.sum(axis=1)).any(axis=0))


def _turns(judge: Judge, agent: Agent, kind: int, of: tuple[Shortfall, Inputs]) -> Iterator[Turn]:
    """Staying on, coming early, or four hours on a day off; the longest of each that is lawful."""
    short, inputs = of
    duties, blocks, grid = judge.duties.get(agent.id, ()), short.blocks, inputs.grid
    working = {duty.day for duty in duties}
    room = [judge.week_room_min(agent, paid_min(duties, week, inputs)) for week in range(int(blocks.week.max()) + 1)]
    for block, start in enumerate(map(int, blocks.starts_min)):
        if room[int(blocks.week[block])] < LENGTHS_MIN[-1]:
            continue
        day = grid.day_of(start)
        free = () if day in working else ((start, start + LENGTHS_MIN[0]),)
        after = [(d.end_min, d.end_min + length) for d in duties for length in LENGTHS_MIN if _near(d.end_min, start)]
        end = start + LENGTHS_MIN[0]
        early = [
            (d.start_min - length, d.start_min) for d in duties for length in LENGTHS_MIN if _near(d.start_min, end)
        ]
        for spans in (free, after, early):
            made = (Turn(agent.id, kind, block, begin, until, day) for begin, until in spans)
            inside = (turn for turn in made if grid.start_min <= turn.start_min and turn.end_min <= grid.end_min)
            found = next((turn for turn in inside if judge.lawful(agent.id, (turn,))), None)
            if found is not None:
                yield found


def _near(one: int, other: int) -> bool:
    return -NEAR_MIN <= one - other < NEAR_MIN
