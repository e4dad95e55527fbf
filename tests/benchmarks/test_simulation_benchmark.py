"""The benchmark of simulations: everybody plays the same floor, differences are seen, figures have their names."""

from __future__ import annotations

import json
import sys

import numpy as np
import pytest

from tests.sources import ROOT

sys.path.append(str(ROOT / "benchmarks"))

import simulation
from floors import ciw_floor, simpy_floor, vardiya_floor
from floors.mixed import mixed_floor
from floors.system import Contacts, System, Tally, skilled

SMALL = System("small", 3, skilled(3, 9, 2), 8.0)
MEASURES = {"service", "abandonment", "asa_s"}


def test_json_is_one_object_with_the_agreed_names(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever measures reads contacts per second from it; the floors are small here."""
    monkeypatch.setattr(simulation, "MANY", SMALL)
    monkeypatch.setattr(simulation, "ONE", System("single", 1, skilled(1, 9, 1), 8.0))
    monkeypatch.setattr(simulation, "MIXED", (5, 8, 6.0, 1))
    monkeypatch.setattr(simulation, "WEEK", (5, 8, 6.0, 7))
    tiny = ["--days", "2", "--peer-contacts", "400", "--week-replications", "1", "--no-start", "--json"]
    assert simulation.main(tiny) in (0, 1)
    found = json.loads(capsys.readouterr().out)
    assert list(found)[:2] == ["contacts_per_s", "peers"]
    assert list(found["peers"]) == ["simpy", "ciw"]
    assert list(found["floors"]) == ["small", "single"]
    assert set(found["floors"]["single"]["off_by_standard_errors"]) == {"simpy", "ciw", "Erlang A"}
    assert all(set(said) == MEASURES for said in found["floors"]["small"]["answers"].values())
    assert found["week_contacts"] > 5000
    assert min(found["contacts_per_s"], found["mixed_contacts_per_s"], *found["peers"].values()) > 0


@pytest.mark.parametrize("play", [simpy_floor.play, ciw_floor.play], ids=["simpy", "ciw"])
@pytest.mark.parametrize("queues", [1, 3])
def test_peers_play_the_same_floor(play: object, queues: int) -> None:
    """Skills, longest idle, oldest call first, patience: the answers are ours, on a floor small enough for a test."""
    system = System("small", queues, skilled(queues, 9, min(queues, 2)), 8.0)
    ours = vardiya_floor.play(system, 60, 1).tally.measures()
    assert callable(play)
    theirs = play(system, 40, 1).tally.measures()
    off = simulation.compare(ours, theirs)
    assert set(off) == MEASURES
    assert max(abs(value) for value in off.values()) <= simulation.FEW, (ours, theirs)


def test_what_differs_is_seen() -> None:
    """A peer with one agent fewer is many standard errors off."""
    ours = vardiya_floor.play(SMALL, 40, 1).tally.measures()
    theirs = vardiya_floor.play(System("fewer", 3, SMALL.skills[:-1], 8.0), 40, 1).tally.measures()
    assert abs(simulation.compare(ours, theirs)["service"]) > simulation.FEW


def test_contacts_are_counted_in_the_hour_they_come() -> None:
    """First and last hour are left out; who is served late is not within, who leaves is abandoned."""
    rows = Contacts(
        np.array([100.0, 3700.0, 3800.0, 3900.0, 7300.0, 10900.0]),
        np.array([0.0, 0.0, 30.0, 5.0, 20.0, 0.0]),
        np.array([True, True, True, False, True, True]),
    )
    tally = Tally.of(rows, 4, 20.0)
    assert tally.offered.tolist() == [3, 1]
    assert tally.served.tolist() == [2, 1]
    assert tally.within.tolist() == [1, 1]
    assert tally.abandoned.tolist() == [1, 0]
    assert tally.wait_s.tolist() == [30, 20]


def test_the_week_has_a_hundred_thousand_contacts_of_every_kind() -> None:
    """What is timed is what was promised."""
    floor = mixed_floor(*simulation.WEEK)
    assert floor.contacts == pytest.approx(100_000, rel=0.01)
    assert {queue.kind.value for queue in floor.queues} == {"live", "concurrent", "messaging", "deferred"}
    assert all(duty.breaks for duty in floor.roster.duties)
