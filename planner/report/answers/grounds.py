"""What every answer ends with: whether its plan is of today's files, and the commands that find its figures again."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

from planner.report.tables import QUIET, WARN, Line, Part, Table
from planner.words import sentence, term
from planner.words.numbers import money, number, share

if TYPE_CHECKING:
    from planner.answers.figure import Figure
    from planner.answers.standing import Standing

SMALL_CENTS = 10_000  # below it money is told to the cent
PLAIN_DIGITS = {"people": 1, "contacts": 1, "h": 1, "s": 0, "min": 0}


def ground_parts(figures: Iterable[Figure], folder: str, lang: str) -> tuple[Part, ...]:
    """The figures of an answer with how sure each is, and the commands, numbered, that find them again."""
    shown = tuple(figures)
    numbers: dict[str, int] = {}
    for command in (command for one in shown for command in _commands(one, folder)):
        numbers.setdefault(command, len(numbers) + 1)
    rows = tuple(
        (
            figure_title(one, lang),
            figure_text(one, lang),
            sure_text(one, lang),
            _again(one, [numbers[command] for command in _commands(one, folder)]),
        )
        for one in shown
    )
    if not rows:
        return ()
    codes = ("head_figure", "head_value", "head_sure", "head_found_again")
    heads = tuple(sentence(code, {}, lang) for code in codes)
    table = Table(heads, rows, frozenset({1}), title=sentence("grounds_title", {}, lang))
    return (table, *(Line(f"[{number}] {command}", QUIET) for command, number in numbers.items()))


def plan_lines(standing: Standing, lang: str) -> tuple[Line, ...]:
    """Which plan was asked, and that its files have changed since if they have."""
    plan = standing.plan
    told = {"plan": plan.id, "start": plan.grid.days[0].isoformat(), "end": plan.grid.days[-1].isoformat()}
    ground = {"zone": plan.grid.zone, "currency": standing.inputs.operation.config.currency}
    asked = Line(sentence("answer_of_plan", told | ground, lang), QUIET)
    return (asked,) if standing.current else (asked, Line(sentence("answer_plan_older", told, lang), WARN))


def plan_body(standing: Standing) -> dict[str, object]:
    """The same for machines."""
    return {"plan": standing.plan.id, "current": standing.current, "zone": standing.plan.grid.zone}


def figures_body(figures: Iterable[Figure], folder: str) -> dict[str, object]:
    """Every figure with its value, unit, how sure it is, and where it is found again."""
    return {"figures": [asdict(one) | {"command": _command(one, folder)} for one in figures]}


def figure_title(figure: Figure, lang: str) -> str:
    """What a figure is."""
    return sentence(f"figure_{figure.code}", {"about": figure.about}, lang)


def figure_text(figure: Figure, lang: str) -> str:
    """Its value with its unit."""
    if figure.unit == "cents":
        small = abs(figure.value) < SMALL_CENTS and not float(figure.value / 100).is_integer()
        return number(figure.value / 100, lang, 2) if small else money(figure.value, lang)
    if figure.unit == "share":
        return share(figure.value, lang)
    digits = 0 if float(figure.value).is_integer() else PLAIN_DIGITS.get(figure.unit, 1)
    return f"{number(figure.value, lang, digits)} {term('figure_unit', figure.unit, lang)}"


def sure_text(figure: Figure, lang: str) -> str:
    """How sure it is."""
    if figure.sure == "simulated" and figure.give:
        give = share(figure.give, lang) if figure.unit == "share" else number(figure.give, lang, 1)
        return sentence("sure_simulated_within", {"give": give}, lang)
    return sentence(f"sure_{figure.sure}", {}, lang)


def _again(figure: Figure, commands: list[int]) -> str:
    """The number of the command and the last key of the place in its JSON; of two readings, the one less the other."""
    found = figure.found
    first = f"[{commands[0]}] {found.place[-1].lstrip('+')}"
    if not found.less:
        return first
    other = f"[{commands[-1]}]"
    return f"{first} − {other}" if found.less[-1] == found.place[-1] else f"{first} − {other} {found.less[-1]}"


def _commands(figure: Figure, folder: str) -> list[str]:
    """The commands that find a figure again, one or two."""
    less = figure.found.less_command
    other = [command_text(less, folder)] if less and less != figure.found.command else []
    return [command_text(figure.found.command, folder), *other]


def _command(figure: Figure, folder: str) -> str:
    return " - ".join(_commands(figure, folder))


def command_text(command: tuple[str, ...], folder: str) -> str:
    """A second command as it is typed."""
    return shlex.join(("vardiya", *(part.replace("{dir}", folder) for part in command)))
