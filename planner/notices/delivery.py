"""The only place that loads apprise (extra `notify`); nothing that it says is logged, as it names addresses."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from threading import Lock
from typing import Protocol

TALKATIVE = (
    *("apprise", "requests", "smtplib", "ssl"),
    *(f"urllib3{part}" for part in ("", ".connection", ".connectionpool", ".poolmanager", ".response", ".util.retry")),
)
"""Loggers that name addresses, also those that are made only when the first message is delivered."""
_ONE_AT_A_TIME = Lock()


class Sender(Protocol):
    """Whatever delivers a text to an address."""

    def deliver(self, address: str, title: str, text: str) -> bool:
        """Deliver it; whether that went well. Must not raise."""
        ...


class AppriseSender:
    """Delivers through apprise; one message, one address, plain text."""

    def deliver(self, address: str, title: str, text: str) -> bool:
        """Whether the service took the message; what a plugin says or raises may name the address and is dropped."""
        from apprise import Apprise

        with _silent():
            try:
                service = Apprise()
                return bool(service.add(address) and service.notify(body=text, title=title, body_format="text"))
            except Exception:
                return False


def is_installed() -> bool:
    """Whether the extra `notify` is there; nothing is loaded."""
    return find_spec("apprise") is not None


@contextmanager
def _silent() -> Iterator[None]:
    """No log of these libraries while a message is delivered; one at a time, so that each gets its state back."""
    loggers = [logging.getLogger(name) for name in TALKATIVE]
    with _ONE_AT_A_TIME:
        kept = [logger.disabled for logger in loggers]
        for logger in loggers:
            logger.disabled = True
        try:
            yield
        finally:
            for logger, disabled in zip(loggers, kept, strict=True):
                logger.disabled = disabled
