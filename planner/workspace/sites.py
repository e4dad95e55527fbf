"""The sites of a workspace, and which of them are planned as one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Site:
    """A site by its name in workspace.yaml, with the folder of its operation."""

    id: str
    folder: Path


@dataclass(frozen=True, slots=True)
class Unit:
    """What is planned as one: a site by itself, or the sites of a pool in the order of the pool.

    Attributes
    ----------
    home : the folder whose `.vardiya` keeps its plans: the operation's own, or the pool's under the workspace's.
    line : where workspace.yaml states it.
    prefix : whether agents of a pool are told apart by the site's name before their id.
    draft : whether its plan is kept as a draft; a site of a pool planned apart for comparison is not.
    """

    sites: tuple[Site, ...]
    home: Path
    line: int | None = None
    prefix: bool = False
    draft: bool = True

    @property
    def name(self) -> str:
        """The site's name, or those of the pool's sites joined by +."""
        return "+".join(site.id for site in self.sites)

    @property
    def pool(self) -> bool:
        """Whether several sites are one roster problem."""
        return len(self.sites) > 1


@dataclass(frozen=True, slots=True)
class Workspace:
    """Several operations as one folder names them. `units`: what is planned as one, by the order of the sites."""

    name: str
    folder: Path
    sites: tuple[Site, ...]
    units: tuple[Unit, ...]
