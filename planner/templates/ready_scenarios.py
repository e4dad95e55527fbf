"""Ready scenarios, grids, questions and futures of a template, written into every operation made from it."""

from __future__ import annotations

from importlib.resources import files as resources


def ready_scenarios(template: str) -> dict[str, str]:
    """Relative path -> text, the same for every seed: they choose events and people by what these are.

    Parameters
    ----------
    template : the package of the template, such as "planner.templates.minimal".
    """
    folder = resources(template).joinpath("scenarios")
    parts = {"scenarios": folder, **{f"scenarios/{part.name}": part for part in folder.iterdir() if part.is_dir()}}
    return {
        f"{place}/{file.name}": file.read_text(encoding="utf-8")
        for place, part in sorted(parts.items())
        for file in sorted(part.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".yaml")
    }
