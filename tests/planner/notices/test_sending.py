"""Notices wait in the outbox, each once, and go out at least once; nothing without being told to."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import select

from planner.notices import Notice, about_night, about_publication, delivery, note, send
from planner.operation.cycle_specs import ChannelOfNotices, NotifySpec
from planner.store import Store, identities
from planner.store.tables import outbox

NOW = datetime(2026, 11, 22, 2, tzinfo=UTC)
CHANNEL = ChannelOfNotices(name="leads", address_from="LEADS_URL")
SPEC = NotifySpec(send=True, agents=True, channels=(CHANNEL,), mail_from="MAIL_URL")
SECRET = "tgram://gizli-anahtar/12345"
ENVIRONMENT = {"LEADS_URL": SECRET, "MAIL_URL": "mailtos://user:parola@mail.example?from=plan@mail.example"}


@dataclass
class Fake:
    """Keeps what it was given; `works` tells whether it says so."""

    works: bool = True
    given: list[tuple[str, str, str]] = field(default_factory=list)

    def deliver(self, address: str, title: str, text: str) -> bool:
        self.given.append((address, title, text))
        return self.works


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path) as opened:
        identities.save(opened, {"A1": "Ayşe Çınar"}, {"A1": "ayse@example.com"})
        yield opened


def rows(store: Store) -> list[tuple[str, str, int]]:
    query = select(outbox.c.recipient, outbox.c.status, outbox.c.tries).order_by(outbox.c.recipient)
    with store.reading() as connection:
        return [(row.recipient, row.status, row.tries) for row in connection.execute(query)]


def published(agent: str = "A1", number: int = 3) -> tuple[Notice, ...]:
    return about_publication(SPEC, number, "abc", {agent: [date(2026, 11, 24), date(2026, 11, 23)]})


def test_a_notice_is_noted_once_however_often_it_is_told(store: Store) -> None:
    """A night that is run again tells nobody twice."""
    for _ in range(3):
        note(store, published(), NOW)
    assert rows(store) == [("A1", "waiting", 0), ("leads", "waiting", 0)]
    note(store, published(number=4), NOW)
    assert len(rows(store)) == 4


def test_nothing_is_sent_unless_the_operation_says_so(store: Store) -> None:
    """Dry by default; and to turn it on later sends no old notice."""
    fake = Fake()
    note(store, published(), NOW)
    assert send(store, NotifySpec(), NOW, sender=fake, environment=ENVIRONMENT).dry == 2
    assert send(store, SPEC, NOW, sender=fake, environment=ENVIRONMENT).sent == 0
    assert fake.given == []


def test_channels_and_agents_are_told_at_their_addresses_without_names(store: Store) -> None:
    """An agent reads which days changed; a channel the publication and how many people it concerns."""
    fake = Fake()
    note(store, published(), NOW)
    assert send(store, SPEC, NOW, sender=fake, environment=ENVIRONMENT).sent == 2
    told = {address: text for address, _, text in fake.given}
    mail = "mailtos://user:parola@mail.example?from=plan@mail.example&to=ayse%40example.com"
    assert "2026-11-23, 2026-11-24" in told[mail]
    assert "Publication 3 (plan abc) is in force. Days of 1 person" in told[SECRET]
    assert "Ayşe" not in str(fake.given)
    assert send(store, SPEC, NOW, sender=fake, environment=ENVIRONMENT).sent == 0
    assert len(fake.given) == 2


def test_a_notice_is_in_the_language_of_the_operation(store: Store) -> None:
    """Agents read their own."""
    fake = Fake()
    note(store, about_night(SPEC, "failed", "k", ()), NOW)
    send(store, SPEC.model_copy(update={"lang": "tr"}), NOW, sender=fake, environment=ENVIRONMENT)
    assert fake.given == [(SECRET, "Gece çalışması başarısız oldu", fake.given[0][2])]
    assert "Gece çalışması tamamlanamadı" in fake.given[0][2]


def test_what_is_refused_is_tried_five_times_in_all(store: Store) -> None:
    """A service that is down at night may be up the next; an address that is wrong stays so."""
    fake = Fake(works=False)
    note(store, about_night(SPEC, "gate", "k", (("gate_stale", (("hours", "50"), ("limit", "48"))),)), NOW)
    outcomes = [send(store, SPEC, NOW, sender=fake, environment=ENVIRONMENT) for _ in range(7)]
    assert [(o.waiting, o.failed) for o in outcomes] == [(1, 0)] * 4 + [(0, 1)] + [(0, 0)] * 2
    assert len(fake.given) == 5
    assert [p.code for o in outcomes for p in o.problems] == ["notices_refused"] * 5
    assert "gizli" not in repr(outcomes)


class _KilledError(BaseException):
    """The process ends here."""


def test_killed_between_sending_and_marking_it_is_sent_again(store: Store) -> None:
    """At least once: to be told twice of one's shifts does less harm than never."""

    class Killed(Fake):
        def deliver(self, address: str, title: str, text: str) -> bool:
            super().deliver(address, title, text)
            raise _KilledError

    note(store, about_night(SPEC, "failed", "k", ()), NOW)
    with pytest.raises(_KilledError):
        send(store, SPEC, NOW, sender=Killed(), environment=ENVIRONMENT)
    assert rows(store) == [("leads", "sending", 1)]
    assert send(store, SPEC, NOW, sender=Fake(), environment=ENVIRONMENT).sent == 1
    assert rows(store) == [("leads", "sent", 2)]


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("", "notices_no_address"),
        ("json://127.0.0.1:8080/admin", "notices_scheme"),
        ("file:///etc/passwd", "notices_scheme"),
        ("dbus://", "notices_scheme"),
        ("http://169.254.169.254/", "notices_scheme"),
    ],
)
def test_an_address_of_names_csv_reaches_people_only(store: Store, address: str, code: str) -> None:
    """A row of the list of people must not make the planner's machine call an address inside the house."""
    identities.save(store, {"A1": "Ayşe Çınar"}, {"A1": address})
    fake = Fake()
    note(store, published()[1:], NOW)
    found = send(store, SPEC, NOW, sender=fake, environment=ENVIRONMENT)
    assert [problem.code for problem in found.problems] == [code]
    assert fake.given == []
    assert address == "" or address not in repr(found)


def test_an_address_that_adds_recipients_is_no_plain_address(store: Store) -> None:
    """What is written into the mail account's address cannot change the rest of it."""
    identities.save(store, {"A1": "Ayşe Çınar"}, {"A1": "a@example.com&smtp=evil.example"})
    fake = Fake()
    note(store, published()[1:], NOW)
    assert send(store, SPEC, NOW, sender=fake, environment=ENVIRONMENT).problems
    assert fake.given == []


def test_variables_and_channels_that_are_gone_are_told(store: Store) -> None:
    """Whoever set it up reads what to set."""
    note(store, published(), NOW)
    codes = [problem.code for problem in send(store, SPEC, NOW, sender=Fake(), environment={}).problems]
    assert codes == ["notices_not_set", "notices_not_set"]
    bare = NotifySpec(send=True)
    codes = [problem.code for problem in send(store, bare, NOW, sender=Fake(), environment={}).problems]
    assert codes == ["notices_agents_off", "notices_no_channel"]


def test_without_the_extra_notices_wait_and_the_night_goes_on(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is missing is said with its remedy."""
    monkeypatch.setattr("planner.notices.sending.is_installed", lambda: False)
    note(store, published(), NOW)
    found = send(store, SPEC, NOW, environment=ENVIRONMENT)
    assert (found.waiting, [problem.code for problem in found.problems]) == (2, ["notices_extra_missing"])
    assert rows(store) == [("A1", "waiting", 0), ("leads", "waiting", 0)]


class _Handler(BaseHTTPRequestHandler):
    """Takes a message as apprise posts it; refuses under /no."""

    got: list[dict[str, str]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        type(self).got.append(json.loads(body))
        self.send_response(500 if self.path.startswith("/no") else 200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    _Handler.got.clear()
    with HTTPServer(("127.0.0.1", 0), _Handler) as listening:
        Thread(target=listening.serve_forever, daemon=True).start()
        yield f"json://127.0.0.1:{listening.server_port}"
        listening.shutdown()


@pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")  # apprise's own import
def test_apprise_delivers_and_leaves_no_address_in_the_log(
    store: Store, server: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The one test with the real library, to a server of its own; a refusal is told without the address."""
    caplog.set_level(logging.DEBUG)
    environment = {"LEADS_URL": f"{server}/gizli-yol"}
    note(store, about_night(SPEC, "gate", "k", (("gate_stale", (("hours", "50"), ("limit", "48"))),)), NOW)
    assert send(store, SPEC, NOW, environment=environment).sent == 1
    assert "History ends 50 h before as-of" in _Handler.got[0]["message"]
    assert not delivery.AppriseSender().deliver(f"{server}/no/gizli-yol", "t", "x")
    assert not delivery.AppriseSender().deliver("nothing that is an address gizli-yol", "t", "x")
    assert "gizli-yol" not in caplog.text
    assert logging.getLogger("apprise").disabled is False
