"""The clock of a night: tells progress and log of each step, and how long it took."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from planner.nights.journal import NAME, Journal
from planner.nights.night import Asked
from planner.pipeline import Progress, Step

Told = dict[str, object]


class Watch:
    """Times the steps of one attempt at an operation's night. `run` is its id, empty until it is recorded."""

    def __init__(self, operation: str, asked: Asked, home: Path) -> None:
        self.run = ""
        self.journal = Journal(None if asked.dry else asked.log or home / ".vardiya" / NAME)
        self.steps: tuple[tuple[str, float], ...] = ()
        self.operation, self._asked = operation, asked
        self._named = operation if asked.several else ""
        self._start = time.monotonic()

    @property
    def now(self) -> datetime:
        """The moment of asking and what has passed since."""
        return self._asked.now + timedelta(seconds=time.monotonic() - self._start)

    def staged(self, untold: str = "") -> Progress:
        """Progress of the pipeline's stages by the clock of the night; `untold` is a stage told of before."""
        since_s = time.monotonic() - self._start

        def tell(step: Step) -> None:
            if self._asked.progress is not None and step.stage != untold:
                self._asked.progress(replace(step, elapsed_s=step.elapsed_s + since_s, operation=self._named))

        return tell

    @contextmanager
    def step(self, name: str, *, shown: bool = True) -> Iterator[Told]:
        """Do a step: told of before, logged with its seconds and what it puts into the mapping afterwards.

        Parameters
        ----------
        shown : whether progress hears of it; what it calls may tell for itself.

        Raises
        ------
        KeyboardInterrupt
            If the one who asked wants no more.
        """
        if self._asked.cancel():
            raise KeyboardInterrupt
        if shown and self._asked.progress is not None:
            self._asked.progress(Step(name, time.monotonic() - self._start, operation=self._named))
        told: Told = {}
        self.log("begun", step=name)
        began = time.monotonic()
        yield told
        seconds = time.monotonic() - began
        self.steps = (*self.steps, (name, seconds))
        self.log("ended", step=name, seconds=round(seconds, 3), **({"figures": told} if told else {}))

    def log(self, event: str, **told: object) -> None:
        """A line of the log, with run and operation."""
        self.journal.write(event, {"operation": self.operation, "run": self.run, **told})
