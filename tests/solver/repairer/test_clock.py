"""The clock of a repair counts work, and only a stalled machine is ended by the wall."""

from __future__ import annotations

import pytest

from solver.repairer import clock


@pytest.mark.parametrize(("cpu_s", "wall_s", "read_s"), [(3.0, 3.0, 3.0), (3.0, 9.0, 3.0), (1.0, 20.0, 5.0)])
def test_work_counts_until_four_times_as_long_has_gone_by(
    monkeypatch: pytest.MonkeyPatch, cpu_s: float, wall_s: float, read_s: float
) -> None:
    """A busy machine gets as much work done as an idle one; one that stands still is let go."""
    reading = clock.Clock()
    monkeypatch.setattr(clock, "process_time", lambda: reading._cpu_s + cpu_s)
    monkeypatch.setattr(clock, "monotonic", lambda: reading._wall_s + wall_s)
    assert reading() == pytest.approx(read_s)
