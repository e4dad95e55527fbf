"""A unit's operation from its folders: a site's own, or those of a pool as one."""

from __future__ import annotations

from dataclasses import replace

from planner.operation import load
from planner.problems import OperationError, Problem
from planner.workspace.merging import Merged, merged
from planner.workspace.sites import Unit


def open_unit(unit: Unit) -> Merged:
    """Load a unit's operations, and join those of a pool.

    Raises
    ------
    OperationError
        With every problem of every site's files, in a pool with the site's name before the file, and with all in
        which its sites do not agree.
    """
    loaded, problems = [], []
    for site in unit.sites:
        try:
            loaded.append((site.id, load(site.folder)))
        except OperationError as error:
            problems += [_of_site(problem, site.id) for problem in error.problems]
    if problems:
        raise OperationError(tuple(problems))
    found = merged(tuple(loaded), prefix=unit.prefix, line=unit.line)
    return replace(found, operation=replace(found.operation, folder=unit.home))


def _of_site(problem: Problem, site: str) -> Problem:
    return replace(problem, file=f"{site}/{problem.file}")
