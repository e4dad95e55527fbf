"""What people learn: skills, languages, channels and certificates, and what an agent is after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from planner.changing.kind import Fault, unknown
from planner.operation.agent_rows import paces
from planner.operation.config import Proficiency
from planner.operation.reading import Reading
from planner.operation.records import Record
from planner.operation.references import refers
from planner.operation.types import Frozen
from scenarios.kinds.people.validity import row_faults
from scenarios.kinds.people.who import known_names
from solver.people import CEFR, Agent, Language

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.operation.config import OperationFile

Levels = Annotated[str, Field(pattern=r"^[ABC][12](/[ABC][12])?$")]
"""A CEFR level of speech and writing, or of each: "B2", "C1/B2"."""


class Gain(Frozen):
    """Skills (proficiency 1 to 5), languages (CEFR levels: "B2", "C1/B2"), channels, certificates without end."""

    skills: dict[str, Proficiency] = {}
    languages: dict[str, Levels] = {}
    channels: tuple[str, ...] = ()
    certificates: tuple[str, ...] = ()

    def gain_faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Nothing to learn, and names that nobody knows."""
        if not (self.skills or self.languages or self.channels or self.certificates):
            yield Fault("gain", "scenario_says_nothing", "", {"fields": "skills, languages, channels, certificates"})
        known = known_names(inputs.operation)
        for part in ("skills", "languages"):
            for name in getattr(self, part):
                yield from unknown(f"gain.{part}.{name}", f"unknown_{part[:-1]}", name, known[part])
        config, reading = inputs.operation.config, Reading(Path())
        row = Record("", 0, {"channels": self.channels, "certificates": self.certificates})
        refers(reading, row, "channels", config.channels, "unknown_channel")
        refers(reading, row, "certificates", config.certificates or self.certificates, "unknown_certificate")
        yield from row_faults(reading, {"": "gain."})

    def gained(self, agent: Agent, config: OperationFile) -> Agent:
        """The agent after it; what was known better already stays, and speed follows from the mean proficiency."""
        skills = {**self.skills, **dict(agent.skills)}
        skills = {name: max(level, self.skills.get(name, level)) for name, level in skills.items()}
        speech = {language.code: language for language in agent.languages}
        for code, levels in self.languages.items():
            speech[code] = _better(speech.get(code), language_of(code, levels))
        papers = {**dict(agent.certificates), **dict.fromkeys(self.certificates)}
        ordered = tuple(sorted(skills.items()))
        known = (agent.speed, agent.repeat_factor)
        speed, repeat_factor = known if ordered == agent.skills else paces(config, ordered)
        return replace(
            agent,
            skills=ordered,
            languages=tuple(speech[code] for code in sorted(speech)),
            channels=agent.channels | frozenset(self.channels),
            certificates=tuple(sorted(papers.items())),
            speed=speed,
            repeat_factor=repeat_factor,
        )


def language_of(code: str, levels: str) -> Language:
    """A language at its levels as they are written: "B2", or speech/writing "C1/B2"."""
    speech, _, writing = levels.partition("/")
    return Language(code, speech, writing or speech)


def _better(known: Language | None, learnt: Language) -> Language:
    """The higher of two levels, speech and writing apart."""
    if known is None:
        return learnt
    speech, writing = (
        max(known.speech, learnt.speech, key=CEFR.index),
        max(known.writing, learnt.writing, key=CEFR.index),
    )
    return Language(known.code, speech, writing)
