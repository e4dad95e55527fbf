"""From the short forms of operation.yaml to the solver's values: queues, contracts and shift templates."""

from __future__ import annotations

from planner.operation.config import OperationFile
from planner.operation.queue_specs import ChannelSpec, GoalSpec, OpeningSpec, QueueSpec
from planner.operation.service_settings import concurrency, with_contacts
from planner.operation.shift_specs import ContractSpec, LengthSpec, MenuSpec
from planner.operation.types import WEEKDAYS
from solver.people import Contract
from solver.queues import Definition, Kind, Measure, Overflow, Queue, ServiceGoal
from solver.shifts import BreakWindow, ShiftTemplate

DAY_MIN = 1440


def queues(config: OperationFile) -> tuple[Queue, ...]:
    """Queues in the order of the file, with their channels' defaults filled in."""
    return tuple(_queue(name, spec, config.channels[spec.channel]) for name, spec in config.queues.items())


def families(config: OperationFile) -> dict[str, str]:
    """The family of each queue: its channel's, else the channel itself. Families pool channels."""
    return {name: config.channels[spec.channel].family or spec.channel for name, spec in config.queues.items()}


def contracts(config: OperationFile) -> dict[str, Contract]:
    """Contracts by name, in minutes."""
    return {name: _contract(name, spec) for name, spec in config.contracts.items()}


def templates(config: OperationFile) -> tuple[ShiftTemplate, ...]:
    """All shift templates of all menus: each start with each length.

    The id reads menu-start-length ("standard-0900-540"); a second break pattern of the same length adds "b".
    """
    return tuple(t for name, menu in config.menus.items() for t in _menu(name, menu))


def starts(menu: MenuSpec) -> range:
    """Starts of a menu in minutes after midnight."""
    return range(menu.first, menu.final + 1, menu.step_min)


def week(opening: tuple[OpeningSpec, ...] | None) -> tuple[tuple[int, int] | None, ...] | None:
    """Seven pairs of opening and closing minutes, Monday first; None for round the clock."""
    if opening is None:
        return None
    hours = {day: (entry.start, entry.end) for entry in opening for day in entry.days}
    return tuple(hours.get(day) for day in WEEKDAYS)


def _queue(name: str, spec: QueueSpec, channel: ChannelSpec) -> Queue:
    queue = Queue(
        id=name,
        channel=spec.channel,
        language=spec.language,
        skill=spec.skill,
        kind=Kind(channel.kind),
        goal=_goal(spec.goal or channel.goal),
        tier=spec.tier,
        level=spec.level or channel.level,
        spoken=channel.spoken,
        concurrency=concurrency(channel),
        value_class=spec.value,
        certificates=tuple(sorted(spec.certificates)),
        opening=week(spec.opening),
        overflow=None if spec.overflow is None else Overflow(spec.overflow.language, spec.overflow.after_s),
        touches=channel.touches,
        gap_s=channel.gap_s,
    )
    return with_contacts(queue, spec, channel)


def _goal(spec: GoalSpec) -> ServiceGoal:
    return ServiceGoal(
        measure=Measure(spec.measure),
        target_share=spec.target_share,
        threshold_s=spec.threshold_s,
        definition=Definition(spec.definition),
        period=spec.period,
        level=spec.level,
    )


def _contract(name: str, spec: ContractSpec) -> Contract:
    return Contract(
        id=name,
        week_min=round(spec.week_h * 60),
        least_week_min=round(spec.least_week_h * 60),
        most_week_min=round(spec.most_week_h * 60),
        least_share=spec.least_share,
        most_days_week=spec.most_days_week,
        most_nights=spec.most_nights,
        overtime=spec.overtime,
        menus=spec.menus,
        part_time=spec.part_time,
        most_splits_week=spec.most_splits_week,
        most_shifts=spec.most_shifts,
        least_shifts=spec.least_shifts,
    )


def _menu(name: str, menu: MenuSpec) -> list[ShiftTemplate]:
    return [
        ShiftTemplate(_id(name, start, menu.lengths, i), name, start, length.length_min, _breaks(length))
        for start in starts(menu)
        for i, length in enumerate(menu.lengths)
    ]


def _id(name: str, start: int, lengths: tuple[LengthSpec, ...], index: int) -> str:
    length_min = lengths[index].length_min
    earlier = sum(1 for length in lengths[:index] if length.length_min == length_min)
    return f"{name}-{start // 60:02d}{start % 60:02d}-{length_min}{'b' * earlier}"


def _breaks(length: LengthSpec) -> tuple[BreakWindow, ...]:
    return tuple(BreakWindow(b.earliest_min, b.latest_min, b.length_min, b.paid) for b in length.pauses)
