"""A rule book: rules with their parameters and where each comes from, and how an operation changes single values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pydantic import BaseModel, ConfigDict, Field, SerializeAsAny, ValidationError

from solver.errors import Problem, SolverError
from solver.rules import BY_KIND, Rule, RuleModel

NOTICE = "Not legal advice: values as read from the sources named, on the date stated."
KINDS = tuple(BY_KIND)


class Entry(BaseModel):
    """A rule of a book, the article it is read from, and what to know about the reading.

    `verified` is False where the source still needs counsel.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: SerializeAsAny[RuleModel]
    article: str = Field(min_length=1)
    note: str = ""
    verified: bool = True


class Change(BaseModel):
    """What an operation does to one rule of its book: other values, another rule added, or one dropped.

    Parameters
    ----------
    kind : the rule; one that is not in the book is added.
    values : parameters to set; the others keep the book's values.
    drop : leave the rule out.
    reason : why, in the operation's words; never empty.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: str
    values: dict[str, object] = Field(default_factory=dict)
    drop: bool = False
    reason: str = Field(min_length=1)


class RuleBook(BaseModel):
    """Rules of a country, as data.

    `checked` is the day on which the sources were last read; `version` grows with every change of a value.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    title: str
    version: int = Field(ge=1)
    checked: date
    sources: tuple[str, ...]
    entries: tuple[Entry, ...]
    notice: str = NOTICE

    def rules(self, changes: Sequence[Change] = ()) -> tuple[Rule, ...]:
        """The rules of the book in its order, changed ones in their place, added ones at the end.

        Raises
        ------
        SolverError
            With all problems: unknown kinds, dropped rules that are not in the book, values out of range.
        """
        values: dict[str, dict[str, object]] = {}
        for entry in self.entries:
            values[entry.rule.kind] = entry.rule.model_dump()
        problems: list[Problem] = []
        for change in changes:
            if change.kind not in (values if change.drop else KINDS):
                problems.append(Problem("unknown_rule", {"kind": change.kind, "allowed": KINDS}))
            elif change.drop:
                del values[change.kind]
            else:
                values[change.kind] = {"kind": change.kind, **values.get(change.kind, {}), **change.values}
        found = [_rule(kind, of_kind, problems) for kind, of_kind in values.items()]
        if problems:
            raise SolverError(tuple(problems))
        return tuple(rule for rule in found if rule is not None)


def _rule(kind: str, values: dict[str, object], problems: list[Problem]) -> Rule | None:
    try:
        return BY_KIND[kind].model_validate(values)
    except ValidationError as error:
        for fault in error.errors():
            field = ".".join(str(part) for part in fault["loc"] if part != kind)
            value, allowed = repr(fault["input"]), fault["msg"]
            problems.append(Problem("rule_value", {"kind": kind, "field": field, "value": value, "allowed": allowed}))
        return None
