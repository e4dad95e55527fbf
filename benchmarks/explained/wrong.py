"""Random questions that cannot be answered as they are asked, each with the end that is documented for it."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from explained.asking import Ended
from explained.questions import Draw, World, reroster
from planner.words import sentence

REFUSED, ANSWERED = 2, 0
OUTSIDE_DAYS = (1, 400)


@dataclass(frozen=True, slots=True)
class Wrong:
    """A question with the exit code that it must end with, and what must be said.

    `changed` are files of the operation with the text that they hold while it is asked; None = touched, not changed.
    """

    kind: str
    arguments: tuple[str, ...]
    code: int
    says: tuple[str, ...]
    unsaid: tuple[str, ...] = ()
    changed: tuple[tuple[Path, str | None], ...] = field(default=())

    @contextmanager
    def made(self) -> Iterator[None]:
        """The operation as the question finds it; afterwards as it was."""
        before = [(file, file.read_bytes() if file.exists() else None) for file, _ in self.changed]
        for file, text in self.changed:
            if text is None:
                os.utime(file)
            else:
                file.write_text(text, encoding="utf-8")
        try:
            yield
        finally:
            for file, data in before:
                if data is None:
                    file.unlink()
                else:
                    file.write_bytes(data)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a question ended, and whether that is what is documented."""

    kind: str
    command: str
    code: int
    text: str
    right: bool


def judged(asked: Wrong, ended: Ended) -> Outcome:
    """Compare an end with the documented one; lines are broken anywhere, so blanks do not count."""
    text = "".join(ended.text.split())
    said = all("".join(part.split()) in text for part in asked.says)
    unsaid = not any("".join(part.split()) in text for part in asked.unsaid)
    right = ended.code == asked.code and said and unsaid
    return Outcome(asked.kind, " ".join(asked.arguments), ended.code, ended.text, right)


Maker = Callable[[Draw], Wrong]


def unknown_agent(draw: Draw) -> Wrong:
    """A typing error in an id."""
    name, op = f"{draw.agent()}x", str(draw.world.folder)
    asked = draw.rng.choice(
        (
            ("explain", "agent", op, "--agent", name, "--day", draw.day().isoformat(), *draw.of_plan),
            ("check", op, "--agent", name, *draw.of_plan),
            reroster(draw, (f"{{kind: absence, agent: {name}, from: {draw.day()}}}",)),
        )
    )
    return Wrong("unknown agent", asked, REFUSED, (name,))


def unknown_queue(draw: Draw) -> Wrong:
    """A typing error in a queue."""
    name, op = f"{draw.queue()[1]}x", str(draw.world.folder)
    asked = draw.rng.choice(
        (
            ("explain", "gap", op, "--queue", name, *draw.moment(), *draw.of_plan),
            ("explain", "requirement", op, "--queue", name, *draw.moment(), *draw.of_plan),
            ("explain", "forecast", op, "--queue", name, *draw.moment(), *draw.of_plan),
            reroster(draw, (f"{{kind: demand, queues: [{name}], share: 0.2, from: {draw.day()}}}",)),
        )
    )
    return Wrong("unknown queue", asked, REFUSED, (name,))


def outside(draw: Draw) -> Wrong:
    """A moment before the plan or after it."""
    far = timedelta(days=draw.rng.randint(*OUTSIDE_DAYS))
    days, op = draw.plan.grid.days, str(draw.world.folder)
    day = draw.rng.choice((days[0] - far, days[-1] + far)).isoformat()
    at = ("--at", f"{day}T{draw.rng.randrange(24):02}:15")
    asked = draw.rng.choice(
        (
            ("explain", "gap", op, *draw.queue(), *at, *draw.of_plan),
            ("explain", "requirement", op, *draw.queue(), *at, *draw.of_plan),
            ("explain", "agent", op, "--agent", draw.agent(), "--day", day, *draw.of_plan),
            ("check", op, *at, *draw.of_plan),
            ("simulate", op, "--day", day, *draw.of_plan),
            reroster(draw, (f"{{kind: absence, agent: {draw.agent()}, from: {day}}}",)),
        )
    )
    return Wrong("outside the plan", asked, REFUSED, (day,))


def granted(draw: Draw) -> Wrong:
    """A wish for what is planned already."""
    duty = draw.rng.choice(sorted(draw.plan.roster.duties))
    worked = {one.day for one in draw.plan.roster.duties if one.agent == duty.agent}
    free = [day for day in draw.plan.grid.days if day not in worked]
    wish, day = draw.rng.choice((("work", duty.day), ("off", draw.rng.choice(free))))
    place = ("--agent", duty.agent, "--day", day.isoformat(), "--wish", wish)
    asked = ("explain", "agent", str(draw.world.folder), *place, *draw.of_plan)
    return Wrong("wish already granted", asked, ANSWERED, (sentence("wish_already", {}, "en"),))


def older(draw: Draw) -> Wrong:
    """A plan whose files have changed since: a wish more, or one that is withdrawn."""
    file = draw.world.folder / "wishes.csv"
    wish = f"agent,day,kind\n{draw.agent()},{draw.day()},off\n"
    withdrawn = "".join(file.read_text(encoding="utf-8").splitlines(keepends=True)[:-1]) if file.exists() else ""
    changed = withdrawn if "\n" in withdrawn else wish
    return Wrong("older than its files", _of_plan(draw), ANSWERED, (_older(draw),), (), ((file, changed),))


def touched(draw: Draw) -> Wrong:
    """A file that is newer than the plan, and says the same: the plan is not older than what it holds."""
    file = draw.world.folder / draw.rng.choice(("agents.csv", "names.csv", "operation.yaml"))
    return Wrong("touched, same content", _of_plan(draw), ANSWERED, (), (_older(draw),), ((file, None),))


def contradiction(draw: Draw) -> Wrong:
    """Two changes that cannot both be."""
    duty = draw.rng.choice(sorted(draw.plan.roster.duties))
    other = draw.rng.choice([one for one in sorted(draw.plan.roster.duties) if one.agent != duty.agent])
    away = f"{{kind: absence, agent: {duty.agent}, from: {duty.day}}}"
    more = f"{{kind: demand, queues: [{draw.queue()[1]}], share: 0.2, from: {draw.day()}}}"
    exchange = f"{{kind: swap, first: {duty.agent}, day: {duty.day}, second: {other.agent}, other_day: {other.day}}}"
    pairs = ((away, away), (more, more.replace("0.2", "-0.3")), (away, exchange), (exchange, exchange))
    return Wrong("contradictory changes", reroster(draw, draw.rng.choice(pairs)), REFUSED, ("changes.1.",))


def unreadable(draw: Draw) -> Wrong:
    """A changes file that is none."""
    lines = draw.rng.choice(
        (
            ("{kind: holiday, agent: A001}",),
            ("{kind: absence}",),
            ("{kind: absence, agent: A001, from: tomorrow}",),
            ("{kind: demand, share: much, from: 2025-11-05}",),
            ("[",),
            (),
        )
    )
    return Wrong("unreadable changes", reroster(draw, lines), REFUSED, (f"changes-{draw.number}.yaml",))


def no_such_plan(draw: Draw) -> Wrong:
    """A plan that is not stored."""
    op, name = str(draw.world.folder), ("--plan", f"{draw.rng.randrange(16**6):06x}z")
    asked = draw.rng.choice(
        (
            ("explain", "gap", op, *draw.queue(), *draw.moment(), *name),
            ("explain", "agent", op, "--agent", draw.agent(), "--day", draw.day().isoformat(), *name),
            ("explain", "prices", op, *name),
            ("explain", "diff", op, draw.plan.id, name[1]),
        )
    )
    return Wrong("no such plan", asked, REFUSED, ())


def no_wish(draw: Draw) -> Wrong:
    """A wish in words that mean nothing, or a time that is none."""
    wish = draw.rng.choice(("sometimes", "25:00-26:00", "12:00-08:00", "08:00"))
    place = ("--agent", draw.agent(), "--day", draw.day().isoformat(), "--wish", wish)
    return Wrong("no wish", ("explain", "agent", str(draw.world.folder), *place, *draw.of_plan), REFUSED, (wish,))


MAKERS: tuple[Maker, ...] = (
    unknown_agent, unknown_queue, outside, granted, older, touched, contradiction, unreadable, no_such_plan, no_wish,
)  # fmt: skip


def wrong_questions(world: World, count: int, seed: int) -> list[Wrong]:
    """So many, of all kinds in turn."""
    rng = random.Random(seed)
    plans = [(plan, plan.weeks) for plan in world.plans]
    found = []
    for number in range(count):
        plan = rng.choices([plan for plan, _ in plans], [weeks for _, weeks in plans])[0]
        found.append(MAKERS[number % len(MAKERS)](Draw(world, plan, rng, number)))
    return found


def _of_plan(draw: Draw) -> tuple[str, ...]:
    """Any question that says of which plan it is asked."""
    op = str(draw.world.folder)
    day = draw.day()
    first, second = draw.rng.sample([duty for duty in sorted(draw.plan.roster.duties) if duty.day == day], 2)
    given, taken = f"first: {first.agent}, day: {first.day}", f"second: {second.agent}, other_day: {second.day}"
    exchange = f"{{kind: swap, {given}, {taken}}}"
    return draw.rng.choice(
        (
            ("explain", "gap", op, *draw.queue(), *draw.moment(), *draw.of_plan),
            ("explain", "agent", op, "--agent", draw.agent(), "--day", draw.day().isoformat(), *draw.of_plan),
            ("explain", "prices", op, "--what", "people", *draw.of_plan),
            reroster(draw, (exchange,)),
        )
    )


def _older(draw: Draw) -> str:
    """The beginning of what is said of a plan that is older than its files."""
    told = {"plan": draw.plan.id, "start": "", "end": ""}
    return sentence("answer_plan_older", told, "en")
