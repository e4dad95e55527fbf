"""A tiny operation on disk: Ada and Can answer one phone and one chat queue, Bea leads them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.operation import load
from planner.problems import OperationError, Problem

CONFIG = """\
version: 1
name: Kiosk
zone: Europe/Istanbul
history_interval_min: 60
channels:
  phone:
    kind: live
    spoken: true
    patience_s: 90
    goal: {target_share: 0.8, threshold_s: 20}
  chat:
    kind: concurrent
    family: text
    level: B1
    goal: {target_share: 0.8, threshold_s: 40}
    concurrency: {most: 2, slowdown: [1.0, 1.4]}
queues:
  phone-tr: {channel: phone, language: tr, value: 1}
  chat-en:
    channel: chat
    language: en
    skill: payments
    certificates: [kyc]
    opening: [{days: [mon, tue], start: "09:00", end: "17:00"}]
    overflow: {language: tr, after_s: 60}
teams:
  red: {title: Red team, lead: bea}
contracts:
  full: {week_h: 40, least_week_h: 30, most_week_h: 45, menus: [day]}
menus:
  day:
    first: "08:00"
    last: "09:00"
    step_min: 60
    lengths:
      - length_min: 540
        breaks:
          - {earliest_min: 120, latest_min: 300, length_min: 60}
speed: {2: 0.9, 4: 1.1}
floors:
  phones: {least: 1, language: tr}
activities:
  training: {length_min: 60}
matches:
  competitions:
    Cup: {zone: Europe/Berlin, tier: 3, stages: {Final: 1, Semi-final: 2}}
  home_clubs: [Lions]
  derbies: {"Lions - Bears": 2}
"""
FILES = {
    "operation.yaml": CONFIG,
    "agents.csv": (
        "id,team,contract,languages,skills,channels,roles,certificates,last_day,hour_cents\n"
        "ada,red,full,tr:C2/C1 en:B2,general:4 payments:4,phone chat,,kyc:2026-05-01 aml,,25000\n"
        "bea,red,full,tr:C2,general:2,phone,lead|mentor,,,\n"
        "can,red,full,tr:C1/B2,general,phone chat,,,2026-01-31,\n"
    ),
    "names.csv": "id,name\nada,Ada Ay\nbea,Bea Bal\ncan,Can Cam\n",
    "contacts/may.csv": (
        "queue,start,offered,aht_s\n"
        "phone-tr,2025-11-01T08:00,5,300\n"
        "phone-tr,2025-11-01T09:00,7,280.5\n"
        "chat-en,2025-11-01T08:00,0,\n"
    ),
}

Write = Callable[[str, str], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the tiny operation, which loads without a problem."""
    for name, content in FILES.items():
        place = tmp_path / name
        place.parent.mkdir(exist_ok=True)
        place.write_text(content, encoding="utf-8")
    return tmp_path


@pytest.fixture
def write(folder: Path) -> Write:
    """Write a file into the operation."""

    def put(name: str, content: str) -> None:
        place = folder / name
        place.parent.mkdir(exist_ok=True)
        place.write_text(content, encoding="utf-8")

    return put


@pytest.fixture
def change(folder: Path) -> Callable[[str, str, str], None]:
    """Replace a text that a file has exactly once."""

    def put(name: str, old: str, new: str) -> None:
        place = folder / name
        content = place.read_text(encoding="utf-8")
        assert content.count(old) == 1
        place.write_text(content.replace(old, new), encoding="utf-8")

    return put


@pytest.fixture
def problems(folder: Path) -> Callable[[], tuple[Problem, ...]]:
    """Load the operation, which must fail, and give the problems."""

    def refused() -> tuple[Problem, ...]:
        with pytest.raises(OperationError) as caught:
            load(folder)
        return caught.value.problems

    return refused
