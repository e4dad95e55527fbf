"""The smallest operation that fixtures can be imported into, and the events it then reads."""

from __future__ import annotations

from pathlib import Path

from planner.operation.config_reading import read_config
from planner.operation.event_rows import read_events
from planner.operation.operation import EventRow
from planner.operation.reading import Reading

KIOSK = """\
version: 1
name: Kiosk
zone: Europe/Istanbul
channels:
  phone: {kind: live, goal: {target_share: 0.8, threshold_s: 20}}
queues:
  phone-tr: {channel: phone, language: tr}
contracts:
  full: {week_h: 40, least_week_h: 30, most_week_h: 45, menus: [day]}
menus:
  day: {first: "08:00", last: "09:00", lengths: [{length_min: 480}]}
"""


def events(folder: Path) -> tuple[EventRow, ...]:
    """Events as the operation then reads them."""
    reading = Reading(folder, "Europe/Istanbul")
    file = read_config(reading)
    assert file is not None
    found = read_events(reading, file.config)
    reading.raise_errors()
    return found
