"""Which inputs two plans do not share, by their names, and stage by stage what each used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.report.tables import Table
from planner.words import sentence, term

if TYPE_CHECKING:
    from planner.answers.plan_changes import PlanChanges, StageChange


def groups_text(groups: tuple[str, ...] | None, lang: str) -> str:
    """Groups of inputs by name; nothing where a plan did not keep them."""
    return ", ".join(term("input", group, lang) for group in groups or ())


def stages_table(found: PlanChanges, lang: str) -> Table:
    """Stage by stage whether it used the same inputs, and which differ."""
    rows = tuple(
        (term("stage", stage.stage, lang), _used(stage, lang, first=stage.stage == found.first))
        for stage in found.stages
    )
    heads = tuple(sentence(code, {}, lang) for code in ("head_stage", "head_used"))
    return Table(heads, rows, title=sentence("changes_stages", {}, lang))


def _used(stage: StageChange, lang: str, *, first: bool) -> str:
    """What a stage used, the groups of inputs by name where both plans kept them."""
    code = "same" if stage.same else "first" if first else "later"
    if not stage.same and stage.groups:
        code = "groups" if first else "groups_later"
    elif not stage.same and stage.groups is not None:
        code = "otherwise" if first else "given"
    told = {"inputs": term("changes_inputs", stage.stage, lang), "groups": groups_text(stage.groups, lang)}
    return sentence(f"changes_stage_{code}", told, lang)
