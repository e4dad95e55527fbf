"""The files of a night: a draft's for those who look at it in the morning, a publication's for everybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.nights.night import Exporter, Purpose
from planner.report.exports import export

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.plans import Plan

FORMATS: dict[Purpose, tuple[str, ...]] = {
    "draft": ("html", "csv", "xlsx"),
    "publication": ("html", "csv", "xlsx", "ics", "json"),
}


@dataclass(frozen=True, slots=True)
class _Files:
    lang: str

    def __call__(self, plan: Plan, inputs: Inputs, purpose: Purpose) -> Mapping[str, bytes]:
        """The plan's files without names."""
        return export(plan, inputs, FORMATS[purpose], self.lang)


def exporter(lang: str) -> Exporter:
    """What makes the files of a night in a language; agents are ids in them."""
    return _Files(lang)
