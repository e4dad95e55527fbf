"""Where a notice goes: a channel's address stands in the environment, an agent's in names.csv. None is ever logged.

Addresses of channels are the operator's own and may have any scheme that apprise knows. Those of names.csv come from
whoever keeps the list of people: only services that reach a person are taken there, so that no row of it can make the
planner's machine call an address inside the house (SSRF) or show a message on its screen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from planner.operation.cycle_specs import NotifySpec

OF_PEOPLE = frozenset(
    {
        "clicksend",
        "discord",
        "mailto",
        "mailtos",
        "msgbird",
        "msteams",
        "slack",
        "tgram",
        "twilio",
        "vonage",
        "whatsapp",
    }
)
"""Schemes of apprise that names.csv may use, besides plain e-mail addresses."""
_MAIL = re.compile(r"[^@\s/?&:]+@[^@\s/?&:]+\.[^@\s/?&:]+")


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Why there is no address: a code of planner.words and its parameters; never the address."""

    code: str
    parameters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """All addresses known when sending."""

    spec: NotifySpec
    environment: Mapping[str, str]
    of_agents: Mapping[str, str]

    def find(self, recipient: str, *, to_agent: bool) -> str | Unreachable:
        """The address (an Apprise URL) of a channel or an agent."""
        return self._of_agent(recipient) if to_agent else self._of_channel(recipient)

    def _of_channel(self, name: str) -> str | Unreachable:
        variable = next((c.address_from for c in self.spec.channels if c.name == name), None)
        if variable is None:
            return Unreachable("notices_no_channel", (("channel", name),))
        return self._set(variable)

    def _of_agent(self, agent: str) -> str | Unreachable:
        if not self.spec.agents:
            return Unreachable("notices_agents_off")
        written = self.of_agents.get(agent, "").strip()
        if not written:
            return Unreachable("notices_no_address", (("agent", agent),))
        plain = written.removeprefix("mailto:")
        if _MAIL.fullmatch(plain):
            return self._mail_to(plain)
        if urlsplit(written).scheme.lower() not in OF_PEOPLE:
            return Unreachable("notices_scheme", (("agent", agent), ("allowed", ", ".join(sorted(OF_PEOPLE)))))
        return written

    def _mail_to(self, address: str) -> str | Unreachable:
        if self.spec.mail_from is None:
            return Unreachable("notices_no_mail")
        account = self._set(self.spec.mail_from)
        if isinstance(account, Unreachable):
            return account
        return f"{account}{'&' if '?' in account else '?'}to={quote(address, safe='')}"

    def _set(self, variable: str) -> str | Unreachable:
        found = self.environment.get(variable, "").strip()
        return found or Unreachable("notices_not_set", (("variable", variable),))
