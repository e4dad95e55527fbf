"""What a rule is: one text of law or agreement, read twice."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.outcomes import Violation
    from solver.rules.forms import Form


class Words(NamedTuple):
    """The rule's name, what it means to break it, and what it says, in each language of the users.

    The second may hold {who}, {amount} and {limit}, the figures of a violation with their unit. In English what the
    rule says is the first sentence of its docstring; the third is that sentence in Turkish, with the same parameters
    in backquotes.
    """

    en: tuple[str, str]
    tr: tuple[str, str, str]


class Rule(Protocol):
    """Two readings that share values and parameters, never logic.

    `forms` says what the rule restricts in the engines' vocabulary; `check` finds what breaks it (or what it
    costs) on plain data. Agreement tests prove both equal.
    """

    citation: ClassVar[str]
    words: ClassVar[Words]
    more_allows: ClassVar[tuple[str, ...]]
    more_asks: ClassVar[tuple[str, ...]]

    @property
    def kind(self) -> str:
        """The rule's name in rule books, forms and violations; also the name of its module."""
        ...

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """What the rule restricts, for the engines."""
        ...

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """What in a roster breaks or prices the rule."""
        ...


class RuleModel(BaseModel, ABC):
    """How users write a rule: its kind and its parameters, nothing else, never changed.

    Each parameter stands in one of three lists: `more_allows` (more of it is looser: limits, credits, the time over
    which is averaged), `more_asks` (more of it is tighter: least amounts, rest, prices, whom it binds) or `unsaid`
    (neither: clock windows, names, what depends on each agent's own figures).
    """

    citation: ClassVar[str]
    words: ClassVar[Words]
    more_allows: ClassVar[tuple[str, ...]] = ()
    more_asks: ClassVar[tuple[str, ...]] = ()
    unsaid: ClassVar[tuple[str, ...]] = ()

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    kind: str

    @abstractmethod
    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """What the rule restricts, for the engines."""

    @abstractmethod
    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """What in a roster breaks or prices the rule."""
