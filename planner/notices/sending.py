"""What waits in the outbox is sent, dry by default.

At least once: a notice is marked `sending` before it is handed over and `sent` after. Killed in between, it is sent
again by the next run: to be told twice of one's shifts does less harm than never.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from planner.notices.addresses import Book, Unreachable
from planner.notices.delivery import AppriseSender, Sender, is_installed
from planner.notices.noting import WAITING
from planner.operation.cycle_specs import NotifySpec
from planner.problems import Problem
from planner.store import identities
from planner.store.tables import outbox
from planner.words import sentence

if TYPE_CHECKING:
    from planner.store import Store

MOST_TRIES = 5
DRY, SENDING, SENT, FAILED = "dry", "sending", "sent", "failed"
OPEN = (WAITING, SENDING)
FILE = "operation.yaml"


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of the outbox: notices told, told to nobody as sending is off, to be tried again, given up.

    `problems` say why, without any address.
    """

    sent: int = 0
    dry: int = 0
    waiting: int = 0
    failed: int = 0
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Letter:
    key: str
    kind: str
    recipient: str
    tries: int
    sentences: tuple[tuple[str, dict[str, str]], ...]
    to_agent: bool


def send(
    store: Store,
    spec: NotifySpec,
    now: datetime,
    *,
    sender: Sender | None = None,
    environment: Mapping[str, str] | None = None,
) -> Sent:
    """Send what waits; with `send: false` each is marked `dry` and never sent later.

    A notice is tried at most five times, once a call. Nothing raises for a service that refuses or an extra that is
    not installed: a night must not fail for its notice.

    Parameters
    ----------
    sender : who delivers; default apprise. `environment`: where addresses of channels stand; default the process's.

    Raises
    ------
    StoreError
        If the outbox cannot be read or written.
    """
    letters = _open_letters(store)
    if not spec.send:
        for letter in letters:
            _mark(store, letter, DRY, letter.tries, None)
        return Sent(dry=len(letters))
    if sender is None and not is_installed():
        missing = (Problem(FILE, None, "notify", "notices_extra_missing"),) if letters else ()
        return Sent(waiting=len(letters), problems=missing)
    book = Book(spec, os.environ if environment is None else environment, identities.addresses(store))
    outcomes = [_send_one(store, book, letter, now, sender or AppriseSender()) for letter in letters]
    statuses = [status for status, _ in outcomes]
    problems = tuple(sorted({problem for _, problem in outcomes if problem is not None}))
    return Sent(statuses.count(SENT), 0, statuses.count(WAITING), statuses.count(FAILED), problems)


def _send_one(store: Store, book: Book, letter: _Letter, now: datetime, sender: Sender) -> tuple[str, Problem | None]:
    tries = letter.tries + 1
    if tries > MOST_TRIES:  # every try was cut short
        _mark(store, letter, FAILED, letter.tries, None)
        return FAILED, None
    address = book.find(letter.recipient, to_agent=letter.to_agent)
    if isinstance(address, Unreachable):
        problem = Problem(FILE, None, "notify", address.code, "", address.parameters, severity="warning")
    else:
        _mark(store, letter, SENDING, tries, None)
        title, text = _texts(letter, book.spec.lang)
        if sender.deliver(address, title, text):
            _mark(store, letter, SENT, tries, now)
            return SENT, None
        told = (("recipient", letter.recipient), ("tries", str(tries)), ("most", str(MOST_TRIES)))
        problem = Problem(FILE, None, "notify", "notices_refused", "", told, severity="warning")
    status = FAILED if tries >= MOST_TRIES else WAITING
    _mark(store, letter, status, tries, None)
    return status, problem


def _open_letters(store: Store) -> tuple[_Letter, ...]:
    """What is to be sent, oldest first."""
    query = select(outbox).where(outbox.c.status.in_(OPEN)).order_by(outbox.c.made_at, outbox.c.key)
    with store.reading() as connection:
        rows = connection.execute(query).all()
    return tuple(_letter(row.key, row.kind, row.recipient, row.tries, row.record) for row in rows)


def _letter(key: str, kind: str, recipient: str, tries: int, record: str) -> _Letter:
    body = json.loads(record)
    sentences = tuple((str(code), dict(told)) for code, told in body.get("sentences", ()))
    return _Letter(key, kind, recipient, tries, sentences, bool(body.get("to_agent")))


def _texts(letter: _Letter, lang: str) -> tuple[str, str]:
    title = sentence(f"notice_title_{letter.kind}", {}, lang)
    return title, "\n".join(sentence(code, told, lang) for code, told in letter.sentences)


def _mark(store: Store, letter: _Letter, status: str, tries: int, sent_at: datetime | None) -> None:
    row = {"status": status, "tries": tries, "sent_at": None if sent_at is None else sent_at.isoformat()}
    with store.writing() as connection:
        connection.execute(update(outbox).where(outbox.c.key == letter.key).values(row))
