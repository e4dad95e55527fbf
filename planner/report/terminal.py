"""The terminal: the only place besides cli that draws with rich; what it says comes from the plain modules.

Each summary loads its own module, so that a command loads only what it shows.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from planner.report.steps import Gains, counted_text, step_text
from planner.report.tables import BAD, GOOD, QUIET, WARN, Part, Table

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from planner.differences import Difference
    from planner.figures import Figures
    from planner.inputs import Inputs
    from planner.operation.counted import Counted
    from planner.pipeline import Progress, Step
    from planner.plans import Plan
    from planner.problems import Problem
    from solver.outcomes import Violation

PLAIN_WIDTH = 120
PLAIN_EVERY_S, LIVE_EVERY_S = 5.0, 0.5
STYLES = {GOOD: "green", WARN: "yellow", BAD: "bold red", QUIET: "dim", "": ""}


def write(renderable: RenderableType, *, stderr: bool = False) -> None:
    """Print a summary to stdout, or to stderr where stdout carries JSON."""
    _console(stderr).print(renderable)


def plan_summary(plan: Plan, figures: Figures, inputs: Inputs, lang: str) -> RenderableType:
    """A whole plan: the night's risk first, then law, cover, hours and cost, then service per queue."""
    from planner.report import summaries

    return drawn(summaries.plan_parts(plan, figures, inputs, lang))


def partial_summary(plan: Plan, inputs: Inputs, until: str, lang: str) -> RenderableType:
    """A plan stopped after a stage."""
    from planner.report import summaries

    return drawn(summaries.partial_parts(plan, inputs, until, lang))


def as_of(inputs: Inputs, lang: str) -> RenderableType:
    """As of when, for which days and with which seed."""
    from planner.report.headline import as_of_line

    return drawn((as_of_line(inputs, lang),))


def violation_table(found: tuple[Violation, ...], lang: str, zone: str = "UTC") -> RenderableType:
    """What the checker found; times in the given zone."""
    from planner.report import violations

    return drawn(violations.violation_parts(found, lang, zone))


def difference_summary(found: Difference, lang: str) -> RenderableType:
    """What changes between two plans."""
    from planner.report import summaries

    return drawn(summaries.difference_parts(found, lang))


def problem_list(found: tuple[Problem, ...], lang: str) -> RenderableType:
    """Problems of an operation."""
    from planner.report import summaries

    return drawn(summaries.problem_parts(found, lang))


def counted_list(found: tuple[Counted, ...], lang: str) -> RenderableType:
    """What was assumed, dropped and filled in while files were read."""
    from planner.report.counted_rows import counted_parts

    return drawn(counted_parts(found, lang))


@contextmanager
def progress(lang: str, quiet: bool = False) -> Iterator[Progress]:
    """Tell of progress on stderr: one live line on a terminal, single plain lines elsewhere or when quiet."""
    console = _console(stderr=True)
    if quiet or not console.is_terminal:
        yield _Plain(console, lang)
        return
    from rich.live import Live

    line = _Line(lang)
    with Live(line, console=console, transient=True, refresh_per_second=4):
        yield line.tell


@contextmanager
def counting(lang: str, quiet: bool = False, code: str = "simulated_step") -> Iterator[Callable[[int, int], None]]:
    """Tell on stderr how many replications are done, or what `code` counts, once it takes longer than a moment."""
    with saying(quiet) as say:
        yield lambda done, asked: say(lambda elapsed_s: counted_text((done, asked), elapsed_s, lang, code))


@contextmanager
def saying(quiet: bool = False) -> Iterator[Callable[[Callable[[float], str]], None]]:
    """Tell on stderr how far a work is that takes longer than a moment: a text made of the seconds since its start."""
    line = _Overwritten(_console(stderr=True), quiet)
    try:
        yield line
    finally:
        line.done()


class _Overwritten:
    """One line that overwrites itself on a terminal, a plain line every few seconds elsewhere."""

    def __init__(self, console: Console, quiet: bool) -> None:
        self._console, self._live = console, console.is_terminal and not quiet
        self._start_s = self._told_s = time.monotonic()
        self._open = False

    def __call__(self, text: Callable[[float], str]) -> None:
        now_s = time.monotonic()
        if now_s - self._told_s < (LIVE_EVERY_S if self._live else PLAIN_EVERY_S):
            return
        self._told_s, self._open = now_s, self._live
        self._console.print(text(now_s - self._start_s), end="\r" if self._live else "\n")

    def done(self) -> None:
        """Leave the line."""
        if self._open:
            self._console.print()


class _Plain:
    """Each stage as it starts, and of the search a line every few seconds."""

    def __init__(self, console: Console, lang: str) -> None:
        self._console, self._lang, self._gains = console, lang, Gains()
        self._told_s = -PLAIN_EVERY_S

    def __call__(self, step: Step) -> None:
        since_s = self._gains.since_s(step)
        if step.point is not None and step.elapsed_s - self._told_s < PLAIN_EVERY_S:
            return
        self._told_s = step.elapsed_s
        self._console.print(step_text(step, step.elapsed_s, since_s, self._lang))


class _Line:
    """The line that rich redraws: the last step with its seconds running on."""

    def __init__(self, lang: str) -> None:
        self._lang, self._gains = lang, Gains()
        self._step: Step | None = None
        self._since_s = 0.0
        self._heard_s = time.monotonic()

    def tell(self, step: Step) -> None:
        """Take a step; the line shows it at the next redraw."""
        self._since_s = self._gains.since_s(step)
        self._step, self._heard_s = step, time.monotonic()

    def __rich__(self) -> RenderableType:
        from rich.text import Text

        step = self._step
        if step is None:
            return Text("")
        more_s = time.monotonic() - self._heard_s
        return Text(step_text(step, step.elapsed_s + more_s, self._since_s + more_s, self._lang), no_wrap=True)


def _console(stderr: bool) -> Console:
    """A console that takes text as it is: no markup, no emoji names; lines of 120 where nobody says a width."""
    from rich.console import Console

    console = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console.width = PLAIN_WIDTH
    return console


def drawn(parts: tuple[Part, ...]) -> RenderableType:
    """Lines and tables as the terminal shows them."""
    from rich.console import Group
    from rich.text import Text

    drawn_parts: list[RenderableType] = []
    for part in parts:
        if isinstance(part, Table):
            drawn_parts += [Text(part.title, style="bold")] if part.title else []
            drawn_parts.append(_table(part))
        else:
            drawn_parts.append(Text(part.text, style=STYLES[part.mark]))
    return Group(*drawn_parts)


def _table(part: Table) -> RenderableType:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as Drawn
    from rich.text import Text

    table = Drawn(box=SIMPLE_HEAD, pad_edge=False)
    for index, heading in enumerate(part.headings):
        table.add_column(
            heading, justify="right" if index in part.right else "left", overflow="fold", no_wrap=not index
        )
    for index, row in enumerate(part.rows):
        table.add_row(*(Text(cell) for cell in row), style=STYLES[part.mark(index)])
    return table
